import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LANGUAGES, selector } from "../src/languages";

const manifest = JSON.parse(readFileSync("package.json", "utf-8"));

test("the extension wakes for the languages that it serves, and for no others", () => {
  const events: string[] = manifest.activationEvents;
  const woken: string[] = events.filter((event) => event.startsWith("onLanguage:")).map((event) => event.slice(11));
  assert.deepEqual<string[]>(woken, [...LANGUAGES]);
  assert.ok(selector().every((filter) => filter.pattern || woken.includes(`${filter.language}`)));
});

test("every setting that is read is declared, with its default", () => {
  const declared = manifest.contributes.configuration.properties;
  const source = readFileSync("src/extension.ts", "utf-8");
  const read = [...source.matchAll(/held\.get\("(\w+)"/g)].map((match) => `claimtrack.${match[1]}`);
  assert.equal(read.length, 3);
  for (const name of read) {
    assert.ok("default" in declared[name], name);
  }
});

test("every command that is registered is declared", () => {
  const source = readFileSync("src/extension.ts", "utf-8");
  const registered = [...source.matchAll(/registerCommand\("([\w.]+)"/g)].map((match) => match[1]);
  const declared = manifest.contributes.commands.map((one: { command: string }) => one.command);
  assert.deepEqual(registered, declared);
});

test("the lock file names no address of a registry", () => {
  assert.ok(!readFileSync("package-lock.json", "utf-8").includes('"resolved"'));
});

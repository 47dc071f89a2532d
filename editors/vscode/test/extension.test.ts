/** The bundled extension with its real client and the real server, in a stand-in for the editor. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, Seen } from "./editor";
import { MISSING, PROGRAM } from "./program";

const TEXT = "# Microcurrent facial\n\nMicrocurrent boosts ATP in your skin.\n";
const URI = "untitled:Untitled-1";

async function marks(seen: Seen): Promise<string[]> {
  for (let tries = 0; tries < 600 && !seen.marks.get(URI)?.length; tries++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return (seen.marks.get(URI) ?? []).map((mark) => mark.message);
}

test("an open page is marked, the server restarted and stopped", { skip: MISSING, timeout: 60_000 }, async (t) => {
  const { extension, seen } = open({ path: PROGRAM, markets: ["uk"], minConfidence: "medium" }, TEXT);
  t.after(() => extension.deactivate());
  await extension.activate({ subscriptions: [] });
  const [item] = seen.items;
  assert.deepEqual([item?.text, item?.detail, item?.busy], ["claimtrack", "for uk", false]);
  assert.match((await marks(seen)).join(), /says that facial microcurrent increases ATP/);
  assert.ok(seen.commands.has("claimtrack.evidence"));

  seen.marks.clear();
  await seen.commands.get("claimtrack.restart")?.();
  assert.match((await marks(seen)).join(), /increases ATP/);
  await extension.deactivate();
  assert.equal(item?.text, "claimtrack is not running");
  assert.deepEqual(seen.messages, []);
});

test("a program that is not there is told, and shown as not running", { timeout: 60_000 }, async () => {
  const { extension, seen } = open({ path: "./no-such-program" }, TEXT);
  await extension.activate({ subscriptions: [] });
  assert.equal(seen.items[0]?.text, "claimtrack is not running");
  assert.ok(seen.messages.some((message) => /no-such-program' could not be started: .*pip install/.test(message)));
  await extension.deactivate();
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { status } from "../src/status";

test("a server that stands still is shown as wrong: unmarked copy is not clean copy", () => {
  const said = status("stopped", []);
  assert.ok(said.wrong);
  assert.match(said.detail, /not checked/);
});

test("a server that runs says for which markets", () => {
  assert.equal(status("running", ["us", "uk"]).detail, "for us, uk");
  assert.equal(status("running", []).detail, "markets by claimtrack.toml");
  assert.ok(status("starting", []).busy);
});

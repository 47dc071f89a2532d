import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { failure, launch } from "../src/settings";

const DEFAULT = { path: "claimtrack", markets: [], minConfidence: "medium" };

test("the server is found on the PATH and asked for what the settings say", () => {
  assert.deepEqual(launch({ ...DEFAULT, markets: ["uk", "eu"], minConfidence: "low" }, "/site"), {
    command: "claimtrack",
    args: ["lsp", "--stdio", "--min-confidence", "low", "--market", "uk,eu"],
    cwd: "/site",
  });
});

test("without markets the configuration decides", () => {
  assert.ok(!launch(DEFAULT, "/site").args.includes("--market"));
});

for (const [path, root, command] of [
  [".venv/bin/claimtrack", "/site", join("/site", ".venv/bin/claimtrack")],
  ["/opt/claimtrack", "/site", "/opt/claimtrack"],
  [".venv/bin/claimtrack", undefined, ".venv/bin/claimtrack"],
  ["  ", "/site", "claimtrack"],
] as const) {
  test(`'${path}' below ${root} is ${command}`, () => {
    assert.equal(launch({ ...DEFAULT, path }, root).command, command);
  });
}

test("a server that does not start is told in one line with what to do", () => {
  const told = failure("claimtrack", new Error("spawn claimtrack ENOENT\nat somewhere"));
  assert.equal(
    told,
    "'claimtrack' could not be started: spawn claimtrack ENOENT. Run: pip install 'claimtrack[lsp]', or set claimtrack.path.",
  );
  assert.match(failure("claimtrack", ""), /it ended at once/);
});

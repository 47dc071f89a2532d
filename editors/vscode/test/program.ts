/** The real server's program: the one named by CLAIMTRACK, else this repository's own, else the one on the PATH. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const OWN = resolve("../../.venv/bin/claimtrack");

export const PROGRAM = process.env["CLAIMTRACK"] ?? (existsSync(OWN) ? OWN : "claimtrack");

/** Why tests that need it are skipped; false where it is there. */
export const MISSING = spawnSync(PROGRAM, ["--version"]).status === 0 ? false : `'${PROGRAM}' is not installed`;

/** How the server is started, from the settings. Nothing here knows the editor. */

import { isAbsolute, join } from "node:path";

export interface Settings {
  path: string;
  markets: readonly string[];
  minConfidence: string;
}

export interface Launch {
  command: string;
  args: string[];
  cwd: string | undefined;
}

/** The command line of the server; a relative path with a folder in it lies below the first workspace folder. */
export function launch(settings: Settings, root: string | undefined): Launch {
  const path = settings.path.trim() || "claimtrack";
  const named = !/[\\/]/.test(path) || isAbsolute(path) || root === undefined;
  const args = ["lsp", "--stdio", "--min-confidence", settings.minConfidence];
  if (settings.markets.length > 0) {
    args.push("--market", settings.markets.join(","));
  }
  return { command: named ? path : join(root, path), args, cwd: root };
}

/** What to tell somebody whose server did not start: one line that says what to do. */
export function failure(command: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const told = reason.split("\n")[0]?.trim() || "it ended at once";
  return `'${command}' could not be started: ${told}. Run: pip install 'claimtrack[lsp]', or set claimtrack.path.`;
}

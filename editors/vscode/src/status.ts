/** What the status item says of the server. Nothing here knows the editor. */

export type Phase = "starting" | "running" | "stopped";

export interface Status {
  text: string;
  detail: string;
  wrong: boolean;
  busy: boolean;
}

export function status(phase: Phase, markets: readonly string[]): Status {
  const where = markets.length > 0 ? `for ${markets.join(", ")}` : "markets by claimtrack.toml";
  switch (phase) {
    case "starting":
      return { text: "claimtrack", detail: "starting", wrong: false, busy: true };
    case "running":
      return { text: "claimtrack", detail: where, wrong: false, busy: false };
    case "stopped":
      return { text: "claimtrack is not running", detail: "copy is not checked", wrong: true, busy: false };
  }
}

// What a report says as a whole: how much was found in how much text, what was not read, by which library.

import { plural } from "./cards.js";
import { el } from "./elements.js";

const on = id => document.getElementById(id);

/** Fill the parts of the page that count. */
export function summarise(report) {
  count(report.skipped.length ? `Not read: ${report.skipped[0].reason}.` : found(report));
  const unread = report.unread.map(one => el("li", {}, `${one.line ? `line ${one.line}: ` : ""}${one.what}`));
  on("unread").hidden = unread.length === 0;
  on("unread").replaceChildren(el("h2", {}, "Not read"), el("ul", {}, ...unread));
  const library = report.library.map(layer => `${layer.name} ${layer.version}`).join(" + ");
  on("judged").textContent = `Library ${library}, evidence as of ${report.as_of}. No legal or medical advice.`;
}

/** Set only where it says something new: it is read aloud each time. */
export function count(text) {
  if (on("counts").textContent !== text) on("counts").textContent = text;
}

function found({ summary, passages }) {
  const read = plural(summary.words, "word");
  if (summary.words === 0) return "Nothing to read yet.";
  if (passages.length === 0) return `No findings in the text read: ${read}.`;
  const severities = ["error", "warning", "info"].filter(name => summary.by_severity[name]);
  const counts = severities.map(name => plural(summary.by_severity[name], name === "info" ? "note" : name));
  return `${plural(passages.length, "passage")} to look at: ${counts.join(", ")}. ${read} read.`;
}

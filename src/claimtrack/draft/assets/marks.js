// The layer behind the text: the same letters, unseen, with lines under those that a finding stands on.

const WORST_FIRST = ["error", "warning", "info"];

/** Fill the layer with the text and the marks of its passages; `current` is the key of the one being looked at. */
export function paint(layer, text, passages, current) {
  const marks = passages.flatMap(passage => [
    ...(passage.key === current ? [{ start: passage.start, end: passage.end, name: "current" }] : []),
    ...passage.findings.map(({ start, end, severity }) => ({ start, end, name: severity })),
  ]);
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = edges.slice(1).map((end, index) => piece(text, edges[index], end, marks));
  // A line that has no letters yet is as high as any other only if something stands on it.
  layer.replaceChildren(...pieces, "\u200b");
}

function piece(text, start, end, marks) {
  const names = marks.filter(mark => mark.start < end && mark.end > start).map(mark => mark.name);
  const shown = text.slice(start, end);
  if (names.length === 0) return shown;
  const element = document.createElement("mark");
  element.textContent = shown;
  const worst = WORST_FIRST.find(name => names.includes(name));
  element.className = [worst, names.includes("current") && "current"].filter(Boolean).join(" ");
  return element;
}

// The text field: changed only as a person would change it, so that undo takes everything back.

/** Replace units [start, end) by the text, as if it had been typed; the caret stands behind it. */
export function type(area, { start, end }, text) {
  area.focus();
  area.setSelectionRange(start, end);
  // Deprecated, and the only way to change a field that its undo knows of; where it is gone, undo is lost, not the text.
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done || start === end) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Put the caret at the start of a range and bring the range into view; `mark` is an element that stands on it. */
export function show(area, { start }, mark) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start);
  mark?.scrollIntoView({ block: "center", behavior: "auto" });
}

/** Copy a text to the clipboard. */
export async function copy(text, area) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    area.focus();
    area.select();
    document.execCommand("copy");
  }
}

/** Hand a text to the reader's downloads. */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// Places in the text. The server counts code points, the page UTF-16 units: here, and only here, one becomes the other.

/** The passages of a report, in order, each with its findings; every range in UTF-16 units of `text`. */
export function passagesOf(report, text) {
  const at = unitsOf(text);
  const range = place => ({ start: at(place.offset), end: at(place.end_offset) });
  const findings = report.findings.map(one => ({ ...one, ...range(one) }));
  return report.passages.map(passage => ({
    key: passage.findings.join(" "),
    text: passage.text,
    ...range(passage),
    findings: findings.filter(one => one.passage === passage.id),
    suggestion: passage.suggestion && {
      ...passage.suggestion,
      range: passage.suggestion.range && range(passage.suggestion.range),
    },
  }));
}

/** What was done to `before` to make it `after`: units [start, end) were replaced, `by` more or fewer stand there. */
export function editOf(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, by: after.length - before.length };
}

/** The passages after an edit. What the edit touched is left out until it has been judged again. */
export function afterEdit(passages, edit) {
  return passages.flatMap(passage => {
    const findings = passage.findings.flatMap(one => moved(one, edit) ?? []);
    if (findings.length === 0) return [];
    const whole = moved(passage, edit);
    if (whole === null) return [{ ...passage, end: passage.end + edit.by, findings, suggestion: null }];
    const { suggestion } = passage;
    const range = suggestion?.range && moved(suggestion.range, edit);
    return [{ ...whole, findings, suggestion: suggestion && { ...suggestion, range } }];
  });
}

/** A range after an edit; null where the edit touched it. */
function moved(range, edit) {
  if (range.end <= edit.start) return range;
  if (range.start < edit.end) return null;
  return { ...range, start: range.start + edit.by, end: range.end + edit.by };
}

function unitsOf(text) {
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  starts.push(unit);
  return offset => starts[offset];
}

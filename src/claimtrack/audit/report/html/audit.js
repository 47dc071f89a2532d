
"use strict";
const all = selector => [...document.querySelectorAll(selector)];
const form = document.getElementById("filters"), count = document.getElementById("count");
const cards = all(".edits > li").map(element => ({element, severity: element.dataset.severity, statuses: element.dataset.statuses.split(" "), treatments: element.dataset.treatments.split(" "), reach: Number(element.dataset.reach), text: ""}));

// The text of a card is read when first asked for.
const textOf = card => card.text || (card.text = card.element.textContent.toLowerCase());
const value = name => form.elements[name] ? form.elements[name].value : "";

function filter() {
  const words = value("q").toLowerCase().split(/\s+/).filter(Boolean), [severity, status, treatment] = ["severity", "status", "treatment"].map(value);
  let shown = 0;
  for (const card of cards) {
    const fits = (!severity || card.severity === severity) && (!status || card.statuses.includes(status)) && (!treatment || card.treatments.includes(treatment))
      && (!form.elements.many.checked || card.reach >= 3) && words.every(word => textOf(card).includes(word));
    card.element.hidden = !fits;
    shown += fits;
  }
  count.textContent = `${shown.toLocaleString("en")} of ${cards.length.toLocaleString("en")} passages shown.`;
}

if (form) {
  form.hidden = count.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); form.elements.q.focus(); }
  });
  filter();
}

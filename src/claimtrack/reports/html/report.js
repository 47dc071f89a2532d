
"use strict";
const all = selector => [...document.querySelectorAll(selector)];
const form = document.getElementById("filters"), count = document.getElementById("count");
const cards = all(".card").map(element => ({
  element, number: element.id.slice(1), page: element.closest(".page"), passage: element.closest(".passage"), row: element.closest(".row"),
  severity: element.dataset.severity, status: element.dataset.status, treatment: element.dataset.treatment, state: element.dataset.state || "",
  markets: element.dataset.markets.split(" "), text: "",
}));
const order = ["error", "warning", "info"];
const marks = all("mark[data-f], a.ref").map(element => ({element, numbers: element.dataset.f.split(" ")}));
const counters = all("[data-count]"), bars = all("[data-bar]"), rows = all(".row"), sections = all(".page");
let visible = cards;

// The text of a card and its passage is read when first asked for: two thousand of them take a moment.
const textOf = card => card.text || (card.text = (card.row.firstChild.textContent + " " + card.passage.textContent).toLowerCase());
const value = name => { const field = form.elements[name]; return field ? field.value : ""; };

function matching() {
  const words = value("q").toLowerCase().split(/\s+/).filter(Boolean), [severity, status, market, treatment, state, page] = ["severity", "status", "market", "treatment", "state", "page"].map(value);
  return cards.filter(card => (!severity || card.severity === severity) && (!status || card.status === status) && (!market || card.markets.includes(market))
    && (!treatment || card.treatment === treatment) && (!state || card.state === state) && (!page || card.page.dataset.path === page)
    && words.every(word => textOf(card).includes(word)));
}

function filter() {
  visible = matching();
  const shown = new Map(visible.map(card => [card.number, card])), some = visible.length < cards.length;
  const [passages, withCards, pages] = ["passage", "row", "page"].map(part => new Set(visible.map(card => card[part])));
  for (const card of cards) { card.element.hidden = !shown.has(card.number); card.passage.hidden = !passages.has(card.passage); }
  for (const row of rows) row.hidden = form.elements.only.checked && !withCards.has(row);
  for (const section of sections) section.hidden = some && !pages.has(section);
  for (const {element, numbers} of marks) {
    const worst = order.find(severity => numbers.some(number => shown.has(number) && shown.get(number).severity === severity));
    if (element.tagName === "MARK") element.className = worst || "off"; else element.hidden = !worst;
  }
  tell(some);
}

function tell(some) {
  const numbers = new Map(), add = key => numbers.set(key, (numbers.get(key) || 0) + 1);
  for (const card of visible) { add("severity " + card.severity); add("status " + card.status); add("page " + card.page.dataset.path + " " + card.severity); }
  const most = Math.max(1, ...bars.map(bar => numbers.get(bar.dataset.bar) || 0));
  for (const element of counters) element.textContent = (numbers.get(element.dataset.count) || 0).toLocaleString("en");
  for (const bar of bars) {
    const number = numbers.get(bar.dataset.bar) || 0;
    bar.hidden = !number;
    bar.style.width = 100 * number / most + "%";
  }
  const chosen = [...form.elements].filter(field => field.name && field.value && field.type !== "checkbox").map(field => (field.labels[0].firstChild.textContent.trim() + " " + field.value));
  count.textContent = `${visible.length.toLocaleString("en")} of ${cards.length.toLocaleString("en")} findings shown` + (some ? `: ${chosen.join(", ")}.` : ".");
}

function go(step) {
  if (!visible.length) return;
  const at = visible.findIndex(card => card.element.classList.contains("at"));
  const next = visible[at < 0 ? (step > 0 ? 0 : visible.length - 1) : (at + step + visible.length) % visible.length];
  for (const card of cards) card.element.classList.toggle("at", card === next);
  next.element.tabIndex = -1;
  next.element.focus({preventScroll: true});
  next.element.scrollIntoView({block: "center"});
}

// What a link names is shown, whatever the filters say.
function arrive() {
  const card = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!card || !card.matches(".card")) return;
  if (card.hidden) { form.reset(); filter(); }
  card.querySelector("details").open = true;
  card.scrollIntoView({block: "center"});
}

function unfold(open) {
  for (const details of all("details")) details.open = open;
  const button = document.getElementById("fold");
  button.textContent = open ? "Close all" : "Open all";
  button.setAttribute("aria-pressed", String(open));
}

async function copy(button) {
  try { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = "Copied"; }
  catch { getSelection().selectAllChildren(button.parentElement.querySelector(".wording")); button.textContent = "Selected"; }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

if (form) {
  form.hidden = count.hidden = false;
  for (const button of all("[data-copy]")) button.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
  document.getElementById("fold").addEventListener("click", event => unfold(event.target.getAttribute("aria-pressed") !== "true"));
  document.getElementById("before").addEventListener("click", () => go(-1));
  document.getElementById("after").addEventListener("click", () => go(1));
  document.getElementById("print").addEventListener("click", () => print());
  document.addEventListener("click", event => { if (event.target.matches("[data-copy]")) copy(event.target); });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.target.matches("input, select, textarea")) { event.preventDefault(); form.elements.q.focus(); }
  });
  let before = false;
  addEventListener("beforeprint", () => { before = document.getElementById("fold").getAttribute("aria-pressed") === "true"; unfold(true); });
  addEventListener("afterprint", () => unfold(before));
  addEventListener("hashchange", arrive);
  unfold(false);
  filter();
  arrive();
}

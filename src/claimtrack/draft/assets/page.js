// The page put together: what is typed is judged after a pause, and the newest text is the one that counts.

import { ask, start } from "./asking.js";
import { about, card, namesIn, openCard } from "./cards.js";
import { copy, download, show, type } from "./editor.js";
import { el } from "./elements.js";
import { OpenFile } from "./file.js";
import { forget, keep, kept } from "./keeping.js";
import { paint } from "./marks.js";
import { inWords, say, unsay } from "./notice.js";
import { afterEdit, editOf, passagesOf } from "./offsets.js";
import { count, summarise } from "./summary.js";

const PAUSE = 250; // milliseconds without a key before the text is judged
const SUFFIXES = { text: "txt", markdown: "md", html: "html" };
const on = id => document.getElementById(id);
const area = on("text");

const page = await start();
const file = page.file && new OpenFile(page.file, area, remember);
let passages = [];
let current = null; // the key of the passage that is open
let painted = ""; // the text that `passages` holds for
const unfolded = new Set(); // parts of cards that the reader has opened
let closed = new Map(); // what a closed card shows -> its element
let known = new Map(); // name of a claim, rule or policy -> what `explain` gave
let timer = 0;
let asking = false;
let again = false;
let trouble = ""; // what was said of the last question, where it had no answer

const chosen = () => page.markets.filter(market => on(`market-${market.id}`).checked);
const ids = markets => markets.map(market => market.id);

function fill() {
  const before = kept(file?.name);
  const markets = before?.markets ?? ids(page.markets.filter(market => market.chosen));
  for (const { id, name } of page.markets) {
    const box = el("input", { type: "checkbox", id: `market-${id}`, checked: markets.includes(id), onchange: otherMarkets });
    on("markets").append(el("label", {}, box, name));
  }
  on("format").append(...page.formats.map(({ id, name }) => el("option", { value: id }, name)));
  on("format").value = file?.format ?? before?.format ?? "text";
  on("name").textContent = file?.name ?? "Draft";
  on("save").hidden = !file;
  area.value = file?.text ?? before?.text ?? "";
  if (file && before?.edited && before.text !== file.text) file.resume(before);
}

// Judging: one question at a time; if the text has changed meanwhile it is asked again.

async function judge() {
  clearTimeout(timer);
  if (asking) { again = true; return; }
  asking = true;
  const text = area.value;
  try {
    const report = await ask("judge", { text, format: on("format").value, markets: ids(chosen()) });
    passages = passagesOf(report, text);
    painted = text;
    stay();
    follow();
    summarise(report);
    list();
    unsay(trouble);
  } catch (error) {
    trouble = inWords(error);
    say(trouble);
    count("The text as it stands has not been read.");
  } finally {
    asking = false;
    if (again) { again = false; judge(); }
  }
}

/** The marks move along with what is typed until the answer comes. */
function follow() {
  if (area.value !== painted) {
    passages = afterEdit(passages, editOf(painted, area.value));
    painted = area.value;
  }
  paint(on("marks"), painted, passages, current);
}

function changed() {
  follow();
  remember();
  clearTimeout(timer);
  timer = setTimeout(judge, PAUSE);
}

function remember() {
  const draft = { text: area.value, format: on("format").value, markets: ids(chosen()), version: file?.version, edited: file?.edited };
  on("keeping").textContent = keep(file?.name, draft)
    ? (file ? "What you changed is kept in this browser until you save or clear it."
      : "The text is kept in this browser, for this address, until you clear it.")
    : "This browser keeps nothing: copy the text before you close the page.";
  document.title = `${file?.edited ? "* " : ""}${file?.name ?? "Draft"} - claimtrack`;
}

function otherMarkets() {
  known = new Map();
  remember();
  judge();
}

// The side of the page.

function list() {
  const held = document.activeElement?.dataset?.key;
  const before = closed;
  closed = new Map();
  on("passages").replaceChildren(...passages.map(passage => passage.key === current
    ? openCard(passage, about(passage, { known, markets: chosen(), unfolded, onPut: () => put(passage.key) }), () => open(null))
    : closedCard(passage, before)));
  if (held) keyed(held)?.focus({ preventScroll: true });
  on("previous").disabled = on("next").disabled = passages.length === 0;
  const shown = passages.find(passage => passage.key === current);
  if (shown) learn(shown);
}

/** A card that shows what it showed before is the same element, so that a click on it is not lost. */
function closedCard(passage, before) {
  const shows = JSON.stringify([passage.key, passage.text, passage.findings.map(one => one.severity)]);
  const element = before.get(shows) ?? card(passage, () => open(passage.key));
  closed.set(shows, element);
  return element;
}

/** Ask once for what the open passage names. */
async function learn(passage) {
  const names = namesIn(passage).filter(name => !known.has(name));
  if (names.length === 0) return;
  const into = known;
  for (const name of names) into.set(name, undefined);
  try {
    const told = await ask("explain", { names, markets: ids(chosen()) });
    for (const name of names) into.set(name, told[name]);
    if (into === known) list();
  } catch (error) {
    for (const name of names) into.delete(name);
    say(inWords(error));
  }
}

const keyed = key => [...on("passages").querySelectorAll("[data-key]")].find(one => one.dataset.key === key);

/** Open a passage's card, or none; `goThere` puts the caret into it, too. */
function open(key, { goThere = true } = {}) {
  current = key;
  paint(on("marks"), painted, passages, current);
  list();
  const passage = passages.find(one => one.key === key);
  if (!passage) return;
  keyed(key).scrollIntoView({ block: "nearest" });
  if (goThere) show(area, passage, on("marks").querySelector(".current"));
}

/** The passage the caret stands in while somebody writes. */
function underCaret() {
  if (document.activeElement !== area || area.value !== painted) return undefined;
  const here = area.selectionStart;
  return passages.find(passage => passage.start <= here && here <= passage.end);
}

/** The card follows the caret. */
function look() {
  const under = underCaret();
  if (under && under.key !== current) open(under.key, { goThere: false });
}

/** After judging: the card of the passage that is being written is open, else the one that was, if it is still there. */
function stay() {
  const under = underCaret();
  if (under) current = under.key;
  else if (!passages.some(passage => passage.key === current)) current = null;
}

function step(by) {
  if (passages.length === 0) return;
  const at = passages.findIndex(passage => passage.key === current);
  const next = at < 0 && by < 0 ? passages.length - 1 : (at + by + passages.length) % passages.length;
  open(passages[next].key);
}

/** Put the allowed wording of a passage in. */
function put(key) {
  const suggestion = passages.find(passage => passage.key === key)?.suggestion;
  if (!suggestion?.range) return;
  type(area, suggestion.range, suggestion.text);
  judge();
}

function clear() {
  type(area, { start: 0, end: area.value.length }, "");
  forget(file?.name);
  judge();
  on("keeping").textContent = "Cleared: nothing is kept. Ctrl+Z brings the text back.";
}

function press(event) {
  const command = event.ctrlKey || event.metaKey;
  const keys = {
    F8: () => step(event.shiftKey ? -1 : 1),
    ...(command && { s: file && (() => file.save()), Enter: () => current && put(current) }),
  };
  const run = keys[event.key];
  if (!run || event.isComposing) return;
  event.preventDefault();
  run();
}

fill();
remember();
area.addEventListener("input", changed);
document.addEventListener("selectionchange", look);
document.addEventListener("keydown", press);
on("format").addEventListener("change", () => { remember(); judge(); });
on("previous").addEventListener("click", () => step(-1));
on("next").addEventListener("click", () => step(1));
on("save").addEventListener("click", () => file.save());
on("copy").addEventListener("click", async () => { await copy(area.value, area); say("Copied."); });
on("download").addEventListener("click", () => download(area.value, file?.name.split("/").at(-1) ?? `draft.${SUFFIXES[on("format").value] ?? "txt"}`));
on("clear").addEventListener("click", clear);
document.querySelector(".writing").addEventListener("click", event => { if (event.target !== area) area.focus(); });
await judge();
document.documentElement.dataset.ready = "";

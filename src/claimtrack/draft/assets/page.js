// The page put together: what is typed is judged after a pause, and the newest text is the one that counts.

import { ask, Refused, start } from "./asking.js";
import { about, card, namesIn, plural } from "./cards.js";
import { copy, download, show, type } from "./editor.js";
import { el } from "./elements.js";
import { forget, keep, kept } from "./keeping.js";
import { paint } from "./marks.js";
import { afterEdit, editOf, passagesOf } from "./offsets.js";

const PAUSE = 250; // milliseconds without a key before the text is judged
const SUFFIXES = { text: "txt", markdown: "md", html: "html" };
const on = id => document.getElementById(id);
const area = on("text");

const page = await start();
let passages = [];
let current = null; // the key of the passage that is open
let painted = ""; // the text that `passages` holds for
const unfolded = new Set(); // parts of cards that the reader has opened
let known = new Map(); // name of a claim, rule or policy -> what `explain` gave
let version = page.file?.version; // of the file that the text was made from
let timer = 0;
let asking = false;
let again = false;

const chosen = () => page.markets.filter(market => on(`market-${market.id}`).checked);
const ids = markets => markets.map(market => market.id);

function fill() {
  const before = kept(page.file);
  const markets = before?.markets ?? ids(page.markets.filter(market => market.chosen));
  for (const { id, name } of page.markets) {
    const box = el("input", { type: "checkbox", id: `market-${id}`, checked: markets.includes(id), onchange: () => { known = new Map(); judge(); } });
    on("markets").append(el("label", {}, box, name));
  }
  on("format").append(...page.formats.map(({ id, name }) => el("option", { value: id }, name)));
  on("format").value = page.file?.format ?? before?.format ?? "text";
  on("name").textContent = page.file?.name ?? "Draft";
  on("save").hidden = !page.file;
  area.value = before?.text ?? page.file?.text ?? "";
  if (before && page.file && before.text !== page.file.text) {
    version = before.version;
    say("Changes that were not saved yet were brought back.", ["Take what the file holds", takeTheFile(page.file)]);
  }
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
    follow();
    tell(report);
    if (on("notice").dataset.from === "judge") say("");
  } catch (error) {
    say(inWords(error));
    on("notice").dataset.from = "judge";
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
  const done = keep(page.file, { text: area.value, format: on("format").value, markets: ids(chosen()), version });
  on("keeping").textContent = done
    ? "The text is kept in this browser, for this address, until you clear it."
    : "This browser keeps nothing: copy the text before you close the page.";
  const edited = page.file && area.value !== page.file.text;
  document.title = `${edited ? "* " : ""}${page.file?.name ?? "Draft"} - claimtrack`;
}

// The side of the page.

function tell(report) {
  const { summary } = report;
  const counts = ["error", "warning", "info"].filter(name => summary.by_severity[name])
    .map(name => plural(summary.by_severity[name], name === "info" ? "note" : name));
  const found = counts.length
    ? `${plural(report.passages.length, "passage")} to look at: ${counts.join(", ")}. ${plural(summary.words, "word")} read.`
    : area.value.trim() ? `No findings in the text read: ${plural(summary.words, "word")}.` : "Nothing to read yet.";
  on("counts").textContent = report.skipped.length ? `Not read: ${report.skipped[0].reason}.` : found;
  const unread = report.unread.map(one => el("li", {}, `${one.line ? `line ${one.line}: ` : ""}${one.what}`));
  on("unread").hidden = unread.length === 0;
  on("unread").replaceChildren(el("h2", {}, "Not read"), el("ul", {}, ...unread));
  const library = report.library.map(layer => `${layer.name} ${layer.version}`).join(" + ");
  on("judged").textContent = `Library ${library}, evidence as of ${report.as_of}. No legal or medical advice.`;
  list();
}

function list() {
  const held = document.activeElement?.dataset?.key;
  on("passages").replaceChildren(...passages.map(passage => card(passage, {
    open: passage.key === current,
    onOpen: () => open(passage.key === current ? null : passage.key),
    body: about(passage, { known, markets: chosen(), unfolded, onPut: () => put(passage.key) }),
  })));
  if (held) keyed(held)?.focus({ preventScroll: true });
  on("previous").disabled = on("next").disabled = passages.length === 0;
  const shown = passages.find(passage => passage.key === current);
  if (shown) learn(shown);
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

/** The card follows the caret. */
function look() {
  if (document.activeElement !== area || area.value !== painted) return;
  const here = area.selectionStart;
  const under = passages.find(passage => passage.start <= here && here <= passage.end);
  if (under && under.key !== current) open(under.key, { goThere: false });
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

// The text as a whole.

function whole(text) {
  type(area, { start: 0, end: area.value.length }, text);
}

const takeTheFile = file => () => {
  whole(file.text);
  page.file = { ...page.file, ...file };
  version = file.version;
  remember();
  say("");
};

async function save(question = {}) {
  if (!page.file) return;
  const text = area.value;
  try {
    const file = await ask("save", { text, version, ...question });
    if (file.beside) {
      say(`Saved as ${file.beside}; ${page.file.name} is as it was.`);
      return;
    }
    page.file = { ...page.file, text, version: file.version };
    version = file.version;
    remember();
    say(`Saved ${file.name}.`);
  } catch (error) {
    const now = error instanceof Refused && error.answer.now;
    if (!now) { say(inWords(error)); return; }
    say(`${error.message}. Yours is still here.`,
      ["Save mine beside it", () => save({ beside: true })],
      ["Take what the file holds", takeTheFile(now)],
      ["Write mine over it", () => { version = now.version; save(); }]);
  }
}

function clear() {
  whole("");
  forget(page.file);
  judge();
  on("keeping").textContent = "Cleared: nothing is kept. Ctrl+Z brings the text back.";
}

function say(text, ...choices) {
  const notice = on("notice");
  delete notice.dataset.from;
  notice.hidden = !text;
  const buttons = choices.map(([name, run]) => el("button", { type: "button", onclick: run }, name));
  const away = text ? el("button", { type: "button", onclick: () => say("") }, "Close") : null;
  notice.replaceChildren(...[el("span", {}, text), ...buttons, away].filter(Boolean));
}

const inWords = error => error instanceof Refused
  ? `${error.message}.`
  : "No answer: claimtrack draft has ended. Your text is still here; copy it, or start it again.";

function press(event) {
  const command = event.ctrlKey || event.metaKey;
  const keys = {
    F8: () => step(event.shiftKey ? -1 : 1),
    ...(command && { s: save, Enter: () => current && put(current) }),
  };
  const run = keys[event.key];
  if (!run || event.isComposing || (event.key === "s" && !page.file)) return;
  event.preventDefault();
  run();
}

fill();
remember();
area.addEventListener("input", changed);
document.addEventListener("selectionchange", look);
document.addEventListener("keydown", press);
on("format").addEventListener("change", () => { remember(); judge(); });
on("markets").addEventListener("change", remember);
on("previous").addEventListener("click", () => step(-1));
on("next").addEventListener("click", () => step(1));
on("save").addEventListener("click", () => save());
on("copy").addEventListener("click", async () => { await copy(area.value, area); say("Copied."); });
on("download").addEventListener("click", () => download(area.value, page.file?.name.split("/").at(-1) ?? `draft.${SUFFIXES[on("format").value] ?? "txt"}`));
on("clear").addEventListener("click", clear);
document.querySelector(".writing").addEventListener("click", event => { if (event.target !== area) area.focus(); });
await judge();
document.documentElement.dataset.ready = "";

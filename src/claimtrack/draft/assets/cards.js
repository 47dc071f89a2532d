// What is known of a passage, for the side of the page: wording first, then each finding with its evidence and policies.

import { el, link, listed } from "./elements.js";

const SEVERITIES = ["error", "warning", "info"];
const WORDS = { error: "error", warning: "warning", info: "note" };

/** One entry of the list: a title that opens it. */
export function card(passage, onOpen) {
  return el("li", { className: worstOf(passage) }, title(passage, false, onOpen));
}

/** The same with its body, and a title that closes it. */
export function openCard(passage, body, onClose) {
  const item = el("li", { className: worstOf(passage) }, title(passage, true, onClose), el("div", { className: "body", id: "about" }, body));
  item.firstChild.setAttribute("aria-controls", "about");
  return item;
}

function title(passage, isOpen, onclick) {
  const button = el("button", { type: "button", className: "title", onclick },
    el("span", { className: "how" }, summary(passage)),
    el("span", { className: "what" }, passage.text));
  button.dataset.key = passage.key;
  button.setAttribute("aria-expanded", String(isOpen));
  return button;
}

/**
 * The body: `known` maps the names of claims, rules and policies to what `explain` gave, `onPut` puts wording in, and
 * `unfolded` holds the names of the parts that the reader has opened.
 */
export function about(passage, { known, markets, unfolded, onPut }) {
  return [
    instead(passage.suggestion, onPut),
    ...passage.findings.map(finding => oneFinding(finding, known, markets, unfolded)),
  ];
}

/** The names that `about` wants to know more of. */
export const namesIn = passage =>
  [...new Set(passage.findings.flatMap(one => [one.rule, ...(one.claim ? [one.claim] : []), ...one.policies]))];

function instead(suggestion, onPut) {
  if (!suggestion) return null;
  if (!suggestion.range) {
    const text = suggestion.text || "Leave this sentence out.";
    return el("div", { className: "instead" }, el("h3", {}, suggestion.text ? "Write instead" : "What to do"),
      el("p", {}, text), suggestion.text ? el("p", { className: "small" }, "It does not fit in as it stands: put it in by hand.") : null);
  }
  const button = el("button", { type: "button", onclick: onPut }, "Put it in");
  button.setAttribute("aria-keyshortcuts", "Control+Enter");
  return el("div", { className: "instead" }, el("h3", {}, "Write instead"), el("p", {}, suggestion.text), button);
}

function oneFinding(finding, known, markets, unfolded) {
  const claim = known.get(finding.claim)?.claim;
  const rule = known.get(finding.rule)?.rule;
  const held = finding.policies.map(name => known.get(name)?.policy).filter(Boolean);
  const part = (name, summary, children) => folded(`${finding.fingerprint} ${name}`, summary, children, unfolded);
  return el("article", { className: `finding ${finding.severity}` },
    el("p", { className: "said" }, el("q", {}, finding.text)),
    el("p", {}, `${capital(finding.message)}.`.replace(/([.!?])\.$/, "$1")),
    status(finding, claim),
    claim ? part("evidence", `Evidence: ${weighed(claim)}`, evidence(claim)) : why(finding),
    held.length ? part("policies", `Policies: ${inMarkets(held, markets)}`, policies(held, markets)) : null,
    rule ? part("rule", `The rule: ${finding.rule}`, [el("p", { className: "rule" }, rule.page)]) : null);
}

function status(finding, claim) {
  const words = [`${WORDS[finding.severity]}, ${finding.rule}`];
  if (finding.status) words.push(`evidence: ${finding.status}${claim?.status === finding.status ? ` (${claim.means})` : ""}`);
  return el("p", { className: "status" }, words.join("; "));
}

/** A part that opens at a click, and stays open when the list is made anew. */
function folded(name, summary, children, unfolded) {
  const part = el("details", { open: unfolded.has(name) }, el("summary", {}, summary), children);
  part.addEventListener("toggle", () => (part.open ? unfolded.add(name) : unfolded.delete(name)));
  part.firstChild.dataset.key = name;
  return part;
}

const weighed = claim =>
  `${claim.supporting.length} for, ${claim.disputing.length} against, ${claim.gaps.length} missing`;

const inMarkets = (held, markets) => markets
  .map(market => [market.name, held.filter(one => one.market === market.id).length])
  .filter(([, number]) => number).map(([name, number]) => `${name} ${number}`).join(", ");

function policies(held, markets) {
  return markets.flatMap(market => listed(market.name, held.filter(one => one.market === market.id).map(onePolicy)));
}

const onePolicy = policy => [
  link(policy.sources[0], policy.citation),
  el("div", {}, `${capital(policy.asks)}: ${policy.discharge.need}`),
];

/** For, against and missing; the titles of sources come from their list, the rest from the lines. */
function evidence(claim) {
  const sources = new Map(claim.sources.map(source => [source.id, source]));
  const lines = held => held.map(line => evidenceLine(line, sources.get(line.source)));
  return [
    el("h3", {}, "The claim"),
    el("p", {}, claim.text),
    ...listed("For it", lines(claim.supporting)),
    ...listed("Against it", lines(claim.disputing)),
    ...listed("Neither", lines(claim.neutral)),
    ...listed("Missing", claim.gaps.map(gap => `${gap.question} ${capital(gap.text)}${gap.stale ? " (out of date)" : ""}`)),
    claim.would_need ? [el("h3", {}, "It would need"), el("p", {}, capital(claim.would_need))] : null,
    ...listed("The evidence allows", claim.allowed.map(rung => rung.text)),
    claim.graded_by ? el("p", { className: "small" }, `Graded by ${claim.graded_by}.`) : null,
  ].flat();
}

const evidenceLine = (line, source) => [
  capital(line.text),
  el("div", { className: "small" }, capital(line.weight)),
  source ? el("div", { className: "small" }, link(source.url, source.citation)) : null,
].filter(Boolean);

/** Where no claim was judged the finding's own reasons are all there is. */
const why = finding => listed("Why", [...finding.why]);

function summary(passage) {
  const counts = SEVERITIES.map(name => [name, passage.findings.filter(one => one.severity === name).length]);
  return counts.filter(([, number]) => number).map(([name, number]) => plural(number, WORDS[name])).join(", ");
}

const worstOf = passage => SEVERITIES.find(name => passage.findings.some(one => one.severity === name)) ?? "info";

export const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

// The one line above the page that says what has happened, with the choices there are.

import { Gone, Refused } from "./asking.js";
import { el } from "./elements.js";

const place = document.getElementById("notice");

/** Say it until it is closed, or something else is said; an empty text closes it. `choices` are [name, what it does]. */
export function say(text, ...choices) {
  const away = ["Close", () => say("")];
  const buttons = [...choices, away].map(([name, onclick]) => el("button", { type: "button", onclick }, name));
  place.hidden = !text;
  place.replaceChildren(...(text ? [el("span", {}, text), ...buttons] : []));
}

/** Close the line if it says just this. */
export function unsay(text) {
  if (text && place.firstChild?.textContent === text) say("");
}

/** What the server said, or that there is none; any other error is a fault of this page and is thrown on. */
export function inWords(error) {
  if (!(error instanceof Refused || error instanceof Gone)) throw error;
  return `${error.message}.`;
}

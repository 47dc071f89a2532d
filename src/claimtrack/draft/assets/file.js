// The file that the text is of: saved back whole, and never over what somebody else has written meanwhile.

import { ask, Refused } from "./asking.js";
import { type } from "./editor.js";
import { inWords, say } from "./notice.js";

export class OpenFile {
  /** `onSettled` is called when the text on the page and the file agree on what was last saved. */
  constructor({ name, format, text, version }, area, onSettled) {
    Object.assign(this, { name, format, text, version, area, onSettled });
  }

  get edited() {
    return this.area.value !== this.text;
  }

  /** Go on from a draft that was kept: its text was made from the file at that version. */
  resume({ text, version }) {
    const now = { text: this.text, version: this.version };
    this.area.value = text;
    this.version = version;
    say("Changes that were not saved yet were brought back.", ["Take what the file holds", () => this.take(now)]);
  }

  /** Put in what the file holds; undo brings the text back. */
  take({ text, version }) {
    type(this.area, { start: 0, end: this.area.value.length }, text);
    this.settle(text, version);
    say("");
  }

  /** Write the text back, or, with `beside`, into a new file beside it. */
  async save(beside = false) {
    const text = this.area.value;
    try {
      const saved = await ask("save", { text, version: this.version, beside });
      if (beside) {
        say(`Saved as ${saved.beside}; ${this.name} is as it was.`);
      } else {
        this.settle(text, saved.version);
        say(`Saved ${this.name}.`);
      }
    } catch (error) {
      const now = error instanceof Refused && error.answer.now;
      if (now) this.ask(error.message, now);
      else say(inWords(error));
    }
  }

  ask(message, now) {
    say(`${message}. Yours is still here.`,
      ["Save mine beside it", () => this.save(true)],
      ["Take what the file holds", () => this.take(now)],
      ["Write mine over it", () => { this.version = now.version; this.save(); }]);
  }

  settle(text, version) {
    this.text = text;
    this.version = version;
    this.onSettled();
  }
}

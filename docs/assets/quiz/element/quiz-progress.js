// <quiz-progress>: how many of some questions were tried.
import { mapIn } from "../json.js";
import { stored } from "../storage.js";
import { tick } from "../ticks.js";

export class QuizProgress extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // What another tab did, or another page before the reader came back to this one.
    for (const type of ["storage", "pageshow"]) addEventListener(type, this, { signal });
    this.handleEvent();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  handleEvent() {
    const questions = (this.dataset.questions ?? "").split(" ").filter(Boolean);
    const done = questions.filter((ids) => ids.split("/").flatMap(stored).length > 0).length;
    const words = mapIn(this.dataset.strings);
    const text = (words.get("progress") ?? "").replace("{done}", done).replace("{total}", questions.length);
    const shown = this.querySelector(".quiz-done");
    if (shown) shown.textContent = done > 0 ? text : "";
    tick(words.get("finished") ?? "");
  }
}

// <quiz-progress>: how many of some questions were tried.
import { stored } from "../storage.js";
import { tick } from "../ticks.js";

export class QuizProgress extends HTMLElement {
  connectedCallback() {
    this.#listen(addEventListener);
    this.handleEvent();
  }

  disconnectedCallback() {
    this.#listen(removeEventListener);
  }

  handleEvent() {
    const { questions = "", progress = "", finished = "" } = this.dataset;
    const all = questions.split(" ");
    const done = all.filter((ids) => ids.split("/").flatMap(stored).length).length;
    const text = done ? progress.replace("{done}", `${done}`).replace("{total}", `${all.length}`) : "";
    /** @type {HTMLElement} */ (this.querySelector(".quiz-done")).textContent = text;
    tick(finished);
  }

  /**
   * To what another tab did, or another page before the reader came back to this one.
   * @param {typeof addEventListener} change
   */
  #listen(change) {
    change("storage", this);
    change("pageshow", this);
  }
}

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
    const done = questions.split(" ").filter((ids) => ids.split("/").flatMap(stored).length).length;
    this.querySelector(".quiz-done")?.replaceChildren(done ? progress.replace("{done}", `${done}`) : "");
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

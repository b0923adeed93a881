// <quiz-progress>: how many of some questions were tried.
import { mapIn } from "../json.js";
import { stored } from "../storage.js";

export class QuizProgress extends HTMLElement {
  connectedCallback() {
    addEventListener("storage", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
  }

  handleEvent() {
    const questions = (this.dataset.questions ?? "").split(" ").filter(Boolean);
    const done = questions.filter((question) => stored(question).length > 0).length;
    const words = mapIn(this.dataset.strings).get("progress") ?? "";
    const text = words.replace("{done}", done).replace("{total}", questions.length);
    const shown = this.querySelector(".quiz-done");
    if (shown) shown.textContent = done > 0 ? text : "";
  }
}

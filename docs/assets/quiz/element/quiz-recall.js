// <quiz-recall>: answer in one's own words, reveal, compare, grade oneself.
import { word } from "../words.js";
import { mark } from "./quiz-element.js";
import { RecordedElement } from "./recorded.js";

/** @typedef {{grade: string, reason: import("../storage.js").Reason}} Graded what was recorded of this reveal */

export class QuizRecall extends RecordedElement {
  #graded = /** @type {Graded|null} */ (null);

  /** @param {Event} event */
  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "submit") {
      event.preventDefault();
      const { submitter } = /** @type {SubmitEvent} */ (event);
      if (submitter) this.#submit(/** @type {HTMLButtonElement} */ (submitter));
    } else if (event.type === "toggle" && event.target === this.one(".question-answer")) {
      this.#graded = null;
      this.render();
    }
  }

  /** @param {HTMLButtonElement} button */
  #submit(button) {
    const inputs = [...this.querySelectorAll("input")];
    const points = inputs.filter(({ checked }) => checked).map(({ value }) => Number(value));
    const outcome = inputs.length > 0 ? points.length / inputs.length : Number(button.value);
    const grade = [outcome, points].join();
    // The same button pressed again is the same attempt.
    if (Number.isNaN(outcome) || grade === this.#graded?.grade) return;
    const text = this.querySelector("textarea")?.value.trim();
    this.#graded = { grade, reason: this.record({ text, points }, outcome) };
    this.render();
    this.tell();
  }

  retry() {
    this.querySelector("form")?.reset();
    mark(this.one(".question-answer"), "open");
    this.one("textarea")?.focus();
  }

  render() {
    super.render();
    // What was thought before the answer was seen stays as it was, to be compared.
    mark(this.one("textarea"), "readonly", this.one(".question-answer")?.hasAttribute("open") ? "" : null);
    if (!this.#graded) return this.say(this.last);
    const { reason } = this.#graded;
    this.say(reason?.startsWith("not") ? "" : word("saved"), word(reason));
  }
}

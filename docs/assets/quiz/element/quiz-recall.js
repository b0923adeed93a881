// <quiz-recall>: answer in one's own words, reveal, compare, grade oneself.
import { word } from "../words.js";
import { mark } from "./quiz-element.js";
import { RecordedElement } from "./recorded.js";

export class QuizRecall extends RecordedElement {
  #status = "";
  /** The last grade of this reveal: pressing its button again does not make it another attempt. */
  #given = "";

  /** @param {Event} event */
  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "submit") {
      event.preventDefault();
      const { target, submitter } = /** @type {SubmitEvent} */ (event);
      if (target === this.one(".recall-grade")) this.#grade(/** @type {HTMLButtonElement|null} */ (submitter));
    } else if (event.type === "toggle" && event.target === this.one(".question-answer")) {
      this.#status = this.#given = "";
      this.render();
    }
  }

  /** @param {HTMLButtonElement|null} button */
  #grade(button) {
    const points = [...this.querySelectorAll("input")];
    const had = points.filter(({ checked }) => checked).map(({ value }) => Number(value));
    const outcome = points.length > 0 ? had.length / points.length : Number(button?.value);
    const text = this.querySelector("textarea")?.value.trim() ?? "";
    const given = [outcome, had].join();
    if (Number.isNaN(outcome) || given === this.#given) return;
    this.#given = given;
    const reason = this.record({ text, points: had }, outcome);
    this.#status = (reason?.startsWith("not") ? "" : word("saved") + " ") + (reason ? word(reason) : "");
    this.render();
  }

  render() {
    super.render();
    // What was thought before the answer was seen stays as it was, to be compared.
    mark(this.one("textarea"), "readonly", this.one(".question-answer")?.hasAttribute("open") ? "" : null);
    this.say(this.#status || this.last);
  }
}

// An element whose attempts are recorded: data-check="<question>/<check>", data-revision.
import { latest, progressOf, verdictOf } from "../log.js";
import { keyOf } from "../storage.js";
import { dateIn, word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";

/** @typedef {import("../memory.js").Memory} Memory */

export class RecordedElement extends QuizElement {
  /** @type {Memory} */
  static memory;

  /** @returns {[question: string, check: string]} */
  get #ids() {
    const [question = "", check = ""] = (this.dataset.check ?? "").split("/");
    return [question, check];
  }

  get #attempts() {
    return RecordedElement.memory.read(this.#ids[0]);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const key = keyOf(this.#ids[0]);
    const isOurs = event instanceof StorageEvent && (event.key ?? key) === key;
    if (isOurs || (event instanceof PageTransitionEvent && event.persisted)) this.render();
  }

  render() {
    const article = /** @type {HTMLElement|null} */ (this.closest(".question"));
    const checks = [...(article?.querySelectorAll("[data-check]") ?? [])];
    const revisions = checks
      .filter((element) => element instanceof RecordedElement)
      .map((element) => /** @type {const} */ ([element.#ids[1], element.dataset.revision]));
    mark(article, "data-progress", progressOf(this.#attempts, revisions));
  }

  /**
   * @param {unknown} response
   * @param {number} outcome
   * @returns {import("../storage.js").Reason}
   */
  record(response, outcome) {
    const [question, id] = this.#ids;
    return RecordedElement.memory.append(question, { id, response, outcome, revision: this.dataset.revision ?? "" });
  }

  /** What came of it the last time, in words. */
  get last() {
    const attempt = latest(this.#attempts, this.#ids[1]);
    if (!attempt) return "";
    if (attempt.revision !== this.dataset.revision) return word("changed");
    const language = /** @type {HTMLElement|null} */ (this.closest("[lang]"))?.lang;
    return word("last_" + verdictOf(attempt.outcome), { date: dateIn(language, attempt.at) });
  }
}

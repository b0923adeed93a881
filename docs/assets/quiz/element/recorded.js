// An element whose attempts are recorded: data-check="<question>/<check>", data-revision.
import { enough, latest, progressOf, verdictOf } from "../log.js";
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
    const aliases = this.closest("[data-aliases]")?.getAttribute("data-aliases")?.split(" ");
    return RecordedElement.memory.read(this.#ids[0], aliases);
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
   * @param {import("../log.js").Confidence} confidence
   * @returns {import("../storage.js").Reason}
   */
  record(response, outcome, confidence = null) {
    const [question, id] = this.#ids;
    const revision = this.dataset.revision ?? "";
    return RecordedElement.memory.append(question, { id, response, outcome, confidence, revision });
  }

  /** How badly it was missed the last time, as it is asked now: 0 not, 1 missed, 2 missed by one who was sure. */
  get missed() {
    const attempt = latest(this.#attempts, this.#ids[1]);
    if (!attempt || attempt.revision !== this.dataset.revision || attempt.outcome >= enough(attempt.id)) return 0;
    return attempt.confidence === "sure" ? 2 : 1;
  }

  /** Begins anew. */
  retry() {}

  /** Tells the page, whatever there may be on it, that an attempt was recorded and is shown. */
  tell() {
    this.dispatchEvent(new Event("quiz-answered", { bubbles: true }));
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

// <quiz-check>: a self-check. A response can be changed until it is submitted, and tried again after.
import { KINDS } from "../check/kinds.js";
import { choice } from "../check/choice.js";
import { keyIn, markOf, shuffled } from "../check/options.js";
import { verdictOf } from "../log.js";
import { word } from "../words.js";
import { mark } from "./quiz-element.js";
import { RecordedElement } from "./recorded.js";

/**
 * @typedef {object} State
 * @property {"empty"|"unreadable"|null} problem why the last submission was not taken
 * @property {{response: any, outcome: number}|null} answer
 * @property {import("../storage.js").Reason} reason
 */

/** @type {State} */
const FRESH = { problem: null, answer: null, reason: null };

export class QuizCheck extends RecordedElement {
  #state = FRESH;
  /** The feedback in the server's order. @type {HTMLElement[]|undefined} */
  #items;

  get #kind() {
    return KINDS.get(this.dataset.kind) ?? choice;
  }

  /** @param {Event} event */
  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "submit") {
      event.preventDefault();
      if (!this.#state.answer) this.#submit(/** @type {HTMLFormElement} */ (event.target));
    } else if (event.type === "click" && this.one(".check-retry")?.contains(/** @type {Node} */ (event.target))) {
      this.#retry();
    }
  }

  /** @param {HTMLFormElement} form */
  #submit(form) {
    const response = this.#kind.read(form);
    const outcome = response === null ? null : this.#kind.grade(this.dataset, response);
    if (outcome === null) {
      this.#state = { ...FRESH, problem: response === null ? "empty" : "unreadable" };
      this.render();
    } else {
      this.#state = { ...FRESH, answer: { response, outcome }, reason: this.record(response, outcome) };
      this.render();
      this.one(".quiz-status")?.focus();
    }
  }

  #retry() {
    this.#state = FRESH;
    this.querySelector("form")?.reset();
    const options = this.all(".check-option");
    if (this.dataset.keepOrder === undefined) options[0]?.parentElement?.append(...shuffled(options, Math.random));
    this.render();
    this.one("input")?.focus();
  }

  render() {
    super.render();
    const { answer, problem, reason } = this.#state;
    const verdict = answer && verdictOf(answer.outcome);
    const wasOpen = this.dataset.state !== "answered";
    mark(this, "data-state", answer ? "answered" : "open");
    mark(this, "data-outcome", verdict);
    this.#renderForm();
    this.#renderFeedback();
    // Not at every rendering: the feedback is the reader's to open and close.
    if (wasOpen === Boolean(answer)) mark(this.one(".check-feedback"), "open", answer && "");
    if (verdict) this.say(word(verdict), word(reason));
    else this.say(word(problem) || this.last);
  }

  #renderForm() {
    const { answer, problem } = this.#state;
    for (const input of this.querySelectorAll("input")) {
      input.disabled = Boolean(answer);
      mark(input, "aria-invalid", problem === "unreadable" ? "true" : null);
    }
    for (const option of this.all(".check-option")) {
      const { dataset } = option;
      const chosen = [answer?.response].flat();
      mark(option, "data-mark", answer && markOf(dataset.option ?? "", chosen, keyIn(this.dataset)));
    }
    mark(this.one("[type=submit]"), "hidden", answer && "");
    mark(this.one(".check-retry"), "hidden", answer ? null : "");
  }

  #renderFeedback() {
    const { answer } = this.#state;
    const items = (this.#items ??= this.all(".check-feedback > ul > li"));
    const chosen = answer ? this.#kind.chosen(items, answer.response, this.dataset) : [];
    for (const item of items) mark(item, "data-chosen", chosen.includes(item) ? "" : null);
    const order = [...chosen, ...items.filter((item) => !chosen.includes(item))];
    const list = items[0]?.parentElement;
    // Moving an item takes the focus from what is in it.
    if (list && order.some((item, index) => item !== list.children[index])) list.append(...order);
  }
}

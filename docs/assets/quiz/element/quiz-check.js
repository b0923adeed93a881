// <quiz-check>: a self-check. A response can be changed until it is submitted, and tried again after.
import { KINDS } from "../check/kinds.js";
import { choice } from "../check/choice.js";
import { shuffled } from "../check/options.js";
import { confidenceIn, verdictOf } from "../log.js";
import { word } from "../words.js";
import { mark } from "./quiz-element.js";
import { RecordedElement } from "./recorded.js";

/**
 * @typedef {object} State
 * @property {string} said what was said last of a response that is not yet one
 * @property {boolean} invalid whether it was not taken for what it is
 * @property {{response: any, outcome: number, confidence: import("../log.js").Confidence}|null} answer
 * @property {import("../storage.js").Reason} reason
 */

/** @type {State} */
const FRESH = { said: "", invalid: false, answer: null, reason: null };

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
      const { submitter } = /** @type {SubmitEvent} */ (event);
      this.submit(confidenceIn(/** @type {HTMLButtonElement|null} */ (submitter)?.value));
    } else if (event.type === "click") {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button?.matches(".check-retry")) this.retry();
      else if (button?.matches(".check-move")) this.#move(button);
    }
  }

  /** @param {HTMLButtonElement} button */
  #move(button) {
    const rows = this.all(".check-option");
    const from = rows.findIndex((row) => row.contains(button));
    const to = from + Number(button.value);
    const row = rows[from];
    const other = rows[to];
    if (!row || !other) return;
    // The other one goes: what stays where it is keeps the focus.
    if (to < from) row.after(other);
    else row.before(other);
    mark(button.form, "data-moved", "");
    const item = row.firstElementChild?.textContent;
    this.#state = { ...FRESH, said: word("moved", { item, place: to + 1, count: rows.length }) };
    this.render();
  }

  /** What is in the form, as it is; null: nothing. */
  get response() {
    return this.#kind.read(/** @type {HTMLFormElement} */ (this.querySelector("form")));
  }

  /**
   * Takes what is in the form for the answer, if it is one.
   * @param {import("../log.js").Confidence} confidence
   */
  submit(confidence) {
    if (this.#state.answer) return;
    const kind = this.#kind;
    const { response } = this;
    const invalid = response !== null;
    const outcome = invalid ? kind.grade(this.dataset, response) : null;
    if (outcome === null) {
      this.#state = { ...FRESH, invalid, said: word(invalid ? kind.refusal : (kind.empty ?? "empty")) };
      this.render();
    } else {
      const reason = this.record(response, outcome, confidence);
      this.#state = { ...FRESH, answer: { response, outcome, confidence }, reason };
      this.render();
      this.one(".quiz-status")?.focus();
      this.tell();
    }
  }

  retry() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.#state = FRESH;
    form.reset();
    mark(form, "data-moved");
    const rows = this.all(".check-option");
    const mixed = shuffled(rows, Math.random);
    // Where their order is the response, not the right one.
    if (this.dataset.key === mixed.map(({ dataset }) => dataset.option).join(" ")) mixed.reverse();
    if (this.dataset.keepOrder === undefined) rows[0]?.parentElement?.append(...mixed);
    this.render();
    this.one("input, select, .check-move")?.focus();
  }

  render() {
    super.render();
    const { answer, said, reason } = this.#state;
    const verdict = answer && verdictOf(answer.outcome);
    const wasOpen = this.dataset.state !== "answered";
    mark(this, "data-state", answer ? "answered" : "open");
    mark(this, "data-outcome", verdict);
    this.#renderForm();
    this.#renderFeedback();
    // Not at every rendering: the feedback is the reader's to open and close.
    if (wasOpen === Boolean(answer)) mark(this.one(".check-feedback"), "open", answer && "");
    const comment = answer?.confidence === "sure" && verdict !== "right" ? "wrong_though_sure" : "";
    if (verdict) this.say(word(verdict + "_" + this.dataset.kind) || word(verdict), word(comment), word(reason));
    else this.say(said || this.last);
  }

  #renderForm() {
    const { answer, invalid } = this.#state;
    for (const field of this.all("input, select, .check-move")) {
      mark(field, "disabled", answer && "");
      mark(field, "aria-invalid", invalid ? "true" : null);
    }
    for (const row of this.all(".check-option")) {
      mark(row, "data-mark", answer && this.#kind.mark?.(row.dataset.option ?? "", answer.response, this.dataset));
    }
    for (const part of this.all("[type=submit], .check-confidence")) mark(part, "hidden", answer && "");
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

// The entry of every page with questions, and its elements.
import { choice, KINDS, shuffled } from "./check-kinds.js";
import { AttemptElement, QuizElement, setAttribute } from "./element.js";
import { setFinished, showTicks } from "./finished-topics.js";
import { history, parseConfidence, PREFIX, verdictOf } from "./history.js";
import { t } from "./strings.js";

const MODIFIERS = /** @type {const} */ (["altKey", "ctrlKey", "metaKey", "shiftKey"]);
const SAME_CLICK = 20;

/**
 * @typedef {object} State
 * @property {string} message about a response that is not an attempt
 * @property {boolean} invalid whether a response was refused
 * @property {{response: any, outcome: number, confidence: import("./history.js").Confidence}|null} answer
 * @property {import("./history.js").Reason} reason
 */

/** @type {State} */
const INITIAL = { message: "", invalid: false, answer: null, reason: null };

/** <quiz-check>: a self-check. A response can be changed until it is submitted, and tried again afterwards. */
class QuizCheck extends AttemptElement {
  #state = INITIAL;
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
      this.submit(parseConfidence(/** @type {HTMLButtonElement|null} */ (submitter)?.value));
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
    // The other row is moved: the one that stays keeps the focus.
    if (to < from) row.after(other);
    else row.before(other);
    setAttribute(button.form, "data-moved", "");
    const item = row.firstElementChild?.textContent;
    this.#state = { ...INITIAL, message: t("moved", { item, place: to + 1, count: rows.length }) };
    this.render();
  }

  /** The response in the form, whatever it is; null: none. */
  get response() {
    return this.#kind.read(/** @type {HTMLFormElement} */ (this.querySelector("form")));
  }

  /**
   * Takes the response in the form as the answer, if it is one.
   * @param {import("./history.js").Confidence} confidence
   */
  submit(confidence) {
    if (this.#state.answer) return;
    const kind = this.#kind;
    const { response } = this;
    const outcome = response === null ? null : kind.grade(this.dataset, response);
    if (outcome === null) {
      const key = response === null ? (kind.empty ?? "empty") : kind.refusal?.(this.dataset, response);
      this.#state = { ...INITIAL, invalid: response !== null, message: t(key, { response }) };
      this.render();
    } else {
      const reason = this.record(response, outcome, confidence);
      this.#state = { ...INITIAL, answer: { response, outcome, confidence }, reason };
      this.render();
      this.one(".quiz-status")?.focus();
      this.announce();
    }
  }

  retry() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.#state = INITIAL;
    form.reset();
    setAttribute(form, "data-moved");
    const rows = this.all(".check-option");
    const mixed = shuffled(rows, Math.random);
    // Where their order is the response, never the right one.
    if (this.dataset.key === mixed.map(({ dataset }) => dataset.option).join(" ")) mixed.reverse();
    if (this.dataset.keepOrder === undefined) rows[0]?.parentElement?.append(...mixed);
    this.render();
    this.one("input, select, .check-move")?.focus();
  }

  render() {
    super.render();
    const { answer, message, reason } = this.#state;
    const verdict = answer && verdictOf(answer.outcome);
    const wasOpen = this.dataset.state !== "answered";
    setAttribute(this, "data-state", answer ? "answered" : "open");
    setAttribute(this, "data-outcome", verdict);
    this.#renderForm();
    this.#renderFeedback();
    // Only when the state changes: the reader opens and closes the feedback too.
    if (wasOpen === Boolean(answer)) setAttribute(this.one(".check-feedback"), "open", answer && "");
    const comment = answer?.confidence === "sure" && verdict !== "right" ? "wrong_though_sure" : "";
    if (verdict) this.say(t(verdict + "_" + this.dataset.kind) || t(verdict), t(comment), t(reason));
    else this.say(message || this.lastResultText);
  }

  #renderForm() {
    const { answer, invalid } = this.#state;
    for (const field of this.all("input, select, .check-move")) {
      setAttribute(field, "disabled", answer && "");
      setAttribute(field, "aria-invalid", invalid ? "true" : null);
    }
    for (const row of this.all(".check-option")) {
      setAttribute(row, "data-mark", answer && this.#kind.mark?.(row.dataset.option ?? "", answer.response, this.dataset));
    }
    for (const part of this.all("[type=submit], .check-confidence")) setAttribute(part, "hidden", answer && "");
    setAttribute(this.one(".check-retry"), "hidden", answer ? null : "");
  }

  #renderFeedback() {
    const { answer } = this.#state;
    const items = (this.#items ??= this.all(".check-feedback > ul > li"));
    const chosen = answer ? this.#kind.chosen(items, answer.response, this.dataset) : [];
    for (const item of items) setAttribute(item, "data-chosen", chosen.includes(item) ? "" : null);
    const order = [...chosen, ...items.filter((item) => !chosen.includes(item))];
    const list = items[0]?.parentElement;
    // Moving an item would take the focus from it.
    if (list && order.some((item, index) => item !== list.children[index])) list.append(...order);
  }
}

/** @typedef {{grade: string, reason: import("./history.js").Reason}} Graded what was recorded of this reveal */

/** <quiz-recall>: answer in one's own words, reveal the answer, compare, grade oneself. */
class QuizRecall extends AttemptElement {
  #graded = /** @type {Graded|null} */ (null);

  connectedCallback() {
    super.connectedCallback();
    const field = this.#field;
    if (!field) return;
    field.value ||= this.#draft();
    field.addEventListener("input", () => this.#draft(field.value));
  }

  get #field() {
    return this.querySelector("textarea");
  }

  /**
   * What was written and not yet recorded, kept for this tab: a phone discards tabs. Without storage it lasts as long as
   * the page.
   * @param {string} [text] to be kept
   */
  #draft(text) {
    const key = PREFIX + "draft:" + this.dataset.check;
    try {
      if (text !== undefined) sessionStorage.setItem(key, text);
      return sessionStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

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
    const text = this.#field?.value.trim();
    this.#graded = { grade, reason: this.record({ text, points }, outcome) };
    this.#draft("");
    this.render();
    this.announce();
  }

  retry() {
    this.querySelector("form")?.reset();
    this.#draft("");
    setAttribute(this.one(".question-answer"), "open");
    this.#field?.focus();
  }

  render() {
    super.render();
    // What was written before the answer was seen is kept for comparison.
    setAttribute(this.#field, "readonly", this.one(".question-answer")?.hasAttribute("open") ? "" : null);
    if (!this.#graded) return this.say(this.lastResultText);
    const { reason } = this.#graded;
    this.say(reason?.startsWith("not") ? "" : t("saved"), t(reason));
  }
}

/** <quiz-link>: a link that opens the share menu; its module is loaded when it is first wanted. */
class QuizLink extends QuizElement {
  /** @param {Event} event */
  handleEvent(event) {
    const link = this.querySelector("a");
    if (!(event instanceof MouseEvent) || !link?.contains(/** @type {Node} */ (event.target))) return;
    // With a modifier it is a plain link, and so it is where no menu can be shown.
    if (MODIFIERS.some((key) => event[key]) || !("popover" in this)) return;
    event.preventDefault();
    // One menu a page: it opens wherever it is put.
    const menu = /** @type {HTMLElement & {closed?: number}} */ (
      document.querySelector("share-menu") ?? document.createElement("share-menu")
    );
    // The browser has closed an open menu at this very click.
    if (menu.parentElement === this && event.timeStamp - (menu.closed ?? 0) < SAME_CLICK) return;
    import("./share.js").then(() => this.append(menu)).catch(() => location.assign(link.href));
  }
}

/**
 * @param {Element|null|undefined} element
 * @returns {string} its text on one line
 */
const textOf = (element) => element?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** @param {AttemptElement} element */
function missedItem(element) {
  const link = document.createElement("a");
  const heading = element.closest(".question")?.querySelector("h3");
  const question = textOf(heading).replace(textOf(heading?.querySelector(".question-number")), "");
  const values = { part: textOf(element.querySelector(".question-ref")), question };
  link.href = "#" + element.querySelector("[id]")?.id;
  link.textContent = t(element.missLevel > 1 ? "missed_though_sure" : "missed_part", values);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** <quiz-retry>: what was missed on this page, to be tried once more; confident mistakes come first. */
class QuizRetry extends QuizElement {
  /** In the order of the list. @type {AttemptElement[]} */
  #missed = [];

  /** @param {Event} event */
  handleEvent(event) {
    const link = event.type === "click" && /** @type {Element} */ (event.target).closest("a");
    if (!link) return this.render();
    event.preventDefault();
    const element = this.#missed[this.all("a").indexOf(link)];
    element?.scrollIntoView();
    element?.retry();
  }

  render() {
    const all = /** @type {AttemptElement[]} */ ([...document.querySelectorAll(".quiz-topic [data-check]")]);
    const levels = new Map(all.map((element) => [element, element.missLevel ?? 0]));
    this.#missed = all.filter((one) => levels.get(one)).sort((a, b) => (levels.get(b) ?? 0) - (levels.get(a) ?? 0));
    this.one("ul")?.replaceChildren(...this.#missed.map(missedItem));
    setAttribute(this, "hidden", this.#missed.length > 0 ? null : "");
    const topic = document.querySelector(".quiz-topic:not(.quiz-page)")?.getAttribute("data-topic");
    if (topic) setFinished(topic, !document.querySelector('.question:not([data-progress="right"])'));
    showTicks(t("finished"));
  }
}

history.listen();
customElements.define("quiz-link", QuizLink);
customElements.define("quiz-recall", QuizRecall);
customElements.define("quiz-check", QuizCheck);
customElements.define("quiz-retry", QuizRetry); // after the elements it reads
customElements.define("quiz-inactive", class extends HTMLElement {}); // hides its line: the checks work

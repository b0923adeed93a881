// The base classes of the custom elements. The light DOM that the server sent is both their input and their fallback.
import { history, keyOf, latest, passThreshold, progressOf, verdictOf } from "./history.js";
import { formatDate, t } from "./strings.js";

export class QuizElement extends HTMLElement {
  /** @type {AbortController|undefined} */
  #connection;

  connectedCallback() {
    const { signal } = (this.#connection = new AbortController());
    // Captured, as `toggle` does not bubble.
    for (const type of ["click", "submit", "toggle"]) this.addEventListener(type, this, { signal, capture: true });
    // Another tab may have changed the history, or another page before the reader came back to this one.
    for (const type of ["storage", "pageshow", "quiz-answered"]) addEventListener(type, this, { signal });
    this.render();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} _event */
  handleEvent(_event) {}

  /** Makes the element look like its state. */
  render() {}

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement|null} */ (this.querySelector(selector));
  }

  /** @param {string} selector */
  all(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]);
  }

  /** @param {string[]} sentences for the status line */
  say(...sentences) {
    setText(this.one(".quiz-status"), sentences.filter(Boolean).join(" "));
  }
}

/**
 * @param {Element|null} element
 * @param {string} name
 * @param {string|null} [value] absent: no such attribute
 */
export function setAttribute(element, name, value) {
  if (value == null) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

/**
 * Writes a text, unless it is there already: a status would be read out again.
 * @param {Element|null} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** An element whose attempts are recorded: data-check="<question>/<check>", data-revision, data-aliases. */
export class AttemptElement extends QuizElement {
  /** @returns {[question: string, check: string]} */
  get #ids() {
    const [question = "", check = ""] = (this.dataset.check ?? "").split("/");
    return [question, check];
  }

  get #check() {
    const { aliases, revision } = this.dataset;
    return { id: this.#ids[1], aliases: aliases?.split(" ") ?? [], revision };
  }

  get #attempts() {
    const aliases = this.closest(".question[data-aliases]")?.getAttribute("data-aliases")?.split(" ");
    return history.read(this.#ids[0], aliases);
  }

  get #latest() {
    return latest(this.#attempts, this.#check, Date.now());
  }

  /** @param {Event} event */
  handleEvent(event) {
    const key = keyOf(this.#ids[0]);
    const isOurs = event instanceof StorageEvent && (event.key ?? key) === key;
    if (isOurs || (event instanceof PageTransitionEvent && event.persisted)) this.render();
  }

  render() {
    const article = this.closest(".question");
    const elements = [...(article?.querySelectorAll("[data-check]") ?? [])];
    const checks = elements.flatMap((element) => (element instanceof AttemptElement ? [element.#check] : []));
    setAttribute(article, "data-progress", progressOf(this.#attempts, checks, Date.now()));
  }

  /**
   * @param {unknown} response
   * @param {number} outcome
   * @param {import("./history.js").Confidence} confidence
   * @returns {import("./history.js").Reason}
   */
  record(response, outcome, confidence = null) {
    const [question, id] = this.#ids;
    const revision = this.dataset.revision ?? "";
    return history.append(question, { id, response, outcome, confidence, revision });
  }

  /** How badly the latest attempt missed, at the present revision: 0 not, 1 missed, 2 missed though the reader was sure. */
  get missLevel() {
    const attempt = this.#latest;
    if (!attempt || attempt.revision !== this.dataset.revision || attempt.outcome >= passThreshold(this.#ids[1])) return 0;
    return attempt.confidence === "sure" ? 2 : 1;
  }

  /** Starts over. */
  retry() {}

  /** Announces to the page that an attempt was recorded and is shown. */
  announce() {
    this.dispatchEvent(new Event("quiz-answered", { bubbles: true }));
  }

  /** The latest result in words. */
  get lastResultText() {
    const attempt = this.#latest;
    if (!attempt) return "";
    if (attempt.revision !== this.dataset.revision) return t("changed");
    const language = /** @type {HTMLElement|null} */ (this.closest("[lang]"))?.lang;
    return t("last_" + verdictOf(attempt.outcome), { date: formatDate(language, attempt.at) });
  }
}

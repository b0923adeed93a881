// <quiz-keeping>: a learner's history to take along, bring in, protect or forget.
import { archive, forget, isOurs, merge, restore } from "../archive.js";
import { keep, kept } from "../kept.js";
import { LARGEST, readFrom, written, writtenAside } from "../transfer.js";
import { dateIn, word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";

/** @typedef {import("../archive.js").Text} Text */
/** @typedef {import("../transfer.js").Aside} Aside */

/** How many attempts more than were exported are worth a reminder, and how long one is put off. */
const UNSAFE = 50;
const LATER = 14 * 864e5;

/**
 * @param {string} text
 * @param {string} name
 */
function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
}

export class QuizKeeping extends QuizElement {
  /** What was forgotten, until it is back or the page is left. @type {Text[]} */
  #forgotten = [];
  /** What came in from files: another tab that writes at the same time may undo it. @type {Map<string, any>[]} */
  #broughtIn = [];
  #aside = /** @type {Aside[]} */ ([]);
  #isProtected = /** @type {boolean|null} */ (null);

  connectedCallback() {
    super.connectedCallback();
    this.one("input")?.addEventListener("change", this);
    this.#look();
  }

  disconnectedCallback() {
    this.#forgotten = [];
    super.disconnectedCallback();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof StorageEvent && isOurs(event.key)) {
      for (const logs of this.#broughtIn) merge(logs);
      this.render();
    } else if (event.type === "change") {
      this.#bringIn(/** @type {HTMLInputElement} */ (event.target));
    } else if (event.type === "click") {
      this.#press(/** @type {Element} */ (event.target).closest("button")?.value);
    } else if (event.type === "pageshow") {
      this.render();
    }
  }

  /** @param {string|undefined} value of a button */
  #press(value) {
    const { site, made } = this.#origin();
    if (value === "export") this.#export();
    else if (value === "aside") download(writtenAside(this.#aside, site, made), `set-aside-${made.slice(0, 10)}.json`);
    else if (value === "found") download(writtenAside(archive().aside, site, made), `set-aside-${made.slice(0, 10)}.json`);
    else if (value === "protect") this.#protect();
    else if (value === "later") keep("reminded", Date.now());
    else if (value === "forget") this.#forget();
    else if (value === "undo") this.#undo();
    if (value) this.render();
  }

  #origin() {
    return { site: new URL("../", location.href).href, made: new Date().toISOString() };
  }

  #export() {
    const { site, made } = this.#origin();
    const { logs } = archive();
    download(written(logs, site, made), `study-guide-progress-${made.slice(0, 10)}.json`);
    keep("exported", { at: Date.now(), attempts: countIn(logs) });
    this.#protect();
  }

  /** @param {HTMLInputElement} input */
  async #bringIn(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    const { refusal, logs, aside } = readFrom(file.size > LARGEST * 4 ? " ".repeat(LARGEST + 1) : await file.text());
    input.value = ""; // the same file can be chosen again
    this.#aside = aside;
    if (refusal) return this.#tell(word(refusal));
    const { added, known, left, reason } = merge(logs);
    this.#broughtIn.push(logs);
    const more = aside.length > 0 ? word("imported_aside", { count: aside.length }) : "";
    const lost = left > 0 ? `${word("imported_left", { count: left })} ${word(reason)}` : "";
    this.#tell(word("imported", { added, known }), more, lost);
  }

  #forget() {
    this.#forgotten = forget(Date.now());
    this.#broughtIn = [];
    this.#tell(word("forgotten"));
  }

  #undo() {
    const reason = restore(this.#forgotten);
    if (!reason) this.#forgotten = [];
    this.#tell(word(reason ?? "restored"));
  }

  async #protect() {
    if ((await navigator.storage?.persist?.()) === false && !this.#isProtected) this.say(word("protect_refused"));
    await this.#look();
  }

  async #look() {
    this.#isProtected = (await navigator.storage?.persisted?.()) ?? null;
    this.render();
  }

  /** @param {string[]} words */
  #tell(...words) {
    this.say(...words);
    this.one(".quiz-status")?.focus();
    dispatchEvent(new Event("quiz-changed"));
    this.render();
  }

  render() {
    const { logs, aside, newer } = archive();
    const attempts = countIn(logs);
    const exported = kept("exported");
    const language = document.documentElement.lang;
    const date = dateIn(language, exported?.at);
    const sentences = [
      attempts > 0 ? word("summary", { attempts, questions: logs.size }) : word("summary_none"),
      attempts > 0 && (exported ? word("exported_at", { date }) : word("exported_never")),
      attempts > 0 && this.#isProtected !== null && word(this.#isProtected ? "protected" : "unprotected"),
      newer.length > 0 && word("newer", { count: newer.length }),
    ];
    this.#write(".progress-summary", sentences.filter(Boolean).join(" "));
    const unsafe = attempts - (exported?.attempts ?? 0);
    const isDue = !this.#isProtected && unsafe >= UNSAFE && Date.now() - (kept("reminded") ?? 0) > LATER;
    this.#offer(".progress-reminder", isDue ? word("remind", { count: unsafe }) : "");
    this.#offer(".progress-found", aside.length > 0 ? word("aside", { count: aside.length }) : "");
    this.#allow("protect", this.#isProtected === false && attempts > 0);
    this.#allow("export", attempts > 0);
    this.#allow("forget", attempts + aside.length + newer.length > 0);
    this.#allow("aside", this.#aside.length > 0);
    this.#allow("undo", this.#forgotten.length > 0);
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #write(selector, text) {
    const element = this.one(selector);
    if (element && element.textContent !== text) element.textContent = text;
  }

  /**
   * @param {string} selector
   * @param {string} text empty: not now
   */
  #offer(selector, text) {
    this.#write(`${selector} span`, text);
    mark(this.one(selector), "hidden", text ? null : "");
  }

  /**
   * @param {string} value of a button
   * @param {boolean} isAllowed
   */
  #allow(value, isAllowed) {
    mark(this.one(`button[value="${value}"]`), "hidden", isAllowed ? null : "");
  }
}

/** @param {ReadonlyMap<string, readonly unknown[]>} logs */
const countIn = (logs) => [...logs.values()].reduce((count, attempts) => count + attempts.length, 0);

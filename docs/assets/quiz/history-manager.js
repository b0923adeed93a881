// <quiz-keeping>: export, import, protect or forget the history.
import { forget, merge, readArchive, restore } from "./whole-history.js";
import { QuizElement, setAttribute, setText } from "./element.js";
import { exportAside, exportHistory, LARGEST, parseHistory } from "./history-file.js";
import { PREFIX } from "./history.js";
import { getSetting, setSetting } from "./settings.js";
import { formatDate, t } from "./strings.js";

/** @typedef {import("./whole-history.js").Text} Text */
/** @typedef {import("./history-file.js").Aside} Aside */

/** The number of attempts since the last export that calls for a reminder, and how long a reminder is put off. */
const UNSAFE = 50;
const SNOOZE = 14 * 864e5;

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

export class QuizHistoryManager extends QuizElement {
  /** Forgotten texts, until they are restored or the page is left. @type {Text[]} */
  #forgotten = [];
  /** Logs imported from files: another tab that writes at the same time may undo an import. @type {Map<string, any>[]} */
  #imported = [];
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
    if (event instanceof StorageEvent && (event.key ?? PREFIX).startsWith(PREFIX)) {
      for (const logs of this.#imported) merge(logs);
      this.render();
    } else if (event.type === "change") {
      this.#import(/** @type {HTMLInputElement} */ (event.target));
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
    else if (value === "aside") download(exportAside(this.#aside, site, made), `set-aside-${made.slice(0, 10)}.json`);
    else if (value === "found") download(exportAside(readArchive().aside, site, made), `set-aside-${made.slice(0, 10)}.json`);
    else if (value === "protect") this.#protect();
    else if (value === "later") setSetting("reminded", Date.now());
    else if (value === "forget") this.#forget();
    else if (value === "undo") this.#undo();
    if (value) this.render();
  }

  #origin() {
    return { site: new URL("../", location.href).href, made: new Date().toISOString() };
  }

  #export() {
    const { site, made } = this.#origin();
    const { logs } = readArchive();
    download(exportHistory(logs, site, made), `study-guide-progress-${made.slice(0, 10)}.json`);
    setSetting("exported", { at: Date.now(), attempts: countIn(logs) });
    this.#protect();
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    const { refusal, logs, aside } = parseHistory(file.size > LARGEST * 4 ? " ".repeat(LARGEST + 1) : await file.text());
    input.value = ""; // the same file can be chosen again
    this.#aside = aside;
    if (refusal) return this.#announce(t(refusal));
    const { added, known, left, reason } = merge(logs);
    this.#imported.push(logs);
    const more = aside.length > 0 ? t("imported_aside", { count: aside.length }) : "";
    const full = reason === "not_kept_full" ? "imported_left_full" : "imported_left_blocked";
    const lost = left > 0 ? t(full, { count: left }) : "";
    this.#announce(t("imported", { count: added }), known > 0 ? t("imported_known", { count: known }) : "", more, lost);
  }

  #forget() {
    this.#forgotten = forget(Date.now());
    this.#imported = [];
    this.#announce(t("forgotten"));
  }

  #undo() {
    const reason = restore(this.#forgotten);
    if (!reason) this.#forgotten = [];
    this.#announce(t(reason ?? "restored"));
  }

  async #protect() {
    if ((await navigator.storage?.persist?.()) === false && !this.#isProtected) this.say(t("protect_refused"));
    await this.#look();
  }

  async #look() {
    this.#isProtected = (await navigator.storage?.persisted?.()) ?? null;
    this.render();
  }

  /** @param {string[]} sentences */
  #announce(...sentences) {
    this.say(...sentences);
    this.one(".quiz-status")?.focus();
    dispatchEvent(new Event("quiz-changed"));
    this.render();
  }

  render() {
    const { logs, aside, newer } = readArchive();
    const attempts = countIn(logs);
    const exported = getSetting("exported");
    const language = document.documentElement.lang;
    const date = formatDate(language, exported?.at);
    const counts = { attempts: t("attempts", { count: attempts }), questions: t("questions", { count: logs.size }) };
    const sentences = [
      attempts > 0 ? t("summary", counts) : t("summary_none"),
      attempts > 0 && (Number.isFinite(exported?.at) ? t("exported_at", { date }) : t("exported_never")),
      attempts > 0 && this.#isProtected !== null && t(this.#isProtected ? "protected" : "unprotected"),
      newer.length > 0 && t("newer", { count: newer.length }),
    ];
    setText(this.one(".progress-summary"), sentences.filter(Boolean).join(" "));
    const unsafe = attempts - (exported?.attempts ?? 0);
    const isDue = !this.#isProtected && unsafe >= UNSAFE && Date.now() - (getSetting("reminded") ?? 0) > SNOOZE;
    this.#offer(".progress-reminder", isDue ? t("remind", { count: unsafe }) : "");
    this.#offer(".progress-found", aside.length > 0 ? t("aside", { count: aside.length }) : "");
    this.#allow("protect", this.#isProtected === false && attempts > 0);
    this.#allow("export", attempts > 0);
    this.#allow("forget", attempts + aside.length + newer.length > 0);
    this.#allow("aside", this.#aside.length > 0);
    this.#allow("undo", this.#forgotten.length > 0);
  }

  /**
   * @param {string} selector
   * @param {string} text empty: hidden
   */
  #offer(selector, text) {
    setText(this.one(`${selector} span`), text);
    setAttribute(this.one(selector), "hidden", text ? null : "");
  }

  /**
   * @param {string} value of a button
   * @param {boolean} isAllowed
   */
  #allow(value, isAllowed) {
    setAttribute(this.one(`button[value="${value}"]`), "hidden", isAllowed ? null : "");
  }
}

/** @param {ReadonlyMap<string, readonly unknown[]>} logs */
const countIn = (logs) => [...logs.values()].reduce((count, attempts) => count + attempts.length, 0);

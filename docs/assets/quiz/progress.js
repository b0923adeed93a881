// The entry of the progress page. <quiz-history>: statistics of the history, drawn and as tables.
import { readArchive } from "./whole-history.js";
import { pageBank, RemoteQuestions } from "./bank.js";
import { calibrationChart, formatShare, timeChart, topicRows } from "./charts.js";
import { tableRow } from "./dom.js";
import { QuizElement, setAttribute } from "./element.js";
import { setFinishedTopics, showTicks } from "./finished-topics.js";
import { QuizHistoryManager } from "./history-manager.js";
import { union } from "./history.js";
import { dayOf, noonOf, retrievability, reviewItems } from "./scheduler.js";
import { calibration, finishedTopics, misconceptions, periods, topicStatistics } from "./statistics.js";
import { formatDate, t } from "./strings.js";

/** @typedef {import("./history.js").Attempt} Attempt */
/** @typedef {import("./bank.js").Entry} Entry */

const MONTH = 30;
const SHOWN = 5;

class QuizHistory extends QuizElement {
  #remote = new RemoteQuestions();
  #entries = /** @type {Entry[]} */ ([]);
  #topics = /** @type {import("./bank.js").Topic[]} */ ([]);
  #logs = /** @type {Map<string, Attempt[]>} */ (new Map());
  #listening = new AbortController();

  connectedCallback() {
    ({ entries: this.#entries, topics: this.#topics } = pageBank());
    this.#listening = new AbortController();
    addEventListener("quiz-changed", this, { signal: this.#listening.signal });
    super.connectedCallback();
  }

  disconnectedCallback() {
    this.#listening.abort();
    super.disconnectedCallback();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "quiz-changed" || event.type === "storage") this.render();
    else if (event instanceof PageTransitionEvent && event.persisted) this.render();
  }

  render() {
    const stored = readArchive().logs;
    const logs = this.#entries.map(({ id, aliases }) => {
      const attempts = [id, ...aliases].flatMap((name) => stored.get(name) ?? []);
      return /** @type {const} */ ([id, union(attempts, [])]);
    });
    this.#logs = new Map(logs);
    const all = logs.flatMap(([, attempts]) => attempts);
    setAttribute(this.one(".progress-empty"), "hidden", all.length > 0 ? "" : null);
    for (const part of this.all(".progress-part")) setAttribute(part, "hidden", all.length > 0 ? null : "");
    this.#renderTopics();
    if (all.length === 0) return;
    this.#renderCalibration(all);
    this.#renderTime(all);
    this.#renderMisconceptions();
  }

  /** @param {string} question */
  #log = (question) => this.#logs.get(question) ?? [];

  /** @param {string} topic */
  #pageOf(topic) {
    return this.#entries.find((entry) => entry.topic === topic)?.at.split("#")[0] ?? "";
  }

  #renderTopics() {
    const now = Date.now();
    const byId = new Map(this.#entries.map((entry) => [entry.id, entry]));
    const retentionOf = (/** @type {string} */ question) => {
      const entry = byId.get(question);
      const items = entry ? reviewItems(entry, this.#log(question), now) : [];
      const shares = items.map(({ state }) => retrievability(state, dayOf(now)));
      return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
    };
    const ids = this.#topics.map(({ id }) => id);
    const all = topicStatistics(ids, this.#entries, this.#log, now, retentionOf);
    const titled = (/** @type {number} */ index) => this.#topics[index]?.title ?? "";
    const topics = all.map((each, index) => ({ ...each, title: titled(index), at: this.#pageOf(each.topic) }));
    setFinishedTopics(finishedTopics(all).sort());
    showTicks(t("finished"));
    this.#draw("topics", ...topicRows(topics));
    this.#fillTable("topics", topics.map(({ title, mastered, tried, total, retention }) =>
      [title, mastered, tried, total, formatShare(retention)]));
  }

  /** @param {readonly Attempt[]} all */
  #renderCalibration(all) {
    const found = calibration(all.filter(({ id }) => id !== "recall"));
    this.#draw("calibration", calibrationChart(found));
    const rows = found.map(({ confidence, right, total, interval }) => {
      const range = interval ? interval.map(formatShare).join("–") : "–";
      return [t(confidence), right, total, range];
    });
    this.#fillTable("calibration", rows);
  }

  /** @param {readonly Attempt[]} all */
  #renderTime(all) {
    const today = dayOf(Date.now());
    const first = Math.min(...all.map(({ at }) => dayOf(at)).filter((day) => day <= today));
    const unit = today - first < MONTH ? "days" : "weeks";
    const found = periods(all, dayOf, today, unit === "days" ? 1 : 7, unit === "days" ? MONTH : 26);
    setAttribute(this.one(".progress-time"), "hidden", found.length > 0 ? null : "");
    if (found.length === 0) return;
    const dateOf = (/** @type {number} */ day) => formatDate(document.documentElement.lang, noonOf(day));
    this.#draw("time", timeChart(found, unit, dateOf));
    const note = this.one(".progress-time .tool-note");
    if (note) note.textContent = t(unit);
    const busy = found.filter(({ right, missed }) => right + missed > 0);
    this.#fillTable("time", busy.map(({ start, right, missed }) => [dateOf(start), right, missed]));
  }

  #renderMisconceptions() {
    const found = misconceptions(this.#entries, this.#log).slice(0, SHOWN);
    this.one(".progress-misconceptions ol")?.replaceChildren(...found.map((each) => this.#misconception(each)));
    setAttribute(this.one(".progress-none"), "hidden", found.length > 0 ? "" : null);
  }

  /** @param {import("./statistics.js").Misconception} misconception */
  #misconception({ question, check, option, count }) {
    const made = document.createElement("li");
    const entry = this.#entries.find(({ id }) => id === question);
    if (!entry) return made;
    const link = document.createElement("a");
    link.href = entry.at;
    link.textContent = entry.title;
    const times = document.createElement("span");
    times.textContent = t("chosen", { count });
    const chosen = document.createElement("q");
    made.append(link, " ", times, " ", chosen);
    this.#quote(chosen, entry, check, option);
    return made;
  }

  /**
   * The text of the option, which is only on the question's own page. An option that was removed cannot be quoted.
   * @param {HTMLElement} quote
   * @param {Entry} entry
   * @param {string} check
   * @param {string} option
   */
  async #quote(quote, entry, check, option) {
    const element = await this.#remote.element(entry, check);
    const rows = [...(element?.querySelectorAll(".check-option") ?? [])];
    const text = rows.find((row) => row.getAttribute("data-option") === option)?.querySelector("span");
    if (text) quote.replaceChildren(...text.childNodes);
    else this.#removeColon(quote);
  }

  /** @param {HTMLElement} quote */
  #removeColon(quote) {
    const times = quote.previousElementSibling;
    if (times) times.textContent = (times.textContent ?? "").replace(/:$/, "");
    quote.remove();
  }

  /**
   * @param {string} name
   * @param {readonly (readonly (string|number)[])[]} rows
   */
  #fillTable(name, rows) {
    this.one(`.progress-${name} tbody`)?.replaceChildren(...rows.map(tableRow));
  }

  /**
   * @param {string} name
   * @param {...Node} charts
   */
  #draw(name, ...charts) {
    this.one(`.progress-${name} .progress-chart`)?.replaceChildren(...charts);
  }
}

customElements.define("quiz-history", QuizHistory);
customElements.define("quiz-keeping", QuizHistoryManager);

// <quiz-history>: what a learner's attempts show, by topic, by confidence, by misconception, over time.
import { archive } from "../archive.js";
import { entriesIn, topicsIn } from "../bank.js";
import { dayOf, noonOf } from "../days.js";
import { Items } from "../items.js";
import { noteAll } from "../finished.js";
import { union } from "../log.js";
import { calibrationChart, shown, timeChart, topicRows } from "../progress/charts.js";
import { fillTable } from "../progress/drawing.js";
import { retrievability } from "../schedule.js";
import { itemsOf } from "../standing.js";
import { calibration, finished, misconceptions, periods, standings } from "../statistics.js";
import { tick } from "../ticks.js";
import { dateIn, word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";

/** @typedef {import("../log.js").Attempt} Attempt */
/** @typedef {import("../bank.js").Entry} Entry */

const MONTH = 30;
const SHOWN = 5;

export class QuizHistory extends QuizElement {
  #items = new Items();
  #entries = /** @type {Entry[]} */ ([]);
  #topics = /** @type {{id: string, title: string}[]} */ ([]);
  #logs = /** @type {Map<string, Attempt[]>} */ (new Map());
  #listening = new AbortController();

  connectedCallback() {
    const data = document.getElementById("quiz-bank")?.dataset.bank;
    this.#entries = entriesIn(data);
    this.#topics = topicsIn(data);
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
    const stored = archive().logs;
    const logs = this.#entries.map(({ id, aliases }) => {
      const attempts = [id, ...aliases].flatMap((name) => stored.get(name) ?? []);
      return /** @type {const} */ ([id, union(attempts, [])]);
    });
    this.#logs = new Map(logs);
    const all = logs.flatMap(([, attempts]) => attempts);
    mark(this.one(".progress-empty"), "hidden", all.length > 0 ? "" : null);
    for (const part of this.all(".progress-part")) mark(part, "hidden", all.length > 0 ? null : "");
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
    const today = dayOf(Date.now());
    const byId = new Map(this.#entries.map((entry) => [entry.id, entry]));
    const retentionOf = (/** @type {string} */ question) => {
      const entry = byId.get(question);
      const items = entry ? itemsOf(entry, this.#log(question), today, dayOf) : [];
      const shares = items.map(({ standing }) => retrievability(standing, today));
      return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
    };
    const ids = this.#topics.map(({ id }) => id);
    const all = standings(ids, this.#entries, this.#log, retentionOf);
    const topics = all.map((standing, index) => ({ ...standing, title: this.#topics[index]?.title ?? "", at: this.#pageOf(standing.topic) }));
    const done = finished(all).map(({ topic }) => topic);
    noteAll(done.sort());
    tick(word("finished"));
    this.#draw("topics", ...topicRows(topics));
    const rows = topics.map(({ title, mastered, tried, total, retention }) =>
      [title, mastered, tried, total, shown(retention)].map(String),
    );
    fillTable(this.one(".progress-topics tbody"), rows);
  }

  /** @param {readonly Attempt[]} all */
  #renderCalibration(all) {
    const found = calibration(all.filter(({ id }) => id !== "recall"));
    this.#draw("calibration", calibrationChart(found));
    const rows = found.map(({ confidence, right, total, interval }) => {
      const range = interval ? interval.map(shown).join("–") : "–";
      return [word(confidence), String(right), String(total), range];
    });
    fillTable(this.one(".progress-calibration tbody"), rows);
  }

  /** @param {readonly Attempt[]} all */
  #renderTime(all) {
    const today = dayOf(Date.now());
    const first = Math.min(...all.map(({ at }) => dayOf(at)).filter((day) => day <= today));
    const unit = today - first < MONTH ? "days" : "weeks";
    const found = periods(all, dayOf, today, unit === "days" ? 1 : 7, unit === "days" ? MONTH : 26);
    mark(this.one(".progress-time"), "hidden", found.length > 0 ? null : "");
    if (found.length === 0) return;
    const dateOf = (/** @type {number} */ day) => dateIn(document.documentElement.lang, noonOf(day));
    this.#draw("time", timeChart(found, unit, dateOf));
    const note = this.one(".progress-time .tool-note");
    if (note) note.textContent = word(unit);
    const busy = found.filter(({ right, missed }) => right + missed > 0);
    const rows = busy.map(({ start, right, missed }) => [dateOf(start), String(right), String(missed)]);
    fillTable(this.one(".progress-time tbody"), rows);
  }

  #renderMisconceptions() {
    const found = misconceptions(this.#entries, this.#log).slice(0, SHOWN);
    this.one(".progress-misconceptions ol")?.replaceChildren(...found.map((each) => this.#misconception(each)));
    mark(this.one(".progress-none"), "hidden", found.length > 0 ? "" : null);
  }

  /** @param {import("../statistics.js").Misconception} misconception */
  #misconception({ question, check, option, count }) {
    const made = document.createElement("li");
    const entry = this.#entries.find(({ id }) => id === question);
    if (!entry) return made;
    const link = document.createElement("a");
    link.href = entry.at;
    link.textContent = entry.title;
    const said = document.createElement("span");
    said.textContent = count === 1 ? word("chosen_one") : word("chosen", { count });
    const chosen = document.createElement("q");
    made.append(link, " ", said, " ", chosen);
    this.#quote(chosen, entry, check, option);
    return made;
  }

  /**
   * What the option says is known only where the question is read.
   * @param {HTMLElement} quote
   * @param {Entry} entry
   * @param {string} check
   * @param {string} option
   */
  async #quote(quote, entry, check, option) {
    const element = await this.#items.element(entry, check);
    const rows = [...(element?.querySelectorAll(".check-option") ?? [])];
    const text = rows.find((row) => row.getAttribute("data-option") === option)?.querySelector("span");
    if (text) quote.replaceChildren(...text.childNodes);
    else quote.remove();
  }

  /**
   * @param {string} name
   * @param {...Node} charts
   */
  #draw(name, ...charts) {
    this.one(`.progress-${name} .progress-chart`)?.replaceChildren(...charts);
  }
}

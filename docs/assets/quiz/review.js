// The entry of the review page. <quiz-review>: what is due today, one check at a time, and the coming days.
import { pageBank, RemoteQuestions } from "./bank.js";
import { focusBelowHeader, tableRow } from "./dom.js";
import { QuizElement, setAttribute, setText } from "./element.js";
import { history, latest } from "./history.js";
import { forecast, nextDue, queueOf, RETRY_DELAY } from "./review-queue.js";
import { dayOf, noonOf, outlook, ratingOf, reviewItems } from "./scheduler.js";
import { getSetting, setSetting } from "./settings.js";
import { formatDate, t } from "./strings.js";

/** @typedef {import("./review-queue.js").Queue} Queue */
/** @typedef {import("./scheduler.js").Item} Item */
/** @typedef {import("./bank.js").Entry} Entry */

const LIMIT = "review-cap";
const USUAL_LIMIT = 20;
const DAYS = 14;
/** The number of questions computed before the page may react again. */
const SLICE = 100;

/**
 * @param {number} day
 * @param {number} today
 * @param {string|undefined} language
 */
function formatDue(language, day, today) {
  const date = formatDate(language, noonOf(day));
  if (day <= today) return t("today");
  return day === today + 1 ? t("tomorrow") : t("in_days", { days: day - today, date });
}

/**
 * @param {string} key
 * @param {number} count
 */
const counted = (key, count) => (count > 0 ? t(key, { count }) : "");

/**
 * When everything missed just now can be tried once more.
 * @param {readonly Item[]} waiting
 * @param {string|undefined} language
 */
function waitFor(waiting, language) {
  if (waiting.length === 0) return "";
  const time = new Date(Math.max(...waiting.map(({ state }) => state.missed ?? 0)) + RETRY_DELAY);
  return t("waiting", { time: time.toLocaleTimeString(language || undefined, { timeStyle: "short" }) });
}

/**
 * @param {Queue} queue
 * @param {readonly Item[]} items
 * @param {number} today
 * @param {string|undefined} language
 * @returns {string} how much is due, or when to come back; empty where nothing was ever answered
 */
function summarize({ due, held, again, waiting, reviewed }, items, today, language) {
  const left = [counted("due", due.length), counted("again", again.length)];
  const more = due.length > 0 && held > 0 ? t("held", { count: held }) : "";
  if (left.some(Boolean)) return [...left, more].filter(Boolean).join(" ");
  const day = held > 0 ? today + 1 : nextDue(items, today);
  if (day === null) return "";
  const done = t(held > 0 ? "enough" : reviewed > 0 ? "done" : "nothing", { count: reviewed });
  return [done, waitFor(waiting, language), t("return", { when: formatDue(language, day, today) })].filter(Boolean).join(" ");
}

/**
 * A row for each rating; the one that was given is marked.
 * @param {string} check
 * @param {readonly string[]} dues
 * @param {number|null} given 0 for again, 1 for hard, 2 for good
 */
function outlookRows(check, dues, given) {
  const part = check === "recall" ? "if_recall_" : "if_";
  return ["again", "hard", "good"].map((rating, index) => {
    const row = tableRow([t(part + rating), dues[index] ?? ""]);
    setAttribute(row, "aria-current", given === index ? "true" : null);
    return row;
  });
}

/**
 * @param {number} count
 * @param {number} most
 */
function barOf(count, most) {
  const bar = document.createElement("span");
  bar.className = "review-bar";
  bar.style.setProperty("inline-size", (100 * count) / Math.max(1, most) + "%");
  return bar;
}

/**
 * A row for each day, its count in figures and as a bar.
 * @param {readonly {day: number, count: number}[]} plan
 * @param {number} today
 * @param {string|undefined} language
 */
function planRows(plan, today, language) {
  const most = plan.reduce((found, { count }) => Math.max(found, count), 0);
  return plan.map(({ day, count }) => {
    const date = new Date(noonOf(day));
    const shown = date.toLocaleDateString(language || undefined, { weekday: "short", month: "short", day: "numeric" });
    return tableRow([t("day_" + (day - today)) || shown, count, barOf(count, most)]);
  });
}

class QuizReview extends QuizElement {
  #bank = /** @type {Entry[]} */ ([]);
  #topics = /** @type {import("./bank.js").Topic[]} */ ([]);
  #items = /** @type {Item[]} */ ([]);
  #remote = new RemoteQuestions();
  /** The present check, as it was before it was answered. @type {Item|null} */
  #asked = null;
  /** Its rating: 0 again, 1 hard, 2 good. @type {number|null} */
  #rating = null;
  /** Checks that could not be fetched on this visit. @type {Set<string>} */
  #missing = new Set();
  #limit = USUAL_LIMIT;
  #turn = 0;
  #isFetching = false;

  connectedCallback() {
    ({ entries: this.#bank, topics: this.#topics } = pageBank());
    const limit = Number(getSetting(LIMIT));
    this.#limit = limit >= 1 ? limit : USUAL_LIMIT;
    document.addEventListener("visibilitychange", this);
    this.addEventListener("change", this);
    super.connectedCallback();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this);
    this.#turn += 1;
    super.disconnectedCallback();
  }

  get #language() {
    return /** @type {HTMLElement|null} */ (this.closest("[lang]"))?.lang;
  }

  get #today() {
    return dayOf(Date.now());
  }

  get #queue() {
    const topic = this.#asked?.entry.topic;
    const queue = queueOf(this.#items, { today: this.#today, now: Date.now(), cap: this.#limit, topic });
    const next = [...queue.due, ...queue.again].find(({ name }) => !this.#missing.has(name));
    return { ...queue, next };
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target);
    if (event.type === "click") {
      if (target.matches(".review-next")) this.#next();
    } else if (event.type === "submit" && target.matches(".review-limit")) {
      event.preventDefault();
    } else if (event.type === "change" && target.matches("#review-cap")) {
      this.#setLimit(/** @type {HTMLInputElement} */ (target));
    } else if (event.type === "quiz-answered") {
      if (this.contains(target)) this.#answered();
    } else if (["storage", "pageshow", "visibilitychange"].includes(event.type)) {
      this.render();
    }
  }

  /** @param {HTMLInputElement} input */
  #setLimit(input) {
    if (!input.reportValidity()) return;
    this.#limit = Number(input.value);
    setSetting(LIMIT, this.#limit);
    this.#show();
  }

  /**
   * The items of a question, whose attempts may be stored or not, under any of its ids.
   * @param {Entry} entry
   */
  #itemsOf(entry) {
    return reviewItems(entry, history.read(entry.id, entry.aliases), Date.now());
  }

  /** Reads the whole history, in slices, and shows what is due. The check being answered stays. */
  async render() {
    const turn = (this.#turn += 1);
    const items = [];
    for (let from = 0; from < this.#bank.length; from += SLICE) {
      if (from > 0) await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#turn) return;
      items.push(...this.#bank.slice(from, from + SLICE).flatMap((entry) => this.#itemsOf(entry)));
    }
    this.#items = items;
    // A check that was forgotten meanwhile is no longer asked.
    if (!items.some(({ name }) => name === this.#asked?.name)) this.#asked = null;
    if (!this.#asked) await this.#ask();
    this.#show();
  }

  #answered() {
    const asked = this.#asked;
    if (!asked) return;
    const { id, aliases, checks } = asked.entry;
    const check = checks.find((each) => each.id === asked.check);
    const attempt = check && latest(history.read(id, aliases), check, Date.now());
    this.#items = [...this.#items.filter(({ entry }) => entry.id !== id), ...this.#itemsOf(asked.entry)];
    this.#rating = attempt ? ratingOf(attempt) - 1 : null;
    this.#show();
  }

  async #next() {
    if (this.#isFetching) return;
    await this.#ask();
    this.#show();
    focusBelowHeader(this.one(this.#asked ? ".tool-item-question" : ".review-said"), this.one(".review-said"));
  }

  /** Puts the next check into the page. */
  async #ask() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const { next = null } = this.#queue;
    const heading = next ? await this.#remote.heading(next.entry) : [];
    const element = next ? await this.#remote.element(next.entry, next.check) : null;
    this.#isFetching = false;
    this.#asked = next;
    this.#rating = null;
    if (next && !element) this.#missing.add(next.name);
    const topic = this.#topics.find(({ id }) => id === next?.entry.topic)?.title ?? "";
    this.one(".review-topic")?.replaceChildren(topic);
    this.one(".tool-item-question")?.replaceChildren(...(heading.length > 0 ? heading : [next?.entry.title ?? ""]));
    this.one(".review-check")?.replaceChildren(...(element ? [element] : next ? [t("unreachable")] : []));
    setAttribute(this.one(".review-read"), "href", next?.entry.at ?? "");
  }

  #show() {
    const queue = this.#queue;
    const hasItems = this.#items.length > 0;
    setAttribute(this, "data-state", hasItems ? "ready" : "empty");
    setAttribute(this.one(".review-item"), "hidden", this.#asked ? null : "");
    setAttribute(this.one(".review-plan"), "hidden", hasItems ? null : "");
    this.#showAsked();
    const plan = forecast(this.#items, { today: this.#today, days: DAYS, cap: this.#limit, reviewed: queue.reviewed });
    this.one(".review-days tbody")?.replaceChildren(...planRows(plan, this.#today, this.#language));
    const input = /** @type {HTMLInputElement|null} */ (this.one("#review-cap"));
    if (input && input !== document.activeElement) input.value = String(this.#limit);
    // Without items the status says whether the browser can keep anything at all.
    const reason = hasItems ? null : setSetting(LIMIT, getSetting(LIMIT));
    setText(this.one(".review-said"), hasItems ? summarize(queue, this.#items, this.#today, this.#language) : t(reason));
  }

  #showAsked() {
    const asked = this.#asked;
    const now = this.#items.find(({ name }) => name === asked?.name);
    const rating = this.#rating;
    setAttribute(this.one(".review-next"), "hidden", rating !== null || this.#missing.has(asked?.name ?? "") ? null : "");
    if (!asked || !now) return;
    const dues = outlook(asked.state, this.#today).map((day) => formatDue(this.#language, day, this.#today));
    this.one(".review-outlook tbody")?.replaceChildren(...outlookRows(asked.check, dues, rating));
    const when = formatDue(this.#language, now.state.due, this.#today);
    const wasReviewed = asked.state.last >= this.#today;
    const then = [t(wasReviewed ? "then_practice" : "then", { when }), now.state.missed ? t("then_missed") : ""];
    this.one(".review-then")?.replaceChildren(rating === null ? "" : then.join(" "));
  }
}

customElements.define("quiz-review", QuizReview);

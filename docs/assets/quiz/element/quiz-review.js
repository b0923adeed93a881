// <quiz-review>: what is due today, one at a time, when it comes again, and the coming days.
import { arrive } from "../arrive.js";
import { entriesIn, topicsIn } from "../bank.js";
import { dayOf } from "../days.js";
import { Items } from "../items.js";
import { keep, kept } from "../kept.js";
import { forecast, queueOf } from "../queue.js";
import { saidOf, whenIn } from "../review/said.js";
import { outlookRows, planRows } from "../review/tables.js";
import { outlook, ratingOf } from "../schedule.js";
import { itemsOf } from "../standing.js";
import { word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";

/** @typedef {import("../queue.js").Item} Item */
/** @typedef {import("../bank.js").Entry} Entry */
/** @typedef {typeof import("./recorded.js").RecordedElement} Recorded */

const CAP = "review-cap";
const USUAL = 20;
const DAYS = 14;
/** How many questions are computed before the page may do something else. */
const SLICE = 100;

export class QuizReview extends QuizElement {
  #bank = /** @type {Entry[]} */ ([]);
  #items = /** @type {Item[]} */ ([]);
  #pages = new Items();
  /** What is asked now, as it stood before it was answered. @type {Item|null} */
  #asked = null;
  /** What was given to it: 0 again, 1 hard, 2 good. @type {number|null} */
  #given = null;
  /** What could not be fetched on this visit. @type {Set<string>} */
  #missing = new Set();
  #cap = USUAL;
  #turn = 0;
  #isFetching = false;

  connectedCallback() {
    this.#bank = entriesIn(document.getElementById("quiz-bank")?.dataset.bank);
    this.#cap = Number(kept(CAP)) || USUAL;
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
    const queue = queueOf(this.#items, { today: this.#today, now: Date.now(), cap: this.#cap, topic });
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
      this.#limit(/** @type {HTMLInputElement} */ (target));
    } else if (event.type === "quiz-answered") {
      if (this.contains(target)) this.#answered();
    } else if (["storage", "pageshow", "visibilitychange"].includes(event.type)) {
      this.render();
    }
  }

  /** @param {HTMLInputElement} input */
  #limit(input) {
    if (!input.reportValidity()) return;
    this.#cap = Number(input.value);
    keep(CAP, this.#cap);
    this.#show();
  }

  /**
   * What is known of a question, kept or not, under all its names.
   * @param {Entry} entry
   */
  #itemsOf(entry) {
    const { memory } = /** @type {Recorded} */ (customElements.get("quiz-check"));
    const attempts = memory.read(entry.id, entry.aliases);
    return { attempts, items: itemsOf(entry, attempts, this.#today, dayOf) };
  }

  /** Reads all there is, in slices, and shows it. What is being answered stays. */
  async render() {
    const turn = (this.#turn += 1);
    const items = [];
    for (let from = 0; from < this.#bank.length; from += SLICE) {
      if (from > 0) await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#turn) return;
      items.push(...this.#bank.slice(from, from + SLICE).flatMap((entry) => this.#itemsOf(entry).items));
    }
    this.#items = items;
    // What was forgotten meanwhile is asked no longer.
    if (!items.some(({ name }) => name === this.#asked?.name)) this.#asked = null;
    if (!this.#asked) await this.#ask();
    this.#show();
  }

  #answered() {
    const asked = this.#asked;
    if (!asked) return;
    const { attempts, items } = this.#itemsOf(asked.entry);
    const attempt = attempts.findLast(({ id }) => id === asked.check);
    this.#items = [...this.#items.filter(({ entry }) => entry.id !== asked.entry.id), ...items];
    this.#given = attempt ? ratingOf(attempt) - 1 : null;
    this.#show();
  }

  async #next() {
    if (this.#isFetching) return;
    await this.#ask();
    this.#show();
    arrive(this.one(this.#asked ? ".tool-item-question" : ".review-said"), this.one(".review-said"));
  }

  /** Puts what comes next into the page. */
  async #ask() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const { next = null } = this.#queue;
    const heading = next ? await this.#pages.heading(next.entry) : [];
    const element = next ? await this.#pages.element(next.entry, next.check) : null;
    this.#isFetching = false;
    this.#asked = next;
    this.#given = null;
    if (next && !element) this.#missing.add(next.name);
    const topics = topicsIn(document.getElementById("quiz-bank")?.dataset.bank);
    const topic = topics.find(({ id }) => id === next?.entry.topic)?.title ?? "";
    this.one(".review-topic")?.replaceChildren(topic);
    this.one(".tool-item-question")?.replaceChildren(...(heading.length > 0 ? heading : [next?.entry.title ?? ""]));
    this.one(".review-check")?.replaceChildren(...(element ? [element] : next ? [word("unreachable")] : []));
    mark(this.one(".review-read"), "href", next?.entry.at ?? "");
  }

  #show() {
    const queue = this.#queue;
    const hasItems = this.#items.length > 0;
    mark(this, "data-state", hasItems ? "ready" : "empty");
    mark(this.one(".review-item"), "hidden", this.#asked ? null : "");
    mark(this.one(".review-plan"), "hidden", hasItems ? null : "");
    this.#showAsked();
    const plan = forecast(this.#items, { today: this.#today, days: DAYS, cap: this.#cap, reviewed: queue.reviewed });
    this.one(".review-days tbody")?.replaceChildren(...planRows(plan, this.#today, this.#language));
    const input = /** @type {HTMLInputElement|null} */ (this.one("#review-cap"));
    if (input && input !== document.activeElement) input.value = String(this.#cap);
    const said = this.one(".review-said");
    const text = hasItems ? saidOf(queue, this.#items, this.#today, this.#language) : word(keep(CAP, kept(CAP)));
    // An unchanged status is not written again: it would be read out again.
    if (said && said.textContent !== text) said.textContent = text;
  }

  #showAsked() {
    const asked = this.#asked;
    const now = this.#items.find(({ name }) => name === asked?.name);
    const given = this.#given;
    mark(this.one(".review-next"), "hidden", given !== null || this.#missing.has(asked?.name ?? "") ? null : "");
    if (!asked || !now) return;
    const whens = outlook(asked.standing, this.#today).map((day) => whenIn(this.#language, day, this.#today));
    this.one(".review-outlook tbody")?.replaceChildren(...outlookRows(asked.check, whens, given));
    const when = whenIn(this.#language, now.standing.due, this.#today);
    const wasReviewed = asked.standing.last >= this.#today;
    const then = [word(wasReviewed ? "then_practice" : "then", { when }), now.standing.missed ? word("then_missed") : ""];
    this.one(".review-then")?.replaceChildren(given === null ? "" : then.join(" "));
  }
}

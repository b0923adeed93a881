// <quiz-practice>: choose a set of checks, go through it, see how it went. What was begun survives a reload.
import { arrive } from "../arrive.js";
import { entriesIn, topicsIn } from "../bank.js";
import { Items } from "../items.js";
import { enough, latest } from "../log.js";
import { choiceIn, fitting, picked } from "../practice/choice.js";
import { fillIn, queryIn } from "../practice/form.js";
import { Result } from "../practice/result.js";
import { begun, judged, pathsOf, responded, sessionIn, STEPS } from "../practice/session.js";
import { renderRun, renderClock } from "../practice/sheet.js";
import { Stage } from "../practice/stage.js";
import { keep, kept } from "../kept.js";
import { stored } from "../storage.js";
import { word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";

/** @typedef {import("../practice/session.js").Session} Session */

const KEPT = "practice";

/**
 * @param {string} question
 * @param {import("../bank.js").Asked} check
 */
function isMissed(question, { id, revision }) {
  const attempt = latest(stored(question), id);
  return attempt?.revision === revision && attempt.outcome < enough(id);
}

export class QuizPractice extends QuizElement {
  #session = /** @type {Session|null} */ (null);
  #stage = new Stage(new Items(), []);
  #result = new Result(this, this.#stage, []);
  #ticking = 0;

  connectedCallback() {
    const data = document.getElementById("quiz-bank")?.dataset.bank;
    const entries = entriesIn(data);
    this.#stage = new Stage(new Items(), entries);
    this.#result = new Result(this, this.#stage, topicsIn(data));
    fillIn(this.#form, new URLSearchParams(location.search));
    const before = sessionIn(kept(KEPT), new Set(entries.flatMap(pathsOf)));
    // What this address began goes on; another set is only offered.
    this.#session = before?.query === location.search.slice(1) ? before : null;
    mark(this.one(".practice-resume"), "hidden", before && !before.done && !this.#session ? null : "");
    for (const type of ["input", "change"]) this.addEventListener(type, this);
    this.#ticking = window.setInterval(() => renderClock(this, this.#session, Date.now()), 1000);
    super.connectedCallback();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector(".practice-choice"));
  }

  get #isHeld() {
    return this.#session?.exam && !this.#session.done;
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.type === "submit") this.#submitted(event);
    else if (event.type === "quiz-answered") this.#answered(target);
    else if (this.#form.contains(target) && event.type !== "click") this.#count();
    else if (target instanceof Element && target.closest(".practice-item")) {
      // After the check itself has done what it does.
      if (this.#isHeld) setTimeout(() => this.#respond());
    } else if (event.type === "click") this.#pressed(target.closest("button"));
  }

  /** @param {Event} event */
  #submitted(event) {
    if (event.target !== this.#form && !this.#isHeld) return;
    event.preventDefault();
    // The check is not to take it: there is no feedback in an exam.
    event.stopPropagation();
    if (event.target === this.#form) this.#start();
    else {
      this.#respond();
      this.#step("next");
    }
  }

  /** @param {HTMLButtonElement|null} button */
  #pressed(button) {
    const name = button?.value ?? "";
    if (name === "resume") {
      const before = kept(KEPT);
      history.replaceState(history.state, "", "?" + before.query);
      fillIn(this.#form, new URLSearchParams(location.search));
      this.#put(before);
    } else if (name === "drop" || name === "anew") this.#put(null);
    else if (name === "same" && this.#session) this.#begin(this.#session.query, this.#session.paths);
    else this.#step(name, Number(button?.textContent) - 1);
  }

  /**
   * @param {string} name
   * @param {number} [place]
   */
  #step(name, place = 0) {
    const step = STEPS.get(name);
    if (this.#session && step) this.#put(step(this.#session, place, Date.now()), name);
  }

  /** The checks that fit the choice. */
  get #fitting() {
    return fitting(choiceIn(queryIn(this.#form)), this.#stage.list, isMissed);
  }

  #start() {
    const query = queryIn(this.#form);
    const choice = choiceIn(query);
    const given = choiceIn(new URLSearchParams(location.search)).seed;
    // A set that was linked stays that set, as long as nothing else is chosen.
    const same = new URLSearchParams(location.search);
    same.delete("seed");
    const seed = given !== null && same.toString() === query.toString() ? given : Math.floor(Math.random() * 1e6);
    query.append("seed", String(seed));
    const paths = picked(choice, this.#fitting, seed);
    if (paths.length > 0) this.#begin(query.toString(), paths);
    else this.#count();
  }

  /**
   * @param {string} query
   * @param {readonly string[]} paths
   */
  #begin(query, paths) {
    history.replaceState(history.state, "", "?" + query);
    this.#stage.clear();
    this.#put(begun(query, choiceIn(new URLSearchParams(query)), paths, Date.now()), "begin");
  }

  /**
   * @param {Session|null} session
   * @param {string} [how] it came to that
   */
  #put(session, how = "") {
    this.#session = session;
    keep(KEPT, session);
    mark(this.one(".practice-resume"), "hidden", "");
    const shown = this.render();
    if (!session) return this.one("input")?.focus();
    if (how === "flag" || how === "more") return;
    const place = this.one(session.done ? ".practice-result h2" : ".practice-place");
    arrive(place);
    // Until the check has come the page may be too short.
    shown?.then(() => place?.scrollIntoView());
  }

  /** What stands in the form of the check that is shown, as long as it is not submitted. */
  #respond() {
    const session = this.#session;
    const check = /** @type {any} */ (this.querySelector(".practice-item quiz-check"));
    if (!session || !check) return;
    this.#session = responded(session, check.dataset.check, check.response);
    keep(KEPT, this.#session);
    renderRun(this, this.#session);
  }

  /** @param {HTMLElement} element */
  #answered(element) {
    const { check = "", outcome } = element.dataset;
    if (!this.#session?.paths.includes(check)) return;
    this.#session = judged(this.#session, check, outcome ?? "right");
    keep(KEPT, this.#session);
    if (this.#session.done) this.#result.renderScores(this.#session);
    else renderRun(this, this.#session);
  }

  #count() {
    const query = choiceIn(queryIn(this.#form));
    const count = this.#fitting.length;
    const none = query.missed ? "count_none_missed" : "count_none";
    const text = word(count > 0 ? "count" : none, { count, length: Math.min(count, query.length) });
    const status = this.one(".practice-count");
    if (status && status.textContent !== text) status.textContent = text;
  }

  /** @returns {Promise<void>|undefined} when all of it is there */
  render() {
    const session = this.#session;
    mark(this.#form, "hidden", session && "");
    mark(this.one(".practice-run"), "hidden", session && !session.done ? null : "");
    mark(this.one(".practice-result"), "hidden", session?.done ? null : "");
    mark(this, "data-mode", session && (session.exam && !session.done ? "exam" : "practice"));
    if (!session) return void this.#count();
    if (session.done) return this.#result.render(session);
    renderRun(this, session);
    renderClock(this, session, Date.now());
    return this.#stage.show(this.one(".practice-item"), session);
  }
}

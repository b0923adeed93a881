// The entry of the practice page. <quiz-practice>: choose a set of checks, go through it, see the result.
import { pageBank, RemoteQuestions } from "./bank.js";
import { focusBelowHeader } from "./dom.js";
import { QuizElement, setAttribute, setText } from "./element.js";
import { latest, passThreshold, readAttempts } from "./history.js";
import { CheckView, renderClock, renderRun, Result } from "./practice-view.js";
import {
  checkPaths, fillForm, matchingChecks, parseFilter, parseSession, pickChecks, queryOf, setOutcome, setResponse, startSession,
  STEPS,
} from "./session.js";
import { getSetting, setSetting } from "./settings.js";
import { t } from "./strings.js";

/** @typedef {import("./session.js").Session} Session */

const SETTING = "practice";

/**
 * @param {string} question
 * @param {import("./bank.js").BankCheck} check
 */
function isMissed(question, check) {
  const attempt = latest(readAttempts(question), check, Date.now());
  return attempt?.revision === check.revision && attempt.outcome < passThreshold(check.id);
}

class QuizPractice extends QuizElement {
  #session = /** @type {Session|null} */ (null);
  #view = new CheckView(new RemoteQuestions(), []);
  #result = new Result(this, this.#view, []);
  #known = /** @type {ReadonlySet<string>} */ (new Set());
  #ticking = 0;

  connectedCallback() {
    const { entries, topics } = pageBank();
    this.#view = new CheckView(new RemoteQuestions(), entries);
    this.#result = new Result(this, this.#view, topics);
    this.#known = new Set(entries.flatMap(checkPaths));
    fillForm(this.#form, new URLSearchParams(location.search));
    const before = this.#stored;
    // A set started at this address goes on; another one is only offered.
    this.#session = before?.query === location.search.slice(1) ? before : null;
    setAttribute(this.one(".practice-resume"), "hidden", before && !before.done && !this.#session ? null : "");
    for (const type of ["input", "change"]) this.addEventListener(type, this);
    this.#ticking = window.setInterval(() => renderClock(this, this.#session, Date.now()), 1000);
    super.connectedCallback();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  /** The set that was started last. */
  get #stored() {
    return parseSession(getSetting(SETTING), this.#known);
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
      // After the check itself has handled the event.
      if (this.#isHeld) setTimeout(() => this.#respond());
    } else if (event.type === "click") this.#pressed(target.closest("button"));
  }

  /** @param {Event} event */
  #submitted(event) {
    if (event.target !== this.#form && !this.#isHeld) return;
    event.preventDefault();
    // The check must not take it: there is no feedback in an exam.
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
      const before = this.#stored;
      if (!before) return this.#put(null);
      window.history.replaceState(null, "", "?" + before.query);
      fillForm(this.#form, new URLSearchParams(location.search));
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

  /** The checks that the form's filter allows. */
  get #matching() {
    return matchingChecks(parseFilter(queryOf(this.#form)), this.#view.list, isMissed);
  }

  #start() {
    const query = queryOf(this.#form);
    const filter = parseFilter(query);
    const linked = parseFilter(new URLSearchParams(location.search));
    // A linked set stays that set as long as nothing else is chosen.
    const isLinked = linked.seed !== null && JSON.stringify({ ...linked, seed: null }) === JSON.stringify(filter);
    const seed = isLinked ? (linked.seed ?? 0) : Math.floor(Math.random() * 1e6);
    query.append("seed", String(seed));
    const paths = pickChecks(filter, this.#matching, seed);
    if (paths.length > 0) this.#begin(query.toString(), paths);
    else this.#count();
  }

  /**
   * @param {string} query
   * @param {readonly string[]} paths
   */
  #begin(query, paths) {
    window.history.replaceState(null, "", "?" + query);
    this.#view.clear();
    this.#put(startSession(query, parseFilter(new URLSearchParams(query)), paths, Date.now()), "start");
  }

  /**
   * @param {Session|null} session
   * @param {string} [step] that led to it
   */
  #put(session, step = "") {
    this.#session = session;
    setSetting(SETTING, session);
    setAttribute(this.one(".practice-resume"), "hidden", "");
    const shown = this.render();
    if (!session) return this.one("input")?.focus();
    if (step === "flag" || step === "more") return;
    const place = this.one(session.done ? ".practice-result h2" : ".practice-place");
    focusBelowHeader(place);
    // Until the check is there the page may be too short.
    shown?.then(() => place?.scrollIntoView());
  }

  /** Stores the response in the form of the present check, which is not submitted yet. */
  #respond() {
    const session = this.#session;
    const check = /** @type {any} */ (this.querySelector(".practice-item quiz-check"));
    if (!session || !check) return;
    this.#session = setResponse(session, check.dataset.check, check.response);
    setSetting(SETTING, this.#session);
    renderRun(this, this.#session);
  }

  /** @param {HTMLElement} element */
  #answered(element) {
    const { check = "", outcome } = element.dataset;
    if (!this.#session?.paths.includes(check)) return;
    this.#session = setOutcome(this.#session, check, outcome ?? "right");
    setSetting(SETTING, this.#session);
    if (this.#session.done) this.#result.renderScores(this.#session);
    else renderRun(this, this.#session);
  }

  #count() {
    const filter = parseFilter(queryOf(this.#form));
    const count = this.#matching.length;
    const none = filter.missed ? "count_none_missed" : "count_none";
    const key = count > 0 ? "count" : none;
    setText(this.one(".practice-count"), t(key, { count, length: Math.min(count, filter.length) }));
  }

  /** @returns {Promise<void>|undefined} resolved when the check is there */
  render() {
    const session = this.#session;
    setAttribute(this.#form, "hidden", session && "");
    setAttribute(this.one(".practice-run"), "hidden", session && !session.done ? null : "");
    setAttribute(this.one(".practice-result"), "hidden", session?.done ? null : "");
    setAttribute(this, "data-mode", session && (session.exam && !session.done ? "exam" : "practice"));
    if (!session) return void this.#count();
    if (session.done) return this.#result.render(session);
    renderRun(this, session);
    renderClock(this, session, Date.now());
    return this.#view.show(this.one(".practice-item"), session);
  }
}

customElements.define("quiz-practice", QuizPractice);

// What the practice page shows of a set: the check, what is around it, and the result.
import { rowsOf } from "./check-kinds.js";
import { tableRow } from "./dom.js";
import { setAttribute, setText } from "./element.js";
import { isAnswered, scores } from "./session.js";
import { t } from "./strings.js";

/** @typedef {import("./bank.js").Entry} Entry */
/** @typedef {import("./session.js").Session} Session */

const SOON = 5 * 60_000;

/**
 * @param {Session} session
 * @param {number} index
 */
function cell(session, index) {
  const path = session.paths[index] ?? "";
  const answered = isAnswered(session, path);
  const flagged = session.flagged.includes(path);
  const status = t(answered ? "sheet_answered" : "sheet_open", { place: index + 1 });
  const button = document.createElement("button");
  button.type = "button";
  button.value = "go";
  button.textContent = String(index + 1);
  setAttribute(button, "aria-label", flagged ? t("sheet_flagged", { status }) : status);
  setAttribute(button, "aria-current", index === session.at ? "step" : null);
  setAttribute(button, "data-answered", answered ? "" : null);
  setAttribute(button, "data-flagged", flagged ? "" : null);
  setAttribute(button, "data-outcome", session.exam ? null : (session.outcomes[path] ?? null));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/**
 * Shows the state of the session around the check; the button that has the focus keeps it.
 * @param {HTMLElement} root
 * @param {Session} session
 */
export function renderRun(root, session) {
  const { paths, at, flagged, exam } = session;
  const list = root.querySelector(".practice-sheet");
  const focused = [...(list?.querySelectorAll("button") ?? [])].findIndex((button) => button === document.activeElement);
  list?.replaceChildren(...paths.map((_, index) => cell(session, index)));
  list?.querySelectorAll("button")[focused]?.focus();
  setText(root.querySelector(".practice-place"), t("place", { place: at + 1, count: paths.length }));
  const open = paths.filter((path) => !isAnswered(session, path)).length;
  setText(root.querySelector(".practice-open"), t(open > 0 ? "unanswered" : "unanswered_none", { count: open }));
  const button = (/** @type {string} */ name) => root.querySelector(`.practice-run button[value="${name}"]`);
  setAttribute(/** @type {HTMLElement|null} */ (button("back")), "hidden", at > 0 ? null : "");
  setAttribute(/** @type {HTMLElement|null} */ (button("next")), "hidden", at < paths.length - 1 ? null : "");
  setAttribute(/** @type {HTMLElement|null} */ (button("flag")), "hidden", exam ? null : "");
  setAttribute(/** @type {HTMLElement|null} */ (button("flag")), "aria-pressed", String(flagged.includes(paths[at] ?? "")));
}

/** @param {number} milliseconds */
export function clockFace(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

/**
 * The end of the time ends nothing: it is announced, and more time is offered.
 * @param {HTMLElement} root
 * @param {Session|null} session
 * @param {number} now
 */
export function renderClock(root, session, now) {
  const left = session && !session.done && session.ends !== null ? session.ends - now : null;
  setText(root.querySelector(".practice-clock"), left === null ? "" : t("left", { time: clockFace(left) }));
  const isOver = left !== null && left <= 0;
  setAttribute(root.querySelector(".practice-overtime"), "hidden", left === null || left > SOON ? "" : null);
  setText(root.querySelector(".practice-overtime [role=status]"), isOver ? t("overtime") : "");
}

/**
 * Puts a response back into the form that it was given in.
 * @param {HTMLFormElement} form
 * @param {any} response as its kind reads it
 */
export function restoreResponse(form, response) {
  if (form.querySelector(".check-move")) arrange(form, response);
  else if (form.querySelector("select")) {
    for (const menu of form.querySelectorAll("select")) {
      menu.value = response?.[menu.parentElement?.dataset.option ?? ""] ?? "";
    }
  } else {
    const chosen = [response].flat();
    for (const input of form.querySelectorAll("input")) {
      if (input.type === "text") input.value = String(response ?? "");
      else input.checked = chosen.includes(input.value);
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} response the ids of the items, in their order
 */
function arrange(form, response) {
  const rows = rowsOf(form);
  const ids = Array.isArray(response) ? response : [];
  const ordered = ids.flatMap((id) => rows.find(({ dataset }) => dataset.option === id) ?? []);
  if (ordered.length !== rows.length) return;
  rows[0]?.parentElement?.append(...ordered);
  form.dataset.moved = "";
}

/** The checks of a set, fetched from where they are read, each under the heading of its question. */
export class CheckView {
  /** By path: each keeps its response while the page lives. @type {Map<string, Promise<HTMLElement|null>>} */
  #parts = new Map();
  #wanted = "";

  /**
   * @param {import("./bank.js").RemoteQuestions} remote
   * @param {readonly Entry[]} entries
   */
  constructor(remote, entries) {
    this.remote = remote;
    this.list = entries;
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** Forgets all responses. */
  clear() {
    this.#parts.clear();
  }

  /** @param {string} path */
  entryOf(path) {
    return this.entries.get(path.split("/")[0] ?? "");
  }

  /**
   * Shows the present check of the session. A check that arrives after the reader has gone on is not shown.
   * @param {Element|null} place
   * @param {Session} session
   */
  async show(place, session) {
    const path = session.paths[session.at] ?? "";
    this.#wanted = path;
    const before = /** @type {HTMLElement|null} */ (place?.querySelector("[data-check]") ?? null);
    // The previous check must not be answered while this one is loading.
    if (before?.dataset.check !== path) place?.replaceChildren();
    const parts = [...(await this.heading(path)), await this.element(path, session)];
    if (this.#wanted === path && place && !parts.every((part) => part && place.contains(part))) {
      place.replaceChildren(...parts.map((part) => part ?? document.createTextNode(t("unreachable"))));
    }
  }

  /**
   * The element of a check, the same one each time; null where it cannot be fetched now.
   * @param {string} path
   * @param {Session} session
   */
  async element(path, session) {
    const known = this.#parts.get(path) ?? this.#make(path, session.responses[path]);
    this.#parts.set(path, known);
    const element = await known;
    if (!element) this.#parts.delete(path);
    return element;
  }

  /**
   * @param {string} path
   * @param {unknown} response
   */
  async #make(path, response) {
    const entry = this.entryOf(path);
    const element = entry ? await this.remote.element(entry, path.split("/")[1] ?? "") : null;
    const form = element?.querySelector("form");
    if (form && response !== undefined) restoreResponse(form, response);
    return element;
  }

  /**
   * The question's text, and a link to its place in the guide.
   * @param {string} path
   */
  async heading(path) {
    const entry = this.entryOf(path);
    const heading = document.createElement("h2");
    heading.className = "tool-item-question";
    const line = document.createElement("p");
    line.className = "tool-note";
    if (!entry) return [heading, line];
    heading.append(...(await this.remote.heading(entry)));
    const link = document.createElement("a");
    link.href = entry.at;
    link.textContent = t("read");
    line.append(link);
    return [heading, line];
  }
}

/** How a set went: by topic, and every check of it with its feedback. */
export class Result {
  /**
   * @param {HTMLElement} root
   * @param {CheckView} view
   * @param {readonly {id: string, title: string}[]} topics
   */
  constructor(root, view, topics) {
    this.root = root;
    this.view = view;
    this.topics = topics;
  }

  /** @param {Session} session */
  async render(session) {
    this.renderScores(session);
    const list = this.root.querySelector(".practice-reviewed");
    list?.replaceChildren();
    for (const path of session.paths) list?.append(await this.#reviewed(path, session));
    // A check grades itself, and only on the page; it announces the result.
    for (const path of session.exam ? session.paths : []) {
      if (path in session.responses && !(path in session.outcomes)) {
        /** @type {any} */ (list?.querySelector(`[data-check="${path}"]`))?.submit(null);
      }
    }
    /** @type {HTMLElement|null} */ (this.root.querySelector(".practice-result h2"))?.focus();
  }

  /** @param {Session} session */
  renderScores(session) {
    const titles = new Map(this.topics.map(({ id, title }) => [id, title]));
    const found = scores(session, [...titles.keys()], (path) => this.view.entryOf(path)?.topic);
    const rows = found.map(({ topic, right, total }) => tableRow([titles.get(topic) ?? topic, right, total]));
    this.root.querySelector(".practice-result tbody")?.replaceChildren(...rows);
    const right = found.reduce((sum, score) => sum + score.right, 0);
    const total = this.root.querySelector(".practice-total");
    if (total) total.textContent = t("total", { right, count: session.paths.length });
    for (const details of this.root.querySelectorAll(".practice-reviewed > details")) {
      this.#judge(/** @type {HTMLElement} */ (details), session);
    }
  }

  /**
   * @param {HTMLElement} details
   * @param {Session} session
   */
  #judge(details, session) {
    const outcome = session.outcomes[details.dataset.path ?? ""] ?? "";
    details.dataset.outcome = outcome;
    const mark = details.querySelector(".practice-outcome");
    if (mark) mark.textContent = t("reviewed_" + (outcome || "open"));
  }

  /**
   * A check of the set, closed until it is opened.
   * @param {string} path
   * @param {Session} session
   */
  async #reviewed(path, session) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    const mark = document.createElement("span");
    mark.className = "practice-outcome";
    const [heading, line] = await this.view.heading(path);
    summary.append(mark, " ", ...(heading?.childNodes ?? []));
    details.dataset.path = path;
    details.append(summary, line ?? "", (await this.view.element(path, session)) ?? t("unreachable"));
    this.#judge(details, session);
    return details;
  }
}

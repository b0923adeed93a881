// How a set went: topic by topic, and every check of it with its feedback.
import { scores } from "./session.js";
import { word } from "../words.js";

/** @typedef {import("./session.js").Session} Session */

/** @param {readonly (string|number)[]} texts the first one heads the row */
function row(texts) {
  const line = document.createElement("tr");
  texts.forEach((text, index) => {
    const part = document.createElement(index === 0 ? "th" : "td");
    if (index === 0) part.setAttribute("scope", "row");
    part.textContent = String(text);
    line.append(part);
  });
  return line;
}

export class Result {
  /**
   * @param {HTMLElement} root
   * @param {import("./stage.js").Stage} stage
   * @param {readonly {id: string, title: string}[]} topics
   */
  constructor(root, stage, topics) {
    this.root = root;
    this.stage = stage;
    this.topics = topics;
  }

  /** @param {Session} session */
  async render(session) {
    this.renderScores(session);
    const list = this.root.querySelector(".practice-reviewed");
    list?.replaceChildren();
    for (const path of session.paths) list?.append(await this.#reviewed(path, session));
    // Only what is on the page can be graded; it tells when it is.
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
    const found = scores(session, [...titles.keys()], (path) => this.stage.entryOf(path)?.topic);
    const rows = found.map(({ topic, right, total }) => row([titles.get(topic) ?? topic, right, total]));
    this.root.querySelector(".practice-result tbody")?.replaceChildren(...rows);
    const right = found.reduce((sum, score) => sum + score.right, 0);
    const total = this.root.querySelector(".practice-total");
    if (total) total.textContent = word("total", { right, count: session.paths.length });
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
    if (mark) mark.textContent = word("reviewed_" + (outcome || "open"));
  }

  /**
   * A check that was gone through, closed until asked for.
   * @param {string} path
   * @param {Session} session
   */
  async #reviewed(path, session) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    const mark = document.createElement("span");
    mark.className = "practice-outcome";
    const [heading, line] = await this.stage.heading(path);
    summary.append(mark, " ", ...(heading?.childNodes ?? []));
    details.dataset.path = path;
    details.append(summary, line ?? "", (await this.stage.element(path, session)) ?? word("unreachable"));
    this.#judge(details, session);
    return details;
  }
}

// The checks of a set on this page: fetched from where they are read, each under the heading of its question.
import { fill } from "../check/fill.js";
import { word } from "../words.js";

/** @typedef {import("../bank.js").Entry} Entry */
/** @typedef {import("./session.js").Session} Session */

export class Stage {
  /** By path: what was given stays in them while the page lives. @type {Map<string, Promise<HTMLElement|null>>} */
  #parts = new Map();
  #wanted = "";

  /**
   * @param {import("../items.js").Items} items
   * @param {readonly Entry[]} entries
   */
  constructor(items, entries) {
    this.items = items;
    this.list = entries;
    this.entries = new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** Forgets what was given. */
  clear() {
    this.#parts.clear();
  }

  /** @param {string} path */
  entryOf(path) {
    return this.entries.get(path.split("/")[0] ?? "");
  }

  /**
   * Shows where the session stands. What comes late, after the reader has gone on, is not shown.
   * @param {Element|null} place
   * @param {Session} session
   */
  async show(place, session) {
    const path = session.paths[session.at] ?? "";
    this.#wanted = path;
    const before = /** @type {HTMLElement|null} */ (place?.querySelector("[data-check]") ?? null);
    // Nobody is to answer the former one while this one is on its way.
    if (before?.dataset.check !== path) place?.replaceChildren();
    const parts = [...(await this.heading(path)), await this.element(path, session)];
    if (this.#wanted === path && place && !parts.every((part) => part && place.contains(part))) {
      place.replaceChildren(...parts.map((part) => part ?? document.createTextNode(word("unreachable"))));
    }
  }

  /**
   * The element of a check, the same one each time; null where it cannot be had now.
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
    const element = entry ? await this.items.element(entry, path.split("/")[1] ?? "") : null;
    const form = element?.querySelector("form");
    if (form && response !== undefined) fill(form, response);
    return element;
  }

  /**
   * What the question asks, and a link to where it can be read.
   * @param {string} path
   */
  async heading(path) {
    const entry = this.entryOf(path);
    const heading = document.createElement("h2");
    heading.className = "tool-item-question";
    const line = document.createElement("p");
    line.className = "tool-note";
    if (!entry) return [heading, line];
    heading.append(...(await this.items.heading(entry)));
    const link = document.createElement("a");
    link.href = entry.at;
    link.textContent = word("read");
    line.append(link);
    return [heading, line];
  }
}

// The questions of the whole bank: an index that the page brings along, and elements fetched from other pages.
import { parseJsonMap } from "./strings.js";

/**
 * @typedef {object} BankCheck a check, or the recall
 * @property {string} id
 * @property {string} kind
 * @property {string} revision
 * @property {readonly string[]} key the right options; empty where there are no options
 * @property {readonly string[]} aliases its former ids
 */

/**
 * @typedef {object} Entry a question
 * @property {string} id
 * @property {number} number
 * @property {string} title
 * @property {string} topic
 * @property {string} level
 * @property {string} page its own page, as a link from this one
 * @property {string} at its place on the page of its topic, as a link from this page
 * @property {readonly string[]} aliases its former ids
 * @property {readonly BankCheck[]} checks the recall first
 */

/** @typedef {{id: string, title: string}} Topic */

/** @param {any} entry as the page has it; `checkAliases` leads from the former id of a check to its id */
const parseEntry = (entry) => ({
  ...entry,
  aliases: entry.aliases ?? [],
  checks: entry.checks.map((/** @type {string[]} */ [id = "", kind, revision, ...key]) => ({
    id, kind, revision, key, aliases: Object.keys(entry.checkAliases ?? {}).filter((former) => entry.checkAliases[former] === id),
  })),
});

/**
 * @param {string|undefined} text the `data-bank` of a page
 * @returns {{entries: Entry[], topics: Topic[]}} each in its order
 */
export function parseBank(text) {
  const bank = parseJsonMap(text);
  return { entries: (bank.get("questions") ?? []).map(parseEntry), topics: bank.get("topics") ?? [] };
}

/** The bank of this page. */
export const pageBank = () => parseBank(document.getElementById("quiz-bank")?.dataset.bank);

/** Checks of other pages, taken from the pages they are read on: there is no second rendering of a question. */
export class RemoteQuestions {
  /** By address, so that a page is fetched once. @type {Map<string, Promise<Document|null>>} */
  #pages = new Map();

  /**
   * The `<quiz-check>` or `<quiz-recall>` of a question, to be put into this page.
   * @param {Entry} entry
   * @param {string} check its id within the question
   * @returns {Promise<HTMLElement|null>} null where it cannot be had: offline, or removed
   */
  async element(entry, check) {
    const found = (await this.#article(entry))?.querySelector(`[data-check="${entry.id}/${check}"]`);
    return found ? /** @type {HTMLElement} */ (document.importNode(found, true)) : null;
  }

  /**
   * The content of the question's heading.
   * @param {Entry} entry
   * @returns {Promise<Node[]>}
   */
  async heading(entry) {
    const heading = (await this.#article(entry))?.querySelector("h1, h2, h3");
    const nodes = [...(heading?.childNodes ?? [])];
    return nodes
      .filter((node) => !(node instanceof Element && node.matches(".headerlink")))
      .map((node) => document.importNode(node, true));
  }

  /** @param {Entry} entry */
  async #article({ id, page: link }) {
    const { href } = new URL(link, document.baseURI);
    const page = this.#pages.get(href) ?? this.#fetch(href);
    this.#pages.set(href, page);
    const article = (await page)?.querySelector(`[data-question="${id}"]`);
    // Tried again the next time: the reader may be back online.
    if (!article) this.#pages.delete(href);
    return article;
  }

  /** @param {string} address */
  async #fetch(address) {
    try {
      const response = await fetch(address);
      const page = response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
      for (const link of page?.querySelectorAll("a[href]") ?? []) {
        link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
      }
      return page;
    } catch {
      return null;
    }
  }
}

// The checks of other pages, fetched from where they are read: there is no second rendering of a question.

/** @typedef {import("./bank.js").Entry} Entry */

export class Items {
  /** By address, so that a page is fetched once. @type {Map<string, Promise<Document|null>>} */
  #pages = new Map();

  /**
   * The `<quiz-check>` or `<quiz-recall>` of a question, to be put into this page.
   * @param {Entry} entry
   * @param {string} check its id within the question
   * @returns {Promise<HTMLElement|null>} null where it cannot be had: offline, or gone
   */
  async element(entry, check) {
    const found = (await this.#article(entry))?.querySelector(`[data-check="${entry.id}/${check}"]`);
    return found ? /** @type {HTMLElement} */ (document.importNode(found, true)) : null;
  }

  /**
   * What the question asks, as it stands in its heading.
   * @param {Entry} entry
   * @returns {Promise<Node[]>}
   */
  async heading(entry) {
    const heading = (await this.#article(entry))?.querySelector("h1, h2, h3");
    const nodes = [...(heading?.childNodes ?? [])];
    return nodes.filter((node) => !(node instanceof Element && node.matches(".headerlink"))).map((node) => document.importNode(node, true));
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

// What all elements share. The light DOM that the server sent is both their input and their fallback.

export class QuizElement extends HTMLElement {
  /** @type {AbortController|undefined} */
  #connection;

  /**
   * A page may evaluate the script again: a name that is taken stays as it is.
   * @param {string} name
   */
  static define(name) {
    if (!customElements.get(name)) customElements.define(name, this);
  }

  connectedCallback() {
    const { signal } = (this.#connection = new AbortController());
    // Captured, as `toggle` does not bubble.
    for (const type of ["click", "submit", "toggle"]) this.addEventListener(type, this, { signal, capture: true });
    // What another tab did, or another page before the reader came back to this one.
    for (const type of ["storage", "pageshow", "quiz-answered"]) addEventListener(type, this, { signal });
    this.render();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {Event} _event */
  handleEvent(_event) {}

  /** Makes the element look like its state. */
  render() {}

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement|null} */ (this.querySelector(selector));
  }

  /** @param {string} selector */
  all(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]);
  }

  /** @param {string[]} words */
  say(...words) {
    const status = this.one(".quiz-status");
    const text = words.filter(Boolean).join(" ");
    // An unchanged status is not written again: it would be read out again.
    if (status && status.textContent !== text) status.textContent = text;
  }
}

/**
 * @param {HTMLElement|null} element
 * @param {string} name
 * @param {string|null} [value] absent: no such attribute
 */
export function mark(element, name, value) {
  if (value == null) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

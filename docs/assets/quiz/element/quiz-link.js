// <quiz-link>: a link that, followed, is copied. With a modifier key it is any other link.
import { word } from "../words.js";
import { QuizElement } from "./quiz-element.js";

const MODIFIERS = /** @type {const} */ (["altKey", "ctrlKey", "metaKey", "shiftKey"]);
const SHOWN = 4000;

/**
 * @param {string} text
 * @param {Element} host where a field can stand for a moment
 */
async function copy(text, host) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside a secure context, or not allowed: the old way.
    const field = document.createElement("textarea");
    field.value = text;
    host.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

export class QuizLink extends QuizElement {
  /** @param {Event} event */
  handleEvent(event) {
    const link = this.querySelector("a");
    if (!(event instanceof MouseEvent) || !link?.contains(/** @type {Node} */ (event.target))) return;
    if (MODIFIERS.some((key) => event[key])) return;
    event.preventDefault();
    // The theme would follow it at once.
    event.stopPropagation();
    this.#copy(link);
  }

  /** @param {HTMLAnchorElement} link */
  async #copy(link) {
    const address = new URL(link.href);
    // A page reached from the search carries the words that were searched.
    address.search = "";
    const copied = await copy(address.href, this);
    // The old way takes the focus.
    link.focus();
    this.say(word(copied ? "copied" : "copy_failed", { address: address.href }));
    // What could not be copied stays, to be copied by hand.
    if (copied) setTimeout(() => this.say(), SHOWN);
  }
}

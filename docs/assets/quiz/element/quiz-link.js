// <quiz-link>: a link that, followed, opens the menu of ways to share; its module is loaded when it is first wanted.
import { QuizElement } from "./quiz-element.js";

const MODIFIERS = /** @type {const} */ (["altKey", "ctrlKey", "metaKey", "shiftKey"]);
const MENU = "share-menu";
const SAME = 20;

export class QuizLink extends QuizElement {
  /** @param {Event} event */
  handleEvent(event) {
    const link = this.querySelector("a");
    if (!(event instanceof MouseEvent) || !link?.contains(/** @type {Node} */ (event.target))) return;
    // With a modifier it is any other link, and so it is where no menu can be shown.
    if (MODIFIERS.some((key) => event[key]) || !("popover" in this)) return;
    event.preventDefault();
    // The theme would follow it at once.
    event.stopPropagation();
    const there = document.querySelector(MENU) ?? document.createElement(MENU);
    const menu = /** @type {HTMLElement & {closed?: number}} */ (there);
    // The browser has closed an open menu at this very click.
    if (menu.parentElement === this && event.timeStamp - (menu.closed ?? 0) < SAME) return;
    if (!customElements.get(MENU)) {
      const script = document.createElement("script");
      script.type = "module";
      script.src = new URL("share.js", import.meta.url).href;
      script.onerror = () => location.assign(link.href);
      document.head.append(script);
    }
    // One menu a page: it comes alive once its module is there, and anew wherever it is put.
    this.append(menu);
  }
}

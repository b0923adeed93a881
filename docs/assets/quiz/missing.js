// The entry of the page for addresses that lead nowhere: <quiz-missing> says what may have been meant.
import { nearest } from "./nearest.js";

const MOST = 5;

class QuizMissing extends HTMLElement {
  connectedCallback() {
    const base = this.dataset.base ?? "/";
    const steps = location.pathname.slice(base.length).split("/").filter(Boolean);
    const typed = location.hash.slice(1) || steps.at(-1) || "";
    const found = nearest(typed, JSON.parse(this.dataset.entries ?? "[]"), MOST);
    const items = found.map(([address, title]) => {
      const link = document.createElement("a");
      link.href = base + address;
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    this.querySelector("ul")?.replaceChildren(...items);
    this.hidden = items.length === 0;
  }
}

if (!customElements.get("quiz-missing")) customElements.define("quiz-missing", QuizMissing);

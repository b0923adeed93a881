// <quiz-retry>: what of this page was missed the last time, to be tried once more; what was a sure error comes first.
import { note } from "../finished.js";
import { tick } from "../ticks.js";
import { word } from "../words.js";
import { mark, QuizElement } from "./quiz-element.js";
import { RecordedElement } from "./recorded.js";

/**
 * @param {Element|null|undefined} element
 * @returns {string} its text on one line
 */
const textOf = (element) => element?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** @param {RecordedElement} element */
function entryFor(element) {
  const link = document.createElement("a");
  const heading = element.closest(".question")?.querySelector("h3");
  const question = textOf(heading).replace(textOf(heading?.querySelector(".question-number")), "");
  const values = { part: textOf(element.querySelector(".question-ref")), question };
  link.href = "#" + element.querySelector("[id]")?.id;
  link.textContent = word(element.missed > 1 ? "missed_though_sure" : "missed_part", values);
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

export class QuizRetry extends QuizElement {
  /** In the order they are listed in. @type {RecordedElement[]} */
  #missed = [];

  /** @param {Event} event */
  handleEvent(event) {
    const link = event.type === "click" && /** @type {Element} */ (event.target).closest("a");
    if (!link) return this.render();
    event.preventDefault();
    // The theme would follow it at once.
    event.stopPropagation();
    const element = this.#missed[this.all("a").indexOf(link)];
    element?.scrollIntoView();
    element?.retry();
  }

  render() {
    const all = /** @type {RecordedElement[]} */ ([...document.querySelectorAll(".quiz-topic [data-check]")]);
    this.#missed = all.filter(({ missed }) => missed > 0).sort((a, b) => b.missed - a.missed);
    this.one("ul")?.replaceChildren(...this.#missed.map(entryFor));
    mark(this, "hidden", this.#missed.length > 0 ? null : "");
    const topic = document.querySelector(".quiz-topic:not(.quiz-page)")?.getAttribute("data-topic");
    if (topic) note(topic, !document.querySelector('.question:not([data-progress="right"])'));
    tick(word("finished"));
  }
}

// Ticks beside the links to finished topics. They go by a short list that is kept: no page but one knows all questions.
import { area, PREFIX } from "./storage.js";

export const FINISHED = PREFIX + "finished";

/** @returns {string[]} the topics whose questions were all right the last time, or one empty name */
export function finishedTopics() {
  try {
    return (area().getItem(FINISHED) ?? "").split(" ");
  } catch {
    return [];
  }
}

/** @param {string} label what a tick says */
export function tick(label) {
  const finished = finishedTopics();
  for (const link of document.querySelectorAll(".md-nav a, .quiz-card a")) {
    const { hash, pathname } = /** @type {HTMLAnchorElement} */ (link);
    link.querySelector(".quiz-tick")?.remove();
    if (hash || !finished.some((topic) => pathname.endsWith(`/topics/${topic}/`))) continue;
    const look = { className: "quiz-tick", role: "img", ariaLabel: label };
    link.append(Object.assign(document.createElement("span"), look));
  }
}

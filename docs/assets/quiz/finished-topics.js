// Ticks beside the links to topics whose questions were all right at the last attempt.
import { PREFIX, put } from "./history.js";

const FINISHED = PREFIX + "finished";

/**
 * Only the progress page knows every question: other pages go by this stored list, which can be computed again.
 * @returns {string[]}
 */
export function finishedTopics() {
  try {
    return (localStorage.getItem(FINISHED) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

/** @param {readonly string[]} topics in their order */
export function setFinishedTopics(topics) {
  if (topics.join(" ") === finishedTopics().join(" ")) return;
  try {
    put(FINISHED, topics.join(" "));
  } catch {
    // Without storage no topic is ticked.
  }
}

/**
 * @param {string} topic
 * @param {boolean} isFinished
 */
export function setFinished(topic, isFinished) {
  const others = finishedTopics().filter((other) => other !== topic);
  setFinishedTopics(isFinished ? [...others, topic].sort() : others);
}

/**
 * Puts a tick beside each link to a finished topic.
 * @param {string} label its text alternative
 */
export function showTicks(label) {
  const finished = finishedTopics();
  for (const link of document.querySelectorAll(".md-nav a, .quiz-card a")) {
    const { hash, pathname } = /** @type {HTMLAnchorElement} */ (link);
    link.querySelector(".quiz-tick")?.remove();
    if (hash || !finished.some((topic) => pathname.endsWith(`/topics/${topic}/`))) continue;
    const tick = document.createElement("span");
    tick.className = "quiz-tick";
    tick.setAttribute("role", "img");
    tick.setAttribute("aria-label", label);
    link.append(tick);
  }
}

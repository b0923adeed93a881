// Noting which topics are finished, for the ticks. The list can always be computed again: the page of progress does.
import { area } from "./storage.js";
import { FINISHED, finishedTopics } from "./ticks.js";

/** @param {readonly string[]} topics */
export function noteAll(topics) {
  try {
    // Nothing is written where nothing changes.
    if (topics.join(" ") !== finishedTopics().join(" ")) area().setItem(FINISHED, topics.join(" "));
  } catch {
    // Without storage there is no tick.
  }
}

/**
 * @param {string} topic
 * @param {boolean} isFinished
 */
export function note(topic, isFinished) {
  const others = finishedTopics().filter((other) => other && other !== topic);
  noteAll(isFinished ? [...others, topic].sort() : others);
}

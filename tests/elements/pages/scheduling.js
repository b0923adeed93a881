// Calls the schedule with days that are made of the times by a plain division, as they are at Greenwich.
import { forecast, nextDue, queueOf } from "./assets/quiz/review-queue.js";
import { memoryState, outlook, retrievability, reviewItems } from "./assets/quiz/scheduler.js";

const NOW = 8.64e15;

const dayOf = (at) => Math.floor(new Date(at).getTime() / 864e5);

export const standing = (attempts, today) => memoryState(attempts, today, dayOf);
export const ahead = (attempts, today) => {
  const found = standing(attempts, today);
  return { outlook: outlook(found, today), known: retrievability(found, today) };
};
export const items = (entry, attempts, today) => reviewItems(entry, attempts, NOW, today, dayOf).map(({ name }) => name);

/** The questions by what there is to say of them: a topic, and each attempt as day, outcome and confidence. */
function asked(rows, today) {
  return rows.flatMap(([id, topic, ...attempts]) => {
    const entry = { id, topic, checks: [{ id: "one", revision: "r" }] };
    const log = attempts.map(([day, outcome, confidence = null]) => (
      { id: "one", revision: "r", at: day * 864e5, outcome, confidence }));
    return reviewItems(entry, log, NOW, today, dayOf);
  });
}
const names = (found) => found.map(({ entry }) => entry.id);
export function queue(rows, at) {
  const found = queueOf(asked(rows, at.today), { now: at.today * 864e5, cap: 99, ...at });
  return { ...found, due: names(found.due), again: names(found.again), waiting: names(found.waiting) };
}
export const plan = (rows, at) => forecast(asked(rows, at.today), at).map(({ count }) => count);
export const next = (rows, today) => nextDue(asked(rows, today), today);

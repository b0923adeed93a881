// The items of a question: each of its checks that was answered as it is now. Touches no global.
import { standingOf } from "./schedule.js";

/**
 * An attempt at another revision, or at a check that is gone, is no attempt at what is asked today.
 * @param {import("./bank.js").Entry} entry
 * @param {readonly import("./log.js").Attempt[]} attempts at the question under all its names, oldest first
 * @param {number} today
 * @param {(at: number) => number} dayOf
 * @returns {import("./queue.js").Item[]}
 */
export const itemsOf = (entry, attempts, today, dayOf) =>
  entry.checks.flatMap(({ id, revision }) => {
    const own = attempts.filter((attempt) => attempt.id === id && attempt.revision === revision);
    if (own.length === 0) return [];
    return [{ name: entry.id + "/" + id, entry, check: id, standing: standingOf(own, today, dayOf) }];
  });

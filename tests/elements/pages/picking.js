// The pure functions of a practice set with plain values.
import { parseBank } from "./assets/quiz/bank.js";
import { matchingChecks, parseFilter, parseSession, pickChecks, scores, STEPS } from "./assets/quiz/session.js";

export const filterOf = (query) => parseFilter(new URLSearchParams(query));

export function pick(data, query, seed) {
  const filter = filterOf(query);
  return pickChecks(filter, matchingChecks(filter, parseBank(data).entries, () => false), seed);
}

export const step = (session, name, place, now) => STEPS.get(name)(session, place, now);

export const parse = (value, known) => parseSession(value, new Set(known));

export const score = (session, topics, topicOf) => scores(session, topics, (path) => topicOf[path]);

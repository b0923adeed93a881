// What a page of practice does with its pure modules, for lists of plain values.
import { entriesIn } from "./assets/src/bank.js";
import { choiceIn, fitting, picked } from "./assets/src/practice/choice.js";
import { scores, sessionIn, STEPS } from "./assets/src/practice/session.js";

export const choiceFrom = (query) => choiceIn(new URLSearchParams(query));

export function pickedFrom(data, query, seed) {
  const choice = choiceFrom(query);
  return picked(choice, fitting(choice, entriesIn(data), () => false), seed);
}

export const stepped = (session, name, place, now) => STEPS.get(name)(session, place, now);

export const resumed = (value, known) => sessionIn(value, new Set(known));

export const scored = (session, topics, topicOf) => scores(session, topics, (path) => topicOf[path]);

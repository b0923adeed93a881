// The modules of statistics with plain values, as tests can send and receive them. A moment is a day here.
import * as statistics from "./assets/src/statistics.js";

const log = (logs) => (question) => logs[question] ?? [];

export const standings = (topics, questions, logs, retention = {}) =>
  statistics.standings(topics, questions, log(logs), (question) => retention[question] ?? null);
export const finished = (...parameters) => statistics.finished(standings(...parameters)).map(({ topic }) => topic);
export const misconceptions = (questions, logs) => statistics.misconceptions(questions, log(logs));
export const periods = (attempts, today, length, most) =>
  statistics.periods(attempts, (at) => at, today, length, most);

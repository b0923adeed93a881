// The module of statistics with plain values, as tests can send and receive them. A moment is a day here.
import * as statistics from "./assets/quiz/statistics.js";

const NOW = 1e15;
const log = (logs) => (question) => logs[question] ?? [];

export const topics = (ids, questions, logs, retention = {}) =>
  statistics.topicStatistics(ids, questions, log(logs), NOW, (question) => retention[question] ?? null);
export const finished = (...parameters) => statistics.finishedTopics(topics(...parameters));
export const misconceptions = (questions, logs) => statistics.misconceptions(questions, log(logs));
export const periods = (attempts, today, length, most) =>
  statistics.periods(attempts, (at) => at, today, length, most);

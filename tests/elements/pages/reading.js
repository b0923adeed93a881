// The module of history files with plain values, as tests can send and receive them.
import { union } from "./assets/quiz/history.js";
import { exportHistory, parseHistory } from "./assets/quiz/history-file.js";

export function read(text) {
  const { refusal, logs, aside } = parseHistory(text);
  return { refusal, logs: [...logs], aside };
}

export const write = (logs, site, made) => exportHistory(new Map(logs), site, made);
export const sized = (length) => parseHistory(" ".repeat(length)).refusal;

/** What importing one file after the other leaves. */
export function merge(some, others) {
  const logs = new Map();
  for (const pairs of [some, others]) {
    const { logs: found } = parseHistory(exportHistory(new Map(pairs), "", ""));
    for (const [question, log] of found) logs.set(question, union(logs.get(question) ?? [], log));
  }
  return [...logs].sort(([a], [b]) => (a < b ? -1 : 1));
}

// The modules of transfer with plain values, as tests can send and receive them.
import { union } from "./assets/src/log.js";
import { migrated } from "./assets/src/migrations.js";
import { readFrom, written } from "./assets/src/transfer.js";

const STEPS = new Map([
  [0, (attempt) => ({ ...attempt, first: 1 })],
  [1, (attempt) => ({ ...attempt, second: 1 })],
]);

export function read(text) {
  const { refusal, logs, aside } = readFrom(text);
  return { refusal, logs: [...logs], aside };
}

export const write = (logs, site, made) => written(new Map(logs), site, made);
export const sized = (length) => readFrom(" ".repeat(length)).refusal;
export const led = (from, to) => migrated([{}], from, STEPS, to);

/** As importing a file of the one after a file of the other does it. */
export function merge(some, others) {
  const logs = new Map();
  for (const pairs of [some, others]) {
    const { logs: found } = readFrom(written(new Map(pairs), "", ""));
    for (const [question, log] of found) logs.set(question, union(logs.get(question) ?? [], log));
  }
  return [...logs].sort(([a], [b]) => (a < b ? -1 : 1));
}

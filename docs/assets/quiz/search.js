// The entry of the search: a worker that answers the theme's search box in place of the theme's own.
import { finder } from "./search/engine.js";
import { completed, groups } from "./search/results.js";

/** @typedef {import("./search/engine.js").Entry} Entry */

/** What the theme and a worker say to each other. */
const MESSAGE = { setup: 0, ready: 1, query: 2, result: 3 };
const scope = /** @type {any} */ (globalThis);
scope.importScripts("vendor/minisearch.js");

let entries = /** @type {Entry[]} */ ([]);
let find = finder(scope.MiniSearch, entries);

addEventListener("message", ({ data: { type, data } }) => {
  if (type === MESSAGE.setup) {
    entries = data.docs;
    find = finder(scope.MiniSearch, entries);
    scope.postMessage({ type: MESSAGE.ready });
  } else if (type === MESSAGE.query) {
    const found = find(data);
    const suggest = completed(found[0], data);
    scope.postMessage({ type: MESSAGE.result, data: { items: groups(found, entries), suggest } });
  }
});

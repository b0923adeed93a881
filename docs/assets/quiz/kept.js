// Small things of the site's own that are no attempts: a choice, what was begun, when a history was exported.
import { area, PREFIX } from "./storage.js";
import { reasonOf } from "./store.js";

/** @param {string} name */
const keptKeyOf = (name) => PREFIX + "kept:" + name;

/**
 * @param {string} name
 * @returns {any} null where there is none, or it cannot be read
 */
export function kept(name) {
  try {
    return JSON.parse(area().getItem(keptKeyOf(name)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value null: keep it no longer
 * @returns {import("./storage.js").Reason}
 */
export function keep(name, value) {
  try {
    if (value === null) area().removeItem(keptKeyOf(name));
    else area().setItem(keptKeyOf(name), JSON.stringify(value));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

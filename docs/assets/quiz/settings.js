// Small values of the site that are not attempts: a choice, a started set, when a history was exported.
import { PREFIX, put, reasonOf } from "./history.js";

/** @param {string} name */
const keyOf = (name) => PREFIX + "kept:" + name;

/**
 * @param {string} name
 * @returns {any} null where there is none, or it cannot be read
 */
export function getSetting(name) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value null: removed
 * @returns {import("./history.js").Reason}
 */
export function setSetting(name, value) {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else put(keyOf(name), JSON.stringify(value));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

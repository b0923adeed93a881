// Every kind of check by the name it has in data-kind.
import { choice } from "./choice.js";
import { match } from "./match.js";
import { multiple } from "./multiple.js";
import { numeric } from "./numeric.js";
import { order } from "./order.js";
import { text } from "./text.js";

/**
 * @template R what the learner gave, as it is stored
 * @typedef {object} Kind
 * @property {(form: HTMLFormElement) => R|null} read null: nothing given
 * @property {(data: DOMStringMap, response: R) => number|null} grade from 0 to 1; null: not taken, and not an attempt
 * @property {(items: HTMLElement[], response: R, data: DOMStringMap) => HTMLElement[]} chosen the feedback on this response
 * @property {(option: string, response: R, data: DOMStringMap) => string|undefined} [mark] what a row is marked as
 * @property {string} [empty] the word for nothing given, unless it is "empty"
 * @property {string} [refusal] the word for what is not taken
 */

/** @type {ReadonlyMap<string|undefined, Kind<any>>} */
export const KINDS = new Map(Object.entries({ choice, multiple, numeric, text, order, match }));

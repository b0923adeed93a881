// Every kind of check by the name it has in data-kind.
import { choice } from "./choice.js";
import { multiple } from "./multiple.js";
import { numeric } from "./numeric.js";

/**
 * @template R what the learner gave, as it is stored
 * @typedef {object} Kind
 * @property {(form: HTMLFormElement) => R|null} read null: nothing given
 * @property {(data: DOMStringMap, response: R) => number|null} grade from 0 to 1; null: not readable
 * @property {(items: HTMLElement[], response: R, data: DOMStringMap) => HTMLElement[]} chosen the feedback on this response
 */

/** @type {ReadonlyMap<string|undefined, Kind<any>>} */
export const KINDS = new Map(Object.entries({ choice, multiple, numeric }));

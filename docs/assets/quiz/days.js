// Days as whole numbers, as the reader's own calendar counts them: no hour, no time zone, no summer time in between.

const DAY = 864e5;

/**
 * @param {number} at milliseconds since 1970
 * @returns {number} the day, from 1970 on; no number for a time that no calendar has
 */
export const dayOf = (at) => Math.floor((at - new Date(at).getTimezoneOffset() * 6e4) / DAY);

/**
 * @param {number} day
 * @returns {number} its noon, in milliseconds since 1970
 */
export const noonOf = (day) => new Date(1970, 0, 1 + day, 12).getTime();

// The charts of the progress page. Lengths are percentages of the width: a chart fits any window, and its text keeps its size.
import { t } from "./strings.js";

const SVG = "http://www.w3.org/2000/svg";
const ROW = 44;
const BAR = 10;
const TALL = 120;

/** @typedef {Record<string, string|number>} Attributes */

/** @param {number} share from 0 to 1 */
const percent = (share) => `${Math.round(share * 1e4) / 100}%`;

/**
 * @param {string} name
 * @param {Attributes} attributes
 * @param {...(string|Node)} content
 */
function shape(name, attributes, ...content) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...content);
  return made;
}

/**
 * A picture that screen readers read as its title and description.
 * @param {string} id unique on the page
 * @param {number} height
 * @param {string} title
 * @param {string} description
 * @param {readonly Node[]} shapes
 */
function picture(id, height, title, description, shapes) {
  const names = { role: "img", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-description` };
  return shape(
    "svg",
    { ...names, width: "100%", height },
    shape("title", { id: `${id}-title` }, title),
    shape("desc", { id: `${id}-description` }, description),
    ...shapes,
  );
}

/** @typedef {import("./statistics.js").TopicStatistics & {title: string, at: string}} Topic `at`: its page, as a link */

/** @param {number|null} share */
export const formatShare = (share) => (share === null ? "–" : `${Math.round(share * 100)}%`);

/**
 * A name, a value at the other end, and a line from one end to the other.
 * @param {number} index
 * @param {string} name
 * @param {string} value
 */
const rowOf = (index, name, value) => [
  shape("text", { y: index * ROW + 14, class: "chart-name" }, name),
  shape("text", { y: index * ROW + 14, x: "100%", class: "chart-value" }, value),
  shape("rect", { y: index * ROW + 21, height: BAR, width: "100%", class: "chart-all" }),
];

/**
 * The name is outside of the picture: some are longer than a small window is wide.
 * @param {Topic} topic
 * @param {number} index
 */
function topicRow({ title, at, total, tried, mastered, retention }, index) {
  const values = { title, right: mastered, tried, total, retention: formatShare(retention) };
  const of = Math.max(1, total);
  const bars = [
    shape("rect", { height: BAR, width: "100%", class: "chart-all" }),
    shape("rect", { height: BAR, width: percent(tried / of), class: "chart-some" }),
    shape("rect", { height: BAR, width: percent(mastered / of), class: "chart-full" }),
  ];
  const link = document.createElement("a");
  link.href = at;
  link.textContent = title;
  const value = document.createElement("span");
  value.textContent = t(retention === null ? "topics_value" : "topics_value_retention", values);
  const row = document.createElement("p");
  row.append(link, picture(`topic-${index}`, BAR, title, t("topics_row", values), bars), value);
  return row;
}

/** @param {readonly Topic[]} topics */
export const topicRows = (topics) => topics.map(topicRow);

/** @param {readonly import("./statistics.js").Calibration[]} all */
export function calibrationChart(all) {
  const rows = all.map(({ confidence, right, total, interval }, index) => {
    const value = interval ? "calibration_value" : total > 0 ? "calibration_few" : "calibration_none";
    const row = rowOf(index, t(confidence), t(value, { right, total }));
    if (!interval) return row;
    const [low, high] = interval;
    const y = index * ROW + 21 + BAR / 2;
    return [
      ...row,
      shape("line", { x1: percent(low), x2: percent(high), y1: y, y2: y, class: "chart-range" }),
      shape("circle", { cx: percent(right / total), cy: y, r: 6, class: "chart-full" }),
    ];
  });
  const bottom = all.length * ROW + 8;
  const scale = [0, 0.5, 1].map((share) =>
    shape("text", { x: percent(share), y: bottom, class: `chart-scale chart-at-${share * 100}` }, formatShare(share)),
  );
  const said = all.map(({ confidence, right, total }) =>
    t("calibration_row", { confidence: t(confidence), right, total }),
  );
  return picture("calibration", bottom + 6, t("calibration_title"), said.join(" "), [...rows.flat(), ...scale]);
}

/**
 * @param {readonly import("./statistics.js").Period[]} all at least one
 * @param {string} unit the string that says what a bar is
 * @param {(day: number) => string} dateOf
 */
export function timeChart(all, unit, dateOf) {
  const most = Math.max(...all.map(({ right, missed }) => right + missed));
  const width = 1 / Math.max(all.length, 7);
  const bars = all.flatMap(({ right, missed }, index) => {
    const [full, some] = [(right / most) * TALL, (missed / most) * TALL];
    const place = { x: percent((index + 0.1) * width), width: percent(width * 0.8) };
    return [
      shape("rect", { ...place, y: 16 + TALL - full, height: full, class: "chart-full" }),
      shape("rect", { ...place, y: 16 + TALL - full - some, height: some, class: "chart-some" }),
    ];
  });
  const [first, last] = [all[0]?.start ?? 0, all.at(-1)?.start ?? 0];
  const base = 16 + TALL;
  const texts = [
    shape("text", { y: 10, class: "chart-scale" }, t("time_most", { most })),
    shape("line", { x1: 0, x2: "100%", y1: base, y2: base, class: "chart-base" }),
    shape("text", { y: base + 16, class: "chart-scale" }, dateOf(first)),
  ];
  if (last > first && all.length > 4) {
    const x = percent(Math.min(1, all.length * width));
    texts.push(shape("text", { x, y: base + 16, class: "chart-value" }, dateOf(last)));
  }
  const busy = all.filter(({ right, missed }) => right + missed > 0);
  const said = busy.map(({ start, right, missed }) => t("time_row", { date: dateOf(start), right, missed }));
  const description = [t(unit), ...said].join(" ");
  return picture("time", base + 22, t("time_title"), description, [...bars, ...texts]);
}

// Drawings in lengths that are shares of the width, so that they fit any window and their text keeps its size.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string|number>} Attributes */

/** @param {number} share from 0 to 1 */
export const percent = (share) => `${Math.round(share * 1e4) / 100}%`;

/**
 * @param {string} name
 * @param {Attributes} attributes
 * @param {...(string|Node)} content
 */
export function shape(name, attributes, ...content) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...content);
  return made;
}

/**
 * A picture that is read out as its title and description.
 * @param {string} id of what draws it
 * @param {number} height
 * @param {string} title
 * @param {string} description
 * @param {readonly Node[]} shapes
 */
export function drawing(id, height, title, description, shapes) {
  const names = { role: "img", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-description` };
  return shape(
    "svg",
    { ...names, width: "100%", height },
    shape("title", { id: `${id}-title` }, title),
    shape("desc", { id: `${id}-description` }, description),
    ...shapes,
  );
}

/**
 * Writes the rows of a table; the first cell of each is its heading.
 * @param {Element|null} body
 * @param {readonly (readonly string[])[]} rows
 */
export function fillTable(body, rows) {
  body?.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement("tr");
      row.append(
        ...cells.map((text, index) => {
          const cell = document.createElement(index === 0 ? "th" : "td");
          if (index === 0) cell.setAttribute("scope", "row");
          cell.textContent = text;
          return cell;
        }),
      );
      return row;
    }),
  );
}

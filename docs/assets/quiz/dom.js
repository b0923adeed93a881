// Small parts of pages that the reader's tools share.

/**
 * Moves the focus to new content, for screen readers, and scrolls it below the header.
 * @param {HTMLElement|null} element
 * @param {HTMLElement|null} [top] what should be at the top of the window
 */
export function focusBelowHeader(element, top = element) {
  element?.focus({ preventScroll: true });
  top?.scrollIntoView();
}

/**
 * A row of a table whose first cell is its heading.
 * @param {readonly (string|number|Node)[]} cells
 */
export function tableRow(cells) {
  const row = document.createElement("tr");
  row.append(
    ...cells.map((content, index) => {
      const cell = document.createElement(index === 0 ? "th" : "td");
      if (index === 0) cell.setAttribute("scope", "row");
      cell.append(content instanceof Node ? content : String(content));
      return cell;
    }),
  );
  return row;
}

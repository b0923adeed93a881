// Lead readers on to what was put into the page for them.

/**
 * A screen reader reads on from there. It stands below the header then: a focus alone leaves the page wherever it can
 * be seen, which on a phone was beneath the introduction each time.
 * @param {HTMLElement|null} element
 * @param {HTMLElement|null} [top] what is to be seen above it
 */
export function arrive(element, top = element) {
  element?.focus({ preventScroll: true });
  top?.scrollIntoView();
}

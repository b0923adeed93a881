// Spare a page with many questions being styled twice.

/**
 * Material gives each address once more, absolute; the browser then reads the style sheet again, and styles the page
 * by it again. An address that is absolute Material leaves alone, so this one is found to be: there, and where
 * Material compares the page with the one that is gone to.
 * @param {HTMLLinkElement|null} link
 */
export function keepSheet(link) {
  if (!link) return;
  const { href, outerHTML } = link;
  const written = link.getAttribute("href") ?? "";
  Object.defineProperties(link, {
    getAttribute: { value: () => href },
    outerHTML: { value: outerHTML.replace(written, href) },
  });
}

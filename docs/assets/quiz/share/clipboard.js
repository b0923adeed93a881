// Putting text on the clipboard.

/**
 * @param {string} text
 * @param {Element} host where a field can stand for a moment
 */
export async function copy(text, host) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside a secure context, or not allowed: the old way.
    const field = document.createElement("textarea");
    field.value = text;
    host.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const needsNone = /^[^&<>"']*$/;

/** A text that stays text in HTML, between tags and within quotes. */
export function escapeHtml(text: string): string {
  // Most texts hold none of these signs.
  return needsNone.test(text) ? text : text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/**
 * JSON that can be put into a `<script>` element: nothing in it ends the element or begins a
 * comment, whatever the data, and lone halves of a pair are written out, since no encoding could
 * carry them.
 */
export function scriptJson(data: unknown): string {
  const json = JSON.stringify(data);
  // A text in the place of each `<`, no function: a page of orders has some hundred thousand.
  const safe = json.replace(/<(?=[/!sS])/g, '\\u003c');
  return safe.includes('\u2028') || safe.includes('\u2029')
    ? safe.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
    : safe;
}

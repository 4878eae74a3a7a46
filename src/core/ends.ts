/*
 * Trims texts one character at a time. A pattern such as `/\/+$/` restarts at each character: on a
 * long row of slashes that ends in something else, its time grows with the square of the length.
 */

/** A text without the characters at its end that are of a kind, such as `/[\s.]/`. */
export function withoutEnd(text: string, kind: RegExp): string {
  let end = text.length;
  while (end > 0 && kind.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A text without the characters at both ends that are of a kind. */
export function withoutEnds(text: string, kind: RegExp): string {
  let start = 0;
  while (start < text.length && kind.test(text.charAt(start))) start += 1;
  return withoutEnd(text.slice(start), kind);
}

/** The part of a text before the first character of a kind; the whole text where there is none. */
export function upTo(text: string, kind: RegExp): string {
  const at = text.search(kind);
  return at < 0 ? text : text.slice(0, at);
}

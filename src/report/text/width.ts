import stringWidth from 'string-width';

/**
 * Signs that take one column each and never join with a neighbour: Latin letters and the
 * punctuation of our own texts.
 */
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac\u2190-\u2193\u2260]*$/;

/** So many UTF-16 units are segmented at once: a segmenter takes time by the square of the text. */
const segmented = 1_000;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  if (text.length <= segmented) return stringWidth(text);
  let width = 0;
  for (const part of graphemes(text)) width += stringWidth(part);
  return width;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  if (plain.test(text)) return [...text];
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const window = text.slice(from, from + segmented);
    const found = Array.from(segmenter.segment(window), ({ segment }) => segment);
    // The last one may go on in the next window.
    if (from + window.length < text.length && found.length > 1) found.pop();
    for (const part of found) {
      parts.push(part);
      from += part.length;
    }
  }
  return parts;
}

/** The start of a text that fits into `width` columns, and the rest. */
function split(text: string, width: number): [string, string] {
  let head = '';
  let used = 0;
  let length = 0;
  for (const part of graphemes(text)) {
    const size = widthOf(part);
    if (used + size > width) break;
    head += part;
    used += size;
    length += part.length;
  }
  return [head, text.slice(length)];
}

/** A word in parts of at most `width` columns. */
function broken(word: string, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const sign of graphemes(word)) {
    const size = widthOf(sign);
    // A sign wider than the whole line cannot be shown in it.
    if (size > width) return [...parts, ...(part === '' ? [] : [part]), '…'.slice(0, width)];
    if (used + size > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += sign;
    used += size;
  }
  return [...parts, part];
}

/** Cuts a text at `width` columns, with an ellipsis where something was cut. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${split(text, width - 1)[0].trimEnd()}…`;
}

/** Fills a text up with spaces to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** French sets signs apart with a space that no line may break at; data often has a plain one. */
function glue(text: string): string {
  return !/ [:;!?»%€]|« /.test(text)
    ? text
    : text.replace(/ (?=[:;!?»])|(?<=\d) (?=[%€])/gu, '\u00a0').replace(/(?<=«) /gu, '\u00a0');
}

/** Columns of the longest word. */
export function longestWord(text: string): number {
  return glue(text)
    .split(' ')
    .reduce((most, word) => Math.max(most, widthOf(word)), 0);
}

/**
 * Breaks a text into lines of at most `width` columns: between words (at plain spaces only, so that
 * an amount with its no-break spaces stays whole), inside a word where it is longer than a line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of glue(text).split(' ')) {
    if (word === '') continue;
    const joined = line === '' ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = widthOf(word) <= width ? [word] : broken(word, width);
    for (const part of parts.slice(0, -1)) lines.push(part);
    line = parts.at(-1) ?? '';
  }
  lines.push(line);
  return lines;
}

import stringWidth from 'string-width';

/**
 * Signs that take one column each and never join with a neighbour: Latin letters and the
 * punctuation of our own texts.
 */
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac\u2190-\u2193\u2260]*$/;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return plain.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
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
    line = word;
    while (widthOf(line) > width) {
      const [head, rest] = split(line, width);
      // A sign wider than the whole line cannot be shown in it.
      if (head === '') {
        line = '…'.slice(0, width);
        break;
      }
      lines.push(head);
      line = rest;
    }
  }
  lines.push(line);
  return lines;
}

/** Where a scan of a JSON value ended. */
export type JsonScan =
  /** The value is whole; `end` is the place after it. */
  | { readonly kind: 'whole'; readonly end: number }
  /** The text is no JSON at this place. */
  | { readonly kind: 'broken'; readonly at: number }
  /** The text ends inside the value. */
  | { readonly kind: 'cut-off' };

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const startOfLiteral = /[-\w.+]{0,24}$/y;

const quote = 0x22;
const backslash = 0x5c;

/**
 * The place after the string that begins at `start`; -1 when the text ends before, -2 at a raw line
 * break.
 */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at + 1;
    else if (code < 0x20) return -2;
  }
  return -1;
}

function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

/** What may come next inside a value. */
type Next = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * A step of the scan: the place after the token and what may follow it, or why there is no token
 * here.
 */
type Step = { readonly at: number; readonly next: Next } | 'broken' | 'cut-off';

function scalarStep(text: string, at: number, next: Next): Step {
  if (text.charCodeAt(at) === quote) {
    const end = endOfString(text, at);
    if (end < 0) return end === -1 ? 'cut-off' : 'broken';
    return { at: end, next: next.startsWith('key') ? 'colon' : 'comma-or-end' };
  }
  if (next.startsWith('key')) return 'broken';
  const end = Math.max(endOfMatch(number, text, at), endOfMatch(literal, text, at));
  if (end !== -1) return { at: end, next: 'comma-or-end' };
  return endOfMatch(startOfLiteral, text, at) === -1 ? 'broken' : 'cut-off';
}

function step(text: string, at: number, next: Next, open: string[]): Step {
  const character = text[at] ?? '';
  const inObject = open.at(-1) === '}';
  if (next === 'colon') return character === ':' ? { at: at + 1, next: 'value' } : 'broken';
  const mayEnd = next === 'comma-or-end' || next === 'key-or-end' || next === 'value-or-end';
  if (mayEnd && character === open.at(-1)) {
    open.pop();
    return { at: at + 1, next: 'comma-or-end' };
  }
  if (next === 'comma-or-end')
    return character === ',' ? { at: at + 1, next: inObject ? 'key' : 'value' } : 'broken';
  if (next.startsWith('value') && (character === '{' || character === '[')) {
    open.push(character === '{' ? '}' : ']');
    return { at: at + 1, next: character === '{' ? 'key-or-end' : 'value-or-end' };
  }
  return scalarStep(text, at, next);
}

/**
 * Finds the end of the JSON object or list that begins at `start`, in one pass. It stops at the
 * first character that no JSON has at its place.
 */
export function scanJson(text: string, start: number): JsonScan {
  const open: string[] = [];
  let at = start;
  let next: Next = 'value';
  do {
    at = afterBlanks(text, at);
    if (at >= text.length) return { kind: 'cut-off' };
    const stepped = step(text, at, next, open);
    if (stepped === 'cut-off') return { kind: 'cut-off' };
    if (stepped === 'broken') return { kind: 'broken', at };
    ({ at, next } = stepped);
  } while (open.length > 0);
  return { kind: 'whole', end: at };
}

import { utf8, withoutEnd } from '../../core/index.js';
import { scanJson } from './json-scanner.js';

/** What was found in the text of an answer. */
export type JsonReading =
  | {
      readonly kind: 'json';
      readonly value: unknown;
      /** What stood around the JSON, at most 200 bytes of it; absent when nothing did. */
      readonly noise?: string;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'truncated'; readonly excerpt: string }
  | { readonly kind: 'html'; readonly excerpt: string }
  | { readonly kind: 'text'; readonly excerpt: string };

const excerptBytes = 200;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The first 200 bytes of a text, never cutting a character in two. */
export function excerptOf(text: string): string {
  const bytes = utf8(text.slice(0, excerptBytes));
  if (bytes.length <= excerptBytes) return text.slice(0, excerptBytes);
  return withoutEnd(decoder.decode(bytes.subarray(0, excerptBytes)), /\uFFFD/);
}

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Not JSON as it is: the caller looks for JSON inside it.
    return undefined;
  }
}

/**
 * JSON of an API answer begins `{"`, `{}`, `[{`, `[]`, `["`, `[1`; a bracket in prose or CSS hardly
 * ever does.
 */
const opening = /[{[]\s{0,100}["{}[\]\d-]/g;

/** How a page of HTML begins. A PHP notice (`<br />`, `<b>`) begins otherwise. */
const page = /<(?:!doctype|html|head|body|\?xml)/iy;

/** Where the text begins after blanks and HTML comments. */
function afterComments(text: string): number {
  const visible = /\S/g;
  for (let at = 0; ; ) {
    visible.lastIndex = at;
    const first = visible.exec(text);
    if (first === null) return text.length;
    at = first.index;
    if (!text.startsWith('<!--', at)) return at;
    const end = text.indexOf('-->', at + 4);
    if (end === -1) return at;
    at = end + 3;
  }
}

function isPage(text: string): boolean {
  page.lastIndex = afterComments(text);
  return page.test(text);
}

function hasTag(text: string): boolean {
  const tag = text.search(/<\w/);
  return tag !== -1 && text.includes('>', tag);
}

/**
 * After so many brackets that begin no JSON, the search continues behind the text that was read. So
 * it takes linear time.
 */
const maxRereads = 16;

interface Found {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/** The first whole JSON value inside a text that has the shape of an answer. */
function findJson(text: string): Found | 'cut-off' | undefined {
  opening.lastIndex = 0;
  for (let tried = 0; ; ) {
    const start = opening.exec(text)?.index;
    if (start === undefined) return undefined;
    const scan = scanJson(text, start);
    // A page cut off inside its first value holds smaller whole values: they are not the answer.
    if (scan.kind === 'cut-off') return 'cut-off';
    const parsed = scan.kind === 'whole' ? tryParse(text.slice(start, scan.end)) : undefined;
    if (scan.kind === 'whole' && parsed !== undefined && !isFragment(parsed.value))
      return { value: parsed.value, start, end: scan.end };
    tried += 1;
    const after = scan.kind === 'whole' ? scan.end : scan.at;
    opening.lastIndex = tried < maxRereads ? start + 1 : Math.max(start + 1, after);
  }
}

/**
 * Reads the JSON of an answer, and ignores what badly kept sites put around it: a byte order mark,
 * PHP notices, HTML comments. Nothing is guessed: the JSON itself must be whole. Takes time in
 * proportion to the text.
 *
 * @param redact takes secrets out of the excerpts, before they are cut.
 */
export function readJson(raw: string, redact: (text: string) => string = (text) => text): JsonReading {
  const direct = tryParse(raw);
  if (direct !== undefined) return { kind: 'json', value: direct.value };
  const text = raw.replace(/^[\s\uFEFF]+/, '');
  if (text.trim() === '') return { kind: 'empty' };
  const excerpt = () => excerptOf(redact(text));
  if (isPage(text)) return { kind: 'html', excerpt: excerpt() };
  if (text !== raw) {
    const clean = tryParse(text);
    if (clean !== undefined) return { kind: 'json', value: clean.value, noise: '\uFEFF (byte order mark)' };
  }
  const found = findJson(text);
  if (found === 'cut-off') return { kind: 'truncated', excerpt: excerpt() };
  if (found !== undefined) {
    const around = `${text.slice(0, found.start)}${text.slice(found.end)}`;
    return { kind: 'json', value: found.value, noise: excerptOf(redact(around).trim()) };
  }
  return { kind: hasTag(text) ? 'html' : 'text', excerpt: excerpt() };
}

/**
 * `[0]`, `{}` or `["x"]` inside a notice is a piece of prose or code (`$options[0]`), not an
 * answer; `[]` alone is one.
 */
function isFragment(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && (typeof value[0] !== 'object' || value[0] === null);
  return Object.keys(value as object).length === 0;
}

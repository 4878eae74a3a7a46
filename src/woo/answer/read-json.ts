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

/** The first 200 bytes of a text, never cutting a character in two. */
export function excerptOf(text: string): string {
  const bytes = Buffer.from(text.slice(0, excerptBytes), 'utf8');
  if (bytes.length <= excerptBytes) return text.slice(0, excerptBytes);
  return bytes
    .subarray(0, excerptBytes)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Not JSON as it stands: the caller looks for JSON inside it.
    return undefined;
  }
}

/** Where the JSON value that begins at `start` ends (exclusive), or -1 when the text breaks off before. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** JSON of an API answer begins `{"`, `{}`, `[{`, `[]`, `["`, `[1`; a bracket in prose or CSS hardly ever does. */
const opening = /[{[]\s*["{}[\]\d-]/g;

/** A page of HTML begins like one; a PHP notice (`<br />`, `<b>`) does not. */
const page = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|\?xml)/i;

/**
 * Reads the JSON of an answer, past what badly kept sites put around it: a byte order mark, PHP notices, HTML comments. Nothing
 * is guessed: the JSON itself must be whole.
 */
export function readJson(raw: string): JsonReading {
  const direct = tryParse(raw);
  if (direct !== undefined) return { kind: 'json', value: direct.value };
  const text = raw.replace(/^[\s\uFEFF]+/, '');
  if (text.trim() === '') return { kind: 'empty' };
  if (page.test(text)) return { kind: 'html', excerpt: excerptOf(text) };
  if (text !== raw) {
    const clean = tryParse(text);
    if (clean !== undefined) return { kind: 'json', value: clean.value, noise: '\uFEFF (byte order mark)' };
  }
  let broken = false;
  for (const match of text.matchAll(opening)) {
    const start = match.index;
    const end = endOfJson(text, start);
    if (end === -1) {
      broken = true;
      // A page cut off inside its first value holds smaller whole values: they are not the answer.
      break;
    }
    const found = tryParse(text.slice(start, end));
    if (found === undefined || isFragment(found.value)) continue;
    const around = `${text.slice(0, start)}${text.slice(end)}`;
    return { kind: 'json', value: found.value, noise: excerptOf(around.trim()) };
  }
  const excerpt = excerptOf(text);
  if (broken) return { kind: 'truncated', excerpt };
  if (/<\w+[^>]*>/.test(text)) return { kind: 'html', excerpt };
  return { kind: 'text', excerpt };
}

/** `[0]`, `{}` or `["x"]` inside a notice is a piece of prose or code (`$options[0]`), not an answer; `[]` alone is one. */
function isFragment(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && (typeof value[0] !== 'object' || value[0] === null);
  return Object.keys(value as object).length === 0;
}

import iconv from 'iconv-lite';

/** The encodings that import files are written in. */
export const outboxEncodings = ['windows-1252', 'utf-8', 'utf-8-bom'] as const;
/** How the text of a file is encoded. */
export type OutboxEncoding = (typeof outboxEncodings)[number];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of an exported file. A byte order mark decides; without one, what is not valid UTF-8 is
 * Windows-1252: text with accents in Windows-1252 is practically never valid UTF-8 by chance.
 */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be');
  try {
    return strictUtf8.decode(buffer);
  } catch (error) {
    if (error instanceof TypeError) return iconv.decode(buffer, 'windows-1252');
    throw error;
  }
}

/**
 * A text as bytes, and the characters that the encoding does not have and that were written
 * otherwise.
 */
export interface EncodedText {
  readonly bytes: Uint8Array;
  readonly replaced: readonly string[];
}

let letters: ReadonlySet<string> | undefined;

/** Whether Windows-1252 has a character. */
function fits(character: string): boolean {
  letters ??= new Set(
    [...iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 'windows-1252')].filter(
      (each) => iconv.decode(iconv.encode(each, 'windows-1252'), 'windows-1252') === each,
    ),
  );
  return letters.has(character);
}

/** What every encoding has, and nothing of it changes on its way. */
const plain = /^[\t\n\r -~]*$/;

/** The nearest character that Windows-1252 has: the letter without its accent, else `?`. */
function nearest(character: string): string {
  const base = [...character.normalize('NFKD').replace(/\p{M}/gu, '')];
  return base.length > 0 && base.every(fits) ? base.join('') : '?';
}

/**
 * Characters that no text holds on purpose: NUL, the end-of-file mark of DOS, escapes. Tabulators
 * and line breaks stay.
 */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/** The characters of a text that the encoding does not have. */
export function missingLetters(text: string, encoding: OutboxEncoding): readonly string[] {
  return encoding === 'windows-1252' ? written(text).replaced : [];
}

/** A text as it will be read again from what was written. */
export function asWritten(text: string, encoding: OutboxEncoding): string {
  return encoding === 'windows-1252' ? written(text).text : text.replace(controls, '');
}

/** A text in the letters that Windows-1252 has, and those that it does not have. */
function written(given: string): { readonly text: string; readonly replaced: readonly string[] } {
  if (plain.test(given)) return { text: given, replaced: [] };
  const replaced = new Set<string>();
  let text = '';
  for (const character of given.replace(controls, '').normalize('NFC')) {
    if (fits(character)) text += character;
    else {
      replaced.add(character);
      text += nearest(character);
    }
  }
  return { text, replaced: [...replaced] };
}

export function encodeText(given: string, encoding: OutboxEncoding): EncodedText {
  if (encoding !== 'windows-1252') {
    const text = given.replace(controls, '');
    return { bytes: iconv.encode(text, 'utf-8', { addBOM: encoding === 'utf-8-bom' }), replaced: [] };
  }
  const { text, replaced } = written(given);
  return { bytes: iconv.encode(text, 'windows-1252'), replaced };
}

import { holdsHalfCharacter } from '../core/index.js';
import { StorageError } from '../sql/errors.js';

/**
 * The first code unit of a surrogate pair; those above `\udfff` are ordinary characters that come
 * before any pair in UTF-8.
 */
const firstSurrogate = 0xd800;
const firstAfterSurrogates = 0xe000;

/**
 * A code unit's place in UTF-8 order: pairs (U+10000 and above) come after `\uffff`, in UTF-16 they
 * come before `\ue000`.
 */
function rank(unit: number): number {
  if (unit < firstSurrogate) return unit;
  return unit >= firstAfterSurrogates ? unit - 0x800 : unit + 0x2000;
}

/**
 * Compares two keys by their UTF-8 bytes, without encoding them. JavaScript's own `<` compares
 * UTF-16 units and puts emoji and other characters beyond U+FFFF before `\ue000`–`\uffff`; SQLite's
 * BINARY and PostgreSQL's "C" put them after.
 */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const unitA = a.charCodeAt(at);
    const unitB = b.charCodeAt(at);
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

/** What UTF-16 and UTF-8 put in another order: only a text with such a unit. */
const beyond = /[\ud800-\uffff]/;

/** Keys in the order of {@link compareKeys}. */
export function sortedKeys(keys: string[]): readonly string[] {
  return keys.some((key) => beyond.test(key)) ? keys.sort(compareKeys) : keys.sort();
}

/**
 * Throws `storage.invalid` for a key that not every database can hold and compare: empty, with a
 * NUL, not encodable as UTF-8.
 */
export function checkKey(key: unknown, field: string): asserts key is string {
  if (typeof key !== 'string' || key === '') {
    throw invalid(field, `A key is a text of at least one character, not ${describe(key)}.`);
  }
  checkBound(key, field);
}

/** As `checkKey`, for an end of a range, which may be empty. */
export function checkBound(key: unknown, field: string): asserts key is string {
  if (typeof key !== 'string') throw invalid(field, `A key is a text, not ${describe(key)}.`);
  if (key.includes('\0')) throw invalid(field, `The key ${JSON.stringify(key)} holds a NUL character.`);
  if (holdsHalfCharacter(key)) {
    throw invalid(field, `The key ${JSON.stringify(key)} holds half of a surrogate pair.`);
  }
}

export function invalid(field: string, message: string, hint?: string): StorageError {
  return new StorageError(message, {
    code: 'storage.invalid',
    field,
    ...(hint === undefined ? {} : { hint }),
  });
}

function describe(value: unknown): string {
  return value === '' ? 'an empty one' : value === null ? 'null' : typeof value;
}

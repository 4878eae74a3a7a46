import type { JsonValue } from '../core/index.js';
import { StorageError } from '../sql/errors.js';
import { invalid } from './keys.js';

/**
 * Deeper values are a mistake (a cycle, most likely), and would overflow the stack of
 * `JSON.stringify`.
 */
const maxDepth = 500;

/**
 * A value as JSON text. What JSON would silently change (`NaN`, a date, a `Map`, `undefined` in a
 * list) is refused: a storage that gives back something else than what was put in it loses data
 * without anybody noticing. Only an absent member may be written `undefined`.
 */
export function encodeValue(value: unknown, field: string): string {
  const refused = refusalOf(value, 0);
  if (refused) throw invalid(`${field}${refused.at}`, refused.why, refused.hint);
  return JSON.stringify(value);
}

/** The value of a JSON text that came from a database. */
export function decodeValue(text: string, key: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new StorageError(`The value stored under ${JSON.stringify(key)} is not JSON.`, {
      code: 'storage.corrupt',
      hint: 'It was changed by another program, or the database is damaged: restore a backup.',
      cause,
    });
  }
}

/** Why a value cannot be stored. */
interface Refusal {
  /** Where in the value: `.lines[2].price`. */
  readonly at: string;
  readonly why: string;
  readonly hint?: string;
}

/**
 * Values are many and nearly all are fine: words and the path are made on the way back from a
 * refusal only.
 */
function refusalOf(value: unknown, depth: number): Refusal | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : { at: '', why: `${value} cannot be stored.` };
  if (typeof value !== 'object') return { at: '', why: `A value of type ${typeof value} cannot be stored.` };
  if (depth >= maxDepth) return { at: '', why: `The value is nested more than ${maxDepth} levels deep.` };
  if (Array.isArray(value)) {
    // By index: `forEach` would skip the holes, which JSON turns into null.
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      if (typeof item === 'string') continue;
      const refused = refusalOf(item, depth + 1);
      if (refused) return { ...refused, at: `[${at}]${refused.at}` };
    }
    return undefined;
  }
  if (!isPlain(value)) {
    const name = Object.getPrototypeOf(value)?.constructor?.name ?? 'value with toJSON';
    return { at: '', why: `A ${name} cannot be stored.`, hint: 'Store plain data.' };
  }
  // Faster than a list of the names. What it inherits is seen too, which JSON does not write.
  for (const name in value) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof member === 'string' || member === undefined) continue;
    const refused = refusalOf(member, depth + 1);
    if (refused && Object.hasOwn(value, name)) return { ...refused, at: `.${name}${refused.at}` };
  }
  return undefined;
}

/**
 * Whether JSON writes all of an object. An object of another realm has another prototype.
 */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof (value as { readonly toJSON?: unknown }).toJSON === 'function') return false;
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

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
  // Only a value that is refused is worth the words that say where in it.
  if (!isStorable(value, 0)) checkValue(value, field, 0);
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

/** Whether {@link checkValue} passes a value without a word. */
function isStorable(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth >= maxDepth) return false;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (!isStorable(value[at], depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member !== undefined && !isStorable(member, depth + 1)) return false;
  }
  return true;
}

function checkValue(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
    throw invalid(path, `${value} cannot be stored.`);
  }
  if (typeof value !== 'object') throw invalid(path, `A value of type ${typeof value} cannot be stored.`);
  if (depth >= maxDepth) throw invalid(path, `The value is nested more than ${maxDepth} levels deep.`);
  if (Array.isArray(value)) {
    // By index: `forEach` would skip the holes, which JSON turns into null.
    for (let at = 0; at < value.length; at++) checkValue(value[at], `${path}[${at}]`, depth + 1);
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  const isPlain =
    prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
  if (!isPlain || typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    throw invalid(
      path,
      `A ${prototype?.constructor?.name ?? 'value with toJSON'} cannot be stored.`,
      'Store plain data.',
    );
  }
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) checkValue(member, `${path}.${name}`, depth + 1);
  }
}

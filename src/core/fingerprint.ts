import { sha256 } from './hash.js';

/**
 * JSON with sorted keys, so that equal data gives equal text. `undefined` members are left out.
 */
export function stableJson(value: unknown): string {
  return textOf(value, 0);
}

/**
 * No data of a shop or of Gestan is nested so deeply. Such a value gets the text of
 * `JSON.stringify`, and if that overflows the stack, a fixed text.
 */
const mostLevels = 300;

function deepText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return '"…"';
  }
}

function textOf(value: unknown, level: number): string {
  if (level > mostLevels) return deepText(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Texts are put together as they come: fingerprints are taken of every row of every plan.
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${textOf(item ?? null, level + 1)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textOf(member, level + 1)}`;
  }
  return `{${text}}`;
}

/** A short fingerprint of plain data: equal data, equal fingerprint; 96 bits of SHA-256. */
export function fingerprint(value: unknown): string {
  return textPrint(stableJson(value));
}

/**
 * A print of rows with their keys in the order of the answer; undefined if they are nested too
 * deeply for JSON. Rows without a print never count as equal.
 */
export function readingPrint(rows: unknown): string | undefined {
  try {
    return textPrint(JSON.stringify(rows));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same of a text. */
export function textPrint(text: string): string {
  return sha256(text, 'base64url').slice(0, 16);
}

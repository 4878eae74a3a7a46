import { sha256 } from './hash.js';

/**
 * JSON with the keys of every object in order, so that equal data gives equal text. `undefined`
 * members are left out.
 */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => stableJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${stableJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** A short fingerprint of plain data: equal data, equal fingerprint; 96 bits of SHA-256. */
export function fingerprint(value: unknown): string {
  return sha256(stableJson(value), 'base64url').slice(0, 16);
}

import { sha256 } from './hash.js';

/**
 * JSON with the keys of every object in order, so that equal data gives equal text. `undefined`
 * members are left out.
 */
export function stableJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Texts are put together as they come: fingerprints are taken of every row of every plan.
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${stableJson(item ?? null)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${stableJson(member)}`;
  }
  return `{${text}}`;
}

/** A short fingerprint of plain data: equal data, equal fingerprint; 96 bits of SHA-256. */
export function fingerprint(value: unknown): string {
  return sha256(stableJson(value), 'base64url').slice(0, 16);
}

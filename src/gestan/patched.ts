import { otherPrices } from './two-prices.js';

/**
 * A record with some fields set: `null` clears a field; what is absent or `undefined` stays as it
 * is.
 */
export function patched<T extends object>(record: T, patch: object): T {
  const merged = new Map<string, unknown>(Object.entries(record));
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) merged.delete(key);
    else merged.set(key, structuredClone(value));
  }
  return Object.fromEntries(merged) as T;
}

/**
 * A product or contact with a draft written onto it. What the draft says of the record it is about
 * (`id`, `externalRef`) is not written. A price whose counterpart alone was written is not known
 * any more, and is cleared.
 */
export function withDraft<T extends object>(record: T, draft: object): T {
  const { id: _, externalRef: __, ...fields } = draft as Readonly<Record<string, unknown>>;
  return patched(record, { ...fields, ...stalePrices(fields) });
}

/** The prices that a patch leaves behind, as `null`. */
export function stalePrices(patch: Readonly<Record<string, unknown>>): Readonly<Record<string, null>> {
  const stale = Object.entries(otherPrices).filter(
    ([price, other]) => patch[price] !== undefined && patch[other] === undefined,
  );
  return Object.fromEntries(stale.map(([, other]) => [other, null]));
}

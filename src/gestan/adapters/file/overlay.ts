import type { ContactDraft, GestanContact, GestanProduct, ProductDraft } from '../../model.js';

/** A record with a draft written onto it: `null` clears, what is absent stays. */
export function patched<T extends GestanProduct | GestanContact>(
  record: T,
  draft: ProductDraft | ContactDraft,
): T {
  const merged = new Map<string, unknown>(Object.entries(record));
  for (const [key, value] of Object.entries(draft)) {
    if (key === 'id' || key === 'externalRef' || value === undefined) continue;
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged) as unknown as T;
}

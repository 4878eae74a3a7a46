import { isRecord } from '../../../../core/index.js';
import type { ContactDraft, GestanContact, GestanProduct, ProductDraft } from '../../../model.js';
import type { OutboxEncoding } from '../text-encoding.js';
import { asWritten } from '../text-encoding.js';

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

/**
 * A record that Gestan has imported, with the letters that the file could not carry: « Łódź » comes back as « ?ódz », which nobody has
 * typed there. What differs otherwise was changed in Gestan, and stays.
 */
export function restored<T extends object>(exported: T, sent: object, encoding: OutboxEncoding): T {
  if (encoding !== 'windows-1252') return exported;
  const whole = new Map<string, unknown>(Object.entries(exported));
  for (const [key, value] of Object.entries(sent)) {
    const shown = whole.get(key);
    if (typeof value === 'string' && typeof shown === 'string' && shown !== value) {
      if (plain(asWritten(value, encoding)) === plain(shown)) whole.set(key, value);
    } else if (isRecord(value) && isRecord(shown)) whole.set(key, restored(shown, value, encoding));
  }
  return Object.fromEntries(whole) as T;
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ');

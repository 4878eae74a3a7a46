import { isRecord } from '../../../core/index.js';
import type { ContactDraft, GestanContact, GestanProduct, ProductDraft } from '../../model.js';
import { withDraft } from '../../patched.js';
import { otherPrices, withBothPrices } from '../../two-prices.js';
import type { OutboxEncoding } from './text-encoding.js';
import { asWritten } from './text-encoding.js';

/**
 * A record as Gestan will hold it once a draft is imported: where it shows both prices, the one
 * that was not written is computed again.
 */
export function afterDraft<T extends GestanProduct | GestanContact>(
  record: T,
  draft: ProductDraft | ContactDraft,
): T {
  const next = withDraft(record, draft);
  if (!('code' in record) || !('code' in next)) return next;
  const showsBoth = (['priceNet', 'salePriceNet'] as const).some(
    (price) => record[price] !== undefined && record[otherPrices[price]] !== undefined,
  );
  return showsBoth ? (withBothPrices(next) as T) : next;
}

/**
 * A record that Gestan has imported, with the letters that the file could not carry: « Łódź » comes
 * back as « ?ódz », which nobody has typed there. What differs otherwise was changed in Gestan, and
 * stays.
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

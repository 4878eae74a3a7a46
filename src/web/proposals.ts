import type { GestanFamily, GestanPaymentMode } from '../gestan/model.js';
import type { CategoryPath } from '../mapping/categories.js';
import { fold } from '../report/search-text.js';

/**
 * Families for categories that have none: the one of the same name, else that of the category
 * above. Only proposals: a person confirms them.
 */
export function proposeFamilies(
  categories: readonly CategoryPath[],
  families: readonly GestanFamily[],
  isMapped: (categoryId: number) => string | undefined,
): ReadonlyMap<number, string> {
  const byName = new Map([...families].reverse().map(({ id, name }) => [fold(name).trim(), id]));
  const found = new Map<number, string>();
  const all = new Map<number, string>();
  // Parents come first: a child without a family of its name takes the parent's.
  for (const { id, name, parentId } of [...categories].sort((a, b) => a.depth - b.depth)) {
    const now = isMapped(id);
    const family = now ?? byName.get(fold(name).trim()) ?? all.get(parentId);
    if (family === undefined) continue;
    all.set(id, family);
    if (now === undefined) found.set(id, family);
  }
  return found;
}

/** What Gestan's users call the gateways of WooCommerce. */
const modeWords: readonly (readonly [method: RegExp, mode: RegExp])[] = [
  [
    /stripe|card|carte|payplug|mollie|sumup|woocommerce_payments|cb\b/,
    /^(cb|carte|carte bancaire|carte bleue)$/,
  ],
  [/paypal|ppcp/, /^paypal$/],
  [/bacs|virement|transfer|sepa/, /^virement/],
  [/cheque|check/, /^cheque/],
  [/cod|especes|cash/, /^especes/],
];

/** A payment mode of Gestan for a method of the shop, by what both are called. */
export function proposeMode(
  method: { readonly id: string; readonly title: string },
  modes: readonly GestanPaymentMode[],
): string | undefined {
  const title = fold(method.title).trim();
  const same = modes.find(({ name }) => fold(name).trim() === title && title !== '');
  if (same) return same.id;
  const text = fold(`${method.id} ${method.title}`);
  const words = modeWords.find(([pattern]) => pattern.test(text))?.[1];
  return words && modes.find(({ name }) => words.test(fold(name).trim()))?.id;
}

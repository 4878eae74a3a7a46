import type { Big } from '../core/index.js';
import { decimal, sum, zero } from '../core/index.js';
import { type Money, neededPlaces } from './money.js';
import type { OrderRate } from './rates.js';
import { type Content, isContent, reconcile, type Shown, type Unexplained } from './reconcile.js';
import type { WorkLine } from './work.js';

/** Amounts as a shop shows them, for a look at its decimals. */
export interface ShownTexts {
  readonly total: string;
  /** Of all rates and of each. */
  readonly taxes: readonly string[];
  /** How many lines there are. */
  readonly lines: number;
}

/**
 * Reconciles as {@link reconcile} does. A shop whose price decimals are fewer than those of its
 * currency rounds its tax lines to whole euros, while the lines keep their taxes unrounded. Where
 * the tax lines miss the total, and these taxes explain it, VAT is theirs, rounded to the cent.
 */
export function reconcileShown(
  shown: Shown,
  texts: ShownTexts,
  money: Money,
  roundingLine: (net: Big) => WorkLine,
): Content | Unexplained {
  const content = reconcile(shown, money, roundingLine);
  if (isContent(content)) return content;
  const finer = withUnroundedVat(shown, texts, money);
  if (!finer) return content;
  const second = reconcile(finer, money, roundingLine);
  return isContent(second) ? second : content;
}

/** The decimals that a shop rounds to, where they are fewer than those of its currency. */
export function coarsePlaces({ total, taxes }: ShownTexts, { digits }: Money): number | undefined {
  const places = neededPlaces([total, ...taxes]);
  return places < digits ? places : undefined;
}

/**
 * What rounding may hide in a total that is shown with all decimals of its currency. WooCommerce
 * sells in cents unless it is told otherwise: a total in dinars may be rounded to them, which is
 * half a cent. Whole euros hide more than that, and are not allowed for.
 */
export function hiddenInTotal(texts: ShownTexts, money: Money): Big {
  const places = coarsePlaces(texts, money);
  return places !== undefined && money.digits > 2 ? decimal('0.005') : zero;
}

function withUnroundedVat(shown: Shown, texts: ShownTexts, money: Money): Shown | undefined {
  const places = coarsePlaces(texts, money);
  if (places === undefined) return undefined;
  // Each line's tax is rounded by itself, or their sum is.
  const most = decimal(`0.5e-${places}`).times(texts.lines + 1);
  const vat = new Map<OrderRate, Big>();
  for (const [rate, tax] of shown.vat) {
    const exact = shown.exact.get(rate);
    if (exact === undefined || exact.minus(tax).abs().gt(most)) return undefined;
    vat.set(rate, money.round(exact));
  }
  const before = sum(shown.vat.values());
  const after = sum([...shown.vat.keys()].map((rate) => shown.exact.get(rate) ?? zero));
  return { ...shown, vat, shownSum: shown.shownSum.minus(before).plus(after) };
}

import type { Big } from '../core/index.js';
import { decimal, isDecimal, sum, zero } from '../core/index.js';
import type { EntryPart } from '../gestan/piece-model.js';
import { allocate } from './allocation.js';
import { basketKey, basketsOf } from './baskets.js';
import type { BillingContext } from './context.js';
import type { Money } from './money.js';
import type { Content } from './reconcile.js';
import type { EntrySettings } from './settings.js';
import type { WorkLine } from './work.js';

/** The posting category of an entry, or its parts where it has several. */
export interface Posting {
  readonly postingCategoryId?: string;
  readonly parts?: readonly EntryPart[];
}

/**
 * Splits an entry over posting categories: each line of what it pays has the category of its
 * product's family, else of its VAT rate, else the usual one. An entry pays all lines in
 * proportion.
 *
 * @param content what is paid. Absent: the usual category.
 * @param usual the category of lines that no rule names.
 */
export function postingOf(
  amount: Big,
  content: Content | undefined,
  usual: string | undefined,
  { categories }: Pick<EntrySettings, 'categories'>,
  { familiesOf, capabilities }: Pick<BillingContext, 'familiesOf' | 'capabilities'>,
  money: Money,
): Posting {
  const whole: Posting = usual === undefined ? {} : { postingCategoryId: usual };
  const rules = Object.keys(categories?.rates ?? {}).length + Object.keys(categories?.families ?? {}).length;
  if (!content || rules === 0 || capabilities.entryParts !== true) return whole;
  const weights = new Map<string | undefined, Big>();
  for (const basket of basketsOf(content, money)) {
    const lines = content.lines.filter((line) => basketKey(line) === basket.key);
    const net = sum(lines.map((line) => line.net));
    const gross = basket.net.plus(sum(basket.vat.values()));
    for (const line of lines) {
      const share = net.eq(0) ? zero : gross.times(line.net).div(net);
      const category = categoryOf(line) ?? usual;
      weights.set(category, (weights.get(category) ?? zero).plus(share));
    }
  }
  const bearing = [...weights].filter(([, weight]) => weight.gt(0));
  const [only] = bearing;
  if (!only) return whole;
  if (bearing.length === 1) return only[0] === undefined ? whole : { postingCategoryId: only[0] };
  // An amount without a category cannot be a part: then the entry is not split.
  const named = bearing.flatMap(([category, weight]) =>
    category === undefined ? [] : [{ category, weight }],
  );
  if (named.length < bearing.length) return whole;
  const amounts = allocate(
    amount,
    named.map(({ weight }) => weight),
    money.places,
  );
  const parts = named
    .map(({ category }, index) => ({ category, amount: amounts[index] ?? zero }))
    .filter((part) => !part.amount.eq(0))
    .map((part) => ({ postingCategoryId: part.category, amount: money.text(part.amount) }));
  const [first] = parts;
  if (!first) return whole;
  return parts.length === 1 ? { postingCategoryId: first.postingCategoryId } : { ...whole, parts };

  function categoryOf(line: WorkLine): string | undefined {
    const families = line.productCode === undefined ? [] : (familiesOf?.(line.productCode) ?? []);
    for (const family of families) {
      const own = categories?.families?.[family];
      if (own !== undefined) return own;
    }
    const [rate] = line.rates;
    const found = Object.entries(categories?.rates ?? {}).find(
      ([percent]) => rate !== undefined && isDecimal(percent) && decimal(percent).eq(rate.percent),
    );
    return found?.[1];
  }
}

import { type Decimal, decimal, defined } from '../../core/index.js';
import type { GestanVatRate } from '../../gestan/model.js';
import type { TaxSuggestion } from '../tax-suggestion.js';
import { type TaxTable, taxClassSlug } from '../taxes.js';
import type { SetupChoice, SetupRow } from './setup-row.js';
import { type Found, open, proposed, stored } from './words.js';

/** Gestan's VAT rates as choices. */
export function taxChoices(rates: readonly GestanVatRate[]): readonly SetupChoice[] {
  return rates.map(({ rate, name }) => ({ value: rate, name: name ?? `${rate} %` }));
}

const isSame = (a: Decimal, b: Decimal): boolean => decimal(a).eq(decimal(b));

/** For each tax class the rate that the shop itself charges at its own address. */
export function proposeTaxes(input: {
  readonly classes: readonly { readonly slug: string; readonly name: string }[];
  readonly suggestions: readonly TaxSuggestion[];
  readonly rates: readonly GestanVatRate[];
  readonly table: TaxTable;
  /** Whether the shop computes taxes at all. */
  readonly computed: boolean;
}): readonly SetupRow[] {
  const { classes, suggestions, rates, table, computed } = input;
  const nameOf = (rate: Decimal) => rates.find((known) => isSame(known.rate, rate))?.name ?? `${rate} %`;
  const decide = (taxClass: string): Found => {
    const held = table.rateOf(taxClass);
    if (held !== undefined) return stored(held, nameOf(held));
    if (!computed) return open({ code: 'setup-no-taxes', values: {} });
    const rate = suggestions.find((suggestion) => suggestion.taxClass === taxClass)?.rate;
    if (rate === undefined) return open({ code: 'setup-no-rate', values: {} });
    if (rates.length > 0 && !rates.some((known) => isSame(known.rate, rate)))
      return open({ code: 'setup-rate-unknown', values: { rate } });
    return proposed({ value: rate, name: nameOf(rate) }, { code: 'setup-shop-rate', values: {} });
  };
  return classes.map(({ slug, name }) => {
    const taxClass = taxClassSlug(slug);
    return {
      key: `taxes:${taxClass || 'standard'}`,
      part: 'taxes',
      of: taxClass,
      name,
      ...decide(taxClass),
      ...defined({ stored: table.rateOf(taxClass) }),
    };
  });
}

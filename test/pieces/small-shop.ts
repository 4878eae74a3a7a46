import type { WooOrder, WooRefund, WooTaxLine } from '../../src/woo/types.js';
import { handOrder, handRefund, item, shipping, taxLine } from './by-hand.js';

/**
 * A shop small enough to follow by hand. Amounts are whole numbers of the smallest unit of its
 * currency, millionths of it where the shop keeps them unrounded.
 */
export interface Rate {
  readonly id: number;
  /** In thousandths of a percent: 5500 is 5.5 %. */
  readonly milli: bigint;
  readonly label: string;
}

export const rates: readonly Rate[] = [
  { id: 1, milli: 20_000n, label: 'TVA 20 %' },
  { id: 2, milli: 10_000n, label: 'TVA 10 %' },
  { id: 3, milli: 5_500n, label: 'TVA 5,5 %' },
  { id: 4, milli: 0n, label: 'Exonéré' },
];

export interface Item {
  readonly id: number;
  readonly rate: Rate;
  /** Price without tax, or with it, in the smallest unit, as the shop's mode is. */
  readonly price: bigint;
  /** It is a way of shipping. */
  readonly isShipping?: boolean;
}

export interface Shop {
  readonly currency: string;
  /** Decimals of the currency. */
  readonly places: number;
  /** Prices are with tax. */
  readonly taxed: boolean;
  /** Taxes are rounded once for a rate; else line by line. */
  readonly atSubtotal: boolean;
}

/** The four ways in which a shop rounds, in some currencies. */
export function allRoundings(
  currencies: readonly (readonly [currency: string, places: number])[],
): readonly Shop[] {
  return currencies.flatMap(([currency, places]) =>
    [true, false].flatMap((taxed) =>
      [true, false].map((atSubtotal) => ({ currency, places, taxed, atSubtotal })),
    ),
  );
}

/** All roundings in currencies of two, no and three decimals. */
export const shopsOfManyCurrencies = allRoundings([
  ['EUR', 2],
  ['JPY', 0],
  ['XPF', 0],
  ['KWD', 3],
  ['TND', 3],
]);

const million = 1_000_000n;

/** Half away from zero. */
export function divide(value: bigint, by: bigint): bigint {
  const negative = value < 0n !== by < 0n;
  const [a, b] = [value < 0n ? -value : value, by < 0n ? -by : by];
  const result = (2n * a + b) / (2n * b);
  return negative ? -result : result;
}

/**
 * Net and tax of an item in millionths of the smallest unit, as the shop keeps them. A shop that
 * rounds line by line keeps whole units.
 */
export function kept(
  { price, rate }: Item,
  { taxed, atSubtotal }: Shop,
): { readonly net: bigint; readonly tax: bigint } {
  const whole = (value: bigint) => (atSubtotal ? value : divide(value, million) * million);
  if (!taxed) return { net: price * million, tax: whole(divide(price * million * rate.milli, 100_000n)) };
  const net = whole(divide(price * million * 100_000n, 100_000n + rate.milli));
  return { net, tax: price * million - net };
}

/** The tax of a rate in whole units as the shop tells it: of what is sold, and of shipping. */
export function taxOf(
  items: readonly Item[],
  rate: Rate,
  shop: Shop,
): { readonly sold: bigint; readonly shipping: bigint } {
  const of = (isShipping: boolean) =>
    divide(
      items
        .filter((each) => each.rate === rate && (each.isShipping ?? false) === isShipping)
        .reduce((all, each) => all + kept(each, shop).tax, 0n),
      million,
    );
  return { sold: of(false), shipping: of(true) };
}

/** An amount in the smallest unit as text. */
export function text(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = value < 0n ? '-' : '';
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - places)}`;
}

/** The smallest unit of an amount as text. */
export function units(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const result = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return value.startsWith('-') ? -result : result;
}

/** The order as the REST API shows it. */
export function shown(items: readonly Item[], shop: Shop, more: Partial<WooOrder>): WooOrder {
  const { places, currency } = shop;
  const round = (value: bigint) => text(divide(value, million), places);
  const lines = items.map((each) => {
    const { net, tax } = kept(each, shop);
    const exact = `${tax < 0n ? '-' : ''}${text(tax, places + 6)}`.replace('--', '-');
    const taxes = [[each.rate.id, shop.atSubtotal ? exact : round(tax)]] as const;
    return { isShipping: each.isShipping ?? false, id: each.id, net: round(net), taxes };
  });
  const taxLines: WooTaxLine[] = rates
    .filter((rate) => items.some((each) => each.rate === rate))
    .map((rate) => {
      const { sold, shipping: shipped } = taxOf(items, rate, shop);
      const percent = Number(rate.milli) / 1000;
      return taxLine(rate.id, percent, rate.label, text(sold, places), text(shipped, places));
    });
  const all = items.map((each) => kept(each, shop)).reduce((sum, { net, tax }) => sum + net + tax, 0n);
  const allTax = items.map((each) => kept(each, shop)).reduce((sum, { tax }) => sum + tax, 0n);
  return handOrder({
    currency,
    total: round(all),
    total_tax: round(allTax),
    prices_include_tax: shop.taxed,
    line_items: lines.flatMap((line) => (line.isShipping ? [] : item(line.id, 1, line.net, line.taxes))),
    shipping_lines: lines.flatMap((line) => (line.isShipping ? shipping(line.id, line.net, line.taxes) : [])),
    tax_lines: taxLines,
    ...more,
  });
}

/** What a refund gives back, in the smallest unit. */
export interface Refund {
  readonly id: number;
  readonly amount: bigint;
  readonly lines: readonly {
    readonly item: number;
    readonly rate: Rate;
    readonly net: bigint;
    readonly tax: bigint;
    readonly isShipping?: boolean;
  }[];
}

export function shownRefund(refund: Refund, { places }: Shop): WooRefund {
  const lines = refund.lines.map((line) => {
    const id = refund.id * 10 + line.item;
    const net = text(-line.net, places);
    const taxes = [[line.rate.id, text(-line.tax, places)]] as const;
    const meta_data = [{ key: '_refunded_item_id', value: String(line.item) }];
    return line.isShipping
      ? { sold: [], shipped: [{ ...shipping(id, net, taxes), meta_data }] }
      : { sold: [{ ...item(id, -1, net, taxes), meta_data }], shipped: [] };
  });
  const taxLines = rates.flatMap((rate) => {
    const own = refund.lines.filter((line) => line.rate === rate);
    if (own.length === 0) return [];
    const of = (isShipping: boolean) =>
      own
        .filter((line) => (line.isShipping ?? false) === isShipping)
        .reduce((sum, line) => sum + line.tax, 0n);
    const percent = Number(rate.milli) / 1000;
    return [taxLine(rate.id, percent, rate.label, text(-of(false), places), text(-of(true), places))];
  });
  return handRefund(refund.id, text(refund.amount, places), {
    line_items: lines.flatMap(({ sold }) => sold),
    shipping_lines: lines.flatMap(({ shipped }) => shipped),
    tax_lines: taxLines,
  });
}

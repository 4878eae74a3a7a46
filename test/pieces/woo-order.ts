import fc from 'fast-check';
import type { Big } from '../../src/core/index.js';
import { decimal, round, sum, toFixed, toText, zero } from '../../src/core/index.js';
import type { WooLineItem, WooOrder, WooTaxLine } from '../../src/woo/types.js';

/** A tax rate of a generated shop. */
export interface Rate {
  readonly id: number;
  readonly percent: string;
  readonly label: string;
  readonly compound: boolean;
}

/** The tax classes of a country: which rates bear on each. */
export type TaxClasses = Readonly<Record<string, readonly Rate[]>>;

const rate = (id: number, percent: string, label: string, compound = false): Rate => ({
  id,
  percent,
  label,
  compound,
});

export const countries: Readonly<Record<string, TaxClasses>> = {
  FR: {
    '': [rate(1, '20', 'TVA 20 %')],
    'reduced-rate': [rate(9, '10', 'TVA 10 %')],
    'taux-reduit-55': [rate(11, '5.5', 'TVA 5,5 %')],
    'super-reduit': [rate(14, '2.1', 'TVA 2,1 %')],
    'zero-rate': [rate(15, '0', 'Exonéré')],
  },
  MQ: {
    '': [rate(4, '8.5', 'TVA DOM 8,5 %')],
    'super-reduit': [rate(10, '2.1', 'TVA DOM 2,1 %')],
    'zero-rate': [],
  },
  CORSE: {
    '': [rate(3, '20', 'TVA 20 %')],
    'reduced-rate': [rate(21, '13', 'TVA Corse 13 %')],
    'taux-reduit-55': [rate(22, '10', 'TVA Corse 10 %')],
    'super-reduit': [rate(12, '2.1', 'TVA Corse 2,1 %')],
    presse: [rate(23, '0.9', 'TVA Corse 0,9 %')],
  },
  QC: {
    '': [rate(1, '5', 'TPS'), rate(2, '9.975', 'TVQ', true)],
    'reduced-rate': [rate(8, '2.5', 'TPS réduite'), rate(9, '1.2345', 'Taxe éco QC', true)],
    'zero-rate': [rate(10, '0', 'Zero')],
  },
  NL: {
    '': [rate(1, '5', 'TPS'), rate(3, '10', 'HST part NL')],
    'reduced-rate': [rate(8, '2.5', 'TPS réduite')],
  },
  US: { '': [] },
};

/** How a generated shop computes. */
export interface ShopRules {
  readonly pricesIncludeTax: boolean;
  readonly roundAtSubtotal: boolean;
  /**
   * `cart`: taxes are rounded per rate, then added. `order`: added, then rounded (orders
   * recalculated in the back office).
   */
  readonly totals: 'cart' | 'order';
}

interface ItemSpec {
  readonly cents: number;
  readonly quantity: number;
  readonly taxClass: string;
}

export interface OrderSpec {
  readonly country: string;
  readonly rules: ShopRules;
  readonly items: readonly ItemSpec[];
  readonly couponPercent: number;
  readonly shipping: readonly number[];
  readonly fees: readonly { readonly cents: number; readonly taxClass: string }[];
  /** A discount as a negative fee, spread over the tax classes as WooCommerce does. */
  readonly negativeFee: number;
}

interface Taxed {
  readonly net: Big;
  readonly taxes: ReadonlyMap<Rate, Big>;
}

function exclusive(net: Big, rates: readonly Rate[]): ReadonlyMap<Rate, Big> {
  const taxes = new Map<Rate, Big>();
  let before = net;
  for (const each of rates.filter((r) => !r.compound)) {
    const tax = net.times(each.percent).div(100);
    taxes.set(each, tax);
    before = before.plus(tax);
  }
  for (const each of rates.filter((r) => r.compound)) {
    const tax = before.times(each.percent).div(100);
    taxes.set(each, tax);
    before = before.plus(tax);
  }
  return taxes;
}

/** A price with or without tax as net and taxes, rounded as the shop does. */
function taxed(amount: Big, rates: readonly Rate[], rules: ShopRules): Taxed {
  const keep = (tax: Big) => (rules.roundAtSubtotal ? round(tax, 6) : round(tax, 2));
  if (!rules.pricesIncludeTax) {
    return { net: amount, taxes: new Map([...exclusive(amount, rates)].map(([r, tax]) => [r, keep(tax)])) };
  }
  const unit = exclusive(decimal(1), rates);
  const net = amount.div(sum(unit.values()).plus(1));
  const taxes = new Map([...unit].map(([r, share]) => [r, keep(net.times(share))]));
  return { net: amount.minus(sum(taxes.values())), taxes };
}

const line = (id: number, part: Taxed) => ({
  id,
  total: toFixed(part.net, 2),
  total_tax: toFixed(sum(part.taxes.values()), 2),
  taxes: [...part.taxes].map(([r, tax]) => ({ id: r.id, total: toText(tax) })),
  meta_data: [],
});

/** Builds an order as WooCommerce would have it. */
export function wooOrder(spec: OrderSpec, id = 1000): WooOrder {
  const classes = countries[spec.country] ?? {};
  const ratesOf = (taxClass: string) => classes[taxClass] ?? classes[''] ?? [];
  const { rules } = spec;
  let next = 1;
  const factor = decimal(100 - spec.couponPercent).div(100);
  const items = spec.items.map((item) => {
    const gross = decimal(item.cents).times(item.quantity).div(100);
    return {
      item,
      before: taxed(gross, ratesOf(item.taxClass), rules),
      after: taxed(round(gross.times(factor), 2), ratesOf(item.taxClass), rules),
    };
  });
  const exclusiveRules = { ...rules, pricesIncludeTax: false };
  const shipping = spec.shipping.map((cents) => taxed(decimal(cents).div(100), ratesOf(''), exclusiveRules));
  const fees = spec.fees.map((fee) =>
    taxed(decimal(fee.cents).div(100), ratesOf(fee.taxClass), exclusiveRules),
  );
  const itemNet = sum(items.map(({ after }) => after.net));
  if (spec.negativeFee > 0 && itemNet.gt(0)) {
    const whole = decimal(spec.negativeFee).div(100);
    const amount = (whole.gt(itemNet) ? round(itemNet, 2) : whole).neg();
    const perClass = new Map<string, Big>();
    for (const { item, after } of items) {
      perClass.set(item.taxClass, (perClass.get(item.taxClass) ?? zero).plus(after.net));
    }
    const taxes = new Map<Rate, Big>();
    for (const [taxClass, net] of perClass) {
      const part = taxed(amount.times(net).div(itemNet), ratesOf(taxClass), exclusiveRules);
      for (const [r, tax] of part.taxes) taxes.set(r, (taxes.get(r) ?? zero).plus(tax));
    }
    fees.push({ net: amount, taxes });
  }

  const lineItems: WooLineItem[] = items.map(({ item, before, after }) => ({
    ...line(next++, after),
    name: `Article ${next}`,
    product_id: 500 + next,
    variation_id: 0,
    quantity: item.quantity,
    tax_class: item.taxClass,
    subtotal: toFixed(before.net, 2),
    subtotal_tax: toFixed(sum(before.taxes.values()), 2),
    sku: `SKU-${next}`,
  }));
  const shippingLines = shipping.map((part) => ({
    ...line(next++, part),
    method_title: 'Colissimo',
    method_id: 'flat_rate',
  }));
  const feeLines = fees.map((part) => ({
    ...line(next++, part),
    name: 'Frais',
    tax_class: '',
    tax_status: 'taxable',
  }));

  const goods = totalTaxes([...items.map(({ after }) => after), ...fees]);
  const carried = totalTaxes(shipping);
  const all = new Set([...goods.keys(), ...carried.keys()]);
  const taxLines: WooTaxLine[] = [...all].map((r) => ({
    id: next++,
    rate_code: r.label,
    rate_id: r.id,
    label: r.label,
    compound: r.compound,
    tax_total: toFixed(goods.get(r) ?? zero, 2),
    shipping_tax_total: toFixed(carried.get(r) ?? zero, 2),
    rate_percent: Number(r.percent),
  }));
  const nets = sum([
    ...items.map(({ after }) => after.net),
    ...fees.map((f) => f.net),
    ...shipping.map((s) => s.net),
  ]);
  const exactTax = sum([...goods.values(), ...carried.values()]);
  const roundedTax = sum(taxLines.map((t) => decimal(t.tax_total).plus(t.shipping_tax_total)));
  const total = toFixed(nets.plus(rules.totals === 'cart' ? roundedTax : exactTax), 2);
  return {
    id,
    parent_id: 0,
    number: String(id),
    status: 'completed',
    currency: 'EUR',
    prices_include_tax: rules.pricesIncludeTax,
    date_created_gmt: '2026-03-01T10:00:00',
    date_modified_gmt: '2026-03-02T10:00:00',
    date_completed_gmt: '2026-03-02T10:00:00',
    date_paid_gmt: '2026-03-01T10:05:00',
    discount_total: '0.00',
    discount_tax: '0.00',
    shipping_total: '0.00',
    shipping_tax: '0.00',
    cart_tax: '0.00',
    total,
    total_tax: toFixed(rules.totals === 'cart' ? roundedTax : exactTax, 2),
    customer_id: 1,
    billing: address,
    shipping: address,
    payment_method: 'bacs',
    payment_method_title: 'Virement',
    transaction_id: 'tx-1',
    created_via: 'checkout',
    customer_note: '',
    meta_data: [],
    line_items: lineItems,
    tax_lines: taxLines,
    shipping_lines: shippingLines,
    fee_lines: feeLines,
    coupon_lines: [],
    refunds: [],
  };
}

const address = {
  first_name: 'Anne',
  last_name: 'Le Goff',
  company: '',
  address_1: '1 rue du Port',
  address_2: '',
  city: 'Brest',
  state: '',
  postcode: '29200',
  country: 'FR',
};

function totalTaxes(parts: readonly Taxed[]): Map<Rate, Big> {
  const result = new Map<Rate, Big>();
  for (const part of parts)
    for (const [r, tax] of part.taxes) result.set(r, (result.get(r) ?? zero).plus(tax));
  return result;
}

/** Orders of all sorts. */
export const orderSpecs: fc.Arbitrary<OrderSpec> = fc
  .constantFrom(...Object.keys(countries))
  .chain((country) => {
    const taxClass = fc.constantFrom(...Object.keys(countries[country] ?? {}), '');
    return fc.record({
      country: fc.constant(country),
      rules: fc.record({
        pricesIncludeTax: fc.boolean(),
        roundAtSubtotal: fc.boolean(),
        totals: fc.constantFrom('cart' as const, 'order' as const),
      }),
      items: fc.array(
        fc.record({
          cents: fc.oneof(
            { weight: 1, arbitrary: fc.constant(0) },
            { weight: 6, arbitrary: fc.integer({ min: 1, max: 30_000 }) },
          ),
          quantity: fc.integer({ min: 1, max: 12 }),
          taxClass,
        }),
        { minLength: 1, maxLength: 12 },
      ),
      couponPercent: fc.constantFrom(0, 0, 10, 33, 100),
      shipping: fc.array(fc.integer({ min: 0, max: 2500 }), { maxLength: 2 }),
      fees: fc.array(fc.record({ cents: fc.integer({ min: 1, max: 900 }), taxClass }), { maxLength: 2 }),
      negativeFee: fc.constantFrom(0, 0, 0, 100, 437, 2000),
    });
  });

import type { Big } from '../../../core/index.js';
import type { Json, Row } from '../json.js';
import { integer, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { metaValue } from './meta.js';
import { kept, roundTax, roundTo, sumOf, zeroAmount } from './money.js';
import { big } from './php.js';
import type { Taxes, TaxPlace } from './taxes.js';
import { addTaxes, basePlace, findRates, rateCode } from './taxes.js';

/** Where an order is taxed. */
export function taxPlace(site: Site, order: Row): TaxPlace {
  const basis = text(site.setting('tax', 'woocommerce_tax_based_on')) || 'shipping';
  const shipping = order.shipping as Row | undefined;
  const billing = order.billing as Row | undefined;
  const pickup = rows(order.shipping_lines).some(
    (line) => line.method_id === 'local_pickup' || line.method_id === 'legacy_local_pickup',
  );
  const address = basis === 'shipping' && text(shipping?.country) !== '' ? shipping : billing;
  if (basis === 'base' || pickup || text(address?.country) === '') return basePlace(site);
  return {
    country: text(address?.country),
    state: text(address?.state),
    postcode: text(address?.postcode),
    city: text(address?.city),
  };
}

/** Writes taxes into a line, with WooCommerce's rounding of the line's own tax. */
export function setTaxes(site: Site, line: Row, total: Taxes, subtotal?: Taxes): void {
  let before = subtotal;
  const sum = (taxes: Taxes) => sumOf(taxes.values());
  if (before && sum(before).lt(sum(total))) before = total;
  line.taxes = [...total].map(([id, amount]) => ({
    id,
    total: kept(amount),
    subtotal: before ? kept(before.get(id) ?? zeroAmount) : '',
  }));
  const own = (taxes: Taxes) =>
    site.roundAtSubtotal ? sum(taxes) : sumOf([...taxes.values()].map((amount) => roundTax(site, amount)));
  line.total_tax = kept(own(total));
  if (before) line.subtotal_tax = kept(own(before));
}

function negativeFee(site: Site, order: Row, fee: Row, place: TaxPlace): Taxes {
  const costs = new Map<string, Big>();
  const add = (name: string, amount: Big) => costs.set(name, (costs.get(name) ?? zeroAmount).plus(amount));
  for (const line of [...rows(order.line_items), ...rows(order.fee_lines), ...rows(order.shipping_lines)]) {
    const amount = big(line.total);
    if (amount.lt(0)) continue;
    add(line.tax_status === 'none' ? 'non-taxable' : text(line.tax_class), amount);
  }
  const whole = sumOf(costs.values());
  const taxes: Taxes = new Map();
  if (whole.eq(0)) return taxes;
  for (const [taxClass, cost] of costs) {
    if (taxClass === 'non-taxable' || cost.eq(0)) continue;
    const share = big(fee.total).times(cost).div(whole);
    for (const [id, amount] of addTaxes(share, findRates(site, place, taxClass))) {
      taxes.set(id, (taxes.get(id) ?? zeroAmount).plus(amount));
    }
  }
  return taxes;
}

/** Whether a line of an order is taxed. */
export function taxable(site: Site, order: Row, line: Row): boolean {
  if (!site.flag('general', 'woocommerce_calc_taxes')) return false;
  if (line.tax_status !== undefined) return line.tax_status === 'taxable';
  const product =
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id));
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return order.id !== undefined && (holder?.tax_status ?? 'taxable') === 'taxable';
}

function shippingClassOf(site: Site, order: Row): string {
  const setting = text(site.setting('tax', 'woocommerce_shipping_tax_class'));
  if (setting !== 'inherit') return setting;
  const classes = rows(order.line_items).map((line) => text(line.tax_class));
  return classes.includes('') ? '' : (classes[0] ?? '');
}

/** Calculates the taxes of all lines and the order's tax lines. */
export function calculateTaxes(site: Site, order: Row): void {
  const place = taxPlace(site, order);
  const exempt = metaValue(order, 'is_vat_exempt') === 'yes';
  for (const line of rows(order.line_items)) {
    if (!exempt && taxable(site, order, line)) {
      const rates = findRates(site, place, text(line.tax_class));
      setTaxes(site, line, addTaxes(big(line.total), rates), addTaxes(big(line.subtotal), rates));
    } else setTaxes(site, line, new Map(), new Map());
  }
  for (const fee of rows(order.fee_lines)) {
    if (exempt || !taxable(site, order, fee)) setTaxes(site, fee, new Map());
    else if (big(fee.total).lt(0)) setTaxes(site, fee, negativeFee(site, order, fee, place));
    else setTaxes(site, fee, addTaxes(big(fee.total), findRates(site, place, text(fee.tax_class))));
  }
  const shippingClass = shippingClassOf(site, order);
  for (const line of rows(order.shipping_lines)) {
    const rates = findRates(site, place, shippingClass).filter((rate) => rate.shipping);
    setTaxes(
      site,
      line,
      !exempt && taxable(site, order, { tax_status: 'taxable', ...line })
        ? addTaxes(big(line.total), rates)
        : new Map(),
    );
  }
  updateTaxLines(site, order);
}

/** Rounds one tax of a line as the order's sums take it. */
export function lineTax(site: Site, amount: Json | undefined): Big {
  return site.roundAtSubtotal ? big(amount) : roundTax(site, big(amount));
}

const european = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'MC',
  'IM',
];

/** What the shop's country calls a tax. */
function taxWord(site: Site): string {
  const { country } = basePlace(site);
  return european.includes(country) || ['GB', 'NO', 'AE', 'AZ', 'ZA'].includes(country) ? 'VAT' : 'Tax';
}

/** Makes the tax lines and the tax sums of an order from its lines. */
export function updateTaxLines(site: Site, order: Row): void {
  const cart: Taxes = new Map();
  const shipping: Taxes = new Map();
  const collect = (target: Taxes, line: Row) => {
    for (const tax of rows(line.taxes)) {
      const id = integer(tax.id);
      target.set(id, (target.get(id) ?? zeroAmount).plus(lineTax(site, tax.total)));
    }
  };
  for (const line of [...rows(order.line_items), ...rows(order.fee_lines)]) collect(cart, line);
  for (const line of rows(order.shipping_lines)) collect(shipping, line);
  const ids = new Set([...cart.keys(), ...shipping.keys()]);
  const lines = rows(order.tax_lines).filter((line) => ids.has(integer(line.rate_id)));
  for (const id of ids) {
    let line = lines.find((item) => item.rate_id === id);
    if (!line) {
      const rate = site.tables.taxes.get(id) ?? {};
      line = {
        id: nextId(site.tables, 'orderItem'),
        rate_code: site.tables.taxes.has(id) ? rateCode(rate) : '',
        rate_id: id,
        label: text(rate.name) || (site.tables.taxes.has(id) ? 'Tax' : taxWord(site)),
        compound: rate.compound === true,
        rate_percent: Number(text(rate.rate) || 0),
        meta_data: [],
      };
      lines.push(line);
    }
    line.tax_total = kept(cart.get(id) ?? zeroAmount);
    line.shipping_tax_total = kept(shipping.get(id) ?? zeroAmount);
  }
  order.tax_lines = lines;
  order.cart_tax = kept(sumOf(cart.values()));
  order.shipping_tax = kept(sumOf(shipping.values()));
  order.total_tax = kept(big(order.cart_tax).plus(big(order.shipping_tax)));
}

/** Sums of the lines, each rounded first unless the shop rounds at the subtotal. */
function itemsTotal(site: Site, order: Row, field: 'total' | 'subtotal'): Big {
  const values = rows(order.line_items).map((line) => big(line[field]));
  return sumOf(site.roundAtSubtotal ? values : values.map((value) => roundTo(value, site.numbers.decimals)));
}

function itemTaxes(order: Row, field: 'total' | 'subtotal'): Big {
  return sumOf(rows(order.line_items).flatMap((line) => rows(line.taxes).map((tax) => tax[field])));
}

/** WooCommerce's `calculate_totals`. */
export function calculateTotals(site: Site, order: Row, withTaxes = true): void {
  const places = site.numbers.decimals;
  const subtotal = itemsTotal(site, order, 'subtotal');
  const total = itemsTotal(site, order, 'total');
  const shipping = sumOf(rows(order.shipping_lines).map((line) => roundTo(big(line.total), places)));
  order.shipping_total = kept(shipping);
  let fees = zeroAmount;
  for (const fee of rows(order.fee_lines)) {
    const most = roundTo(total.plus(fees).plus(shipping), places);
    if (big(fee.total).lt(0) && big(fee.total).lt(most.neg()) && most.gt(0)) fee.total = kept(most.neg());
    fees = fees.plus(big(fee.total));
  }
  if (withTaxes) calculateTaxes(site, order);
  const before = itemTaxes(order, 'subtotal');
  const after = itemTaxes(order, 'total');
  order.discount_total = kept(roundTo(subtotal.minus(total), places));
  order.discount_tax = kept(roundTax(site, before.minus(after)));
  order.total = kept(
    roundTo(total.plus(fees).plus(shipping).plus(big(order.cart_tax)).plus(big(order.shipping_tax)), places),
  );
}

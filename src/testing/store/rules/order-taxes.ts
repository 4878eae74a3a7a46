import type { Json, Row } from '../json.js';
import { integer, number, rows, text } from '../json.js';
import { FatalFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { metaValue } from './meta.js';
import { kept, roundPrice, roundTax } from './money.js';
import { sum } from './php-number.js';
import type { Taxes, TaxPlace } from './taxes.js';
import { addTaxes, basePlace, findRates, hasTaxClass, rateCode } from './taxes.js';

/** The address by which an order is taxed. */
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

/** Writes taxes into a line. */
export function setTaxes(site: Site, line: Row, total: Taxes, subtotal?: Taxes): void {
  const stored = (taxes: Taxes) => new Map([...taxes].map(([id, amount]) => [id, kept(site, amount)]));
  const whole = (taxes: ReadonlyMap<number, string>) => sum([...taxes.values()].map(Number));
  const after = stored(total);
  let before = subtotal ? stored(subtotal) : undefined;
  if (before && whole(before) < whole(after)) before = after;
  line.taxes = [...after].map(([id, amount]) => ({ id, total: amount, subtotal: before?.get(id) ?? '' }));
  Object.assign(line, taxSums(site, line));
}

/**
 * The taxes of a line in one sum, each rounded first unless the shop rounds at the subtotal: the
 * store computes them whenever it reads a line.
 */
export function taxSums(site: Site, line: Row): { total_tax: string; subtotal_tax?: string } {
  const own = (field: 'total' | 'subtotal') =>
    kept(site, sum(rows(line.taxes).map((tax) => lineTax(site, tax[field]))));
  return {
    total_tax: own('total'),
    ...(line.subtotal === undefined ? {} : { subtotal_tax: own('subtotal') }),
  };
}

/** What the lines of an order cost by tax class; what is not taxed is under undefined. */
function costsByClass(site: Site, order: Row): Map<string | undefined, number> {
  const costs = new Map<string | undefined, number>();
  const classes = itemClasses(site, order);
  for (const name of classes) costs.set(name, 0);
  const classOf = (line: Row): string | undefined => {
    if (!taxable(site, order, line)) return undefined;
    return line.method_id === undefined ? classOfLine(site, line) : classOfShipping(site, order);
  };
  for (const line of [...rows(order.line_items), ...rows(order.fee_lines), ...rows(order.shipping_lines)]) {
    if (number(line.total) < 0) continue;
    const name = classOf(line);
    costs.set(name, (costs.get(name) ?? 0) + number(line.total));
  }
  return costs;
}

/** A negative fee reduces the taxes of all classes in proportion to their amounts. */
function negativeFee(site: Site, saved: Row, fee: Row, place: TaxPlace): Taxes {
  const costs = [...costsByClass(site, saved)].filter(([, cost]) => cost !== 0);
  const whole = sum(costs.map(([, cost]) => cost));
  const taxes: Taxes = new Map();
  if (whole === 0) return taxes;
  for (const [taxClass, cost] of costs) {
    if (taxClass === undefined) continue;
    if (text(fee.total) === '')
      throw new FatalFault('Uncaught TypeError: Unsupported operand types: string * float');
    const share = number(fee.total) * (cost / whole);
    for (const [id, amount] of addTaxes(site, share, findRates(site, place, taxClass)))
      taxes.set(id, (taxes.get(id) ?? 0) + amount);
  }
  return taxes;
}

/** The tax class of a line: one that was deleted counts as the standard one. */
export function classOfLine(site: Site, line: Row): string {
  const own = text(line.tax_class);
  return hasTaxClass(site, own) ? own : '';
}

function taxStatus(site: Site, line: Row): string {
  if (line.tax_status !== undefined) return text(line.tax_status);
  if (line.method_id !== undefined) return 'taxable';
  const product =
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id));
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return text(holder?.tax_status ?? 'taxable');
}

/** Whether a line of an order is taxed. */
export function taxable(site: Site, order: Row, line: Row): boolean {
  return (
    site.flag('general', 'woocommerce_calc_taxes') &&
    order.id !== undefined &&
    taxStatus(site, line) === 'taxable'
  );
}

/** The tax classes of the products of an order that are taxed or whose delivery is. */
function itemClasses(site: Site, order: Row): string[] {
  const taxed = rows(order.line_items).filter((line) => taxStatus(site, line) !== 'none');
  return [...new Set(taxed.map((line) => classOfLine(site, line)))];
}

/** The class of the delivery: undefined where it follows the products and there are none. */
function classOfShipping(site: Site, order: Row): string | undefined {
  const setting = text(site.setting('tax', 'woocommerce_shipping_tax_class'));
  if (setting !== 'inherit') return setting;
  const classes = itemClasses(site, order);
  return ['', ...site.tables.taxClasses.map((item) => text(item.slug))].find((slug) =>
    classes.includes(slug),
  );
}

/**
 * Calculates the taxes of all lines and the order's tax lines.
 *
 * @param saved - the order as it was last saved: versions before 10 share a fee below zero by the
 * lines they find there
 */
export function calculateTaxes(site: Site, order: Row, saved: Row): void {
  const place = taxPlace(site, order);
  const exempt = metaValue(order, 'is_vat_exempt') === 'yes';
  const taxed = (line: Row) => !exempt && taxable(site, order, line);
  for (const line of rows(order.line_items)) {
    const rates = taxed(line) ? findRates(site, place, classOfLine(site, line)) : [];
    const on = (field: 'total' | 'subtotal') => addTaxes(site, number(line[field]), rates);
    setTaxes(site, line, on('total'), on('subtotal'));
  }
  for (const fee of rows(order.fee_lines)) {
    if (exempt || !site.flag('general', 'woocommerce_calc_taxes')) setTaxes(site, fee, new Map());
    else if (text(fee.total) === '' || number(fee.total) < 0)
      setTaxes(site, fee, negativeFee(site, site.atLeast('10.0') ? order : saved, fee, place));
    else {
      const rates = taxed(fee) ? findRates(site, place, classOfLine(site, fee)) : [];
      setTaxes(site, fee, addTaxes(site, number(fee.total), rates));
    }
  }
  const shippingClass = classOfShipping(site, order);
  for (const line of rows(order.shipping_lines)) {
    const rates =
      shippingClass !== undefined && taxed(line)
        ? findRates(site, place, shippingClass).filter((rate) => rate.shipping)
        : [];
    setTaxes(site, line, addTaxes(site, number(line.total), rates));
  }
  updateTaxLines(site, order);
}

/** Rounds one tax of a line as the order's sums take it. */
export function lineTax(site: Site, amount: Json | undefined): number {
  return site.roundAtSubtotal ? number(amount) : roundTax(site, number(amount));
}

/** Countries whose taxes are called VAT: those of the European Union and some others. */
const vatCountries =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK MC IM GB NO AE AZ ZA'.split(
    ' ',
  );

/** What the shop's country calls a tax. */
const taxWord = (site: Site): string => (vatCountries.includes(basePlace(site).country) ? 'VAT' : 'Tax');

/** Makes the tax lines and the tax sums of an order from its lines. */
export function updateTaxLines(site: Site, order: Row): void {
  const cart: Taxes = new Map();
  const shipping: Taxes = new Map();
  const collect = (target: Taxes, line: Row) => {
    for (const tax of rows(line.taxes)) {
      const id = integer(tax.id);
      target.set(id, (target.get(id) ?? 0) + lineTax(site, tax.total));
    }
  };
  for (const line of [...rows(order.line_items), ...rows(order.fee_lines)]) collect(cart, line);
  for (const line of rows(order.shipping_lines)) collect(shipping, line);
  const ids = new Set([...cart.keys(), ...shipping.keys()]);
  const lines = rows(order.tax_lines).filter((line) => ids.has(integer(line.rate_id)));
  for (const id of ids) {
    const rate = site.tables.taxes.get(id);
    let line = lines.find((item) => item.rate_id === id);
    if (!line) {
      // The code stays as it was first written, also if the rate changes.
      const code = rate ? rateCode(rate) : '';
      line = { id: nextId(site.tables, 'orderItem'), rate_code: code, rate_id: id, meta_data: [] };
      lines.push(line);
    }
    line.label = text(rate?.name) || taxWord(site);
    line.compound = rate?.compound === true;
    line.rate_percent = number(rate?.rate);
    line.tax_total = kept(site, cart.get(id) ?? 0);
    line.shipping_tax_total = kept(site, shipping.get(id) ?? 0);
  }
  order.tax_lines = lines;
  order.cart_tax = kept(site, sum(cart.values()));
  order.shipping_tax = kept(site, sum(shipping.values()));
  order.total_tax = kept(site, roundPrice(site, number(order.cart_tax) + number(order.shipping_tax)));
}

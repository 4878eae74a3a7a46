import type { Big } from '../core/index.js';
import { decimal, isZero, sum, toText, zero } from '../core/index.js';
import type { WooLineItem, WooOrderLineBase, WooRefund, WooTaxLine } from '../woo/types.js';
import { exactTaxes, feeLines, productLine, shippingLines } from './lines.js';
import { amount, hiddenInAll, type Money, shownPlaces } from './money.js';
import { allLines, factors, type OrderRate, type RateBook } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok } from './reasons.js';
import { lineRates } from './split.js';
import { addNote, figuresOf, type LineMaker, netOf, type WorkLine } from './work.js';

/**
 * The lines of a refund with positive amounts, under the products and names of the invoice: a
 * refund line may have lost SKU and meta, and the order its line.
 *
 * @param invoiced lines of the invoice as it was issued.
 */
export function refundLines(
  refund: WooRefund,
  invoiced: readonly WorkLine[],
  maker: LineMaker,
): Outcome<readonly WorkLine[]> {
  const lines: WorkLine[] = [];
  const take = (item: WooOrderLineBase, read: readonly WorkLine[], sources: readonly WooOrderLineBase[]) => {
    const { own, lacksTax } = withoutTax(item, read, { invoiced, sources }, maker);
    lines.push(...own);
    if (!lacksTax) return;
    const values = { order: maker.shopOrder.number, refund: refund.id };
    addNote(maker, { code: 'refund-without-vat', values });
  };
  const { shopOrder: order } = maker;
  for (const item of refund.line_items) {
    if (isNothing(item) && isZero(amount(item.quantity))) continue;
    const line = refundedProduct(item, invoiced, maker);
    if (line.refused) return line;
    take(item, [line.value], order.line_items);
  }
  for (const item of refund.shipping_lines) {
    if (isNothing(item)) continue;
    const whole = undivided(item, invoiced, maker);
    const made = whole ?? sourced(shippingLines({ ...item, ...positive(item) }, maker), item, maker);
    take(item, made, order.shipping_lines);
  }
  for (const item of refund.fee_lines) {
    if (isNothing(item)) continue;
    const whole = undivided(item, invoiced, maker);
    const made = whole ?? sourced(feeLines({ ...item, ...positive(item) }, maker), item, maker);
    take(item, made, order.fee_lines);
  }
  return ok(lines);
}

/** What the invoice holds of the item that a refund line gives back. */
function invoicedParts(item: WooOrderLineBase, invoiced: readonly WorkLine[]): readonly WorkLine[] {
  const id = refundedItem(item);
  return id === undefined ? [] : invoiced.filter((line) => line.sourceLineId === id);
}

/**
 * A refund line that gives back no tax. Where its item bears tax on the invoice (or, if the invoice
 * does not have the item, in the order), and more than rounding could hide, the credit note
 * corrects no VAT: VAT has to be base × rate, so the line stands at 0 %.
 */
function withoutTax(
  item: WooOrderLineBase,
  lines: readonly WorkLine[],
  from: { readonly invoiced: readonly WorkLine[]; readonly sources: readonly WooOrderLineBase[] },
  { book, money }: LineMaker,
): { readonly own: readonly WorkLine[]; readonly lacksTax: boolean } {
  // One at 0 % is none: its item was edited since.
  const namesZero = item.taxes.some((tax) => book.byId.get(tax.id)?.percent.eq(0) === true);
  if (hasTax(item) || namesZero) return { own: lines, lacksTax: false };
  const parts = invoicedParts(item, from.invoiced);
  const source = from.sources.find((each) => each.id === refundedItem(item));
  const sold = source && hasTax(source) ? [lineRates(source.taxes, book)] : [];
  const known = parts.length > 0 ? parts.map((part) => part.rates) : sold;
  const [rates = lineRates(item.taxes, book), ...more] = known;
  const most = [rates, ...more].map((each) => sum(factors(each))).reduce((a, b) => (a.gt(b) ? a : b));
  const isLarge = netOf(lines).times(most).gt(money.unit);
  if (!isLarge && more.length > 0) return { own: lines, lacksTax: false };
  const lacksTax = isLarge && known.length > 0;
  const own = lines.map((line) => ({
    ...line,
    rates: isLarge ? [book.none] : rates,
    ...(lacksTax ? { netOfTax: true } : {}),
  }));
  return { own, lacksTax };
}

/**
 * A shipping or fee line that was invoiced whole is given back whole: its tax may have been typed
 * in, and a cent that is missing there is no untaxed part of it. `undefined`: it was invoiced in
 * parts, or bears other rates now.
 */
function undivided(
  item: WooOrderLineBase,
  invoiced: readonly WorkLine[],
  { book, money }: LineMaker,
): readonly WorkLine[] | undefined {
  const [before, ...more] = invoicedParts(item, invoiced);
  const rates = lineRates(item.taxes, book);
  if (!before || more.length > 0 || rates.length !== before.rates.length) return undefined;
  if (rates.some((rate) => !before.rates.includes(rate))) return undefined;
  const net = money.read(positive(item).total);
  return [{ ...before, ...figuresOf(decimal(1), net, net) }];
}

function refundedProduct(
  item: WooLineItem,
  invoiced: readonly WorkLine[],
  maker: LineMaker,
): Outcome<WorkLine> {
  const id = refundedItem(item);
  const turned = { ...item, ...positive(item), quantity: Math.abs(item.quantity ?? 0) };
  const [before] = invoicedParts(item, invoiced);
  if (before) {
    const { money } = maker;
    return ok({
      ...before,
      ...figuresOf(amount(turned.quantity), money.read(turned.subtotal), money.read(turned.total)),
      rates: lineRates(turned.taxes, maker.book),
    });
  }
  const source = maker.shopOrder.line_items.find((each) => each.id === id);
  const named = source && {
    name: source.name,
    sku: source.sku,
    product_id: source.product_id,
    variation_id: source.variation_id,
    meta_data: source.meta_data,
  };
  const line = productLine({ ...turned, ...named }, maker);
  return line.refused ? line : ok({ ...line.value, sourceLineId: id ?? item.id });
}

/** The lines of shipping or of a fee that the invoice does not have, or has at other rates. */
function sourced(
  lines: readonly WorkLine[],
  item: WooOrderLineBase,
  { book, money }: LineMaker,
): readonly WorkLine[] {
  const sourceLineId = refundedItem(item) ?? item.id;
  const rates = lineRates(item.taxes, book);
  const net = money.read(positive(item).total);
  const [first] = lines;
  const missing = net
    .times(sum(factors(rates)))
    .minus(taxOf(positive(item)))
    .abs();
  // The tax may have been typed in here too: two cents that are missing are no untaxed part.
  if (first && rates.length === 1 && missing.lte(money.unit.times(2))) {
    return [{ ...first, ...figuresOf(decimal(1), net, net), rates, sourceLineId }];
  }
  return lines.map((line) => ({ ...line, sourceLineId }));
}

function taxOf({ taxes }: Pick<WooOrderLineBase, 'taxes'>): Big {
  return sum(taxes.map((tax) => amount(tax.total)));
}

/** The id of the order's line that a refund line gives back. */
export function refundedItem(item: WooOrderLineBase): number | undefined {
  const value = item.meta_data.find((meta) => meta.key === '_refunded_item_id')?.value;
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

function hasTax(item: WooOrderLineBase): boolean {
  return item.taxes.some((tax) => !isZero(amount(tax.total)));
}

function isNothing(item: WooOrderLineBase): boolean {
  return isZero(amount(item.total)) && item.taxes.every((tax) => isZero(amount(tax.total)));
}

function flip(text: string | undefined): string {
  return amount(text).neg().toFixed();
}

/**
 * Amounts of a refund line the other way round: what was negative is positive, a negative fee given
 * back is negative.
 */
function positive(item: WooOrderLineBase & { readonly subtotal?: unknown; readonly subtotal_tax?: unknown }) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    total: flip(item.total),
    total_tax: flip(item.total_tax),
    subtotal: flip(text(item.subtotal) ?? item.total),
    subtotal_tax: flip(text(item.subtotal_tax) ?? item.total_tax),
    taxes: item.taxes.map((tax) => ({ ...tax, total: flip(tax.total) })),
  };
}

/**
 * The tax lines of a refund with positive amounts; where the shop gives none, from the taxes of its
 * lines.
 */
export function positiveTaxLines(refund: WooRefund): readonly WooTaxLine[] {
  if (refund.tax_lines) {
    return refund.tax_lines.map((line) => ({
      ...line,
      tax_total: flip(line.tax_total),
      shipping_tax_total: flip(line.shipping_tax_total),
    }));
  }
  const totals = new Map<number, { items: Big; shipping: Big }>();
  const add = (lines: readonly WooOrderLineBase[], into: 'items' | 'shipping') => {
    for (const tax of lines.flatMap((line) => line.taxes)) {
      const total = totals.get(tax.id) ?? { items: zero, shipping: zero };
      total[into] = total[into].minus(amount(tax.total));
      totals.set(tax.id, total);
    }
  };
  add([...refund.line_items, ...refund.fee_lines], 'items');
  add(refund.shipping_lines, 'shipping');
  return [...totals].map(([id, total]) => ({
    id: 0,
    rate_code: '',
    rate_id: id,
    label: '',
    compound: false,
    tax_total: toText(total.items),
    shipping_tax_total: toText(total.shipping),
  }));
}

/** The unrounded taxes of a refund per rate, positive. */
export function exactRefundTaxes(refund: WooRefund, book: RateBook): ReadonlyMap<OrderRate, Big> {
  return new Map([...exactTaxes(allLines(refund), book)].map(([rate, tax]) => [rate, tax.neg()]));
}

/** What the parts of a refund add up to as it shows them, and what rounding may hide in them. */
export function shownParts(
  refund: WooRefund,
  money: Money,
): { readonly shownSum: Big; readonly tolerance: Big } {
  const nets = allLines(refund).map((line) => line.total);
  const taxes = positiveTaxLines(refund).flatMap(taxParts);
  return {
    shownSum: sum([...nets.map((net) => amount(net).neg()), ...taxes.map((tax) => amount(tax))]),
    tolerance: hiddenInAll([...nets, ...taxes], money),
  };
}

/**
 * The amounts of a tax line: WooCommerce rounds the VAT of goods and that of shipping each by
 * itself.
 */
export function taxParts({
  tax_total,
  shipping_tax_total,
}: Pick<WooTaxLine, 'tax_total' | 'shipping_tax_total'>): readonly string[] {
  return [tax_total, shipping_tax_total];
}

/** The VAT of a tax line as it is shown, with the decimals of the finer one of its parts. */
export function taxText(line: Pick<WooTaxLine, 'tax_total' | 'shipping_tax_total'>): string {
  const places = Math.max(shownPlaces(line.tax_total), shownPlaces(line.shipping_tax_total));
  return amount(line.tax_total).plus(amount(line.shipping_tax_total)).toFixed(places);
}

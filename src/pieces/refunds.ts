import type { Big } from '../core/index.js';
import { decimal, sum, toFixed, zero } from '../core/index.js';
import type { WooOrderLineBase, WooRefund, WooTaxLine } from '../woo/types.js';
import { amount, cents } from './amounts.js';
import { type Basket, basketsOf, lessBaskets, spread } from './baskets.js';
import {
  addNote,
  byCode,
  exactTaxes,
  feeCode,
  feeLines,
  figuresOf,
  type LineMaker,
  productLine,
  shippingLines,
  type WorkLine,
} from './lines.js';
import { allLines, type OrderRate } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, isContent, reconcile, vatOfTaxLines } from './reconcile.js';

/** A refund and what its credit note holds; amounts are positive. */
export interface Credit {
  readonly refund: WooRefund;
  readonly content: Content;
}

/** The refunds of an order in the order in which they were made. */
export function inOrder(refunds: readonly WooRefund[]): readonly WooRefund[] {
  return [...refunds].sort((a, b) => a.id - b.id);
}

/**
 * What the credit notes of an order hold, one per refund. A refund with lines credits them. One without lines is spread over the
 * invoice's rates in proportion, at each rate no more than is left. The refund that brings the sum to the order's total takes what is left of
 * each rate, so that fully refunded orders are credited exactly as they were invoiced.
 *
 * @param invoice what the invoice holds, in the order's currency and before any line « Arrondi ».
 */
export function creditContents(
  invoice: Content,
  refunds: readonly WooRefund[],
  maker: LineMaker,
): Outcome<readonly Credit[]> {
  const invoiced = basketsOf(invoice);
  let left = invoiced;
  let credited = zero;
  const credits: Credit[] = [];
  for (const refund of inOrder(refunds)) {
    const paid = cents(refund.amount).abs();
    if (paid.eq(0)) continue;
    const open = invoice.gross.minus(credited);
    if (paid.gt(open)) {
      return refuse(
        'refund-beyond-invoice',
        `Refund ${refund.id} of order ${maker.shopOrder.number} gives back ${toFixed(paid, 2)}, but only ${toFixed(open, 2)} of the invoice is not credited yet.`,
        { expected: paid, found: open },
      );
    }
    const content = oneCredit(refund, paid, { invoice, invoiced, left, open }, maker);
    if (content.refused) return content;
    credits.push({ refund, content: content.value });
    credited = credited.plus(paid);
    left = lessBaskets(left, basketsOf(content.value));
  }
  return ok(credits);
}

interface Standing {
  readonly invoice: Content;
  readonly invoiced: readonly Basket[];
  readonly left: readonly Basket[];
  /** Gross that is not credited yet. */
  readonly open: Big;
}

function oneCredit(refund: WooRefund, paid: Big, at: Standing, maker: LineMaker): Outcome<Content> {
  const closes = paid.eq(at.open);
  if (closes && at.open.eq(at.invoice.gross)) return ok(at.invoice);
  const lines = refundLines(refund, maker);
  if (lines.refused) return lines;
  if (closes) return ok(settle(refund, lines.value, at, maker));
  if (lines.value.length === 0) {
    addNote(
      maker,
      'refund-without-lines',
      `Refund ${refund.id} names no lines: its credit note is spread over the invoice's VAT rates in proportion.`,
    );
    return spreadCredit(refund, [], new Map(), paid, at, maker);
  }
  const vat = vatOfTaxLines(positiveTaxLines(refund), maker.book);
  const exact = negated(exactTaxes(allLines(refund), maker.book));
  const own = reconcile(lines.value, vat, exact, paid);
  if (isContent(own)) return ok(own);
  if (own.rest.lt(0)) {
    return refuse(
      'refund-not-explained',
      `Refund ${refund.id} of order ${maker.shopOrder.number} gives back ${toFixed(paid, 2)}, less than its lines add up to (${toFixed(own.found, 2)}). Teach its parts through the map hook.`,
      { expected: paid, found: own.found },
    );
  }
  addNote(
    maker,
    'refund-partly-without-lines',
    `Refund ${refund.id} gives back ${toFixed(paid, 2)}, its lines add up to ${toFixed(own.found, 2)}: the difference is spread over the invoice's VAT rates in proportion.`,
  );
  return spreadCredit(refund, lines.value, vat, paid, at, maker);
}

/** Lines as they are, plus what exceeds them spread over the rates. */
function spreadCredit(
  refund: WooRefund,
  lines: readonly WorkLine[],
  vat: ReadonlyMap<OrderRate, Big>,
  paid: Big,
  at: Standing,
  maker: LineMaker,
): Outcome<Content> {
  const explained = sum([...lines.map((line) => line.net), ...vat.values()]);
  const named: Content = { lines, vat, gross: explained };
  const parts = spread(paid.minus(explained), at.invoiced, lessBaskets(at.left, basketsOf(named)));
  if (!parts) {
    return refuse(
      'refund-beyond-invoice',
      `Refund ${refund.id} of order ${maker.shopOrder.number} gives back more than is left to credit.`,
      { expected: paid, found: explained },
    );
  }
  return ok(joined(named, parts, refund, paid, maker));
}

/** The last refund: what is left at each rate. Its lines are kept where they say just that. */
function settle(refund: WooRefund, lines: readonly WorkLine[], at: Standing, maker: LineMaker): Content {
  const vat = new Map<OrderRate, Big>();
  for (const basket of at.left) {
    for (const [rate, tax] of basket.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  const own = basketsOf({ lines, vat: new Map(), gross: zero });
  const same = lessBaskets(at.left, own).every((basket) => basket.net.eq(0));
  if (lines.length > 0 && same) return { lines, vat, gross: at.open };
  addNote(
    maker,
    'refund-settles-rest',
    `Refund ${refund.id} completes the refunds of the order: its credit note takes what is left of each VAT rate.`,
  );
  const rest = at.left.filter(
    (basket) => !basket.net.eq(0) || [...basket.vat.values()].some((tax) => !tax.eq(0)),
  );
  return joined({ lines: [], vat: new Map(), gross: zero }, rest, refund, at.open, maker);
}

function joined(
  named: Content,
  parts: readonly Basket[],
  refund: WooRefund,
  gross: Big,
  maker: LineMaker,
): Content {
  const vat = new Map(named.vat);
  for (const basket of parts) {
    for (const [rate, tax] of basket.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  const code = feeCode(maker);
  const product = code === undefined ? undefined : byCode(code, maker.context);
  const label = refund.reason?.trim() ? `Remboursement : ${refund.reason.trim()}` : 'Remboursement';
  const lines = parts.map((basket) => ({
    type: 'fee' as const,
    productCode: product?.code,
    productId: product?.productId,
    label: parts.length > 1 ? `${label} (${basket.rates.map((rate) => rate.label).join(' + ')})` : label,
    ...figuresOf(decimal(1), basket.net, basket.net),
    rates: basket.rates,
  }));
  return { lines: [...named.lines, ...lines], vat, gross };
}

/** The lines of a refund with positive amounts, named like those of the order. */
function refundLines(refund: WooRefund, maker: LineMaker): Outcome<readonly WorkLine[]> {
  const lines: WorkLine[] = [];
  for (const item of refund.line_items) {
    if (isNothing(item) && amount(item.quantity).eq(0)) continue;
    const source = maker.shopOrder.line_items.find((each) => each.id === refundedItem(item));
    // The order's own line names the product: a refund line may have lost SKU and meta.
    const line = productLine(
      {
        ...item,
        ...(source
          ? {
              name: source.name,
              sku: source.sku,
              product_id: source.product_id,
              variation_id: source.variation_id,
              meta_data: source.meta_data,
            }
          : {}),
        ...positive(item),
        quantity: Math.abs(item.quantity),
      },
      maker,
    );
    if (line.refused) return line;
    if (source && bearsTax(source) && !bearsTax(item)) {
      addNote(
        maker,
        'refund-without-vat',
        `Refund ${refund.id} gives back "${source.name}" without the VAT that was charged on it: its credit note is net of tax, as the shop recorded it.`,
      );
    }
    lines.push({ ...line.value, sourceLineId: source?.id ?? item.id });
  }
  for (const item of refund.shipping_lines) {
    if (!isNothing(item)) lines.push(...sourced(shippingLines({ ...item, ...positive(item) }, maker), item));
  }
  for (const item of refund.fee_lines) {
    if (!isNothing(item)) lines.push(...sourced(feeLines({ ...item, ...positive(item) }, maker), item));
  }
  return ok(lines);
}

function sourced(lines: readonly WorkLine[], item: WooOrderLineBase): readonly WorkLine[] {
  return lines.map((line) => ({ ...line, sourceLineId: refundedItem(item) ?? item.id }));
}

/** The id of the order's line that a refund line gives back. */
export function refundedItem(item: WooOrderLineBase): number | undefined {
  const value = item.meta_data.find((meta) => meta.key === '_refunded_item_id')?.value;
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

function bearsTax(item: WooOrderLineBase): boolean {
  return item.taxes.some((tax) => !amount(tax.total).eq(0));
}

function isNothing(item: WooOrderLineBase): boolean {
  return amount(item.total).eq(0) && item.taxes.every((tax) => amount(tax.total).eq(0));
}

function flip(text: string | undefined): string {
  return amount(text).neg().toFixed();
}

/** Amounts of a refund line the other way round: what was negative is positive, a negative fee given back is negative. */
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

/** The tax lines of a refund with positive amounts; where the shop gives none, from the taxes of its lines. */
function positiveTaxLines(refund: WooRefund): readonly WooTaxLine[] {
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
    tax_total: toFixed(total.items, 2),
    shipping_tax_total: toFixed(total.shipping, 2),
  }));
}

function negated(taxes: ReadonlyMap<OrderRate, Big>): ReadonlyMap<OrderRate, Big> {
  return new Map([...taxes].map(([rate, tax]) => [rate, tax.neg()]));
}

import type { Big } from '../core/index.js';
import { toFixed, zero } from '../core/index.js';
import type { WooOrderLineBase, WooRefund, WooTaxLine } from '../woo/types.js';
import { amount } from './amounts.js';
import { exactTaxes, feeLines, productLine, shippingLines } from './lines.js';
import { allLines, type OrderRate, type RateBook } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok } from './reasons.js';
import { addNote, type LineMaker, type WorkLine } from './work.js';

/** The lines of a refund with positive amounts, named like those of the order. */
export function refundLines(refund: WooRefund, maker: LineMaker): Outcome<readonly WorkLine[]> {
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
        quantity: Math.abs(item.quantity ?? 0),
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
    tax_total: toFixed(total.items, 2),
    shipping_tax_total: toFixed(total.shipping, 2),
  }));
}

/** The unrounded taxes of a refund per rate, positive. */
export function exactRefundTaxes(refund: WooRefund, book: RateBook): ReadonlyMap<OrderRate, Big> {
  return new Map([...exactTaxes(allLines(refund), book)].map(([rate, tax]) => [rate, tax.neg()]));
}

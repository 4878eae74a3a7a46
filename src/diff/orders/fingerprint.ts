import type { EntryDraft, PieceDraft } from '../../gestan/piece-model.js';
import type { PieceWithdrawal } from '../../pieces/context.js';
import type { WooLineItem, WooOrder, WooOrderLineBase } from '../../woo/types.js';
import type { OrderPlanInput, OrderRowStatus } from './types.js';

/**
 * A fingerprint of everything that affects an order's row: the shop's order and refunds, what is
 * made already, and the row itself. The contact and products are left out: a plan may hold
 * references, an apply has ids.
 */
export function orderProjection(
  order: WooOrder,
  input: OrderPlanInput,
  result: {
    readonly status: OrderRowStatus;
    readonly pieces: readonly PieceDraft[];
    readonly withdrawals: readonly PieceWithdrawal[];
    readonly entries: readonly EntryDraft[];
  },
): unknown {
  return {
    status: order.status,
    total: order.total,
    currency: order.currency,
    paid: order.date_paid_gmt,
    completed: order.date_completed_gmt,
    payment: order.payment_method,
    lines: [order.line_items, order.shipping_lines, order.fee_lines].map((lines) => lines.map(lineFacts)),
    taxes: order.tax_lines.map((line) => [line.rate_id, line.tax_total, line.shipping_tax_total]),
    refunds: input.refunds
      .map((refund) => [refund.id, refund.amount])
      .sort(([a], [b]) => Number(a) - Number(b)),
    made: [
      ...(input.known?.pieces ?? []).map((piece) => piece.externalRef),
      ...(input.known?.entries ?? []).map((entry) => entry.externalRef),
    ].sort(),
    result: result.status,
    ...(result.withdrawals.length === 0
      ? {}
      : { withdrawals: result.withdrawals.map(({ externalRef }) => externalRef) }),
    pieces: result.pieces.map(({ contactId: _, lines, vat, ...piece }, index) => ({
      ...piece,
      ...datedByImport(piece, input),
      // The label of a rate shows its country already, and earlier versions did not store the
      // country.
      vat: vat.map(({ country: __, ...row }) => row),
      // The pieces of one order share their lines: once is enough.
      lines:
        lines === result.pieces[index - 1]?.lines ? [] : lines.map(({ productId: ___, ...line }) => line),
    })),
    entries: result.entries.map(({ contactId: _, ...entry }) => entry),
  };
}

/**
 * Leaves out the date of a piece that is dated by its import: a plan may be applied a day later.
 */
function datedByImport({ kind }: Pick<PieceDraft, 'kind'>, { settings }: OrderPlanInput): { date?: string } {
  const isDated = kind === 'invoice' || kind === 'credit-note';
  return isDated && settings.invoiceDate === 'import' ? { date: 'import' } : {};
}

function lineFacts(line: WooOrderLineBase & Partial<Pick<WooLineItem, 'quantity'>>): readonly unknown[] {
  return [line.id, line.quantity, line.total, line.taxes.map((tax) => [tax.id, tax.total])];
}

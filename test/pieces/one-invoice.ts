import type { PieceDraft } from '../../src/gestan/piece-model.js';
import { type BillingContext, type BillingSettings, buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { expectSums } from './checks.js';
import { context, settings } from './recordings.js';

export function invoiceOf(
  order: WooOrder,
  more: Partial<BillingContext> = {},
  own: BillingSettings = settings,
): PieceDraft {
  const built = buildPieces(order, [], context(more), own);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const invoice = built.pieces.find((piece) => piece.kind === 'invoice');
  if (!invoice) throw new Error('No invoice.');
  expectSums(invoice);
  return invoice;
}

export const vatOf = (piece: PieceDraft) => piece.vat.map(({ rate, base, amount }) => [rate, base, amount]);
export const short = (piece: PieceDraft) =>
  piece.lines.map((line) => [line.type, line.label, line.net, line.taxes.map((tax) => tax.rate).join('+')]);

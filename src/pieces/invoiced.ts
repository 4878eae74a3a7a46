import { decimal } from '../core/index.js';
import type { BillingContext, KnownPiece } from './context.js';
import { convert, type PieceCurrency } from './currency.js';
import { fromIssued, issuedOfRows } from './issued.js';
import type { PreparedOrder } from './prepare.js';
import type { Content } from './reconcile.js';
import { parseReference } from './references.js';
import { netOf } from './work.js';

/**
 * Which correction of an edited order a piece is, 1 being the first of its kind. `undefined`: it is
 * of a refund, or the first invoice.
 */
export function editOf({ externalRef }: Pick<KnownPiece, 'externalRef'>): number | undefined {
  const parsed = parseReference(externalRef);
  return parsed?.type === 'piece' ? parsed.edit : undefined;
}

/** Whether a piece corrects an edited order: no refund and no first invoice. */
export function isOfEdit(piece: Pick<KnownPiece, 'externalRef'>): boolean {
  return editOf(piece) !== undefined;
}

/** Which deposit an invoice is of, 1 being the first payment of the order. `undefined`: of none. */
export function depositOf({ externalRef }: Pick<KnownPiece, 'externalRef'>): number | undefined {
  const parsed = parseReference(externalRef);
  return parsed?.type === 'piece' ? parsed.deposit : undefined;
}

/** Whether a piece invoices what an order sells: an invoice, and not that of a deposit. */
export function isInvoiceOfSale(piece: Pick<KnownPiece, 'externalRef' | 'kind'>): boolean {
  return piece.kind === 'invoice' && depositOf(piece) === undefined;
}

/**
 * The invoice of an order that was made first, those of deposits apart: the one that credit notes
 * cite.
 */
export function firstInvoice(already: BillingContext['already']): KnownPiece | undefined {
  const invoices = (already?.pieces ?? []).filter(isInvoiceOfSale);
  return invoices.find((piece) => !isOfEdit(piece)) ?? invoices[0];
}

/**
 * The content of an existing piece: the stored content; else, for an invoice, today's order if it
 * still has the same figures; else what its VAT rows give. `undefined`: unknown.
 */
export function contentOf(piece: KnownPiece, prepared: PreparedOrder): Content | undefined {
  const { order, maker, today, money } = prepared;
  const rates = maker.book.all;
  if (piece.issued) return fromIssued(piece.issued, rates);
  const now = piece.kind === 'invoice' && !today.refused ? today.value : undefined;
  if (now && isSame(piece, now, money, order.total)) return now;
  const rows = issuedOfRows(piece, order.currency, `Commande ${order.number}`);
  return rows && fromIssued(rows, rates);
}

/** Whether a piece of which only sums are remembered is what the order comes to today. */
function isSame(piece: KnownPiece, now: Content, money: PieceCurrency, total: string): boolean {
  const shown = money.rate ? convert(now, money.rate, money.money) : now;
  if (piece.sourceTotal !== undefined && !decimal(piece.sourceTotal).eq(total)) return false;
  if (piece.currency !== money.currency) return true;
  if (!shown.gross.eq(piece.totalGross) || !netOf(shown.lines).eq(piece.totalNet)) return false;
  return (piece.vat ?? []).every((row) => {
    const amounts = [...shown.vat].filter(([rate]) => rate.percent.eq(row.rate));
    return (
      amounts.some(([, tax]) => tax.eq(row.amount)) || (amounts.length === 0 && decimal(row.amount).eq(0))
    );
  });
}

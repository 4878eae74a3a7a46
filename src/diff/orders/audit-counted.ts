import type { Big } from '../../core/index.js';
import { decimal, isDecimal, sum, zero } from '../../core/index.js';
import type { AlreadyMade, KnownPiece } from '../../pieces/context.js';
import type { PieceCurrency } from '../../pieces/currency.js';
import { inPieceCurrency } from '../../pieces/due-payments.js';
import { depositOf, editOf, isInvoiceOfSale, isOfEdit } from '../../pieces/invoiced.js';
import type { InvoicedPart } from '../../pieces/invoiced-order.js';
import { moneyOf } from '../../pieces/money.js';
import { type EntryKind, entryRef } from '../../pieces/references.js';
import type { OrderPayment } from '../../pieces/settlement.js';
import type { WooRefund } from '../../woo/types.js';
import type { AuditedOrder } from './audit-types.js';

/** What is known of an order's entries and how its amounts are counted. */
export interface Counted {
  readonly order: AuditedOrder['order'];
  readonly part: InvoicedPart;
  readonly currency: string;
  readonly isConverted: boolean;
  readonly money: PieceCurrency;
  /** An amount of the order in that currency. */
  readonly own: (amount: Big) => Big;
  /** The invoices, those of deposits apart. */
  readonly invoices: readonly KnownPiece[];
  /** What the deposits' invoices come to. */
  readonly deposits: Big;
  /** What credit notes of edits subtract from them. */
  readonly creditedEdits: Big;
  readonly known: AlreadyMade | undefined;
  /** What was booked under a reference. */
  readonly booked: (n: number, of?: EntryKind) => Big;
}

export function countedOf({ order, known }: AuditedOrder, part: InvoicedPart, shopId: string): Counted {
  const pieces = known?.pieces ?? [];
  const all = pieces.filter(({ kind }) => kind === 'invoice');
  const invoice = all.find(isInvoiceOfSale) ?? all[0];
  // A converted order is counted in the currency of its entries.
  const isConverted = invoice !== undefined && invoice.currency !== order.currency;
  const currency = isConverted ? invoice.currency : order.currency;
  const total = decimal(part.order.total);
  const issuedRate = invoice?.issued?.rate;
  const usual = invoice && !total.eq(0) ? decimal(invoice.totalGross).div(total) : decimal(1);
  const rate = issuedRate === undefined ? usual : decimal(issuedRate);
  const money = moneyOf(currency);
  const amounts = new Map(
    (known?.entries ?? []).map(({ externalRef, amount }) => [externalRef, decimal(amount ?? 0)]),
  );
  const credits = pieces.filter((piece) => piece.kind === 'credit-note' && isOfEdit(piece));
  return {
    order,
    part,
    currency,
    isConverted,
    money: { currency, money, ...(isConverted ? { rate } : {}) },
    own: (amount) => money.round(isConverted ? amount.times(rate) : amount),
    invoices: all.filter((piece) => depositOf(piece) === undefined),
    deposits: sum(
      all.filter((piece) => depositOf(piece) !== undefined).map(({ totalGross }) => decimal(totalGross)),
    ),
    creditedEdits: sum(credits.map(({ totalGross }) => decimal(totalGross))),
    known,
    booked: (n, of) => amounts.get(entryRef(shopId, order.id, n, of)) ?? zero,
  };
}

/** What an order was paid for, where WooCommerce knows one payment only. */
export function paidOnce(counted: Counted, made: Big): Big {
  const { part, own, isConverted, invoices, creditedEdits, order } = counted;
  const cards = sum((part.settlement.prepaid ?? []).map(({ amount }) => own(decimal(amount))));
  const beside = own(part.vouchers).minus(cards);
  const invoiced = sum(invoices.map(({ totalGross }) => decimal(totalGross))).plus(beside);
  const hasInvoice = invoices.length > 0;
  const now = isConverted && hasInvoice ? invoiced.minus(creditedEdits) : own(decimal(order.total));
  if (!hasInvoice) return now;
  // What was removed from the order after its invoice was paid too: a refund gives it back.
  const paid = sum(invoices.map((piece) => paidOf(piece, counted))).plus(beside);
  const removed = paid.minus(now);
  const kept = made.minus(now);
  const more = kept.lt(removed) ? kept : removed;
  return more.gt(0) ? now.plus(more) : now;
}

/**
 * The paid part of an invoice. The first counts as a whole; a further one only as far as money that
 * left the order did not pay it.
 */
function paidOf(piece: KnownPiece, { booked }: Counted): Big {
  const gross = decimal(piece.totalGross);
  const edit = editOf(piece);
  if (edit === undefined) return gross;
  const made = booked(edit, 'invoice');
  return made.lt(gross) ? made : gross;
}

/** Payments that a hook reports, in the currency of the entries. */
export function reportedAmounts(
  { part, own, money, invoices, deposits, isConverted }: Counted,
  payments: readonly OrderPayment[],
) {
  if (!isConverted) return payments.map(({ amount }) => (isDecimal(amount) ? own(decimal(amount)) : zero));
  const prepaid = part.settlement.prepaid ?? [];
  const cards = sum(prepaid.map(({ amount }) => own(decimal(amount))));
  const whole = decimal(part.order.total).minus(sum(prepaid.map(({ amount }) => decimal(amount))));
  const invoiced = sum(invoices.map(({ totalGross }) => decimal(totalGross)));
  const gross = invoices.length > 0 ? deposits.plus(invoiced).minus(cards) : own(whole);
  return inPieceCurrency(payments, whole, gross, money);
}

/** The credit note of a refund: its own, or that of a change that the refund paid out. */
export function creditOf(refund: WooRefund, { known, own, money }: Counted): Big | undefined {
  const pieces = (known?.pieces ?? []).filter(({ kind }) => kind === 'credit-note');
  const of = pieces.find((piece) => piece.externalRef.endsWith(`:credit-note:${refund.id}`));
  if (of) return decimal(of.totalGross);
  if (known?.sameMoney?.[String(refund.id)] !== true) return undefined;
  const given = own(decimal(refund.amount).abs());
  const same = pieces.find(
    (piece) => isOfEdit(piece) && decimal(piece.totalGross).minus(given).abs().lte(money.money.unit),
  );
  return same && decimal(same.totalGross);
}

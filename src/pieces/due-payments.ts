import type { Big, Day } from '../core/index.js';
import { decimal, isDecimal, sum, zero } from '../core/index.js';
import type { PieceContent } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { PieceCurrency } from './currency.js';
import { dayOf } from './dates.js';
import type { InvoicedPart } from './invoiced-order.js';
import { isPaid } from './kinds.js';
import type { BillingReason } from './reasons.js';
import type { Content } from './reconcile.js';
import type { EntryKind } from './references.js';
import type { OrderPayment } from './settlement.js';

/** An invoice that is to be paid. */
export interface PayableInvoice extends Pick<PieceContent, 'totalGross'> {
  readonly externalRef: string;
  readonly date?: Day | undefined;
  /** What it holds, where that is known: posting categories by rate follow it. */
  readonly content?: Content | undefined;
  /** Of a deposit: the place of its payment. Of a further invoice: which one it is. From 1. */
  readonly n: number;
}

/** The invoices of an order, made now or before. */
export interface PayableInvoices {
  readonly deposits: readonly PayableInvoice[];
  readonly invoice: PayableInvoice | undefined;
  readonly further: readonly PayableInvoice[];
  /**
   * What credit notes of edits took from them, in the currency of the pieces. No refund: no money
   * went back.
   */
  readonly creditedEdits: Big;
  /** What was booked as paid before, by place and kind. */
  readonly booked: (n: number, of?: EntryKind) => Big | undefined;
}

/** A payment to book. */
export interface DuePayment {
  readonly n: number;
  readonly of?: EntryKind | undefined;
  /** In the currency of the pieces. */
  readonly amount: Big;
  readonly date: Day;
  readonly method: string;
  readonly transactionId?: string | undefined;
  readonly pays?: PayableInvoice | undefined;
  /** It pays the invoice of a deposit. */
  readonly isDeposit?: boolean | undefined;
}

/** The payments to book, or the reason why they are unknown. */
export interface DuePayments {
  readonly due: readonly DuePayment[];
  readonly problem?: BillingReason | undefined;
}

/**
 * Finds which payment pays which invoice: gift cards first, then money. What WooCommerce does not
 * record comes from the settlement. Without a settlement the whole order counts as paid on its
 * payment date.
 *
 * @param order the part of it that is invoiced.
 */
export function duePayments(
  order: WooOrder,
  part: InvoicedPart,
  invoices: PayableInvoices,
  money: PieceCurrency,
  zone: string,
): DuePayments {
  const { payments } = part.settlement;
  const cards = cardPayments(order, part, invoices, money, zone);
  const paid = payments
    ? recordedPayments(order, payments, part, invoices, money, zone)
    : usualPayments(order, part, invoices, money, zone);
  if (paid.problem) return paid;
  return { due: [...paid.due, ...cards].filter(({ amount }) => !amount.eq(0)) };
}

/** What gift cards paid of an order, in the currency of its pieces. */
function cardSum({ settlement }: InvoicedPart, money: PieceCurrency): Big {
  return sum((settlement.prepaid ?? []).map(({ amount }) => toPiece(decimal(amount), money)));
}

function cardPayments(
  order: WooOrder,
  { settlement }: InvoicedPart,
  { invoice }: PayableInvoices,
  money: PieceCurrency,
  zone: string,
): readonly DuePayment[] {
  if (!invoice || !isPaid(order)) return [];
  return (settlement.prepaid ?? []).map(({ amount, method, reference }, index) => ({
    n: index + 1,
    of: 'prepaid',
    amount: toPiece(decimal(amount), money),
    date: dayOf(order.date_paid_gmt, zone) ?? '',
    method,
    transactionId: reference,
    pays: invoice,
  }));
}

/** WooCommerce knows one payment: what is left of the invoice, on the day paid. */
function usualPayments(
  order: WooOrder,
  part: InvoicedPart,
  invoices: PayableInvoices,
  money: PieceCurrency,
  zone: string,
): DuePayments {
  const { invoice } = invoices;
  if (!isPaid(order)) return { due: [] };
  const { payment_method: method, transaction_id: transactionId } = order;
  const paidDay = dayOf(order.date_paid_gmt, zone) ?? '';
  const amountOfVouchers = toPiece(part.vouchers, money);
  const vouchers: readonly DuePayment[] = [
    { n: 1, of: 'voucher', amount: amountOfVouchers, date: paidDay, method, transactionId },
  ];
  if (!invoice) return { due: vouchers };
  const cards = cardSum(part, money);
  const amount = grossOf(invoice).minus(cards);
  if (amount.lt(0)) return unexplained(order, money, grossOf(invoice), cards);
  return {
    due: [
      ...vouchers,
      { n: 1, amount, date: paidDay, method, transactionId, pays: invoice },
      ...paidFurther(invoices, amount).map(
        ({ piece, paid }): DuePayment => ({
          n: piece.n,
          of: 'invoice',
          amount: paid,
          date: piece.date ?? paidDay,
          method,
          pays: piece,
        }),
      ),
    ],
  };
}

/**
 * What was paid of each further invoice: the order grew by so much since. What an edit took out was
 * paid before, and pays for what it put in.
 *
 * @param first what money paid of the first invoice.
 */
function paidFurther(
  { further, creditedEdits, booked }: PayableInvoices,
  first: Big,
): readonly { readonly piece: PayableInvoice; readonly paid: Big }[] {
  const before = (piece: PayableInvoice) => booked(piece.n, 'invoice');
  const worth = first.plus(sum(further.map(grossOf))).minus(creditedEdits);
  let open = worth.minus(booked(1) ?? first).minus(sum(further.map((piece) => before(piece) ?? zero)));
  return further.map((piece) => {
    const made = before(piece);
    if (made) return { piece, paid: made };
    const paid = least(grossOf(piece), open.gt(0) ? open : zero);
    open = open.minus(paid);
    return { piece, paid };
  });
}

function least(a: Big, b: Big): Big {
  return a.lt(b) ? a : b;
}

/** The payments that a hook returns. */
function recordedPayments(
  order: WooOrder,
  payments: readonly OrderPayment[],
  part: InvoicedPart,
  invoices: PayableInvoices,
  money: PieceCurrency,
  zone: string,
): DuePayments {
  const { settlement, vouchers } = part;
  const { deposits, invoice, further } = invoices;
  const cards = cardSum(part, money);
  const gross = sum([...deposits, ...(invoice ? [invoice] : []), ...further].map(grossOf));
  const byCard = sum((settlement.prepaid ?? []).map(({ amount }) => decimal(amount)));
  const whole = inPieceCurrency(payments, decimal(order.total).minus(byCard), gross.minus(cards), money);
  const parts = lessVouchers(whole, payments, toPiece(vouchers, money));
  const total = sum(parts).plus(cards);
  // Before the final invoice only deposits have a piece. Other payments wait for it.
  const isOver = invoice !== undefined && total.gt(gross);
  if (isOver || !payments.every(isValid)) return unexplained(order, money, gross, total);
  const pieces = allot(payments, parts, invoices, cards);
  const due = payments.flatMap((payment, index): readonly DuePayment[] => {
    const only = payments.length === 1 ? order.transaction_id : undefined;
    const amount = parts[index] ?? zero;
    const own = {
      n: index + 1,
      date: dayOf(payment.paidAt, zone) ?? dayOf(order.date_paid_gmt, zone) ?? '',
      method: payment.method ?? order.payment_method,
      transactionId: payment.transactionId ?? only,
    };
    const ofVouchers = (whole[index] ?? zero).minus(amount);
    const pays = pieces[index];
    return [
      { ...own, of: 'voucher', amount: ofVouchers },
      ...(pays ? [{ ...own, amount, pays, isDeposit: deposits.includes(pays) }] : []),
    ];
  });
  return { due };
}

function unexplained(
  { number }: WooOrder,
  { currency, money }: PieceCurrency,
  expected: Big,
  found: Big,
): DuePayments {
  const values = { order: number, currency, expected: money.text(expected), found: money.text(found) };
  return { due: [], problem: { code: 'payment-not-explained', values } };
}

function grossOf({ totalGross }: PayableInvoice): Big {
  return decimal(totalGross);
}

/** An amount of the order in the currency of its pieces. */
export function toPiece(amount: Big, { rate, money }: PieceCurrency): Big {
  return money.round(rate === undefined ? amount : amount.times(rate));
}

function isValid({ amount }: OrderPayment): boolean {
  return isDecimal(amount) && decimal(amount).gte(0);
}

/**
 * Payments in the currency of the pieces. Those that pay it all add up to its total to the cent.
 */
export function inPieceCurrency(
  payments: readonly OrderPayment[],
  whole: Big,
  gross: Big,
  money: PieceCurrency,
): readonly Big[] {
  const amounts = payments.map((payment) => (isValid(payment) ? decimal(payment.amount) : zero));
  const { rate } = money;
  if (rate === undefined) return amounts.map((amount) => money.money.round(amount));
  let before = zero;
  return amounts.map((amount) => {
    const at = (value: Big) => (value.eq(whole) ? gross : toPiece(value, money));
    const part = at(before.plus(amount)).minus(at(before));
    before = before.plus(amount);
    return part;
  });
}

/**
 * Vouchers are booked by themselves: their price is taken off the first payments that are not
 * deposits.
 */
function lessVouchers(
  parts: readonly Big[],
  payments: readonly OrderPayment[],
  vouchers: Big,
): readonly Big[] {
  let left = vouchers;
  return parts.map((part, index) => {
    if (payments[index]?.deposit) return part;
    const used = part.lt(left) ? part : left;
    left = left.minus(used);
    return part.minus(used);
  });
}

/**
 * Assigns each payment to an invoice. A deposit pays its own, any other payment the first that is
 * still open.
 */
function allot(
  payments: readonly OrderPayment[],
  parts: readonly Big[],
  { deposits, invoice, further }: PayableInvoices,
  cards: Big,
): readonly (PayableInvoice | undefined)[] {
  const open = [...(invoice ? [invoice] : []), ...further].map((piece, index) => ({
    piece,
    left: grossOf(piece).minus(index === 0 ? cards : 0),
  }));
  return payments.map((payment, index) => {
    const own = payment.deposit ? deposits.find(({ n }) => n === index + 1) : undefined;
    if (own) return own;
    const first = open.find(({ left }) => left.gt(0)) ?? open.at(-1);
    let rest = parts[index] ?? zero;
    for (const each of open) {
      const used = each.left.lt(rest) ? each.left : rest;
      if (used.lte(0)) continue;
      each.left = each.left.minus(used);
      rest = rest.minus(used);
    }
    return first?.piece;
  });
}

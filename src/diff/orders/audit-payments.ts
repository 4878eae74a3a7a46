import type { Big, Day } from '../../core/index.js';
import { decimal, toFixed, zero } from '../../core/index.js';
import type { AlreadyMade, KnownPiece } from '../../pieces/context.js';
import { dayOf } from '../../pieces/dates.js';
import { isPaid } from '../../pieces/kinds.js';
import { currencyPlaces } from '../../core/currency.js';
import type { WooRefund } from '../../woo/types.js';
import type { AuditedOrder, AuditPayment } from './audit-types.js';

/** Adds up what was paid in the shop and what was booked, per day, method and currency. */
export interface AuditPayments {
  add(audited: AuditedOrder): void;
  /** In order of day, then of method. */
  rows(): readonly AuditPayment[];
}

/** The payment of an order. `invoice`: the converted one, in whose currency it is counted. */
interface PaidOrder {
  readonly day: Day;
  readonly method: string;
  readonly currency: string;
  readonly known: AlreadyMade | undefined;
  readonly invoice: KnownPiece | undefined;
}

interface Cell {
  readonly day: Day;
  readonly method: string;
  readonly currency: string;
  paid: Big;
  booked: Big;
  refunded: Big;
  bookedBack: Big;
  orders: number;
}

/** @param zone the shop's time zone: payments are counted on its days. */
export function createAuditPayments(zone: string): AuditPayments {
  const cells = new Map<string, Cell>();
  const at = (day: Day, method: string, currency: string): Cell => {
    const key = `${day}/${method}/${currency}`;
    const cell = cells.get(key) ?? {
      day,
      method,
      currency,
      paid: zero,
      booked: zero,
      refunded: zero,
      bookedBack: zero,
      orders: 0,
    };
    cells.set(key, cell);
    return cell;
  };
  function addRefund(refund: WooRefund, { day, method, known, invoice, currency }: PaidOrder): void {
    const on = dayOf(refund.date_created_gmt, zone) ?? day;
    const back = at(on, method, invoice?.currency ?? currency);
    const credit = known?.pieces.find((piece) => piece.externalRef.endsWith(`:credit-note:${refund.id}`));
    const amount = invoice ? (credit?.totalGross ?? '0') : refund.amount;
    back.refunded = back.refunded.plus(decimal(amount).abs());
    const entry = credit && known?.entries.find((each) => each.pieceRef === credit.externalRef);
    if (entry) back.bookedBack = back.bookedBack.plus(entry.amount ?? 0);
  }

  return {
    add({ order, refunds, known }) {
      const day = dayOf(order.date_paid_gmt, zone);
      if (!isPaid(order) || day === undefined) return;
      const { payment_method: method, currency } = order;
      // An order that was entered by hand was booked by hand.
      if (known?.adopted) return;
      const invoice = known?.pieces.find((piece) => piece.kind === 'invoice');
      // A converted order is counted in the currency of its entries.
      const converted = invoice !== undefined && invoice.currency !== currency;
      const paid = at(day, method, converted ? invoice.currency : currency);
      paid.orders += 1;
      paid.paid = paid.paid.plus(converted ? invoice.totalGross : order.total);
      for (const entry of known?.entries ?? []) {
        const amount = decimal(entry.amount ?? 0);
        if (entry.direction === 'in') paid.booked = paid.booked.plus(amount);
      }
      for (const refund of refunds)
        addRefund(refund, { day, method, known, invoice: converted ? invoice : undefined, currency });
    },
    rows() {
      return [...cells.values()]
        .sort((a, b) => a.day.localeCompare(b.day) || a.method.localeCompare(b.method))
        .map(({ day, method, currency, orders, paid, booked, refunded, bookedBack }) => {
          const text = (amount: Big) => toFixed(amount, currencyPlaces(currency));
          return {
            day,
            method,
            currency,
            orders,
            paid: text(paid),
            booked: text(booked),
            refunded: text(refunded),
            bookedBack: text(bookedBack),
            equal: paid.eq(booked) && refunded.eq(bookedBack),
          };
        });
    },
  };
}

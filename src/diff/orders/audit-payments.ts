import { currencyPlaces } from '../../core/currency.js';
import type { Big, Day } from '../../core/index.js';
import { decimal, isDecimal, sum, toFixed, zero } from '../../core/index.js';
import type { AlreadyMade, BillingContext, KnownPiece } from '../../pieces/context.js';
import { dayOf } from '../../pieces/dates.js';
import { gatewayFee } from '../../pieces/gateway-fees.js';
import { isInvoiceOfSale } from '../../pieces/invoiced.js';
import { type InvoicedPart, invoicedPart, settlementOf } from '../../pieces/invoiced-order.js';
import { isPaid } from '../../pieces/kinds.js';
import { moneyOf } from '../../pieces/money.js';
import { type EntryKind, entryRef } from '../../pieces/references.js';
import type { BillingSettings } from '../../pieces/settings.js';
import type { WooRefund } from '../../woo/types.js';
import type { AuditedOrder, AuditPayment } from './audit-types.js';

/** Adds up what was paid in the shop and what was booked, per day, method and currency. */
export interface AuditPayments {
  add(audited: AuditedOrder): void;
  /** In order of day, then of method. */
  rows(): readonly AuditPayment[];
}

/** What is held against each other in a cell: the shop's figure and that of the entries. */
const sides = ['paid', 'refunded', 'fees', 'paidOut'] as const;
type Side = (typeof sides)[number];

interface Cell {
  readonly day: Day;
  readonly method: string;
  readonly currency: string;
  readonly sums: Record<Side, { due: Big; booked: Big }>;
  orders: number;
}

/** What is known of an order's entries and how its amounts are counted. */
interface Counted {
  readonly part: InvoicedPart;
  readonly currency: string;
  /** An amount of the order in that currency. */
  readonly own: (amount: Big) => Big;
  readonly invoice: KnownPiece | undefined;
  readonly known: AlreadyMade | undefined;
  /** What was booked under a reference. */
  readonly booked: (n: number, of?: EntryKind) => Big;
}

/**
 * @param context the zone, on whose days payments are counted, and how orders were paid.
 * @param settings whether fees are booked.
 */
export function createAuditPayments(
  context: Pick<BillingContext, 'zone' | 'shopId' | 'settlement' | 'payments'>,
  settings: Pick<BillingSettings, 'entries'>,
): AuditPayments {
  const { zone } = context;
  const cells = new Map<string, Cell>();
  const at = (day: Day, method: string, currency: string): Cell => {
    const key = `${day}/${method}/${currency}`;
    const none = () => ({ due: zero, booked: zero });
    const cell = cells.get(key) ?? {
      day,
      method,
      currency,
      orders: 0,
      sums: { paid: none(), refunded: none(), fees: none(), paidOut: none() },
    };
    cells.set(key, cell);
    return cell;
  };
  const count = (cell: Cell, side: Side, due: Big, booked: Big) => {
    const own = cell.sums[side];
    own.due = own.due.plus(due);
    own.booked = own.booked.plus(booked);
  };

  return {
    add(audited) {
      const { order, refunds, known } = audited;
      const settlement = settlementOf(order, context);
      // An order that was entered by hand was booked by hand.
      if (known?.adopted || (!isPaid(order) && !settlement?.payments)) return;
      const part = invoicedPart(order, refunds, settlement);
      const counted = countedOf(audited, part, context.shopId);
      const day = dayOf(order.date_paid_gmt, zone) ?? dayOf(order.date_created_gmt, zone) ?? '';
      addPayments(counted, day, order);
      for (const refund of refunds) addRefund(refund, counted, day, order.payment_method);
      const fee = settings.entries.fees ? gatewayFee(order) : undefined;
      if (fee && (fee.currency ?? order.currency) === order.currency) {
        const cell = at(day, order.payment_method, counted.currency);
        count(cell, 'fees', counted.own(fee.amount), counted.booked(0));
      }
      for (const [index, payout] of (part.settlement.payouts ?? []).entries()) {
        const on = dayOf(payout.paidAt, zone);
        if (on === undefined || !isDecimal(payout.amount)) continue;
        const cell = at(on, payout.method ?? order.payment_method, counted.currency);
        count(cell, 'paidOut', counted.own(decimal(payout.amount)), counted.booked(index + 1, 'payout-in'));
      }
    },
    rows() {
      return [...cells.values()]
        .sort((a, b) => a.day.localeCompare(b.day) || a.method.localeCompare(b.method))
        .map(({ day, method, currency, orders, sums }) => {
          const text = (amount: Big) => toFixed(amount, currencyPlaces(currency));
          return {
            day,
            method,
            currency,
            orders,
            paid: text(sums.paid.due),
            booked: text(sums.paid.booked),
            refunded: text(sums.refunded.due),
            bookedBack: text(sums.refunded.booked),
            ...(isEmpty(sums.fees) ? {} : { fees: text(sums.fees.due), bookedFees: text(sums.fees.booked) }),
            ...(isEmpty(sums.paidOut)
              ? {}
              : { paidOut: text(sums.paidOut.due), bookedOut: text(sums.paidOut.booked) }),
            equal: sides.every((side) => sums[side].due.eq(sums[side].booked)),
          };
        });
    },
  };

  /** Money by its method and day, then what cards paid. Vouchers are among what was paid. */
  function addPayments(counted: Counted, day: Day, order: AuditedOrder['order']): void {
    const { part, own, booked, currency, invoice } = counted;
    const { settlement, vouchers } = part;
    const prepaid = settlement.prepaid ?? [];
    const cards = sum(prepaid.map(({ amount }) => own(decimal(amount))));
    for (const [index, { amount, method }] of prepaid.entries()) {
      count(at(day, method, currency), 'paid', own(decimal(amount)), booked(index + 1, 'prepaid'));
    }
    const further = (counted.known?.entries ?? []).filter(({ externalRef }) =>
      externalRef.includes(':entry:invoice-'),
    );
    const rest = sum(further.map(({ amount }) => decimal(amount ?? 0)));
    const { payments } = settlement;
    if (!payments) {
      const cell = at(day, order.payment_method, currency);
      cell.orders += 1;
      const whole = invoice && currency !== order.currency ? decimal(invoice.totalGross) : undefined;
      const paid = whole ? whole.minus(cards).plus(own(vouchers)) : decimal(order.total);
      count(cell, 'paid', paid, booked(1).plus(booked(1, 'voucher')).plus(rest));
      return;
    }
    for (const [index, { amount, method, paidAt }] of payments.entries()) {
      if (!isDecimal(amount)) continue;
      const cell = at(dayOf(paidAt, zone) ?? day, method ?? order.payment_method, currency);
      if (index === 0) cell.orders += 1;
      const made = booked(index + 1).plus(booked(index + 1, 'voucher'));
      count(cell, 'paid', own(decimal(amount)), made.plus(index === 0 ? rest : zero));
    }
  }

  function addRefund(refund: WooRefund, counted: Counted, day: Day, method: string): void {
    const { part, own, booked, currency, invoice, known } = counted;
    const on = dayOf(refund.date_created_gmt, zone) ?? day;
    const credit = known?.pieces.find((piece) => piece.externalRef.endsWith(`:credit-note:${refund.id}`));
    const voucher = own(part.vouchersBack.get(refund.id) ?? zero);
    // A converted refund is counted as its credit note was.
    const isConverted = invoice !== undefined && invoice.currency !== part.order.currency;
    const given = isConverted ? decimal(credit?.totalGross ?? 0).plus(voucher) : decimal(refund.amount);
    const back = booked(refund.id).plus(booked(refund.id, 'voucher'));
    count(at(on, method, currency), 'refunded', given.abs(), back);
  }
}

function isEmpty({ due, booked }: Cell['sums'][Side]): boolean {
  return due.eq(0) && booked.eq(0);
}

function countedOf({ order, known }: AuditedOrder, part: InvoicedPart, shopId: string): Counted {
  const pieces = known?.pieces ?? [];
  const invoice = pieces.find(isInvoiceOfSale) ?? pieces.find(({ kind }) => kind === 'invoice');
  // A converted order is counted in the currency of its entries.
  const isConverted = invoice !== undefined && invoice.currency !== order.currency;
  const currency = isConverted ? invoice.currency : order.currency;
  const total = decimal(part.order.total);
  const told = invoice?.issued?.rate;
  const usual = invoice && !total.eq(0) ? decimal(invoice.totalGross).div(total) : decimal(1);
  const rate = told === undefined ? usual : decimal(told);
  const money = moneyOf(currency);
  const amounts = new Map(
    (known?.entries ?? []).map(({ externalRef, amount }) => [externalRef, decimal(amount ?? 0)]),
  );
  return {
    part,
    currency,
    own: (amount) => (isConverted ? money.round(amount.times(rate)) : amount),
    invoice,
    known,
    booked: (n, of) => amounts.get(entryRef(shopId, order.id, n, of)) ?? zero,
  };
}

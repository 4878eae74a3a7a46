import { currencyPlaces } from '../../core/currency.js';
import type { Big, Day } from '../../core/index.js';
import { decimal, isDecimal, sum, toFixed, zero } from '../../core/index.js';
import type { BillingContext } from '../../pieces/context.js';
import { dayOf } from '../../pieces/dates.js';
import { isRefundBooked } from '../../pieces/entries.js';
import { gatewayFee } from '../../pieces/gateway-fees.js';
import { invoicedPart, settlementOf } from '../../pieces/invoiced-order.js';
import { isPaid } from '../../pieces/kinds.js';
import type { BillingSettings } from '../../pieces/settings.js';
import type { WooRefund } from '../../woo/types.js';
import { type Counted, countedOf, creditOf, paidOnce, reportedAmounts } from './audit-counted.js';
import type { AuditedOrder, AuditPayment } from './audit-types.js';
import { isBalanced, type PaymentBalance } from './payment-balance.js';

/** The result of an order's audit before its payments are added up. */
export interface AuditedState {
  /** The order has a finding, so a payment without an entry is missing one. */
  readonly faulty: boolean;
  /** Its invoice (deposits apart) is made, or due now. */
  readonly invoiced: boolean;
  /** An entry is due that is not made. */
  readonly entryDue: boolean;
}

/** Adds up what was paid in the shop and what was booked, per day, method and currency. */
export interface AuditPayments {
  add(audited: AuditedOrder, state: AuditedState): void;
  /** In order of day, then of method. */
  rows(): readonly AuditPayment[];
}

/** The two figures of a cell: the shop's and that of the entries. */
const sides = ['paid', 'refunded', 'fees', 'paidOut'] as const;
type Side = (typeof sides)[number];

interface Cell {
  readonly day: Day;
  readonly method: string;
  readonly currency: string;
  readonly sums: Record<Side, Sums>;
  orders: number;
}

/**
 * `outside`: what of `due` has no entry by choice of the settings, or because nothing is invoiced.
 */
type Sums = { -readonly [Part in keyof PaymentBalance]: Big };

/** The expected bookings of an order. */
interface Scope {
  readonly faulty: boolean;
  /** Payments of the invoice are booked. */
  readonly payments: boolean;
  /** Refunds, fees and payouts are booked: they need only some invoice. */
  readonly rest: boolean;
}

/**
 * @param context the zone, on whose days payments are counted, and how orders were paid.
 * @param settings whether fees and refunds are booked.
 */
export function createAuditPayments(
  context: Pick<BillingContext, 'zone' | 'shopId' | 'settlement' | 'payments'>,
  settings: Pick<BillingSettings, 'entries'>,
): AuditPayments {
  const { zone } = context;
  const fees = settings.entries.fees;
  const cells = new Map<string, Cell>();
  const at = (day: Day, method: string, currency: string): Cell => {
    const key = `${day}/${method}/${currency}`;
    const none = (): Sums => ({ due: zero, booked: zero, outside: zero });
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
  const count = (cell: Cell, side: Side, due: Big, booked: Big, isInScope: boolean) => {
    const own = cell.sums[side];
    own.due = own.due.plus(due);
    own.booked = own.booked.plus(booked);
    // What was booked before the settings changed is still due.
    if (!isInScope && booked.lt(due)) own.outside = own.outside.plus(due.minus(booked));
  };

  return {
    add(audited, state) {
      const { order, refunds, known } = audited;
      const settlement = settlementOf(order, context);
      // An order that was entered by hand was booked by hand.
      if (known?.adopted || (!isPaid(order) && !settlement?.payments)) return;
      const part = invoicedPart(order, refunds, settlement);
      const counted = countedOf(audited, part, context.shopId);
      const day = dayOf(order.date_paid_gmt, zone) ?? dayOf(order.date_created_gmt, zone) ?? '';
      const scope = scopeOf(state, audited);
      addPayments(counted, day, order, scope);
      for (const refund of refunds) addRefund(refund, counted, day, order.payment_method, scope);
      if (fees && isPaid(order)) addFee(counted, day, order, scope);
      addPayouts(counted, order.payment_method, scope);
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
            ...outsideOf(sums, text),
            equal: sides.every((side) => isBalanced(sums[side])),
          };
        });
    },
  };

  function addFee(counted: Counted, day: Day, order: AuditedOrder['order'], { rest }: Scope): void {
    const fee = gatewayFee(order);
    if (!fee || (fee.currency ?? order.currency) !== order.currency) return;
    const cell = at(day, order.payment_method, counted.currency);
    count(cell, 'fees', counted.own(fee.amount), counted.booked(0), rest);
  }

  function addPayouts({ part, own, booked, currency }: Counted, usual: string, { rest }: Scope): void {
    for (const [index, { paidAt, amount, method }] of (part.settlement.payouts ?? []).entries()) {
      const on = dayOf(paidAt, zone);
      if (on === undefined || !isDecimal(amount)) continue;
      const cell = at(on, method ?? usual, currency);
      count(cell, 'paidOut', own(decimal(amount)), booked(index + 1, 'payout-in'), rest);
    }
  }

  /** Money by its method and day, then what cards paid. Vouchers are among what was paid. */
  function addPayments(counted: Counted, day: Day, order: AuditedOrder['order'], scope: Scope): void {
    const { part, own, booked, currency } = counted;
    const { settlement } = part;
    for (const [index, { amount, method }] of (settlement.prepaid ?? []).entries()) {
      const isDue = scope.faulty || (scope.payments && isPaid(order));
      const made = booked(index + 1, 'prepaid');
      count(at(day, method, currency), 'paid', own(decimal(amount)), made, isDue);
    }
    const { payments } = settlement;
    const further = sum(
      (counted.known?.entries ?? [])
        .filter(({ externalRef }) => externalRef.includes(':entry:invoice-'))
        .map(({ amount }) => decimal(amount ?? 0)),
    );
    if (!payments) {
      const cell = at(day, order.payment_method, currency);
      cell.orders += 1;
      const made = booked(1).plus(booked(1, 'voucher')).plus(further);
      count(cell, 'paid', paidOnce(counted, made), made, scope.rest);
      return;
    }
    const amounts = reportedAmounts(counted, payments);
    for (const [index, { amount, method, paidAt }] of payments.entries()) {
      if (!isDecimal(amount)) continue;
      const cell = at(dayOf(paidAt, zone) ?? day, method ?? order.payment_method, currency);
      if (index === 0) cell.orders += 1;
      const made = booked(index + 1)
        .plus(booked(index + 1, 'voucher'))
        .plus(index === 0 ? further : zero);
      count(cell, 'paid', amounts[index] ?? zero, made, scope.payments);
    }
  }

  function addRefund(refund: WooRefund, counted: Counted, day: Day, method: string, scope: Scope): void {
    const { part, own, booked, currency, isConverted } = counted;
    if (!isDecimal(refund.amount)) return;
    const on = dayOf(refund.date_created_gmt, zone) ?? day;
    const voucher = own(part.vouchersBack.get(refund.id) ?? zero);
    const credit = isConverted ? creditOf(refund, counted) : undefined;
    // A converted refund is counted as its credit note was.
    const given = credit ? credit.plus(voucher) : own(decimal(refund.amount));
    const back = booked(refund.id).plus(booked(refund.id, 'voucher'));
    const isDue = isRefundBooked(refund, settings) && scope.rest;
    count(at(on, method, currency), 'refunded', given.abs(), back, isDue);
  }
}

function scopeOf({ faulty, invoiced, entryDue }: AuditedState, { known }: AuditedOrder): Scope {
  const payments = faulty || invoiced;
  return { faulty, payments, rest: payments || entryDue || (known?.entries ?? []).length > 0 };
}

function outsideOf(sums: Cell['sums'], text: (amount: Big) => string): Pick<AuditPayment, 'outside'> {
  const some = sides.filter((side) => !sums[side].outside.eq(0));
  if (some.length === 0) return {};
  return { outside: Object.fromEntries(some.map((side) => [side, text(sums[side].outside)])) };
}

function isEmpty({ due, booked }: Cell['sums'][Side]): boolean {
  return due.eq(0) && booked.eq(0);
}

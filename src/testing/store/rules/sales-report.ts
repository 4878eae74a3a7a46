import type { Row } from '../json.js';
import { integer, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { localOf } from './dates.js';
import { taxSums } from './order-taxes.js';
import { numberFormat, sum } from './php-number.js';

/** The days a report covers, as the site's own days: `2026-10-01`. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly grouped: 'day' | 'month';
}

const day = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Full months between two days; with more than three of them a report shows months. */
function monthsBetween(from: string, to: string): number {
  const parts = (value: string) => value.split('-').map(Number);
  const [y1 = 0, m1 = 0, d1 = 0] = parts(from);
  const [y2 = 0, m2 = 0, d2 = 0] = parts(to);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/**
 * The period a report is asked for: `date_min` and `date_max`, or `week`, `month`, `last_month`,
 * `year`.
 */
export function periodOf(site: Site, params: Row): Period {
  const today = localOf(site.now(), site.timeZone).slice(0, 10);
  const [min, max] = [text(params.date_min), text(params.date_max)];
  if (isDay(min) || isDay(max)) {
    const from = isDay(min) ? min : today;
    const to = isDay(max) ? max : today;
    return { from, to, grouped: monthsBetween(from, to) > 3 ? 'month' : 'day' };
  }
  const [year = 0, month = 0] = today.split('-').map(Number);
  switch (text(params.period)) {
    case 'year':
      return { from: `${year}-01-01`, to: today, grouped: 'month' };
    case 'last_month':
      return {
        from: dayOf(Date.UTC(year, month - 2, 1)),
        to: dayOf(Date.UTC(year, month - 1, 0)),
        grouped: 'day',
      };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today, grouped: 'day' };
    default:
      return { from: dayOf(Date.parse(today) - 6 * day), to: today, grouped: 'day' };
  }
}

/** The days or months of a period, in order. */
export function slotsOf(period: Period): string[] {
  const slots: string[] = [];
  for (let ms = Date.parse(period.from); ms <= Date.parse(period.to); ms += day) {
    const slot = dayOf(ms).slice(0, period.grouped === 'day' ? 10 : 7);
    if (slots.at(-1) !== slot) slots.push(slot);
  }
  return slots;
}

const counted = ['completed', 'processing', 'on-hold', 'refunded'];

/** The local day on which a record was made. */
const madeOn = (site: Site, record: Row): string =>
  localOf(text(record.date_created_gmt), site.timeZone).slice(0, 10);

const within = (period: Period, date: string): boolean => date >= period.from && date <= period.to;

/**
 * The orders and refunds of a period. The old reports read posts: with order tables there are none,
 * and every figure is 0.
 */
function recordsOf(site: Site, period: Period): { orders: Row[]; refunds: Row[] } {
  if (site.hpos) return { orders: [], refunds: [] };
  const { orders, refunds } = site.tables;
  const sold = (order: Row | undefined) => order !== undefined && counted.includes(text(order.status));
  const inside = (record: Row) => within(period, madeOn(site, record));
  return {
    orders: [...orders.values()].filter((order) => sold(order) && inside(order)),
    refunds: [...refunds.values()].filter(
      (refund) => sold(orders.get(integer(refund.parent_id))) && inside(refund),
    ),
  };
}

const quantityOf = (record: Row): number =>
  rows(record.line_items).reduce((sum, line) => sum + number(line.quantity), 0);

const shippingOf = (record: Row): number =>
  sum(rows(record.shipping_lines).map((line) => number(line.total)));

function taxOf(site: Site, record: Row): number {
  const kinds = ['line_items', 'shipping_lines', 'fee_lines'] as const;
  return sum(
    kinds.flatMap((kind) => rows(record[kind]).map((line) => number(taxSums(site, line).total_tax))),
  );
}

/** The answer of `/reports/sales` for a period. */
export function salesReport(site: Site, period: Period): Row {
  const { orders, refunds } = recordsOf(site, period);
  // Always two decimals.
  const shown = (value: number) => numberFormat(value, 2);
  const slotOf = (record: Row) => madeOn(site, record).slice(0, period.grouped === 'day' ? 10 : 7);
  const newcomers = [...site.tables.customers.values()].filter(
    (user) => user.role === 'customer' && within(period, madeOn(site, user)),
  );
  const slots = slotsOf(period);
  const totals = Object.fromEntries(
    slots.map((slot): [string, Row] => {
      const own = orders.filter((order) => slotOf(order) === slot);
      const back = refunds.filter((refund) => slotOf(refund) === slot);
      return [
        slot,
        {
          sales: shown(sum(own.map((order) => number(order.total)))),
          orders: own.length,
          items: own.reduce((sum, order) => sum + quantityOf(order), 0),
          tax: shown(sum(own.map((order) => number(order.total_tax)))),
          shipping: shown(sum(own.map((order) => number(order.shipping_total)))),
          discount: shown(sum(own.map((order) => number(order.discount_total)))),
          customers: newcomers.filter((user) => slotOf(user) === slot).length,
          ...(site.atLeast('10.0')
            ? { refunds: shown(sum(back.map((refund) => number(refund.amount)))) }
            : {}),
        },
      ];
    }),
  );
  const refunded = sum(refunds.map((refund) => number(refund.amount)));
  const sales = sum(orders.map((order) => number(order.total))) - refunded;
  const shipping = sum([
    ...orders.map((order) => number(order.shipping_total)),
    ...refunds.map((refund) => shippingOf(refund)),
  ]);
  const tax = sum([
    ...orders.map((order) => number(order.total_tax)),
    ...refunds.map((refund) => taxOf(site, refund)),
  ]);
  const net = sales - shipping - tax;
  return {
    total_sales: shown(sales),
    net_sales: shown(net),
    average_sales: shown(net / Math.max(1, slots.length)),
    total_orders: orders.filter((order) => order.status !== 'refunded').length,
    total_items: orders.reduce((sum, order) => sum + quantityOf(order), 0),
    total_tax: shown(tax),
    total_shipping: shown(shipping),
    total_refunds: refunded,
    total_discount: shown(sum(orders.map((order) => number(order.discount_total)))),
    totals_grouped_by: period.grouped,
    totals,
    total_customers: newcomers.length,
  };
}

const best = 12;

/** The products sold most in a period, without what was refunded. */
export function topSellers(site: Site, period: Period): { id: number; quantity: number }[] {
  const { orders, refunds } = recordsOf(site, period);
  const sold = new Map<number, number>();
  for (const record of [...orders, ...refunds].sort((a, b) => integer(a.id) - integer(b.id))) {
    for (const line of rows(record.line_items)) {
      const id = integer(line.product_id);
      sold.set(id, (sold.get(id) ?? 0) + number(line.quantity));
    }
  }
  return [...sold]
    .map(([id, quantity]) => ({ id, quantity }))
    .sort((a, b) => b.quantity - a.quantity)
    .slice(0, best);
}

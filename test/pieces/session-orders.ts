import { readdirSync } from 'node:fs';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { recordedFile } from '../support/recorded.js';
import { handOrder } from './by-hand.js';
import type { StoreName } from './recordings.js';

interface Exchange {
  readonly name: string;
  readonly request: { readonly method: string; readonly query?: Readonly<Record<string, string>> };
  readonly response: { readonly status: number; readonly body?: unknown };
}

/** An order as a recorded answer shows it. */
export interface ShownOrder {
  readonly session: string;
  readonly name: string;
  /** The decimals that were asked for; absent: the shop's. */
  readonly dp: number | undefined;
  readonly order: WooOrder;
}

const folder = (store: StoreName) => new URL(`../recordings/${store}/`, import.meta.url);

export function sessionNames(store: StoreName): readonly string[] {
  return readdirSync(new URL('sessions', folder(store)))
    .map((name) => name.replace('.json', ''))
    .sort();
}

const needed = ['id', 'total', 'total_tax', 'line_items', 'tax_lines', 'shipping_lines', 'fee_lines'];

function isOrder(value: unknown): value is WooOrder {
  return typeof value === 'object' && value !== null && needed.every((key) => key in value);
}

/**
 * Every order that an answer of a session shows, paid and completed: what is asked here is whether
 * its amounts can be explained.
 */
export function ordersShown(store: StoreName, session: string): readonly ShownOrder[] {
  const exchanges = recordedFile<readonly Exchange[]>(`${store}/sessions/${session}.json`);
  return exchanges.flatMap(({ name, request, response }) => {
    const rows = Array.isArray(response.body) ? response.body : [response.body];
    const dp = request.query?.dp;
    return rows.filter(isOrder).map((order) => ({
      session,
      name,
      dp: dp === undefined || dp === '' ? undefined : Number(dp),
      order: completed(order),
    }));
  });
}

export function completed(order: WooOrder): WooOrder {
  const blank = handOrder({ total: order.total, total_tax: order.total_tax });
  return {
    ...blank,
    ...order,
    number: String(order.number ?? order.id),
    status: 'completed',
    date_paid_gmt: blank.date_paid_gmt,
    date_completed_gmt: blank.date_completed_gmt,
    date_created_gmt: order.date_created_gmt ?? blank.date_created_gmt,
    refunds: [],
  };
}

/** The hard orders as they stand at the end of their session, with their refunds. */
export function hardOrders(store: StoreName) {
  const orders = recordedFile<readonly WooOrder[]>(`${store}/ends/nasty2_orders.json`);
  const refunds = recordedFile<readonly (WooRefund & { readonly _order: number })[]>(
    `${store}/ends/nasty2_refunds.json`,
  );
  return orders.map((order) => ({
    order,
    refunds: refunds.filter((refund) => refund._order === order.id),
  }));
}

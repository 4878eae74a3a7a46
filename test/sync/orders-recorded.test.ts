import { describe, expect, test } from 'vitest';
import type { OrderRow, Plan, Report } from 'woo-gestan';
import type { GestanPiece } from 'woo-gestan/gestan';
import { isFull, oneInTurn } from '../support/forms.js';
import { recordedShop, type World, world } from './shops.js';

const paid = new Set(['processing', 'completed', 'refunded', 'expedie']);

interface Line {
  readonly variation_id: number;
}

interface Order {
  readonly id: number;
  readonly status: string;
  readonly total: string;
  readonly currency: string;
  readonly date_paid_gmt: string | null;
  readonly refunds: readonly { readonly total: string }[];
  readonly line_items: readonly Line[];
}

const ordersOf = (shop: ReturnType<typeof recordedShop>) => shop.orders as unknown as readonly Order[];

/** Cents, by text: no float ever comes in. */
function cents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(`${fraction}00`.slice(0, 2));
  expect(/^0*$/.test(fraction.slice(2))).toBe(true);
  return amount.startsWith('-') ? -value : value;
}

/** The pieces of Gestan by the order that they belong to. */
function piecesByOrder({ gestan }: World): (order: Order) => readonly GestanPiece[] {
  const byOrder = new Map<number, GestanPiece[]>();
  for (const piece of gestan.state.pieces) {
    const id = Number(/^woo:main:order:(\d+):/.exec(piece.externalRef ?? '')?.[1]);
    byOrder.set(id, [...(byOrder.get(id) ?? []), piece]);
  }
  return ({ id }) => byOrder.get(id) ?? [];
}

/** Every row has an outcome, and the counts tell exactly that. */
function expectWhole(plan: Plan<OrderRow>, report: Report): void {
  expect(report.rows.map(({ key }) => key)).toEqual(expect.arrayContaining(plan.rows.map(({ key }) => key)));
  expect(report.rows).toHaveLength(plan.rows.length);
  for (const outcome of ['done', 'failed', 'skipped', 'stale', 'unsettled'] as const) {
    expect(report.counts[outcome], outcome).toBe(report.rows.filter((row) => row.outcome === outcome).length);
  }
}

describe.each(oneInTurn(['wc11', 'wc99'] as const))('%s, all recorded orders', (name) => {
  const shop = recordedShop(name);
  const orders = ordersOf(shop);

  // One of the two ways for each store; the long form takes both.
  test.runIf(isFull || name === 'wc11')(
    'without settings, plain paid orders in euros are imported to the cent, and the others say why not',
    async () => {
      const w = world({ shop });
      const sync = w.open();
      // Homonyms of the recorded shop are made, so that every paid order comes in.
      await sync.settings.save({ contacts: { onReview: 'create' } });
      const plan = await sync.orders.plan();
      const report = await sync.orders.apply(plan, { select: 'all' });
      expectWhole(plan, report);
      expect(report.counts).toMatchObject({ failed: 0, stale: 0, unsettled: 0 });
      const rows = new Map(plan.rows.map((row) => [row.wooId, row]));
      const piecesOf = piecesByOrder(w);
      let plain = 0;
      for (const order of orders.filter(({ status }) => status !== 'trash')) {
        const row = rows.get(order.id);
        expect(row, `order ${order.id}`).toBeDefined();
        const made = piecesOf(order);
        const isPlain =
          order.currency === 'EUR' &&
          (order.status === 'processing' || order.status === 'completed') &&
          order.refunds.length === 0 &&
          order.line_items.every(({ variation_id: variation }) => variation === 0);
        if (isPlain) {
          plain += 1;
          expect(row?.status, `order ${order.id}`).toBe('import');
          expect(made.length, `order ${order.id}`).toBeGreaterThan(0);
        }
        if (row?.status !== 'import') {
          expect(row?.reason, `order ${order.id}`).toBeTruthy();
          expect(made).toEqual([]);
        }
        for (const piece of made) {
          if (piece.kind === 'credit-note') continue;
          expect(cents(piece.totalGross), `order ${order.id} ${piece.kind}`).toBe(cents(order.total));
          expect(cents(piece.totalNet) + cents(piece.totalVat)).toBe(cents(order.total));
        }
      }
      expect(plain).toBe(name === 'wc11' ? 88 : 73);

      const before = w.writes().length;
      const again = await sync.orders.plan();
      expect(again.rows.filter(({ status }) => status === 'import' || status === 'complete')).toEqual([]);
      expect((await sync.orders.apply(plan, { select: 'all' })).counts.done).toBe(0);
      expect(w.writes().length).toBe(before);
    },
  );

  test.runIf(isFull || name === 'wc99')(
    'with a rate for USD and the status of the plugin, every paid order is imported, with its refunds',
    async () => {
      const w = world({ shop });
      const sync = w.open();
      await sync.settings.save({
        // Homonyms of the recorded shop are made, so that every paid order comes in.
        contacts: { onReview: 'create' },
        billing: {
          currencyRates: { USD: '0.92' },
          statuses: { expedie: ['order', 'delivery-note', 'invoice'] },
        },
      });
      const plan = await sync.orders.plan({ includeImported: true });
      const report = await sync.orders.apply(plan, { select: 'all' });
      expectWhole(plan, report);
      expect(report.counts).toMatchObject({ failed: 0, stale: 0, unsettled: 0 });
      const piecesOf = piecesByOrder(w);
      const paidOrders = orders.filter(({ status }) => paid.has(status));
      for (const order of paidOrders) {
        const made = piecesOf(order);
        const invoices = made.filter(({ kind }) => kind === 'invoice');
        if (order.status === 'refunded' && order.date_paid_gmt === null) {
          expect(invoices).toEqual([]);
          continue;
        }
        expect(made.length, `order ${order.id}`).toBeGreaterThan(0);
        if (order.currency !== 'EUR') continue;
        for (const piece of made.filter(({ kind }) => kind !== 'credit-note')) {
          expect(cents(piece.totalGross), `order ${order.id} ${piece.kind}`).toBe(cents(order.total));
        }
        const credits = made.filter(({ kind }) => kind === 'credit-note');
        if (invoices.length === 0) continue;
        const given = credits.reduce((sum, piece) => sum + cents(piece.totalGross), 0n);
        const refunded = order.refunds.reduce((sum, { total }) => sum - cents(total), 0n);
        expect(given < 0n ? -given : given, `credit of order ${order.id}`).toBe(refunded);
      }
      expect(paidOrders.length).toBeGreaterThanOrEqual(name === 'wc11' ? 200 : 130);
      expect(w.gestan.state.contacts.every(({ externalRef }) => externalRef?.startsWith('woo:main:'))).toBe(
        true,
      );

      const pieces = w.gestan.state.pieces.length;
      const next = await sync.orders.plan();
      expect(next.rows.filter(({ status }) => status === 'import' || status === 'complete')).toEqual([]);
      await sync.orders.apply(next, { select: 'all' });
      await sync.orders.apply(plan, { select: 'all' });
      expect(w.gestan.state.pieces.length).toBe(pieces);
    },
  );
});

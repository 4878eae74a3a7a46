import type { createSync } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import type { Shop } from 'woo-gestan/testing';
import { recordedShop } from './shops.js';

type Row = Shop[string][number];

const firstModified = Date.parse('2026-01-05T08:00:00Z');

const gmt = (ms: number) => new Date(ms).toISOString().slice(0, 19);

/**
 * A shop of any number of orders: those that were recorded, over and over, each with its refunds,
 * under ids of its own, a minute after the one before. Every status is among them.
 */
export function shopOfMany(count: number): Shop {
  const shop = recordedShop('wc11');
  const recorded = (shop.orders ?? []).filter(({ status }) => status !== 'trash');
  const refundsOf = (id: unknown) =>
    (shop.refunds ?? []).filter((row) => (row._order ?? row.parent_id) === id);
  const orders: Row[] = [];
  const refunds: Row[] = [];
  for (let index = 0; index < count; index += 1) {
    const base = recorded[index % recorded.length] as Row;
    const id = 100_000 + index * 10;
    const at = gmt(firstModified + index * 60_000);
    const own = refundsOf(base.id).map((row, n) => ({
      ...row,
      id: id + 1 + n,
      _order: id,
    }));
    refunds.push(...own);
    orders.push({
      ...base,
      id,
      number: String(id),
      date_created: at,
      date_created_gmt: at,
      date_modified: at,
      date_modified_gmt: at,
      refunds: own.map((row) => ({
        id: row.id,
        reason: '',
        total: `-${String(Reflect.get(row, 'amount'))}`,
      })),
    });
  }
  return { ...shop, orders, refunds };
}

/** What makes every paid order of such a shop importable. */
export const manySettings: NonNullable<Parameters<typeof createSync>[0]['settings']> = {
  orders: { startAt: '2026-01-01' },
  billing: {
    currencyRates: { USD: '0.92' },
    statuses: { expedie: ['order', 'delivery-note', 'invoice'] },
    unknownProduct: { fallbackCode: 'DIVERS' },
    entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
  },
};

/** What such a shop's Gestan must hold before. */
export const manyGestan = {
  products: [{ code: 'DIVERS', name: 'Divers', priceGross: '1', vatRate: '20' }],
  paymentModes: [{ id: '1', name: 'CB' }],
  bankAccounts: [{ id: '1', name: 'Banque', professional: true }],
  postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
};

/** Maps the payment methods of such a shop: its paid orders get ledger entries. */
export async function mapPayments(sync: ReturnType<typeof createSync>): Promise<void> {
  for (const methodId of ['stripe', 'paypal', 'bacs', 'cheque', 'cod', 'ppcp-gateway']) {
    await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  }
}

/** The adapter without the call that makes the pieces of several orders. */
export function oneByOne({ createPieces: _, ...gestan }: GestanAdapter): GestanAdapter {
  return gestan;
}

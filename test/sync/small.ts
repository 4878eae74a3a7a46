import type { createSync } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { type Shop, sampleShop } from 'woo-gestan/testing';
import { type TestClock, testClock, type World, world } from './shops.js';

type Settings = NonNullable<Parameters<typeof world>[0]['settings']>;

const products = [19, 34, 93, 97, 145, 191];

/** A corner of the sample shop: five simple products, a variable one, ten orders with their refunds. */
export function smallShop(): Shop {
  const shop = sampleShop();
  const kept = new Set(products);
  const orders = (shop.orders ?? [])
    .filter(({ status }) => status !== 'trash' && status !== 'cancelled' && status !== 'failed')
    .slice(0, 10);
  const ids = new Set(orders.map(({ id }) => id));
  const people = new Set(orders.map(({ customer_id: id }) => id));
  const of = (resource: string, keep: (row: Shop[string][number]) => boolean) =>
    (shop[resource] ?? []).filter(keep);
  return {
    ...shop,
    products: of('products', ({ id }) => kept.has(Number(id))),
    variations: of('variations', (row) => kept.has(Number(row._parent ?? row.parent_id))),
    orders,
    refunds: of('refunds', (row) => ids.has(row._order ?? row.parent_id ?? null)),
    customers: of('customers', ({ id }) => people.has(id ?? null)),
  };
}

/** A Gestan that shares some products with it, and has some of its own. */
export function smallGestan(clock: TestClock, more: Parameters<typeof memoryGestan>[0] = {}) {
  return memoryGestan({
    ...more,
    clock,
    families: [
      { id: '1', name: 'Cannes' },
      { id: '2', name: 'Leurres' },
    ],
    paymentModes: [{ id: '1', name: 'CB' }],
    bankAccounts: [{ id: '1', name: 'Banque', professional: true }],
    postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
    products: [
      { code: 'PORT', name: 'Frais de port', priceGross: '5', vatRate: '20', familyId: '1' },
      {
        code: 'CUI-DAI-038',
        name: 'Cuillère Daiwa Héritage',
        priceGross: '3.10',
        vatRate: '20',
        familyId: '2',
      },
      { code: 'SHA-DAI-084', name: 'Shad Daiwa Évolution', priceGross: '5.61', vatRate: '20', familyId: '2' },
      { code: 'NOUVEAU-1', name: 'Épuisette', priceGross: '24.90', vatRate: '20', familyId: '1' },
      { code: 'NOUVEAU-2', name: 'Plombs', priceGross: '2.50', vatRate: '20', familyId: '2' },
    ],
    stock: [
      { code: 'SHA-DAI-084', quantity: '42.7' },
      { code: 'CUI-DAI-038', quantity: '12' },
    ],
  });
}

/** What a merchant sets once. */
export async function setUp(sync: ReturnType<typeof createSync>): Promise<void> {
  await sync.categories.import();
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate });
  }
  await sync.mappings.families.set({ categoryId: 19, familyId: '1', primary: true });
  await sync.mappings.families.set({ categoryId: 37, familyId: '2', primary: true });
  for (const methodId of ['stripe', 'paypal', 'bacs', 'cheque', 'cod', 'ppcp-gateway']) {
    await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  }
  await sync.blacklist.add({ code: 'PORT' }, { reason: 'frais de port' });
}

export function smallWorld(more: Partial<Parameters<typeof world>[0]> = {}): World {
  const clock = more.clock ?? testClock();
  return world({
    shop: smallShop(),
    clock,
    gestan: smallGestan(clock),
    settings: {
      orders: { startAt: '2026-01-01' },
      products: { defaultFamily: { familyId: '2' }, conflicts: 'gestan' },
      safety: { created: 100 },
      billing: {
        shippingProductCode: 'PORT',
        entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
      },
    },
    ...more,
  });
}

/** Two shops with the same products and customers, on one Gestan and one storage. */
export function twoShops(
  shared: Required<Pick<Parameters<typeof world>[0], 'clock' | 'gestan'>>,
  settings: { readonly one?: Settings; readonly two?: Settings } = {},
): { readonly one: World; readonly two: World } {
  const shop = (id: string, own: Settings | undefined, more: Partial<Parameters<typeof world>[0]> = {}) =>
    world({
      ...shared,
      ...more,
      shop: smallShop(),
      id,
      url: `https://${id}.example`,
      ...(own ? { settings: own } : {}),
    });
  const one = shop('un', settings.one);
  return { one, two: shop('deux', settings.two, { storage: one.storage }) };
}

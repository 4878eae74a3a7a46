import { createHash } from 'node:crypto';
import { createSync, type ImageTransport, memoryStorage, type SettingsPatch } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { createFakeStore, type Row, type Shop } from 'woo-gestan/testing';
import { picture } from '../sync/image-shop.js';
import { recordedShop, seeded, testClock } from '../sync/shops.js';
import { createFiles } from './images.js';
import type { Transport } from './sides.js';

export type Version = 'wc11' | 'wc99';

const settings: SettingsPatch = {
  orders: { startAt: '2020-01-01' },
  products: {
    defaultFamily: { familyId: '1' },
    codePrefix: 'W-',
    owners: { name: 'both', price: 'both' },
    conflicts: 'ask',
    images: true,
    variants: { by: 'prefix', separator: '-', attribute: 'Taille' },
  },
  stock: { startManaging: true },
  safety: { created: 1_000, priceJump: 1, stockZeroed: 1 },
  billing: {
    pieces: { invoices: true, quotes: true, orders: true, deliveryNotes: true },
    shippingProductCode: 'PORT',
    entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
  },
};

/** Simple products that both sides have from the start, besides what the recorded shop holds. */
export const shared = ['MOULINET', 'CANNE', 'LEURRE', 'BOUEE', 'SEAU', 'FILET'];

/**
 * A part of a recorded shop: its variable products, some simple ones, its newest orders and all
 * customers.
 */
function part(name: Version): Shop {
  const shop = recordedShop(name);
  const inUse = ({ status }: Row) => status !== 'trash';
  const simple = (shop.products ?? [])
    .filter((row) => inUse(row) && row.type === 'simple' && row.sku !== '')
    .slice(0, 4);
  const variable = (shop.products ?? []).filter((row) => inUse(row) && row.type === 'variable').slice(0, 1);
  const parents = new Set(variable.map(({ id }) => Number(id)));
  const orders = (shop.orders ?? [])
    .filter(({ status }) => ['completed', 'processing', 'on-hold', 'refunded'].includes(String(status)))
    .slice(0, 6);
  const ids = new Set(orders.map(({ id }) => id));
  return {
    ...shop,
    // The files of the recorded pictures are not there.
    products: [...simple, ...variable].map((row) => ({ ...row, images: [] })),
    variations: (shop.variations ?? [])
      .filter((row) => parents.has(Number(row._parent ?? row.parent_id)))
      .map((row) => ({ ...row, image: null })),
    orders,
    refunds: (shop.refunds ?? []).filter((row) => ids.has(row._order ?? row.parent_id ?? null)),
    customers: (shop.customers ?? []).slice(0, 4),
    coupons: [],
  };
}

const carried = 'https://shop.example/wp-content/uploads/woo-gestan/';

/** Two sides that never met, and a shop that is reached through whatever is given to `open`. */
export async function createProxyWorld(version: Version) {
  const clock = testClock();
  const files = createFiles();
  const store = createFakeStore({ shop: part(version), clock, fetchImage: files.fetchImage });
  const gestan = memoryGestan({
    clock,
    families: [{ id: '1', name: 'Pêche' }],
    paymentModes: [{ id: '1', name: 'CB' }],
    bankAccounts: [{ id: '1', name: 'Banque', professional: true }],
    postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
    products: [
      { code: 'PORT', name: 'Frais de port', priceGross: '5', vatRate: '20', familyId: '1' },
      ...shared.map((code, index) => ({
        code,
        name: `${code} d’origine`,
        priceGross: `${12 + index * 7}.90`,
        vatRate: '20',
        familyId: '1',
      })),
    ],
    stock: shared.map((code, index) => ({ code, quantity: String(30 + index) })),
  });
  const storage = memoryStorage({ clock });
  const { consumerKey, consumerSecret } = store.keys.main;

  const call = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
    const answer = await store.call(method, `/wp-json/wc/v3/${path}`, { body: body as never });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    // People do one thing after another.
    clock.advance(7_000);
    return answer.body as Row;
  };

  const images: ImageTransport = {
    name: 'test',
    check: async () => ({ ok: true, checks: [] }),
    async upload({ name, content }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = `${sha256.slice(0, 16)}/${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}`;
      files.byAddress.set(`${carried}${path}`, Uint8Array.from(content));
      return { url: `${carried}${path}`, path, sha256, type: 'image/png' };
    },
    async remove(path) {
      files.byAddress.delete(`${carried}${path}`);
    },
    close: async () => {},
  };

  let opened = 0;
  const open = (transport: Transport) => {
    opened += 1;
    return createSync({
      shop: { id: 'main', url: 'https://shop.example', consumerKey, consumerSecret },
      settings,
      gestan,
      storage,
      images,
      transport,
      clock,
      random: seeded(opened),
    });
  };

  const category = Number((store.state.categories[0] as Row).id);
  for (const [index, sku] of shared.entries())
    await call('POST', 'products', {
      sku,
      name: `${sku} d’origine`,
      type: 'simple',
      regular_price: `${12 + index * 7}.90`,
      manage_stock: true,
      stock_quantity: 5,
      categories: [{ id: category }],
    });
  const sync = open(store.transport);
  await sync.categories.import();
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  await sync.mappings.taxes.set({ taxClass: '', rate: '20' });
  await sync.mappings.families.set({ categoryId: category, familyId: '1', primary: true });
  for (const methodId of ['stripe', 'paypal', 'bacs', 'cheque', 'cod', 'ppcp-gateway'])
    await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  await sync.blacklist.add({ code: 'PORT' }, { reason: 'frais de port' });

  let brought = 0;
  return {
    clock,
    store,
    gestan,
    storage,
    files,
    open,
    call,
    category,
    /** The row of the shop with this SKU. */
    bySku(sku: string): Row {
      const found = [...store.state.products, ...store.state.variations].find((row) => row.sku === sku);
      if (!found) throw new Error(`The shop has no ${sku}.`);
      return found;
    },
    idOf(code: string): string {
      const found = gestan.state.products.find((product) => product.code === code);
      if (!found) throw new Error(`Gestan has no ${code}.`);
      return found.id;
    },
    /** A picture that the owner brings to a product of the shop. */
    async addPhoto(sku: string, mark: string): Promise<void> {
      const found = [...store.state.products].find((row) => row.sku === sku);
      brought += 1;
      const url = `https://owner.example/${brought}/${mark}.png`;
      files.byAddress.set(url, picture(mark));
      const kept = ((found?.images ?? []) as Row[]).map(({ id }) => ({ id }));
      await call('PUT', `products/${found?.id}`, { images: [...kept, { src: url }] });
      files.byAddress.delete(url);
    },
  };
}

export type ProxyWorld = Awaited<ReturnType<typeof createProxyWorld>>;

import { type createSync, memoryStorage, type SettingsPatch, type SyncStorage } from 'woo-gestan';
import { type MemoryGestan, memoryGestan } from 'woo-gestan/gestan';
import { createFakeStore, type FakeStore, type Shop, sampleShop } from 'woo-gestan/testing';
import { dump, testClock, world } from '../sync/shops.js';
import { createFiles, type Files } from './images.js';
import { createLedger, type Ledger } from './ledger.js';
import type { Tell } from './process.js';
import type { Scheduler } from './scheduler.js';

export const minute = 60_000;
export const start = Date.parse('2026-06-15T08:00:00Z');

/** Products that are on both sides from the start. */
const shared = ['MOULINET', 'CANNE', 'LEURRE', 'BOUEE'];
/** Variants of Gestan whose parent the shop does not have yet. */
export const variants = ['GILET-S', 'GILET-M', 'GILET-L'];

const settings: SettingsPatch = {
  orders: { startAt: '2026-06-01' },
  products: {
    defaultFamily: { familyId: '1' },
    owners: { name: 'both', price: 'both' },
    conflicts: 'ask',
    images: true,
    variants: {
      by: 'table',
      rows: variants.map((code) => ({
        code,
        parentSku: 'GILET',
        parentName: 'Gilet de sauvetage',
        options: [{ name: 'Taille', option: code.slice(-1) }],
      })),
    },
  },
  safety: { created: 100 },
  billing: {
    pieces: { invoices: true, quotes: true, orders: true, deliveryNotes: true },
    shippingProductCode: 'PORT',
    entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
  },
};

const priceOf = (index: number) => `${12 + index * 7}.90`;

function gestanOf(clock: { now(): number }): MemoryGestan {
  return memoryGestan({
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
        priceGross: priceOf(index),
        vatRate: '20',
        familyId: '1',
      })),
    ],
    stock: shared.map((code, index) => ({ code, quantity: String(30 + index) })),
  });
}

async function addToShop(store: FakeStore, sku: string, price: string): Promise<void> {
  const { status, body } = await store.call('POST', '/wp-json/wc/v3/products', {
    body: {
      sku,
      name: `${sku} d’origine`,
      type: 'simple',
      status: 'publish',
      regular_price: price,
      manage_stock: true,
      stock_quantity: 5,
      categories: [{ id: 19 }],
    },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
}

/** What every schedule begins with. */
export interface Beginning {
  /** By the id of the shop. The first is the one whose products people change. */
  readonly shops: ReadonlyMap<string, Shop>;
  readonly entries: readonly { readonly key: string; readonly value: unknown }[];
}

const urlOf = (id: string) => `https://${id === 'main' ? 'shop' : id}.example`;

/** Each shop with its first products, and their storage after what a merchant sets once. */
export async function prepare(ids: readonly string[] = ['main']): Promise<Beginning> {
  const clock = testClock(new Date(start - 60 * minute).toISOString());
  const sample = sampleShop();
  const shop: Shop = {
    ...sample,
    products: [],
    variations: [],
    orders: [],
    refunds: [],
    coupons: [],
    customers: (sample.customers ?? []).slice(0, 1),
  };
  const gestan = gestanOf(clock);
  const storage = memoryStorage({ clock });
  const shops = new Map<string, Shop>();
  for (const id of ids) {
    const one = world({ shop, clock, gestan, storage, settings, id, url: urlOf(id) });
    for (const [index, sku] of shared.entries()) await addToShop(one.store, sku, priceOf(index));
    await setUp(one.open());
    shops.set(id, { ...shop, products: one.store.state.products } as Shop);
  }
  const entries = Object.entries(await dump(storage)).map(([key, value]) => ({ key, value }));
  return { shops, entries };
}

async function setUp(sync: ReturnType<typeof createSync>): Promise<void> {
  await sync.categories.import();
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  await sync.mappings.families.set({ categoryId: 19, familyId: '1', primary: true });
  for (const methodId of ['stripe', 'bacs'])
    await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  await sync.blacklist.add({ code: 'PORT' }, { reason: 'frais de port' });
  // Both sides have met: what they differ in afterwards was changed by somebody.
  await sync.run({ flows: ['contacts', 'products', 'stock'] });
}

/** The two sides of one schedule, what lies between them, and what people did. */
export interface SimWorld {
  /** Of the shop. */
  readonly id: string;
  readonly scheduler: Scheduler;
  readonly store: FakeStore;
  readonly gestan: MemoryGestan;
  readonly storage: SyncStorage;
  readonly ledger: Ledger;
  readonly files: Files;
  readonly tell: Tell;
  /** How far the clock of the machine that syncs is off. */
  skew: number;
  /** How long the next write of a person has been under way before anybody sees it. */
  late: number;
  /** How much goes wrong; 0 in quiet times. */
  trouble: number;
  options(): Pick<Parameters<typeof createSync>[0], 'shop' | 'settings'>;
}

/** The first shop, and all that lies behind it. */
export async function createWorld(
  beginning: Beginning,
  scheduler: Scheduler,
  tell: Tell = () => undefined,
): Promise<SimWorld> {
  const state = { skew: 0, late: 0, trouble: 0 };
  const sleep = (ms: number) => scheduler.wait(ms);
  const dated = { now: () => scheduler.now() - state.late, sleep };
  const machine = { now: () => scheduler.now() + state.skew, sleep };
  const files = createFiles();
  const [[id, shop] = ['main', {}]] = beginning.shops;
  const store = createFakeStore({ shop, clock: dated, fetchImage: files.fetchImage });
  const storage = memoryStorage({ clock: machine });
  await storage.commit(beginning.entries.map(({ key, value }) => ({ put: key, value: value as never })));
  const gestan = gestanOf(dated);
  const { consumerKey, consumerSecret } = store.keys.main;
  const sim: SimWorld = Object.assign(state, {
    id,
    scheduler,
    store,
    gestan,
    storage,
    ledger: createLedger(),
    files,
    tell: (line: () => string) =>
      tell(() => `${new Date(scheduler.now()).toISOString().slice(5, 19)} ${line()}`),
    options: () => ({
      shop: { id, url: urlOf(id), consumerKey, consumerSecret },
      settings,
    }),
  });
  for (const [index, code] of shared.entries()) {
    sim.ledger.edited('both', code, 'name', `${code} d’origine`);
    sim.ledger.edited('both', code, 'price', priceOf(index));
  }
  // What one side has and the other does not know yet.
  const onlyShop = ['SEAU'];
  const onlyGestan = ['EPUISETTE', ...variants.slice(0, 2)];
  for (const [index, code] of [...onlyShop, ...onlyGestan].entries()) {
    const price = priceOf(shared.length + index);
    const side = onlyShop.includes(code) ? 'woo' : 'gestan';
    const name = `${code} d’origine`;
    if (side === 'woo') await addToShop(store, code, price);
    else {
      gestan.edit.addProduct({ code, name, priceGross: price, vatRate: '20', familyId: '1' });
      gestan.edit.stock(code, '12');
    }
    sim.ledger.edited(side, code, 'name', name);
    sim.ledger.edited(side, code, 'price', price);
  }
  return sim;
}

/** Another shop on the same Gestan and storage. */
export function besideOf(sim: SimWorld, id: string, shop: Shop): SimWorld {
  const state = {
    late: 0,
    get skew() {
      return sim.skew;
    },
    get trouble() {
      return sim.trouble;
    },
  };
  const clock = { now: () => sim.scheduler.now() - state.late, sleep: sim.scheduler.wait };
  const store = createFakeStore({ shop, clock, fetchImage: sim.files.fetchImage });
  const { consumerKey, consumerSecret } = store.keys.main;
  return Object.assign(state, {
    id,
    scheduler: sim.scheduler,
    store,
    gestan: sim.gestan,
    storage: sim.storage,
    ledger: sim.ledger,
    files: sim.files,
    tell: (line: () => string) => sim.tell(() => `${id}: ${line()}`),
    options: () => ({ shop: { id, url: urlOf(id), consumerKey, consumerSecret }, settings }),
  });
}

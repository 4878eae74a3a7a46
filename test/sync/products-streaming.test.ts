import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import { type Shop, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { isFull } from '../support/forms.js';
import { seeded, testClock, type World, world } from './shops.js';

/** Hooks that change nothing. With them whole products are kept, since a hook may look at any field. */
const map = { product: { woo: <T>(one: T) => one, gestan: <T>(one: T) => one } };

const byKey = <T extends { readonly key: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

async function ready(w: World) {
  const sync = w.open();
  await sync.categories.import();
  for (const { id } of await sync.categories.list())
    await sync.mappings.families.set({ categoryId: id, familyId: '1', primary: id === 19 });
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
}

describe('texts are not kept while two catalogues are compared', {
  timeout: isFull ? 900_000 : 300_000,
}, () => {
  test('the plan is the one that whole products give, to the fingerprint, and either can be applied', async () => {
    const clock = testClock();
    const gestan = sampleGestan({ clock });
    const w = world({ shop: sampleShop(), gestan, clock });
    await ready(w);
    const random = seeded(3);
    const pick = <T>(rows: readonly T[]) => rows[Math.floor(random() * rows.length)] as T;
    const long = (what: string) => `<p>${what} ${'long texte '.repeat(20)}</p>`;
    for (let round = 0; round < (isFull ? 30 : 2); round += 1) {
      for (let edit = 0; edit < 6; edit += 1) {
        const product = pick(gestan.state.products);
        const row = pick(w.store.state.products.filter(({ type }) => type === 'simple'));
        const kind = Math.floor(random() * 5);
        const text = long(`${round}.${edit}`);
        if (kind === 0) gestan.edit.product(product.id, { description: text });
        if (kind === 1) gestan.edit.product(product.id, { shortDescription: text, name: `Nom ${round}` });
        if (kind === 2)
          await w.store.call('PUT', `/wp-json/wc/v3/products/${row.id}`, { body: { description: text } });
        if (kind === 3) {
          await w.store.call('PUT', `/wp-json/wc/v3/products/${row.id}`, {
            body: { short_description: text },
          });
          gestan.edit.product(product.id, { description: long('autre') });
        }
        if (kind === 4)
          gestan.edit.addProduct({
            code: `NEUF-${round}-${edit}`,
            name: 'Neuf',
            description: text,
            priceGross: '5',
            vatRate: '20',
            familyId: '1',
          });
      }
      for (const options of [
        { full: true },
        { full: true, includeInSync: true },
        { full: true, includeUpdates: false },
      ]) {
        const light = await w.open().products.plan(options);
        const whole = await w.open({ map }).products.plan(options);
        expect(byKey(light.rows)).toEqual(byKey(whole.rows));
        expect(light.summary).toEqual(whole.summary);
        expect(JSON.stringify(light)).not.toMatch(/"#[\w-]{22}"/);
      }
      const plan = await w.open().products.plan();
      const { counts } = await w.open(random() < 0.5 ? { map } : {}).products.apply(plan, {
        select: 'all',
        resolve: () => pick(['woo', 'gestan', 'skip'] as const),
        override: ['created'],
      });
      expect(counts.stale + counts.failed).toBe(0);
    }
  });

  test('what is held does not grow with the texts', async () => {
    const count = 400;
    const [like] = (sampleShop().products ?? []).filter(({ id }) => id === 34);
    const text = (index: number) => `<p>${index} ${'x'.repeat(20_000)}</p>`;
    const clock = testClock();
    const gestan = memoryGestan({ clock, families: [{ id: '1', name: 'Tout' }] });
    const products = Array.from({ length: count }, (_, index) => ({
      ...like,
      id: 10_000 + index,
      sku: `P-${index}`,
      slug: `p-${index}`,
      name: `Produit ${index}`,
      global_unique_id: '',
      description: text(index),
    }));
    const w = world({
      shop: { ...sampleShop(), products, variations: [] } as Shop,
      clock,
      gestan,
      settings: { products: { defaultFamily: { familyId: '1' } } },
    });
    await w.open().mappings.taxes.set({ taxClass: '', rate: '20' });
    // A Gestan that makes its products as they are read, so that only what the sync keeps is held.
    let held: WeakRef<object>[] = [];
    const adapter = {
      ...gestan,
      capabilities: gestan.capabilities,
      async *products() {
        for (let index = 0; index < count; index += 1) {
          const product = {
            id: String(index),
            code: `P-${index}`,
            name: `Produit ${index}`,
            priceGross: '5.61',
            vatRate: '20',
            familyId: '1',
            description: text(index),
          };
          held.push(new WeakRef(product));
          // What a weak reference was made of lives until the event loop turns.
          if (index % 20 === 0) await setImmediate();
          yield product;
        }
      },
    };
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let most = 0;
    held = [];
    const plan = await w.open({ gestan: adapter }).products.plan({
      onProgress: ({ phase, done }) => {
        if (phase !== 'read' || done < count) return;
        collect();
        most = Math.max(most, held.filter((ref) => ref.deref()).length);
      },
    });
    expect(plan.rows).toHaveLength(count);
    expect(most).toBeLessThan(count / 10);
  });
});

describe('requests', () => {
  test('a first plan takes one page per 100 products and reads nothing twice; one where nothing changed reads what changed', async () => {
    const count = 500;
    const shop = sampleShop();
    const [like] = (shop.products ?? []).filter(({ id }) => id === 34);
    const products = Array.from({ length: count }, (_, index) => ({
      ...like,
      id: 10_000 + index,
      sku: `P-${index}`,
      slug: `p-${index}`,
      global_unique_id: '',
      date_modified_gmt: new Date(Date.UTC(2026, 1, 1) + index * 600_000).toISOString().slice(0, 19),
    }));
    const clock = testClock();
    const gestan = memoryGestan({ clock, families: [{ id: '1', name: 'Tout' }] });
    const w = world({
      shop: { ...shop, products, variations: [] } as Shop,
      clock,
      gestan,
      settings: { products: { defaultFamily: { familyId: '1' } }, safety: { created: 100 } },
    });
    await w.open().mappings.taxes.set({ taxClass: '', rate: '20' });
    const sync = w.open();
    const asked = async (work: () => Promise<unknown>) => {
      const before = w.store.requests.length;
      await work();
      return w.store.requests
        .slice(before)
        .map(({ path }) => path.replace('/wp-json/wc/v3/', ''))
        .filter((path) => path.startsWith('products') || path.startsWith('variations'));
    };
    expect(await asked(() => sync.products.plan())).toEqual(Array(count / 100).fill('products'));
    // Made, then read whole, then told apart from what was changed at the same moment.
    for (let run = 0; run < 3; run += 1) {
      await sync.run({ flows: ['products'] });
      clock.advance(2 * 3_600_000);
    }
    let reads = 0;
    const counting = {
      ...gestan,
      capabilities: gestan.capabilities,
      products: (options: Parameters<typeof gestan.products>[0]) => {
        reads += 1;
        expect(options?.modifiedSince).toBeDefined();
        return gestan.products(options);
      },
    };
    const again = w.open({ gestan: counting });
    const requests = await asked(async () => {
      expect((await again.products.plan()).summary).toEqual({ 'in-sync': count });
    });
    expect(requests).toEqual(['products']);
    expect(reads).toBe(1);
  });
});

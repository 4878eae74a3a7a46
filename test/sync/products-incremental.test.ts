import { describe, expect, it } from 'vitest';
import { sampleGestan, sampleShop } from 'woo-gestan/testing';
import { inTurn } from '../support/forms.js';
import { seeded, testClock, world } from './shops.js';

async function prepared(seed = 1, late = { ms: 0 }) {
  const clock = testClock();
  const gestan = sampleGestan({ clock: { ...clock, now: () => clock.now() - late.ms } });
  const w = world({ shop: sampleShop(), gestan, clock });
  const sync = w.open();
  await sync.categories.import();
  for (const { id } of await sync.categories.list()) {
    await sync.mappings.families.set({ categoryId: id, familyId: '1', primary: id === 19 });
  }
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate });
  }
  const plan = await sync.products.plan();
  await sync.products.apply(plan, { select: 'all', resolve: () => 'gestan', override: ['created'] });
  return { ...w, clock, gestan, sync, random: seeded(seed) };
}

const shown = (rows: readonly { key: string; status: string; changes: readonly unknown[] }[]) =>
  rows.map(({ key, status, changes }) => ({ key, status, changes })).sort((a, b) => (a.key < b.key ? -1 : 1));

describe('products, read incrementally', () => {
  it('costs one read of products when nothing changed', async () => {
    const { sync, store, clock } = await prepared();
    // The writes of the first apply are read once more.
    clock.advance(3 * 3_600_000);
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    clock.advance(3 * 3_600_000);
    const before = store.requests.length;
    const again = await sync.products.plan();
    const paths = store.requests.slice(before).map(({ path }) => path);
    expect(again.summary['in-sync']).toBeGreaterThan(40);
    expect(paths.filter((path) => path.endsWith('/wc/v3/products')).length).toBeLessThanOrEqual(4);
    expect(paths.length).toBeLessThan(10);
  });

  it('shows what a full plan shows, after any changes on either side', async () => {
    for (const seed of inTurn([1, 2, 3, 4], 2)) {
      const { sync, store, gestan, clock, random } = await prepared(seed);
      const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
      for (let step = 0; step < 12; step += 1) {
        const product = pick(gestan.state.products);
        const row = pick(store.state.products.filter(({ type }) => type === 'simple'));
        const kind = Math.floor(random() * 7);
        if (kind === 0) gestan.edit.product(product.id, { name: `Nom ${step}` });
        if (kind === 1) gestan.edit.product(product.id, { priceGross: `${10 + step}.50` });
        if (kind === 2)
          await store.call('PUT', `/wp-json/wc/v3/products/${row.id}`, { body: { name: `Titre ${step}` } });
        if (kind === 3)
          await store.call('PUT', `/wp-json/wc/v3/products/${row.id}`, {
            body: { regular_price: `${20 + step}.00` },
          });
        if (kind === 4)
          gestan.edit.addProduct({
            code: `NEUF-${seed}-${step}`,
            name: 'Neuf',
            priceGross: '5.00',
            vatRate: '20',
            familyId: '1',
          });
        if (kind === 5) {
          const body = {
            name: 'Créé',
            sku: `WOO-${seed}-${step}`,
            regular_price: '7.00',
            categories: [{ id: 19 }],
          };
          await store.call('POST', '/wp-json/wc/v3/products', { body });
        }
        if (kind === 6) clock.advance(Math.floor(random() * 7_200_000));
        const incremental = await sync.products.plan();
        const full = await sync.products.plan({ full: true });
        expect(shown(incremental.rows), `seed ${seed}, step ${step}, kind ${kind}`).toEqual(shown(full.rows));
        if (random() < 0.4)
          await sync.products.apply(incremental, { select: () => random() < 0.8, resolve: () => 'woo' });
        if (random() < 0.1) await sync.products.apply(full, { select: 'all', resolve: () => 'skip' });
      }
    }
  });

  it('reads everything again after a change of mappings, of settings, of links, and after a day', async () => {
    const { sync, store, clock, gestan } = await prepared();
    const reads = async () => {
      const before = store.requests.length;
      await sync.products.plan();
      return store.requests
        .slice(before)
        .some(
          ({ path, query }) =>
            path.endsWith('/products') &&
            query.orderby === 'id' &&
            !('include' in query) &&
            query.status === 'any' &&
            !('sku' in query),
        );
    };
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    expect(await reads()).toBe(false);
    await sync.mappings.families.set({ categoryId: 20, familyId: '2' });
    expect(await reads()).toBe(true);
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    expect(await reads()).toBe(false);
    const [link] = await sync.links.list();
    await sync.links.remove({ code: link?.code ?? '' });
    expect(await reads()).toBe(true);
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    clock.advance(25 * 3_600_000);
    expect(await reads()).toBe(true);
    expect(gestan.state.products.length).toBeGreaterThan(40);
  });

  it('finds a change of Gestan that is seen later than its date says', async () => {
    const late = { ms: 0 };
    const { sync, gestan, clock } = await prepared(1, late);
    const [early, other] = gestan.state.products;
    clock.advance(3 * 3_600_000);
    gestan.edit.product(early?.id ?? '', { name: 'Nom de maintenant' });
    await sync.products.apply(await sync.products.plan(), { select: 'all', resolve: () => 'gestan' });
    // A transaction of five minutes: its date is that of its beginning.
    late.ms = 5 * 60_000;
    gestan.edit.product(other?.id ?? '', { name: 'Nom d’une saisie lente' });
    const [incremental, full] = [await sync.products.plan(), await sync.products.plan({ full: true })];
    expect(full.rows.filter(({ gestanId }) => gestanId === other?.id)).toHaveLength(1);
    expect(shown(incremental.rows)).toEqual(shown(full.rows));
  });

  it('loses no change where the clock of the machine goes back during a reading', async () => {
    const { open, store } = await prepared();
    const machine = testClock();
    const [product] = store.state.products.filter(({ type }) => type === 'simple');
    let isBack = false;
    const transport = async (request: Request) => {
      const answer = await store.transport(request);
      if (isBack || !/\/products\?orderby=id/.test(request.url)) return answer;
      isBack = true;
      machine.advance(-2 * 3_600_000);
      // Changed right after it was read.
      await store.call('PUT', `/wp-json/wc/v3/products/${product?.id}`, { body: { name: 'Titre neuf' } });
      return answer;
    };
    const sync = open({ clock: machine, transport });
    await sync.products.apply(await sync.products.plan({ full: true }), { select: 'all' });
    expect(isBack).toBe(true);
    const rows = (await sync.products.plan()).rows.filter(({ wooId }) => wooId === product?.id);
    expect(rows.flatMap(({ changes }) => changes)).toMatchObject([{ field: 'name', to: 'Titre neuf' }]);
  });
});

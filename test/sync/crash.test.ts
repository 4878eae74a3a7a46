import { describe, expect, test } from 'vitest';
import { inTurn, isFull } from '../support/forms.js';
import { type Life, mortal, mortalGestan, mortalStorage, mortalTransport } from './mortal.js';
import { dump, gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

async function liveUntil(world: World, life: Life): Promise<void> {
  const sync = world.open({
    storage: mortalStorage(world.storage, life),
    gestan: mortalGestan(world.gestan, life),
    transport: mortalTransport(world, life),
  });
  await sync.run().catch(() => undefined);
  // The place of a dead process is free again after half a minute.
  world.clock.advance(31_000);
}

/** What must be the same however often the work was interrupted. */
async function figures(world: World) {
  const { store, gestan } = world;
  const codes = new Map(gestan.state.products.map(({ id, code }) => [id, code]));
  const all = await dump(world.storage);
  const under = (part: string) =>
    Object.entries(all)
      .filter(([key]) => key.startsWith(`shop/main/${part}/`))
      .map(([, value]) => value as Record<string, unknown>);
  const skus = new Map([...store.state.products, ...store.state.variations].map((row) => [row.id, row.sku]));
  return {
    ...gestanFigures(gestan),
    shop: [...store.state.products, ...store.state.variations]
      .map(({ sku, name, regular_price, sale_price, stock_quantity, weight }) => [
        sku,
        name,
        regular_price,
        sale_price,
        stock_quantity,
        weight,
      ])
      .sort(),
    links: under('link')
      .map(({ wooId, variationId, code, gestanId }) => [
        skus.get((variationId ?? wooId) as number),
        code,
        codes.get(gestanId as string),
      ])
      .sort(),
    bases: under('base').length,
    open: under('intent').length,
    imported: under('order').map(({ orderId, pieces, entries }) => [
      orderId,
      (pieces as unknown[]).length,
      (entries as unknown[]).length,
    ]),
  };
}

/**
 * Besides the rest: two products of Gestan that become variants of a parent which is still to be
 * made, with stock of their own.
 */
async function started() {
  const world = smallWorld();
  const sizes = ['S', 'M'];
  for (const size of sizes) {
    world.gestan.edit.addProduct({
      code: `GILET-${size}`,
      name: `Gilet taille ${size}`,
      priceGross: '40',
      vatRate: '20',
      familyId: '1',
      barcode: size === 'S' ? '3464042848995' : '3464042848988',
    });
    world.gestan.edit.stock(`GILET-${size}`, '7.5');
  }
  await setUp(world.open());
  const rows = sizes.map((size) => ({
    code: `GILET-${size}`,
    parentSku: 'GILET',
    parentName: 'Gilet',
    options: [{ name: 'Taille', option: size }],
  }));
  await world.open().settings.save({ products: { variants: { by: 'table', rows } } });
  return world;
}

async function undisturbed() {
  const world = await started();
  const life = mortal(Number.POSITIVE_INFINITY, 'before');
  await liveUntil(world, life);
  await world.open().run();
  return { steps: life.steps, figures: await figures(world) };
}

describe('the process dies at any step of a run', { timeout: isFull ? 900_000 : 300_000 }, async () => {
  const expected = await undisturbed();
  const steps = Array.from({ length: expected.steps }, (_, index) => index + 1);

  test.each(['before', 'after'] as const)(
    '%s the step took effect: the next runs end as if nothing had been',
    async (when) => {
      expect(expected.steps).toBeGreaterThan(100);
      for (const at of inTurn(steps, 60, when === 'after' ? 7 : 0)) {
        const world = await started();
        await liveUntil(world, mortal(at, when));
        const sync = world.open();
        const { reports, aborted } = await sync.run();
        expect({
          at,
          aborted,
          failed: reports.map(({ counts }) => counts.failed + counts.unsettled),
        }).toEqual({ at, aborted: false, failed: [0, 0, 0, 0] });
        await sync.run();
        expect({ at, ...(await figures(world)) }).toEqual({ at, ...expected.figures });
      }
    },
  );
});

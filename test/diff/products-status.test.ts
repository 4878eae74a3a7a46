import { describe, expect, it } from 'vitest';
import type { ProductRules } from '../../src/diff/index.js';
import { resolveRow } from '../../src/diff/index.js';
import { createBlacklist, createFamilyTable } from '../../src/mapping/index.js';
import { sync } from './products-sync.js';
import {
  context,
  createWorld,
  gestanProduct,
  plan,
  plannerOf,
  wooProduct,
  wooVariation,
} from './products-world.js';

const rules: ProductRules = { context };

/** One product, the same on both sides and linked. */
async function pairWorld(
  woo: Parameters<typeof wooProduct>[0] = { id: 1 },
  gestan: Partial<Parameters<typeof gestanProduct>[0]> = {},
) {
  const world = createWorld(
    [{ product: wooProduct({ sku: 'A1', name: 'Canne', ...woo }) }],
    [gestanProduct({ id: 'P1', code: 'A1', name: 'Canne', ...gestan })],
  );
  await sync(world, rules);
  return {
    world,
    editWoo: (fields: object) => {
      const source = world.woo.get('1');
      if (source) world.woo.set('1', { product: { ...source.product, ...fields } });
    },
    editGestan: (fields: object) => {
      const product = world.gestan.get('P1');
      if (product) world.gestan.set('P1', { ...product, ...fields });
    },
  };
}

const only = (rows: readonly unknown[]) => {
  expect(rows).toHaveLength(1);
  return rows[0] as ReturnType<typeof plan>[number];
};

describe('statuses of a linked pair', () => {
  it('links what is equal at first meeting, by storage alone', async () => {
    const world = createWorld(
      [{ product: wooProduct({ id: 1, sku: 'a1', name: 'Canne' }) }],
      [gestanProduct({ id: 'P1', code: 'A1', name: 'Canne' })],
    );
    expect(only(plan(world, rules))).toMatchObject({ status: 'link', matchedBy: 'code', changes: [] });
    await sync(world, rules);
    expect(plan(world, rules)).toEqual([]);
    expect(only(plan(world, { ...rules, includeInSync: true }))).toMatchObject({ status: 'in-sync' });
  });

  it('sends what only the owner changed', async () => {
    const { world, editGestan, editWoo } = await pairWorld();
    editGestan({ priceGross: '12.50' });
    expect(only(plan(world, rules))).toMatchObject({
      status: 'update-woo',
      origin: 'gestan',
      changes: [{ field: 'price', from: '10', to: '12.5', target: 'woo' }],
    });
    editWoo({ description: '<p>Neuf</p>' });
    expect(only(plan(world, rules))).toMatchObject({ status: 'update-both' });
    await sync(world, rules);
    expect(world.gestan.get('P1')).toMatchObject({ description: 'Neuf', priceGross: '12.50' });
    expect(world.woo.get('1')?.product).toMatchObject({ regular_price: '12.5', description: '<p>Neuf</p>' });
  });

  it('puts back what the other side changed, and says so', async () => {
    const { world, editWoo } = await pairWorld();
    editWoo({ regular_price: '99.00' });
    const row = only(plan(world, rules));
    expect(row).toMatchObject({
      status: 'update-woo',
      changes: [{ field: 'price', from: '99', to: '10', target: 'woo', because: 'owner' }],
    });
    await sync(world, rules);
    expect(world.woo.get('1')?.product.regular_price).toBe('10');
  });

  it('takes a field of both from whoever changed it', async () => {
    const { world, editWoo, editGestan } = await pairWorld();
    editWoo({ name: 'Canne à mouche' });
    expect(only(plan(world, rules))).toMatchObject({ status: 'update-gestan', origin: 'woo' });
    await sync(world, rules);
    editGestan({ name: 'Canne carpe' });
    expect(only(plan(world, rules))).toMatchObject({
      status: 'update-woo',
      changes: [{ to: 'Canne carpe' }],
    });
  });

  it('does not call a conflict what both changed alike', async () => {
    const { world, editWoo, editGestan } = await pairWorld();
    editWoo({ name: 'Canne &amp; fil' });
    editGestan({ name: 'Canne & fil' });
    const row = only(plan(world, rules));
    expect(row).toMatchObject({ status: 'in-sync', rebase: true });
    await sync(world, rules);
    expect(plan(world, rules)).toEqual([]);
    editWoo({ name: 'Canne' });
    expect(only(plan(world, rules))).toMatchObject({ status: 'update-gestan' });
  });

  describe('conflicts', () => {
    const conflicting = async () => {
      const made = await pairWorld();
      made.editWoo({ name: 'Nom du site' });
      made.editGestan({ name: 'Nom de Gestan', priceGross: '11' });
      return made.world;
    };

    it('are shown side by side', async () => {
      const row = only(plan(await conflicting(), rules));
      expect(row.status).toBe('conflict');
      expect(row.conflicts).toEqual([
        {
          field: 'name',
          woo: 'Nom du site',
          gestan: 'Nom de Gestan',
          code: 'both-changed',
          answers: ['gestan', 'woo'],
        },
      ]);
    });

    it('are answered field by field', async () => {
      const row = only(plan(await conflicting(), rules));
      const asked: unknown[] = [];
      const woo = resolveRow(row, (_, change) => {
        asked.push(change);
        return 'woo';
      });
      expect(asked).toEqual([{ field: 'name', from: 'Nom de Gestan', to: 'Nom du site', target: 'gestan' }]);
      expect(woo.status).toBe('update-both');
      expect(woo.conflicts).toBeUndefined();
      expect(woo.changes).toContainEqual({
        field: 'name',
        from: 'Nom de Gestan',
        to: 'Nom du site',
        target: 'gestan',
        because: 'resolved',
      });
      expect(resolveRow(row, () => 'gestan')).toMatchObject({ status: 'update-woo' });
    });

    it('let the rest of the row pass when one is put off, and are asked again', async () => {
      const world = await conflicting();
      const row = resolveRow(only(plan(world, rules)), () => 'skip');
      expect(row).toMatchObject({
        status: 'update-woo',
        changes: [{ field: 'price' }],
        conflicts: [{ field: 'name' }],
      });
      await sync(world, rules, () => 'skip');
      expect(only(plan(world, rules))).toMatchObject({ status: 'conflict', changes: [] });
    });

    it('are settled by the setting', async () => {
      expect(only(plan(await conflicting(), { ...rules, conflicts: 'gestan' }))).toMatchObject({
        status: 'update-woo',
      });
      expect(only(plan(await conflicting(), { ...rules, conflicts: 'woo' }))).toMatchObject({
        status: 'update-both',
      });
    });

    it('are not settled by the direction', async () => {
      const world = await conflicting();
      const row = only(plan(world, { ...rules, direction: 'woo-to-gestan' }));
      expect(row).toMatchObject({ status: 'conflict', conflicts: [{ answers: ['woo'] }] });
      expect(resolveRow(row, () => 'gestan')).toMatchObject({
        status: 'conflict',
        withheld: expect.anything(),
      });
    });
  });

  it('decides a promotion as a whole', async () => {
    const { world, editWoo, editGestan } = await pairWorld({
      id: 1,
      sale_price: '8',
      date_on_sale_from_gmt: '2026-01-06T23:00:00',
      date_on_sale_to_gmt: '2026-02-03T22:59:59',
    });
    const both: ProductRules = { ...rules, owners: { salePrice: 'both' } };
    editWoo({ sale_price: '' });
    editGestan({ salePriceGross: '7' });
    const row = only(plan(world, both));
    expect(row.conflicts?.map((conflict) => conflict.field)).toEqual(['salePrice', 'saleFrom', 'saleTo']);
    await sync(world, both, () => 'gestan');
    expect(world.woo.get('1')?.product).toMatchObject({
      sale_price: '7',
      date_on_sale_from_gmt: '2026-01-06T23:00:00',
      date_on_sale_to_gmt: '2026-02-03T22:59:59',
    });
    expect(plan(world, both)).toEqual([]);
  });

  it('does not send a price below the promotion, which the shop would silently drop', async () => {
    const { world, editGestan } = await pairWorld({ id: 1, sale_price: '8' });
    editGestan({ priceGross: '7' });
    expect(only(plan(world, rules))).toMatchObject({
      status: 'blocked',
      reason: { code: 'sale-not-below-price' },
    });
    editGestan({ priceGross: '7', name: 'Autre' });
    expect(only(plan(world, rules))).toMatchObject({
      status: 'update-woo',
      changes: [{ field: 'name' }],
      withheld: [
        { field: 'price', target: 'woo' },
        { field: 'salePrice', target: 'gestan' },
      ],
    });
  });

  it('keeps a link whose code or SKU is renamed', async () => {
    const { world, editGestan } = await pairWorld();
    editGestan({ code: 'NEUF' });
    expect(plan(world, rules)).toEqual([]);
  });

  it('blocks what is gone or in the trash, and does not make it again', async () => {
    const trashed = await pairWorld();
    trashed.editWoo({ status: 'trash' });
    expect(only(plan(trashed.world, rules))).toMatchObject({
      status: 'blocked',
      reason: { code: 'counterpart-gone' },
    });
    const wooGone = await pairWorld();
    wooGone.world.woo.clear();
    expect(only(plan(wooGone.world, rules))).toMatchObject({
      status: 'blocked',
      reason: { code: 'counterpart-gone' },
      wooId: 1,
      origin: 'gestan',
    });
    const gestanGone = await pairWorld();
    gestanGone.world.gestan.clear();
    expect(only(plan(gestanGone.world, rules))).toMatchObject({
      status: 'blocked',
      reason: { code: 'counterpart-gone' },
      gestanId: 'P1',
      origin: 'woo',
    });
  });

  it('follows publication by its owner', async () => {
    const { world, editWoo, editGestan } = await pairWorld();
    editWoo({ status: 'draft' });
    expect(only(plan(world, rules))).toMatchObject({
      status: 'update-gestan',
      changes: [{ field: 'published', from: true, to: false }],
    });
    await sync(world, rules);
    editGestan({ published: true });
    expect(only(plan(world, { ...rules, owners: { published: 'gestan' } }))).toMatchObject({
      status: 'update-woo',
      changes: [{ field: 'published', to: true }],
    });
  });

  it('moves a product to another category and leaves its other ones', async () => {
    const categories = [10, 77].map((id) => ({ id, name: `${id}`, slug: `${id}` }));
    const { world, editGestan } = await pairWorld({ id: 1, categories });
    editGestan({ familyId: 'F3' });
    await sync(world, rules);
    expect(world.woo.get('1')?.product.categories.map(({ id }) => id)).toEqual([77, 12]);
    editGestan({ familyId: 'F4' });
    await sync(world, rules);
    expect(world.woo.get('1')?.product.categories.map(({ id }) => id)).toEqual([77, 13]);
  });

  it('counts a product of several families as being in Gestan’s', async () => {
    const { world, editGestan, editWoo } = await pairWorld({
      id: 1,
      categories: [10, 12].map((id) => ({ id, name: `${id}`, slug: `${id}` })),
    });
    expect(plan(world, rules)).toEqual([]);
    editGestan({ familyId: 'F3' });
    expect(plan(world, rules).flatMap((row) => row.changes)).toEqual([]);
    await sync(world, rules);
    editWoo({ categories: [{ id: 10, name: '10', slug: '10' }] });
    expect(only(plan(world, rules)).changes).toEqual([
      { field: 'family', from: 'F1', to: 'F3', target: 'woo', because: 'owner' },
    ]);
    await sync(world, rules);
    expect(world.woo.get('1')?.product.categories.map(({ id }) => id)).toEqual([10, 12]);
  });
});

describe('first meeting', () => {
  const meet = (woo: object, gestan: object, more: Partial<ProductRules> = {}) =>
    only(
      plan(
        createWorld(
          [{ product: wooProduct({ id: 1, sku: 'A1', name: 'Canne', ...woo }) }],
          [gestanProduct({ id: 'P1', code: 'A1', name: 'Canne', ...gestan })],
        ),
        { ...rules, ...more },
      ),
    );

  it('lets the owner win', () => {
    expect(meet({ regular_price: '12' }, {}).changes).toEqual([
      { field: 'price', from: '12', to: '10', target: 'woo', because: 'owner' },
    ]);
    expect(meet({ description: 'Site' }, { description: 'Gestan' }).changes).toEqual([
      { field: 'description', from: 'Gestan', to: 'Site', target: 'gestan', because: 'owner' },
    ]);
  });

  it('fills a gap of the owner instead of emptying the other side', () => {
    expect(meet({ weight: '0.5', global_unique_id: '3464042848995' }, {}).changes).toEqual([
      { field: 'weightKg', from: null, to: '0.5', target: 'gestan' },
      { field: 'barcode', from: null, to: '3464042848995', target: 'gestan' },
    ]);
    expect(meet({}, { description: 'Gestan' }).changes).toEqual([
      { field: 'description', from: '', to: 'Gestan', target: 'woo' },
    ]);
  });

  it('asks about a differing field of both', () => {
    expect(meet({ name: 'Autre' }, {})).toMatchObject({
      status: 'conflict',
      conflicts: [{ field: 'name', code: 'first-meeting' }],
    });
  });

  it('matches by code, then barcode, never by name', () => {
    expect(
      meet({ sku: 'Z', global_unique_id: '3464042848995' }, { barcode: '3 464042 848995' }),
    ).toMatchObject({
      status: 'link',
      matchedBy: 'barcode',
    });
    const rows = plan(
      createWorld(
        [{ product: wooProduct({ id: 1, sku: 'Z', name: 'Canne' }) }],
        [gestanProduct({ id: 'P1', code: 'A1', name: 'Canne' })],
      ),
      rules,
    );
    expect(rows.map((row) => row.status)).toEqual(['add-to-gestan', 'add-to-woo']);
  });

  it('treats a newly chosen field as a first meeting of that field only', async () => {
    const { world, editWoo } = await pairWorld();
    editWoo({ meta_data: [{ key: 'couleur', value: 'Rouge' }] });
    const more = { ...rules, context: { ...context, metaFields: ['couleur'] } };
    expect(plan(world, rules)).toEqual([]);
    expect(only(plan(world, more)).changes).toEqual([
      { field: 'meta:couleur', from: null, to: 'Rouge', target: 'gestan' },
    ]);
    await sync(world, more);
    expect(world.gestan.get('P1')?.extra).toEqual({ couleur: 'Rouge' });
    expect(plan(world, more)).toEqual([]);
  });
});

describe('creations', () => {
  it('carry every field to Gestan', async () => {
    const world = createWorld([
      {
        product: wooProduct({
          id: 5,
          sku: 'HAM-1',
          name: 'Hameçon &amp; fil',
          regular_price: '3.95',
          sale_price: '2.95',
          weight: '680',
          tax_class: 'taux-reduit-55',
          categories: [{ id: 11, name: 'c', slug: 'c' }],
          global_unique_id: '346-404-2848995',
        }),
      },
    ]);
    await sync(world, { ...rules, context: { ...context, weightUnit: 'g' } });
    expect([...world.gestan.values()]).toMatchObject([
      {
        id: '1',
        code: 'HAM-1',
        name: 'Hameçon & fil',
        priceGross: '3.95',
        salePriceGross: '2.95',
        vatRate: '5.5',
        weightKg: '0.68',
        barcode: '3464042848995',
        familyId: 'F2',
        subFamilyId: 'S1',
        published: true,
      },
    ]);
  });

  it('carry every field to the shop', async () => {
    const world = createWorld(
      [],
      [
        gestanProduct({
          id: 'P1',
          code: 'A',
          name: 'Vis <M8',
          weightKg: '0.5',
          salePriceGross: '9',
          familyId: 'F4',
        }),
      ],
    );
    await sync(world, { ...rules, context: { ...context, weightUnit: 'lbs' } });
    expect([...world.woo.values()][0]?.product).toMatchObject({
      sku: 'A',
      type: 'simple',
      status: 'publish',
      name: 'Vis &lt;M8',
      regular_price: '10',
      sale_price: '9',
      weight: '1.102311',
      tax_class: '',
      categories: [{ id: 13 }],
    });
    expect(plan(world, { ...rules, context: { ...context, weightUnit: 'lbs' } })).toEqual([]);
  });

  it.each([
    ['sku-missing', { sku: '' }, {}],
    ['family-unmapped', { categories: [{ id: 99, name: 'x', slug: 'x' }] }, {}],
    ['tax-unmapped', { tax_class: 'inconnue' }, {}],
    ['type-grouped', { type: 'grouped' }, {}],
    ['type-external', { type: 'external' }, {}],
    ['type-unsupported', { type: 'subscription' }, {}],
    ['gestan-read-only', {}, { writeProducts: false }],
  ])('to Gestan are blocked: %s', (code, woo, more) => {
    const world = createWorld([{ product: wooProduct({ id: 1, ...woo }) }]);
    expect(only(plan(world, { ...rules, ...more }))).toMatchObject({
      status: 'blocked',
      reason: { code },
      changes: [],
    });
  });

  it.each([
    ['vat-unmapped', { vatRate: '19.6' }],
    ['family-unmapped', { familyId: 'F9' }],
    ['code-missing', { code: ' ' }],
    ['gestan-model', { kind: 'model' as const }],
  ])('to the shop are blocked: %s', (code, gestan) => {
    const world = createWorld([], [gestanProduct({ id: 'P1', ...gestan })]);
    expect(only(plan(world, rules))).toMatchObject({ status: 'blocked', reason: { code }, changes: [] });
  });

  it('want one primary category of several', () => {
    const families = createFamilyTable([
      { categoryId: 10, familyId: 'F1' },
      { categoryId: 11, familyId: 'F1' },
    ]);
    const world = createWorld([], [gestanProduct({ id: 'P1' })]);
    expect(only(plan(world, { context: { ...context, families } }))).toMatchObject({
      status: 'blocked',
      reason: { code: 'family-ambiguous' },
    });
  });

  it('go to the default family, and get a code from the id, where that is set', async () => {
    const world = createWorld([{ product: wooProduct({ id: 7, sku: '', categories: [] }) }]);
    const more = { ...rules, defaultFamily: { familyId: 'F9' }, codePrefix: 'WOO-' };
    expect(only(plan(world, more))).toMatchObject({ status: 'add-to-gestan', gestanCode: 'WOO-7' });
    await sync(world, more);
    expect([...world.gestan.values()][0]).toMatchObject({ code: 'WOO-7', familyId: 'F9' });
    expect(plan(world, more)).toEqual([]);
  });
});

describe('ambiguities', () => {
  const statuses = (world: ReturnType<typeof createWorld>) =>
    plan(world, rules).map((row) => [row.key, row.status, row.reason?.code]);

  it('block two products of one SKU', () => {
    const woo = [1, 2].map((id) => ({ product: wooProduct({ id, sku: 'A1' }) }));
    expect(statuses(createWorld(woo, [gestanProduct({ id: 'P1', code: 'A1' })]))).toEqual([
      ['woo:1', 'blocked', 'duplicate-sku'],
      ['woo:2', 'blocked', 'duplicate-sku'],
      ['gestan:P1', 'blocked', 'duplicate-sku'],
    ]);
    expect(statuses(createWorld(woo))).toEqual([
      ['woo:1', 'blocked', 'duplicate-sku'],
      ['woo:2', 'blocked', 'duplicate-sku'],
    ]);
  });

  it('block one code on two products', () => {
    const gestan = ['P1', 'P2'].map((id) => gestanProduct({ id, code: 'A1' }));
    expect(statuses(createWorld([{ product: wooProduct({ id: 1, sku: 'A1' }) }], gestan))).toEqual([
      ['woo:1', 'blocked', 'duplicate-code'],
      ['gestan:P1', 'blocked', 'duplicate-code'],
      ['gestan:P2', 'blocked', 'duplicate-code'],
    ]);
    expect(statuses(createWorld([], gestan)).map(([, , code]) => code)).toEqual([
      'duplicate-code',
      'duplicate-code',
    ]);
  });

  it('block one barcode on several products', () => {
    const world = createWorld(
      [1, 2].map((id) => ({ product: wooProduct({ id, global_unique_id: '3464042848995' }) })),
      [gestanProduct({ id: 'P1', barcode: '3464042848995' })],
    );
    expect(statuses(world).map(([, , code]) => code)).toEqual(Array(3).fill('duplicate-barcode'));
  });

  it('tells codes that differ in case only apart', () => {
    const world = createWorld(
      [{ product: wooProduct({ id: 1, sku: 'abc', name: 'N' }) }],
      [
        gestanProduct({ id: 'P1', code: 'ABC', name: 'N' }),
        gestanProduct({ id: 'P2', code: 'abc', name: 'N' }),
      ],
    );
    expect(statuses(world)).toEqual([
      ['woo:1', 'link', undefined],
      ['gestan:P1', 'blocked', 'sku-taken'],
    ]);
  });

  it('block a SKU that is held in the trash, by a parent, or by a linked product', async () => {
    const world = createWorld(
      [
        { product: wooProduct({ id: 1, sku: 'T', status: 'trash' }) },
        { product: wooProduct({ id: 2, sku: 'V', type: 'variable' }) },
      ],
      [gestanProduct({ id: 'P1', code: 'T' }), gestanProduct({ id: 'P2', code: 'V' })],
    );
    expect(statuses(world)).toEqual([
      ['gestan:P1', 'blocked', 'sku-in-trash'],
      ['gestan:P2', 'blocked', 'sku-taken'],
    ]);
    const { world: linked } = await pairWorld();
    linked.woo.set('2', { product: wooProduct({ id: 2, sku: 'A1' }) });
    expect(statuses(linked)).toEqual([['woo:2', 'blocked', 'code-taken']]);
  });

  it('a link that a person removed is not made again', async () => {
    const { world } = await pairWorld();
    world.links = world.links.unset({ wooId: 1 });
    expect(statuses(world)).toEqual([
      ['woo:1', 'blocked', 'link-removed'],
      ['gestan:P1', 'blocked', 'link-removed'],
    ]);
    world.links = world.links.force({ wooId: 1, gestanId: 'P1', code: 'A1' });
    expect(statuses(world)).toEqual([]);
  });
});

describe('options', () => {
  it('show creations only', async () => {
    const { world, editGestan } = await pairWorld();
    editGestan({ priceGross: '11' });
    world.woo.set('2', { product: wooProduct({ id: 2, sku: 'B' }) });
    expect(plan(world, { ...rules, includeUpdates: false }).map((row) => row.status)).toEqual([
      'add-to-gestan',
    ]);
  });

  it('choose codes and ids', () => {
    const world = createWorld(
      [1, 2, 3].map((id) => ({ product: wooProduct({ id, sku: `S${id}` }) })),
      [gestanProduct({ id: 'P1', code: 'G1' })],
    );
    expect(plan(world, { ...rules, codes: ['S2', 'G1'], wooIds: [3] }).map((row) => row.key)).toEqual([
      'woo:2',
      'woo:3',
      'gestan:P1',
    ]);
  });

  it('leave blacklisted products out, or list them with the reason', () => {
    const world = createWorld(
      [{ product: wooProduct({ id: 1 }) }, { product: wooProduct({ id: 2 }) }],
      [gestanProduct({ id: 'P1', code: 'G1' })],
    );
    world.blacklist = createBlacklist([
      { code: 'G1', reason: 'interne' },
      { wooId: 1, reason: 'ancien' },
    ]);
    expect(plan(world, rules).map((row) => row.key)).toEqual(['woo:2']);
    expect(
      plan(world, { ...rules, includeBlacklisted: true })
        .filter((row) => row.status === 'blacklisted')
        .map((row) => [row.key, row.reason?.values]),
    ).toEqual([
      ['woo:1', { note: 'ancien' }],
      ['gestan:P1', { note: 'interne' }],
    ]);
  });

  it('compare only what the adapter holds', async () => {
    const { world, editWoo } = await pairWorld();
    editWoo({ description: 'Neuf', weight: '3' });
    const fewer = { ...context, productFields: ['name', 'priceGross', 'vatRate'] as const };
    expect(plan(world, { context: fewer })).toEqual([]);
  });

  it('withhold what a read-only adapter cannot take', async () => {
    const { world, editWoo } = await pairWorld();
    editWoo({ description: 'Neuf' });
    expect(only(plan(world, { ...rules, writeProducts: false }))).toMatchObject({
      status: 'blocked',
      reason: { code: 'gestan-read-only' },
    });
  });

  it('let the user change a projection', async () => {
    const { world } = await pairWorld();
    const map = { gestan: (projection: object) => ({ ...projection, name: 'CANNE' }) as never };
    expect(only(plan(world, { context: { ...context, map } })).changes).toEqual([
      { field: 'name', from: 'Canne', to: 'CANNE', target: 'woo' },
    ]);
  });

  it('give a fingerprint that changes with either side, and with nothing else', async () => {
    const { world, editGestan, editWoo } = await pairWorld();
    editGestan({ priceGross: '11' });
    const first = only(plan(world, rules)).fingerprint;
    editWoo({ stock_quantity: 1, date_modified_gmt: '2026-05-05T00:00:00' });
    expect(only(plan(world, rules)).fingerprint).toBe(first);
    editWoo({ weight: '1' });
    expect(only(plan(world, rules)).fingerprint).not.toBe(first);
  });
});

describe('variations', () => {
  const parent = wooProduct({ id: 20, sku: 'TS', name: 'T-shirt', type: 'variable', regular_price: '' });
  const red = wooVariation({
    id: 21,
    sku: 'TS-R',
    attributes: [{ id: 1, name: 'Couleur', option: 'Rouge' }],
  });
  const blue = wooVariation({ id: 22, sku: 'TS', attributes: [{ id: 1, name: 'Couleur', option: 'Bleu' }] });
  const shop = [
    { product: parent },
    { product: parent, variation: red },
    { product: parent, variation: blue },
  ];

  it('are products of their own in Gestan; the parent has none; an inherited SKU is none', async () => {
    const world = createWorld(shop);
    expect(plan(world, rules).map((row) => [row.key, row.status, row.name, row.reason?.code])).toEqual([
      ['woo:20:21', 'add-to-gestan', 'T-shirt - Rouge', undefined],
      ['woo:20:22', 'blocked', 'T-shirt - Bleu', 'sku-missing'],
    ]);
    await sync(world, { ...rules, codePrefix: 'W' });
    expect(
      [...world.gestan.values()].map(({ code, name, vatRate, familyId }) => [code, name, vatRate, familyId]),
    ).toEqual([
      ['TS-R', 'T-shirt - Rouge', '20', 'F1'],
      ['W22', 'T-shirt - Bleu', '20', 'F1'],
    ]);
    expect(plan(world, { ...rules, codePrefix: 'W' })).toEqual([]);
  });

  it('take prices from Gestan one by one and give their name', async () => {
    const world = createWorld(shop);
    await sync(world, rules);
    const [product] = world.gestan.values();
    if (product)
      world.gestan.set(product.id, { ...product, priceGross: '15', name: 'Autre', familyId: 'F3' });
    const row = only(plan(world, rules).filter((one) => one.status !== 'blocked'));
    expect(row).toMatchObject({ status: 'update-both', wooId: 20, variationId: 21 });
    expect(row.changes).toEqual([
      { field: 'name', from: 'Autre', to: 'T-shirt - Rouge', target: 'gestan', because: 'owner' },
      { field: 'price', from: '10', to: '15', target: 'woo' },
    ]);
  });

  it('are placed by code prefix', () => {
    const world = createWorld(
      [{ product: parent }],
      [
        gestanProduct({ id: 'P1', code: 'TS-VERT' }),
        gestanProduct({ id: 'P2', code: 'NEW-S' }),
        gestanProduct({ id: 'P3', code: 'NEW-M' }),
        gestanProduct({ id: 'P4', code: 'SEUL-1' }),
        gestanProduct({ id: 'P5', code: 'TS-' }),
      ],
    );
    const variants = { by: 'prefix', separator: '-', attribute: 'Taille' } as const;
    expect(
      plan(world, { ...rules, variants }).map((row) => [row.status, row.variant ?? row.reason?.code]),
    ).toEqual([
      [
        'add-to-woo',
        {
          parentSku: 'TS',
          parentId: 20,
          parentName: 'T-shirt',
          options: [{ name: 'Taille', option: 'VERT' }],
        },
      ],
      ['add-to-woo', { parentSku: 'NEW', parentName: 'NEW', options: [{ name: 'Taille', option: 'S' }] }],
      ['add-to-woo', { parentSku: 'NEW', parentName: 'NEW', options: [{ name: 'Taille', option: 'M' }] }],
      ['add-to-woo', undefined],
      ['blocked', 'variant-unnamed'],
    ]);
  });

  it('are placed by a table; one without a name is blocked', () => {
    const simple = wooProduct({ id: 30, sku: 'SIMPLE' });
    const world = createWorld(
      [{ product: simple }],
      [
        gestanProduct({ id: 'P1', code: 'X' }),
        gestanProduct({ id: 'P2', code: 'Y' }),
        gestanProduct({ id: 'P3', code: 'Z' }),
      ],
    );
    const variants = {
      by: 'table',
      rows: [
        { code: 'X', parentSku: 'TS', parentName: 'T-shirt', options: [{ name: 'Taille', option: 'L' }] },
        { code: 'Y', parentSku: 'TS', options: [] },
        { code: 'Z', parentSku: 'SIMPLE', options: [{ name: 'Taille', option: 'L' }] },
      ],
    } as const;
    expect(
      plan(world, { ...rules, variants, direction: 'gestan-to-woo' }).map(
        (row) => row.variant?.parentName ?? row.reason?.code,
      ),
    ).toEqual(['T-shirt', 'variant-unnamed', 'variant-parent-not-variable']);
  });

  it('block a linked product that changed its type', async () => {
    const { world, editWoo } = await pairWorld();
    editWoo({ type: 'variable' });
    expect(only(plan(world, rules))).toMatchObject({ status: 'blocked', reason: { code: 'type-changed' } });
  });

  it('virtual and downloadable products are simple ones', () => {
    const row = plannerOf().addToGestan({
      product: wooProduct({ id: 1, virtual: true, downloadable: true }),
    });
    expect(row?.status).toBe('add-to-gestan');
  });
});

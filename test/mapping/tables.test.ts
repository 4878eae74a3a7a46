import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import { blacklistKey } from '../../src/mapping/blacklist.js';
import { familyKey, parseFamilyKey } from '../../src/mapping/families.js';
import {
  categoryPaths,
  countUnmapped,
  createBlacklist,
  createFamilyTable,
  createLinkTable,
  createPaymentTable,
  createTaxTable,
  exportMappings,
  importMappings,
  parseWooKey,
  suggestTaxes,
  wooKey,
} from '../../src/mapping/index.js';
import type { WooTaxRate } from '../../src/woo/types.js';

function fault(run: () => unknown): {
  readonly code: string;
  readonly field: string | undefined;
  readonly message: string;
} {
  try {
    run();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('families', () => {
  const table = createFamilyTable([
    { categoryId: 39, familyId: 'F1', subFamilyId: 'S3' },
    { categoryId: 38, familyId: 'F1' },
    { categoryId: 40, familyId: 'F1' },
  ]);

  it('are looked up both ways', () => {
    expect(table.list().map((row) => row.categoryId)).toEqual([38, 39, 40]);
    expect(table.lookup(39)).toMatchObject({ subFamilyId: 'S3' });
    expect(table.categoryOf({ familyId: 'F1', subFamilyId: 'S3' })).toEqual({ kind: 'one', categoryId: 39 });
    expect(table.categoryOf({ familyId: 'F1' })).toEqual({ kind: 'ambiguous', categoryIds: [38, 40] });
    expect(table.categoryOf({ familyId: 'F2' })).toEqual({ kind: 'none' });
  });

  it('are never changed in place; one row of a family is primary at most', () => {
    const first = table.set({ categoryId: 38, familyId: 'F1', primary: true });
    const second = first.set({ categoryId: 40, familyId: 'F1', primary: true });
    expect(table.categoryOf({ familyId: 'F1' }).kind).toBe('ambiguous');
    expect(first.categoryOf({ familyId: 'F1' })).toEqual({ kind: 'one', categoryId: 38 });
    expect(second.categoryOf({ familyId: 'F1' })).toEqual({ kind: 'one', categoryId: 40 });
    expect(second.unset(38).unset(99).list()).toHaveLength(2);
  });

  it('name the faulty field', () => {
    expect(
      fault(() =>
        createFamilyTable([
          { categoryId: 1, familyId: 'A' },
          { categoryId: 2, familyId: '' },
        ]),
      ),
    ).toMatchObject({
      code: 'settings.invalid',
      field: 'families[1].familyId',
    });
    expect(fault(() => createFamilyTable([{ categoryId: 1.5, familyId: 'A' }])).field).toBe(
      'families[0].categoryId',
    );
    expect(fault(() => createFamilyTable('x')).field).toBe('families');
    expect(
      fault(() =>
        createFamilyTable([
          { categoryId: 1, familyId: 'A' },
          { categoryId: 1, familyId: 'B' },
        ]),
      ),
    ).toMatchObject({
      code: 'settings.duplicate',
      field: 'families[1].categoryId',
    });
    expect(fault(() => table.set({ categoryId: -1, familyId: 'A' })).code).toBe('settings.invalid');
  });

  it('have a key that any id survives', () => {
    for (const ref of [
      { familyId: 'a/b%' },
      { familyId: 'a', subFamilyId: 'b/c' },
      { familyId: 'é', subFamilyId: '%2F' },
    ])
      expect(parseFamilyKey(familyKey(ref))).toEqual(ref);
    expect(familyKey({ familyId: 'F1', subFamilyId: 'S1' })).toBe('F1/S1');
  });
});

describe('payments and taxes', () => {
  it('are looked up', () => {
    const payments = createPaymentTable([{ methodId: 'bacs', paymentModeId: 'VIR' }]);
    expect(payments.set({ methodId: 'bacs', paymentModeId: 'CB' }).lookup('bacs')?.paymentModeId).toBe('CB');
    expect(payments.unset('bacs').list()).toEqual([]);
    expect(payments.lookup('bacs')?.paymentModeId).toBe('VIR');
  });

  it('know the standard class and rates in any spelling', () => {
    const taxes = createTaxTable([
      { taxClass: 'standard', rate: '20.00' },
      { taxClass: 'b', rate: '5.5' },
    ]);
    expect(taxes.rateOf('')).toBe('20');
    expect(taxes.rateOf('standard')).toBe('20');
    expect(taxes.classOf('20.0')).toEqual({ kind: 'one', taxClass: '' });
    expect(taxes.classOf('7')).toEqual({ kind: 'none' });
    const twin = taxes.set({ taxClass: 'c', rate: '20' });
    expect(twin.classOf('20').kind).toBe('ambiguous');
    expect(twin.set({ taxClass: 'c', rate: '20', primary: true }).classOf('20')).toEqual({
      kind: 'one',
      taxClass: 'c',
    });
    expect(fault(() => createTaxTable([{ taxClass: '', rate: 'vingt' }])).field).toBe('taxes[0].rate');
  });

  it('are proposed for the base place: postcodes, priorities and compound rates as WooCommerce has them', () => {
    const rate = (id: number, fields: Partial<WooTaxRate>): WooTaxRate => ({
      id,
      country: 'FR',
      state: '',
      rate: '20',
      name: '',
      priority: 1,
      compound: false,
      shipping: true,
      order: id,
      class: 'standard',
      ...fields,
    });
    const rates = [
      rate(1, {}),
      rate(2, { postcodes: ['974*'], rate: '8.5' }),
      rate(3, { postcodes: ['20000...20999'], rate: '10' }),
      rate(4, { country: 'BE', rate: '21' }),
      rate(5, { class: 'reduit', rate: '5.5' }),
    ];
    expect(suggestTaxes(rates, { country: 'FR' })).toEqual([
      { taxClass: '', rate: '20', rateIds: [1] },
      { taxClass: 'reduit', rate: '5.5', rateIds: [5] },
    ]);
    expect(suggestTaxes(rates, { country: 'fr', postcode: '97410' })[0]).toMatchObject({
      rate: '8.5',
      rateIds: [2],
    });
    expect(suggestTaxes(rates, { country: 'FR', postcode: '20100' })[0]).toMatchObject({ rate: '10' });
    expect(suggestTaxes(rates, { country: 'DE' })).toEqual([]);
  });
});

describe('links', () => {
  const links = createLinkTable({
    links: [
      { wooId: 13, gestanId: 'P1', code: 'A', made: 'import' },
      { wooId: 20, variationId: 21, gestanId: 'P2', code: 'B', made: 'import' },
    ],
  });

  it('are found from every side', () => {
    expect(links.byWoo({ wooId: 20, variationId: 21 })?.gestanId).toBe('P2');
    expect(links.byWoo({ wooId: 20 })).toBeUndefined();
    expect(links.byGestan('P1')?.wooId).toBe(13);
    expect(links.byCode('B')?.variationId).toBe(21);
    expect(links.ofProduct(20)).toHaveLength(1);
  });

  it('say by whom they are taken', () => {
    expect(fault(() => links.force({ wooId: 14, gestanId: 'P2', code: 'B' }))).toMatchObject({
      code: 'settings.link-taken',
      message: expect.stringContaining(
        'Gestan product B (P2) is linked to variation 21 of Woo product 20 already.',
      ),
    });
    expect(fault(() => links.force({ wooId: 13, gestanId: 'P9', code: 'Z' })).message).toContain(
      'Woo product 13 is linked to Gestan product A (P1) already.',
    );
    expect(
      fault(() =>
        links.set(
          { wooId: 5, gestanId: 'P7', code: 'C', made: 'import' },
          { wooId: 6, gestanId: 'P7', code: 'C', made: 'import' },
        ),
      ).code,
    ).toMatch(/settings/);
  });

  it('leave a tombstone that forcing forgets', () => {
    const removed = links.unset({ wooId: 13 }, '2026-03-01T00:00:00.000Z');
    expect(removed.size).toBe(1);
    expect(removed.isRemoved({ wooId: 13 }, 'P1')).toBe(true);
    expect(removed.isRemoved({ wooId: 13 }, 'P2')).toBe(false);
    const forced = removed.force({ wooId: 13, gestanId: 'P1', code: 'A' });
    expect(forced.byGestan('P1')?.made).toBe('forced');
    expect(forced.isRemoved({ wooId: 13 }, 'P1')).toBe(false);
    expect(links.size).toBe(2);
  });

  it('survive JSON', () => {
    const removed = links.unset({ wooId: 13 }, '2026-03-01T00:00:00.000Z');
    expect(createLinkTable(JSON.parse(JSON.stringify(removed))).toJSON()).toEqual(removed.toJSON());
    expect(
      fault(() => createLinkTable({ links: [{ wooId: 1, gestanId: 'A', code: '', made: 'x' }] })).field,
    ).toBe('links.links[0].made');
    expect(
      fault(() =>
        createLinkTable({
          links: [
            { wooId: 1, gestanId: 'A', code: '', made: 'import' },
            { wooId: 2, gestanId: 'A', code: '', made: 'import' },
          ],
        }),
      ),
    ).toMatchObject({ code: 'settings.duplicate', field: 'links.links[1].gestanId' });
  });

  it('have keys that read back', () => {
    for (const ref of [{ wooId: 1 }, { wooId: 1, variationId: 2 }])
      expect(parseWooKey(wooKey(ref))).toEqual(ref);
  });
});

describe('the blacklist', () => {
  it('holds for a code, a product with its variations, or one variation', () => {
    const list = createBlacklist()
      .add({ code: 'X' }, { reason: 'interne', at: '2026-03-01T00:00:00.000Z' })
      .add({ wooId: 1 }, { reason: 'ancien' })
      .add({ wooId: 2, variationId: 3 }, { reason: 'essai' });
    expect(list.lookup({ code: 'X' })).toMatchObject({ reason: 'interne', at: '2026-03-01T00:00:00.000Z' });
    expect(list.lookup({ wooId: 1, variationId: 9 })?.reason).toBe('ancien');
    expect(list.lookup({ wooId: 2, variationId: 3 })?.reason).toBe('essai');
    expect(list.lookup({ wooId: 2 })).toBeUndefined();
    expect(list.remove({ code: 'X' }).lookup({ code: 'X' })).toBeUndefined();
    expect(createBlacklist(JSON.parse(JSON.stringify(list))).list()).toEqual(list.list());
    expect(blacklistKey({ wooId: 2, variationId: 3 })).toBe('woo:2:3');
    expect(fault(() => createBlacklist([{ reason: 'x' }])).field).toBe('blacklist[0].code');
  });
});

describe('the mappings file', () => {
  const mappings = {
    families: createFamilyTable([{ categoryId: 1, familyId: 'F', primary: true }]),
    payments: createPaymentTable([{ methodId: '', paymentModeId: 'DIV' }]),
    taxes: createTaxTable([{ taxClass: '', rate: '20' }]),
  };

  it('comes back as it went', () => {
    const file = exportMappings(mappings);
    expect(exportMappings(importMappings(JSON.stringify(file)))).toEqual(file);
    expect(importMappings({ version: 1 }).families.list()).toEqual([]);
  });

  it('is read whole or not at all', () => {
    expect(fault(() => importMappings('{')).field).toBe('mappings');
    expect(fault(() => importMappings({ version: 2 })).field).toBe('mappings.version');
    expect(fault(() => importMappings({ version: 1, payments: [{ methodId: 'a' }] })).field).toBe(
      'payments[0].paymentModeId',
    );
    expect(fault(() => importMappings({ version: 1, familles: [] })).code).toBe('settings.invalid');
  });
});

describe('categories', () => {
  const category = (id: number, name: string, parent: number) => ({
    id,
    name,
    parent,
    slug: String(id),
    count: id,
  });

  it('of one name under two parents stay apart; loops and orphans do no harm', () => {
    const paths = categoryPaths([
      category(1, 'Pêche', 0),
      category(2, 'Hameçons &amp; fils', 1),
      category(3, 'Chasse', 0),
      category(4, 'Hameçons &amp; fils', 3),
      category(5, 'Orpheline', 99),
      category(6, 'A', 7),
      category(7, 'B', 6),
    ]);
    expect(paths.map(({ id, path }) => [id, path])).toEqual([
      [7, 'A > B'],
      [6, 'B > A'],
      [3, 'Chasse'],
      [4, 'Chasse > Hameçons & fils'],
      [5, 'Orpheline'],
      [1, 'Pêche'],
      [2, 'Pêche > Hameçons & fils'],
    ]);
  });

  it('count what is not mapped', () => {
    expect(countUnmapped(['a', 'b', 'a', 'c'], (key) => key === 'c')).toEqual([
      { key: 'a', count: 2 },
      { key: 'b', count: 1 },
    ]);
  });
});

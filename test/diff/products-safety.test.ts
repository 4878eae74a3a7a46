import { describe, expect, it } from 'vitest';
import {
  checkSafety,
  defaultOwners,
  mergeProduct,
  planUndo,
  projectGestan,
  projectWoo,
  toUndoRecord,
} from '../../src/diff/index.js';
import type { Change, Row } from '../../src/diff/plan.js';
import { advanceBase } from '../../src/diff/products/advance-base.js';
import type { ProductRow } from '../../src/diff/products/row.js';
import { context, gestanProduct, wooProduct } from './products-world.js';

const row = (key: number, change: Partial<Change>, status = 'update-woo'): Row => ({
  key: `woo:${key}`,
  status,
  origin: 'gestan',
  name: `P${key}`,
  changes: [{ field: 'price', from: '10', to: '11', target: 'woo', ...change }],
  fingerprint: '',
});
const rows = (count: number, change: Partial<Change>, status?: string) =>
  Array.from({ length: count }, (_, index) => row(index, change, status));
const totals = { woo: 100, gestan: 100, managedStock: 100 };
const limits = (given: readonly Row[], more: object = {}) =>
  checkSafety({ rows: given, totals, ...more }).map(({ limit, count, allowed }) => [limit, count, allowed]);

describe('share limits', () => {
  it('stop a run that empties the stock', () => {
    const zeroed = { field: 'stock', from: 4, to: 0 };
    expect(limits(rows(30, zeroed))).toEqual([]);
    expect(limits(rows(31, zeroed))).toEqual([['stock-zeroed', 31, 30]]);
    expect(limits(rows(100, { field: 'stock', from: 0, to: 0 }))).toEqual([]);
    expect(limits(rows(100, { field: 'stock', from: 4, to: 1 }))).toEqual([]);
  });

  it('stop a run whose prices jump', () => {
    expect(limits(rows(50, { to: '30' }))).toEqual([]);
    expect(limits(rows(50, { to: '30.01' }))).toEqual([['price-jump', 50, 9]]);
    expect(limits(rows(50, { to: '3.33' }))).toEqual([['price-jump', 50, 9]]);
    expect(limits(rows(50, { to: '0' }))).toEqual([['price-jump', 50, 9]]);
    expect(limits(rows(50, { to: '30.01' }), { settings: { priceFactor: 5 } })).toEqual([]);
  });

  it('stop a run that creates or unpublishes too much, but let an empty side be filled', () => {
    expect(limits(rows(101, {}, 'add-to-gestan'))).toEqual([['created', 101, 100]]);
    expect(limits(rows(101, {}, 'add-to-gestan'), { totals: { ...totals, gestan: 0 } })).toEqual([]);
    expect(limits(rows(21, { field: 'published', from: true, to: false }))).toEqual([
      ['unpublished', 21, 20],
    ]);
  });

  it('never stop a handful, and are lifted by name only', () => {
    const few = { woo: 10, gestan: 10, managedStock: 10 };
    expect(limits(rows(9, { field: 'stock', from: 4, to: 0 }), { totals: few })).toEqual([]);
    const both = [...rows(40, { field: 'stock', from: 4, to: 0 }), ...rows(40, { to: '99' })];
    expect(limits(both, { override: ['price-jump'] })).toEqual([['stock-zeroed', 40, 30]]);
  });

  it('say what happened and how to go on', () => {
    const [violation] = checkSafety({ rows: rows(31, { field: 'stock', from: 4, to: 0 }), totals });
    expect(violation?.message).toContain('31 of 100 quantities would be set to zero');
    expect(violation?.message).toContain('"stock-zeroed"');
    expect(violation?.keys).toHaveLength(10);
  });
});

describe('undo', () => {
  const woo = (fields: object) =>
    projectWoo({ product: wooProduct({ id: 1, name: 'Canne', ...fields }) }, context);
  const gestan = (fields: object) =>
    projectGestan(gestanProduct({ id: 'P1', name: 'Canne', ...fields }), context);
  const applied = {
    key: 'woo:1',
    status: 'update-woo',
    wooId: 1,
    gestanId: 'P1',
    gestanCode: 'A1',
    name: 'Canne',
    origin: 'gestan',
    changes: [],
    fingerprint: '',
  } satisfies ProductRow;
  const written: Change[] = [{ field: 'price', from: '10', to: '12', target: 'woo' }];
  const record = toUndoRecord(applied, written);
  if (!record) throw new Error('no record');

  it('puts back what a run wrote', () => {
    const undo = planUndo(record, {
      woo: woo({ regular_price: '12.00' }),
      gestan: gestan({ priceGross: '12' }),
    });
    expect(undo).toMatchObject({
      status: 'update-woo',
      changes: [{ field: 'price', from: '12', to: '10', target: 'woo' }],
    });
  });

  it('leaves a field alone that changed since', () => {
    expect(planUndo(record, { woo: woo({ regular_price: '13' }) })).toMatchObject({
      status: 'blocked',
      reason: { code: 'changed-since' },
      changes: [],
    });
    expect(planUndo(record, { woo: woo({ regular_price: '10' }) })).toMatchObject({ status: 'in-sync' });
    expect(planUndo(record, {})).toMatchObject({ reason: { code: 'counterpart-gone' } });
  });

  it('deletes nothing, and keeps no record of what cannot be put back', () => {
    const created = toUndoRecord({ ...applied, status: 'add-to-woo' }, written);
    expect(created && planUndo(created, {})).toMatchObject({
      status: 'blocked',
      reason: { code: 'undo-creation' },
    });
    expect(toUndoRecord(applied, [])).toBeUndefined();
  });

  it('is not undone by the next plan', () => {
    const before = { woo: woo({ regular_price: '12' }), gestan: gestan({ priceGross: '12' }) };
    const base = advanceBase({ woo: before.woo, gestan: before.gestan, written: [] });
    const after = woo({ regular_price: '10' });
    const undone = advanceBase({
      base,
      ...before,
      written: [{ field: 'price', to: '10', target: 'woo' }],
      after: { woo: after },
    });
    const next = mergeProduct({ base: undone, woo: after, gestan: before.gestan, owners: defaultOwners });
    expect(next).toMatchObject({ changes: [], conflicts: [], withheld: [] });
    const changed = mergeProduct({
      base: undone,
      woo: after,
      gestan: gestan({ priceGross: '14' }),
      owners: defaultOwners,
    });
    expect(changed.changes).toEqual([{ field: 'price', from: '10', to: '14', target: 'woo' }]);
  });
});

describe('the base', () => {
  it('stays small however long the texts are', () => {
    const long = 'Un texte très long. '.repeat(2000);
    const side = projectWoo({ product: wooProduct({ id: 1, description: long }) }, context);
    const base = advanceBase({ woo: side, gestan: side, written: [] });
    expect(JSON.stringify(base).length).toBeLessThan(500);
    expect(mergeProduct({ base, woo: side, gestan: side, owners: defaultOwners }).rebase).toBe(false);
    const edited = { ...side, description: `${long.trim()}!` };
    expect(mergeProduct({ base, woo: edited, gestan: side, owners: defaultOwners }).changes).toHaveLength(1);
  });

  it('lets a side keep a value in its own way', () => {
    const woo = projectWoo({ product: wooProduct({ id: 1, description: 'a <i>b</i>' }) }, context);
    const gestan = projectGestan(gestanProduct({ id: 'P1', name: 'Produit 1' }), context);
    const written = [{ field: 'description', to: 'a <i>b</i>', target: 'gestan' as const }];
    const held = { ...gestan, description: 'a b' };
    const base = advanceBase({ woo, gestan, written, after: { gestan: held } });
    expect(base.gestan).toEqual({ description: 'a b' });
    expect(mergeProduct({ base, woo, gestan: held, owners: defaultOwners })).toMatchObject({
      changes: [],
      rebase: false,
    });
  });
});

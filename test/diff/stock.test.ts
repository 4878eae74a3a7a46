import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StockFigure } from '../../src/diff/index.js';
import {
  checkSafety,
  createReservedUnits,
  planParentStock,
  planStock,
  stockQuantity,
  toStockWrites,
} from '../../src/diff/index.js';
import { hasDecimalStock } from '../../src/diff/stock/plan-stock.js';
import { orderStockState } from '../../src/diff/stock/reserved-units.js';
import type { KnownPiece } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { recordedFile } from '../support/recorded.js';
import { wooProduct, wooVariation } from './products-world.js';

const figure = (quantity: string | undefined, reserved = '0'): StockFigure => ({
  gestanId: 'P1',
  code: 'A1',
  quantity,
  reserved,
});

describe('the quantity', () => {
  it.each([
    ['2.9', '0', 2],
    ['5', '2', 3],
    ['-0.5', '0', 0],
    ['1.5', '1', 0],
    ['1.9', '0.5', 1],
    ['0', '0', 0],
    ['1000000', '1', 999_999],
  ])('%s less %s is %i', (quantity, reserved, expected) => {
    expect(stockQuantity(quantity, reserved)).toBe(expected);
  });

  it('goes below zero only where that is allowed, rounded down', () => {
    const rules = { clampNegative: false };
    expect(stockQuantity('-0.5', '0', rules)).toBe(-1);
    expect(stockQuantity('1.5', '2', rules)).toBe(-1);
    expect(Object.is(stockQuantity('0.5', '0.5', rules), 0)).toBe(true);
  });

  it('never exceeds what is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9999, max: 9999 }),
        fc.integer({ min: 0, max: 9999 }),
        (thousandths, reserved) => {
          const value = (thousandths / 1000).toFixed(3);
          const units = (reserved / 1000).toFixed(3);
          const quantity = stockQuantity(value, units, { clampNegative: false });
          expect(quantity * 1000).toBeLessThanOrEqual(thousandths - reserved);
          expect(quantity * 1000 + 1000).toBeGreaterThan(thousandths - reserved);
          expect(stockQuantity(value, units)).toBe(Math.max(0, quantity));
        },
      ),
    );
  });
});

describe('a row', () => {
  const product = wooProduct({ id: 1, stock_quantity: 5, backorders: 'notify' });

  it('changes the quantity and nothing else', () => {
    const row = planStock({ product }, figure('2.9'));
    expect(row).toMatchObject({
      key: 'woo:1',
      status: 'update-woo',
      changes: [{ field: 'stock', from: 5, to: 2, target: 'woo' }],
      quantity: 2,
      gestanId: 'P1',
    });
    expect(toStockWrites(row ? [row] : [])).toEqual({
      products: [{ id: 1, stock_quantity: 2 }],
      variations: new Map(),
    });
  });

  it('is in sync, unlinked, unmanaged or unknown', () => {
    expect(planStock({ product }, figure('5.99'))).toMatchObject({ status: 'in-sync', changes: [] });
    expect(planStock({ product }, undefined)).toMatchObject({ status: 'unlinked' });
    expect(planStock({ product: { ...product, manage_stock: false } }, figure('2'))).toMatchObject({
      status: 'unmanaged',
    });
    expect(planStock({ product }, figure(undefined))).toMatchObject({
      status: 'blocked',
      reason: { code: 'stock-unknown' },
      changes: [],
    });
    expect(planStock({ product: { ...product, type: 'grouped' } }, figure('1'))).toMatchObject({
      status: 'blocked',
    });
    expect(planStock({ product: { ...product, status: 'trash' } }, figure('1'))).toBeUndefined();
  });

  it('begins to manage stock where that is wished and the figure is known', () => {
    const unmanaged = { ...product, manage_stock: false, stock_quantity: null };
    const wished = { startManaging: true };
    const row = planStock({ product: unmanaged }, figure('2.9'), wished);
    expect(row).toMatchObject({
      status: 'update-woo',
      changes: [
        { field: 'manageStock', from: false, to: true, target: 'woo' },
        { field: 'stock', from: null, to: 2, target: 'woo' },
      ],
    });
    expect(toStockWrites(row ? [row] : []).products).toEqual([
      { id: 1, stock_quantity: 2, manage_stock: true },
    ]);
    expect(planStock({ product: unmanaged }, figure(undefined), wished)).toMatchObject({
      status: 'unmanaged',
    });
    expect(planStock({ product: unmanaged }, undefined, wished)).toMatchObject({ status: 'unlinked' });
    expect(planStock({ product: { ...unmanaged, type: 'grouped' } }, figure('1'), wished)).toMatchObject({
      status: 'blocked',
    });
    // To begin at zero takes a product off the shelf: the safety limit counts it.
    const emptied = planStock({ product: unmanaged }, figure('0'), wished);
    expect(
      checkSafety({
        rows: emptied ? [emptied] : [],
        totals: { woo: 1, gestan: 1, managedStock: 1 },
        settings: { atLeast: 1 },
      }).map(({ limit }) => limit),
    ).toEqual(['stock-zeroed']);
  });

  it('gives whole units to a shop that allows parts', () => {
    const decimals = { ...product, stock_quantity: 2.5 };
    expect(hasDecimalStock([product, decimals])).toBe(true);
    expect(hasDecimalStock([product])).toBe(false);
    expect(planStock({ product: decimals }, figure('2.5'))).toMatchObject({
      changes: [{ from: 2.5, to: 2 }],
    });
  });
});

describe('variations', () => {
  const parent = wooProduct({ id: 9, type: 'variable', manage_stock: true, stock_quantity: 3 });
  const own = wooVariation({ id: 91, manage_stock: true, stock_quantity: 1 });
  const shared = [92, 93].map((id) => wooVariation({ id, manage_stock: 'parent', stock_quantity: 3 }));

  it('travel grouped by parent', () => {
    const row = planStock({ product: parent, variation: own }, figure('4'));
    expect(toStockWrites(row ? [row] : []).variations).toEqual(
      new Map([[9, [{ id: 91, stock_quantity: 4 }]]]),
    );
  });

  it('that draw on the parent have no row; the parent gets their sum', () => {
    const [first] = shared;
    if (first) expect(planStock({ product: parent, variation: first }, figure('4'))).toBeUndefined();
    const all = (ref: { readonly variationId?: number | undefined }) =>
      ref.variationId === undefined ? undefined : figure('2.5', '1');
    expect(planParentStock(parent, [own, ...shared], all)).toMatchObject({
      key: 'woo:9',
      status: 'in-sync',
      figure: '5',
      reserved: '2',
      quantity: 3,
    });
    const oneMissing = (ref: { readonly variationId?: number | undefined }) =>
      ref.variationId === 92 ? figure('2') : ref.variationId === 93 ? figure(undefined) : undefined;
    expect(planParentStock(parent, shared, oneMissing)).toMatchObject({
      status: 'blocked',
      reason: { code: 'parent-stock-incomplete' },
    });
    expect(planParentStock(parent, shared, () => undefined)).toMatchObject({ status: 'unlinked' });
    expect(planParentStock(parent, [own], all)).toBeUndefined();
    const byHand = (ref: { readonly variationId?: number | undefined }) =>
      ref.variationId === undefined ? figure('7') : undefined;
    expect(planParentStock(parent, shared, byHand)).toMatchObject({ status: 'update-woo', quantity: 7 });
  });
});

describe('units that are reserved', () => {
  const orders = recordedFile<readonly WooOrder[]>('wc11/state/orders.json');
  const gestanIdOf = (ref: { readonly wooId: number; readonly variationId?: number | undefined }) =>
    `G${ref.variationId ?? ref.wooId}`;
  const order = (fields: object, reduced: string | number | null = '2') =>
    ({
      ...orders[0],
      id: 1,
      status: 'processing',
      date_created_gmt: '2026-05-01T10:00:00',
      line_items: [
        {
          product_id: 7,
          variation_id: 0,
          quantity: 9,
          meta_data: reduced === null ? [] : [{ key: '_reduced_stock', value: reduced }],
        },
      ],
      ...fields,
    }) as unknown as WooOrder;

  it('depend on what the figure shows', () => {
    const count = (stockFigure: 'physical' | 'available', imported: boolean, stockMoved?: boolean) => {
      const reserved = createReservedUnits({ stockFigure });
      reserved.add({ gestanIdOf }, order({}), { imported, stockMoved });
      return reserved.of('G7');
    };
    expect(count('physical', false)).toBe('2');
    expect(count('physical', true)).toBe('2');
    expect(count('physical', true, false)).toBe('2');
    expect(count('physical', true, true)).toBe('0');
    expect(count('available', false)).toBe('2');
    expect(count('available', true)).toBe('0');
  });

  it('are not shown by quotes and by pieces that were cancelled in Gestan, but by those that replace them', () => {
    const piece = (kind: 'quote' | 'delivery-note', ref: string, more: Partial<KnownPiece>) => ({
      kind,
      externalRef: `woo:main:order:7:${ref}`,
      currency: 'EUR',
      totalNet: '10.00',
      totalVat: '2.00',
      totalGross: '12.00',
      ...more,
    });
    const gone = piece('delivery-note', 'delivery-note', { movesStock: true, cancelled: true });
    const next = piece('delivery-note', 'delivery-note:rev-2', { movesStock: true });
    const moved = new Map([
      [gone.externalRef, false],
      [next.externalRef, true],
    ]);
    expect(orderStockState({ pieces: [gone] }, moved).imported).toBe(false);
    expect(orderStockState({ pieces: [piece('quote', 'quote', {})] }, moved).imported).toBe(false);
    expect(orderStockState({ pieces: [gone, next] }, moved)).toEqual({ imported: true, stockMoved: true });
  });

  it('add up over shops, and leave out what was kept by hand, unlinked or never reserved', () => {
    const reserved = createReservedUnits({ stockFigure: 'physical' });
    reserved.add({ gestanIdOf }, order({}), { imported: false });
    reserved.add({ gestanIdOf: () => 'G7' }, order({}, 1.5), { imported: false });
    reserved.add({ gestanIdOf: () => undefined }, order({}), { imported: false });
    reserved.add({ gestanIdOf, startAt: '2026-05-01T10:00:01.000Z' }, order({}), { imported: false });
    reserved.add({ gestanIdOf }, order({}, null), { imported: false });
    reserved.add({ gestanIdOf }, order({ status: 'trash' }), { imported: false });
    expect([...reserved.entries()]).toEqual([['G7', '3.5']]);
  });

  it('of the recorded shop are those of its lines, whatever the order of reading', () => {
    const expected = new Map<string, number>();
    for (const { status, line_items } of orders)
      for (const line of line_items) {
        const value = Number(line.meta_data.find((meta) => meta.key === '_reduced_stock')?.value ?? 0);
        const key = gestanIdOf({ wooId: line.product_id, variationId: line.variation_id || undefined });
        if (status !== 'trash' && value !== 0) expected.set(key, (expected.get(key) ?? 0) + value);
      }
    expect(expected.size).toBeGreaterThan(50);
    for (const rows of [orders, [...orders].reverse()]) {
      const reserved = createReservedUnits({ stockFigure: 'available' });
      for (const one of rows) reserved.add({ gestanIdOf }, one, { imported: false });
      expect(new Map([...reserved.entries()].map(([key, units]) => [key, Number(units)]))).toEqual(expected);
    }
  });

  it('a push never resurrects what was sold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.array(
          fc.record({
            units: fc.integer({ min: 1, max: 5 }),
            step: fc.constantFrom('sold', 'imported', 'left'),
          }),
          { maxLength: 12 },
        ),
        fc.constantFrom<'physical' | 'available'>('physical', 'available'),
        (start, sales, stockFigure) => {
          const reserved = createReservedUnits({ stockFigure });
          let gestan = start;
          let woo = start;
          for (const { units, step } of sales) {
            woo -= units;
            const shown = stockFigure === 'physical' ? step === 'left' : step !== 'sold';
            if (shown) gestan -= units;
            reserved.add({ gestanIdOf }, order({}, units), {
              imported: step !== 'sold',
              stockMoved: step === 'left',
            });
          }
          expect(stockQuantity(String(gestan), reserved.of('G7'), { clampNegative: false })).toBe(woo);
        },
      ),
    );
  });
});

it('units that were added to an order after its goods left stock are reserved until the further invoice', () => {
  const line = (id: number, units: string) => ({
    id,
    product_id: id,
    variation_id: 0,
    meta_data: [{ id: 1, key: '_reduced_stock', value: units }],
  });
  const issued = {
    currency: 'EUR',
    gross: '12',
    rates: [],
    lines: [
      {
        item: 1,
        type: 'product',
        label: 'Ver',
        quantity: '2',
        unitNet: '5',
        discountNet: '0',
        net: '10',
        rates: [],
      },
    ],
  };
  const piece = { kind: 'invoice', externalRef: 'woo:main:order:9:invoice', movesStock: true, issued };
  const moved = new Map([[piece.externalRef, true]]);
  const state = orderStockState(
    { pieces: [piece] } as unknown as Parameters<typeof orderStockState>[0],
    moved,
  );
  const count = (lines: readonly ReturnType<typeof line>[]) => {
    const reserved = createReservedUnits({ stockFigure: 'physical' });
    const order = { status: 'completed', date_created_gmt: '2026-03-31T08:00:00', line_items: lines };
    reserved.add({ gestanIdOf: ({ wooId }) => `P${wooId}` }, order as never, state);
    return Object.fromEntries(reserved.entries());
  };
  expect(count([line(1, '2')])).toEqual({});
  expect(count([line(1, '3'), line(2, '4')])).toEqual({ P1: '1', P2: '4' });
  // Units that were put back are no debt of another line.
  expect(count([line(1, '1')])).toEqual({});
});

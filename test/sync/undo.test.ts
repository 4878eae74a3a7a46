import { describe, expect, test } from 'vitest';
import type { Report } from 'woo-gestan';
import { productFields } from '../../src/gestan/model.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

async function synced() {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  const before = (await sync.links.list()).length;
  expect(before).toBeGreaterThan(3);
  return { w, sync };
}

const gestanProduct = (w: World, code: string) => {
  const found = w.gestan.state.products.find((product) => product.code === code);
  if (!found) throw new Error(`no product ${code}`);
  return found;
};

const wooProduct = (w: World, sku: string) => {
  const found = w.store.state.products.find((product) => product.sku === sku);
  if (!found) throw new Error(`no product ${sku}`);
  return found;
};

const outcomes = ({ rows }: Report) =>
  rows.map(({ outcome, reason }) => `${outcome} ${reason?.code ?? ''}`.trim());

describe('undo', () => {
  test('puts back what a run wrote, and the change does not come back by itself', async () => {
    const { w, sync } = await synced();
    const was = gestanProduct(w, 'SHA-DAI-084');
    w.gestan.edit.product(was.id, { priceGross: '6.20' });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { description: '<p>Autre texte</p>' } });
    const done = await sync.products.apply(await sync.products.plan({ codes: ['SHA-DAI-084'] }), {
      select: 'all',
    });
    expect(outcomes(done)).toEqual(['done']);
    expect(wooProduct(w, 'SHA-DAI-084').regular_price).toBe('6.2');

    const plan = await sync.undo(done.runId);
    expect(plan.options).toEqual({ undo: done.runId });
    expect(plan.rows[0]?.status).toBe('update-both');
    expect(plan.rows[0]?.changes).toContainEqual({ field: 'price', from: '6.2', to: '5.61', target: 'woo' });
    const undone = await sync.products.apply(JSON.parse(JSON.stringify(plan)), { select: 'all' });
    expect(outcomes(undone)).toEqual(['done']);
    expect(wooProduct(w, 'SHA-DAI-084').regular_price).toBe('5.61');
    expect(gestanProduct(w, 'SHA-DAI-084').description ?? '').toBe(was.description ?? '');

    expect((await sync.products.plan({ codes: ['SHA-DAI-084'] })).rows).toEqual([]);
    // Its own change still counts as one, and the undoing can be undone.
    w.gestan.edit.product(was.id, { priceGross: '7' });
    expect((await sync.products.plan({ codes: ['SHA-DAI-084'] })).rows[0]?.changes).toEqual([
      { field: 'price', from: '5.61', to: '7', target: 'woo' },
    ]);
    w.gestan.edit.product(was.id, { priceGross: '6.20' });
    const redo = await sync.undo(undone.runId);
    expect(redo.rows[0]?.changes).toContainEqual({ field: 'price', from: '5.61', to: '6.2', target: 'woo' });
  });

  test('an amount that Gestan holds in the other mode comes back as it was, to the cent', async () => {
    const w = smallWorld();
    await w.store.call('PUT', '/wp-json/wc/v3/settings/tax/woocommerce_prices_include_tax', {
      body: { value: 'no' },
    });
    const fields = productFields.filter((field) => !/Net$/.test(field));
    const gestan = { ...w.gestan, capabilities: { ...w.gestan.capabilities, productFields: fields } };
    const sync = w.open({ gestan, settings: { products: { owners: { price: 'woo' } } } });
    await setUp(sync);
    const { id } = gestanProduct(w, 'SHA-DAI-084');
    // 12.99 with tax is 10.83 without, and that is 13.00 with.
    w.gestan.edit.product(id, { priceGross: '12.99', priceNet: undefined });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { regular_price: '10.83' } });
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { regular_price: '11.50' } });
    const done = await sync.products.apply(await sync.products.plan({ codes: ['SHA-DAI-084'] }), {
      select: 'all',
    });
    expect(outcomes(done)).toEqual(['done']);
    expect(gestanProduct(w, 'SHA-DAI-084').priceGross).toBe('13.8');
    const plan = await sync.undo(done.runId);
    expect(outcomes(await sync.products.apply(JSON.parse(JSON.stringify(plan)), { select: 'all' }))).toEqual([
      'done',
    ]);
    expect(gestanProduct(w, 'SHA-DAI-084').priceGross).toBe('12.99');
  });

  test('leaves alone a field that was changed since, and says so', async () => {
    const { w, sync } = await synced();
    w.gestan.edit.product(gestanProduct(w, 'SHA-DAI-084').id, { priceGross: '6.20' });
    const done = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { regular_price: '9.99' } });
    const plan = await sync.undo(done.runId);
    const row = plan.rows.find(({ gestanCode }) => gestanCode === 'SHA-DAI-084');
    expect(row).toMatchObject({ status: 'blocked', reason: { code: 'changed-since' } });
    await sync.products.apply(plan, { select: 'all' });
    expect(wooProduct(w, 'SHA-DAI-084').regular_price).toBe('9.99');
  });

  test('a row whose product changed between plan and apply is stale', async () => {
    const { w, sync } = await synced();
    w.gestan.edit.product(gestanProduct(w, 'SHA-DAI-084').id, { priceGross: '6.20' });
    const done = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    const plan = await sync.undo(done.runId);
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { regular_price: '8' } });
    expect(outcomes(await sync.products.apply(plan, { select: 'all' }))).toEqual(['stale stale']);
    expect(wooProduct(w, 'SHA-DAI-084').regular_price).toBe('8');
  });

  test('takes no creation back, and touches nothing that was unlinked or blacklisted since', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const first = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    const plan = await sync.undo(first.runId);
    const created = plan.rows.find(({ gestanCode }) => gestanCode === 'NOUVEAU-1');
    expect(created).toMatchObject({ status: 'blocked', reason: { code: 'undo-creation' } });

    w.gestan.edit.product(gestanProduct(w, 'SHA-DAI-084').id, { priceGross: '6.20' });
    w.gestan.edit.product(gestanProduct(w, 'CUI-DAI-038').id, { priceGross: '3.50' });
    const done = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    await sync.links.remove({ code: 'SHA-DAI-084' });
    await sync.blacklist.add({ code: 'CUI-DAI-038' }, { reason: 'fin de série' });
    const later = await sync.undo(done.runId);
    expect(later.rows.map(({ gestanCode, reason }) => [gestanCode, reason?.code]).sort()).toEqual([
      ['CUI-DAI-038', 'blacklisted'],
      ['SHA-DAI-084', 'link-removed'],
    ]);
    const writes = w.writes().length;
    await sync.products.apply(later, { select: 'all' });
    expect(w.writes()).toHaveLength(writes);
    expect((await sync.links.list()).some(({ code }) => code === 'SHA-DAI-084')).toBe(false);
  });

  test('refuses runs that were not, and runs without product changes', async () => {
    const { w, sync } = await synced();
    await expect(sync.undo('20260101T000000000-aaaaaaaa')).rejects.toMatchObject({
      code: 'settings.unknown-run',
    });
    await expect(sync.undo('../link')).rejects.toMatchObject({ code: 'settings.unknown-run' });
    const idle = await sync.stock.apply(await sync.stock.plan(), { select: 'all' });
    await expect(sync.undo(idle.runId)).rejects.toMatchObject({ code: 'settings.nothing-to-undo' });
    w.gestan.edit.product(gestanProduct(w, 'SHA-DAI-084').id, { priceGross: '6.20' });
    const done = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    const plan = await sync.undo(done.runId);
    await expect(
      sync.products.apply({ ...plan, options: { undo: done.runId, direction: 'both' } }, { select: 'all' }),
    ).rejects.toMatchObject({ code: 'settings.invalid-plan', field: 'plan.options.undo' });
  });

  test('stays within the safety limits', async () => {
    const { w, sync } = await synced();
    await sync.settings.save({ safety: { atLeast: 1, priceJump: 0 } });
    w.gestan.edit.product(gestanProduct(w, 'SHA-DAI-084').id, { priceGross: '61' });
    const done = await sync.products.apply(await sync.products.plan(), {
      select: 'all',
      override: ['price-jump'],
    });
    const plan = await sync.undo(done.runId);
    await expect(sync.products.apply(plan, { select: 'all' })).rejects.toMatchObject({
      code: 'settings.safety-limit',
    });
    expect(outcomes(await sync.products.apply(plan, { select: 'all', override: ['price-jump'] }))).toEqual([
      'done',
    ]);
  });
});

describe('runs', () => {
  test('are listed newest first, with what can be undone', async () => {
    const { w, sync } = await synced();
    w.clock.advance(60_000);
    const stock = await sync.stock.apply(await sync.stock.plan(), { select: 'all' });
    const listed = await sync.runs.list();
    expect(listed.map(({ flow, undoable }) => [flow, undoable])).toEqual([
      ['stock', false],
      ['products', true],
    ]);
    expect(listed[0]).not.toHaveProperty('rows');
    expect(await sync.runs.list({ limit: 1 })).toHaveLength(1);
    expect(await sync.runs.get(stock.runId)).toEqual(stock);
    expect(await sync.runs.get('nope')).toBeUndefined();
    await expect(sync.runs.list({ limit: 0 })).rejects.toMatchObject({
      code: 'settings.invalid',
      field: 'limit',
    });
  });
});

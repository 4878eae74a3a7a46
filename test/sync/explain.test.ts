import { describe, expect, test } from 'vitest';
import { setUp, smallWorld } from './small.js';

async function synced() {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  await sync.contacts.apply(await sync.contacts.plan(), { select: 'all' });
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  return { w, sync };
}

describe('explain a product', () => {
  test('tells the link, the base, what is to be written and who owns it', async () => {
    const { w, sync } = await synced();
    const calm = await sync.explain({ sku: 'SHA-DAI-084' }, { language: 'en' });
    expect(calm).toMatchObject({ version: 1, shop: 'main', found: true, subject: { sku: 'SHA-DAI-084' } });
    expect(calm.products).toHaveLength(1);
    expect(calm.products[0]).toMatchObject({
      key: 'woo:34',
      wooId: 34,
      gestanCode: 'SHA-DAI-084',
      history: [],
    });
    expect(calm.products[0]?.link?.made).toBe('import');
    expect(calm.products[0]?.base?.woo.price).toBe('5.61');
    expect(calm.products[0]?.row?.status).toBe('in-sync');

    const [product] = w.gestan.state.products.filter(({ code }) => code === 'SHA-DAI-084');
    w.gestan.edit.product(product?.id ?? '', { priceGross: '6.20' });
    const writes = w.writes().length;
    const busy = await sync.explain({ code: 'SHA-DAI-084' }, { language: 'en' });
    expect(busy.products[0]?.row?.status).toBe('update-woo');
    expect(busy.products[0]?.owners.price).toBe('gestan');
    expect(busy.text.join('\n')).toMatch(/5\.61 → 6\.20 in the shop, owned by Gestan/);
    expect(JSON.parse(JSON.stringify(busy))).toEqual(busy);
    expect(w.writes()).toHaveLength(writes);
  });

  test('agrees with the plan on every product, of either side', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const plan = await sync.products.plan({ includeBlacklisted: true, includeInSync: true });
    expect(plan.rows.length).toBeGreaterThan(5);
    for (const row of plan.rows) {
      const code = row.gestanCode ?? w.store.state.products.find(({ id }) => id === row.wooId)?.sku;
      if (typeof code !== 'string' || code === '' || row.variationId !== undefined) continue;
      const { products } = await sync.explain({ code }, { language: 'en' });
      expect(products.map((product) => product.row)).toContainEqual(row);
    }
  });

  test('tells blacklist, removed links, and that nobody knows it', async () => {
    const { sync } = await synced();
    const port = await sync.explain({ code: 'PORT' }, { language: 'en' });
    expect(port.products[0]).toMatchObject({
      blacklisted: { reason: 'frais de port' },
      row: { status: 'blacklisted' },
    });
    expect(port.text.join('\n')).toContain('Blacklisted');
    await sync.links.remove({ code: 'SHA-DAI-084' });
    const { products, text } = await sync.explain({ sku: 'SHA-DAI-084' }, { language: 'en' });
    expect(products).toHaveLength(2);
    expect(products.every(({ removedLinks }) => removedLinks.length === 1)).toBe(true);
    expect(text.join('\n')).toContain('removed by hand');
    const unknown = await sync.explain({ sku: 'NIX' }, { language: 'en' });
    expect(unknown).toMatchObject({ found: false, products: [] });
    expect(unknown.text).toHaveLength(1);
  });

  test('keeps the last trouble until it is over', async () => {
    const { w, sync } = await synced();
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { description: '<p>Neu</p>' } });
    w.gestan.faults.failNext('upsertProduct');
    const failed = await sync.products.apply(await sync.products.plan(), { select: 'all' });
    expect(failed.counts.failed).toBe(1);
    const { products, text } = await sync.explain({ sku: 'SHA-DAI-084' }, { language: 'en' });
    expect(products[0]?.history).toMatchObject([
      { flow: 'products', outcome: 'failed', runId: failed.runId, error: { code: 'gestan.unavailable' } },
    ]);
    expect(text.join('\n')).toContain('Gestan cannot be reached now');
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    expect((await sync.explain({ sku: 'SHA-DAI-084' }, { language: 'en' })).products[0]?.history).toEqual([]);
  });

  test('tells of a write whose answer was lost', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    w.gestan.faults.loseRequestNext('upsertProduct');
    const report = await sync.products.apply(await sync.products.plan({ wooIds: [93] }), { select: 'all' });
    expect(report.counts.unsettled).toBe(1);
    const { products, text } = await sync.explain({ sku: 'CUI-RAG-022' }, { language: 'en' });
    expect(products[0]?.intents).toHaveLength(1);
    expect(text.join('\n')).toContain('answer was lost');
  });
});

describe('explain an order', () => {
  test('tells what was made, what is to be made, and what its status asks for', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const before = await sync.explain({ orderId: 396 }, { language: 'en' });
    expect(before.order).toMatchObject({ inShop: 'listed', beforeStart: false, row: { status: 'import' } });
    expect(before.order?.asksFor).toContain('invoice');
    expect(before.text.join('\n')).toContain('To make: ');
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
    const after = await sync.explain({ orderId: 396 }, { language: 'en' });
    expect(after.order?.row?.status).toBe('imported');
    expect(after.order?.record?.pieces.length).toBe(before.order?.row?.pieces.length);
    expect(after.text.join('\n')).toContain('Made: ');
  });

  test('tells why nothing was done: before the start, gone, in the trash, failed', async () => {
    const { w, sync } = await synced();
    await sync.settings.save({ orders: { startAt: '2026-07-01' } });
    expect((await sync.explain({ orderId: 396 }, { language: 'en' })).order?.beforeStart).toBe(true);
    expect((await sync.explain({ orderId: 999_999 }, { language: 'en' })).found).toBe(false);
    await w.store.call('DELETE', '/wp-json/wc/v3/orders/402');
    const trashed = await sync.explain({ orderId: 402 }, { language: 'en' });
    expect(trashed.order).toMatchObject({ inShop: 'trash', record: { orderId: 402 } });
    await w.store.call('DELETE', '/wp-json/wc/v3/orders/402', { query: { force: 'true' } });
    expect((await sync.explain({ orderId: 402 }, { language: 'en' })).order?.inShop).toBe('gone');

    await w.store.call('PUT', '/wp-json/wc/v3/orders/385', { body: { status: 'completed' } });
    w.gestan.faults.failNext('createPiece');
    await sync.orders.apply(await sync.orders.plan({ ids: [385] }), { select: 'all' });
    const failed = await sync.explain({ orderId: 385 }, { language: 'en' });
    expect(failed.order?.history[0]).toMatchObject({ flow: 'orders', outcome: 'failed' });
    await sync.orders.apply(await sync.orders.plan({ ids: [385] }), { select: 'all' });
    expect((await sync.explain({ orderId: 385 }, { language: 'en' })).order?.history).toEqual([]);
  });
});

describe('explain a person', () => {
  test('tells the contact, the rule, the answers and the orders', async () => {
    const { sync } = await synced();
    await sync.contacts.decide({ customer: 37, contactId: '999', same: false });
    const { persons, orders, text } = await sync.explain(
      { email: 'contact33@exemple-peche.test' },
      { language: 'en' },
    );
    expect(persons).toHaveLength(1);
    expect(persons[0]).toMatchObject({
      customerId: 37,
      record: { ref: 'woo:main:customer:37' },
      decisions: [{ contactId: '999', same: false }],
      row: { status: 'in-sync', rule: 'link' },
    });
    expect(orders.find(({ orderId }) => orderId === 411)?.pieces).toBeGreaterThan(0);
    expect(text.join('\n')).toContain('is not contact 999');
  });

  test('tells of a guest, and says that nobody is known', async () => {
    const { sync } = await synced();
    const guest = await sync.explain({ email: 'invite1234@exemple.test' }, { language: 'en' });
    expect(guest.persons[0]?.record?.ref).toMatch(/^woo:main:guest:/);
    expect(guest.persons[0]?.customerId).toBeUndefined();
    expect(guest.orders.map(({ orderId }) => orderId)).toEqual([407]);
    expect((await sync.explain({ email: 'niemand@exemple.test' }, { language: 'en' })).found).toBe(false);
  });
});

test('refuses a subject that is none', async () => {
  const sync = smallWorld().open();
  for (const subject of [
    {},
    { sku: '' },
    { orderId: 0 },
    { orderId: 1, sku: 'A' },
    { name: 'A' },
    { email: 'A' },
  ]) {
    await expect(sync.explain(subject as never)).rejects.toMatchObject({ name: 'SettingsError' });
  }
});

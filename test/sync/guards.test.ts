import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createSync, isSyncError, SyncError } from 'woo-gestan';
import { type GestanAdapter, memoryGestan } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { inTurn, isFull } from '../support/forms.js';
import { collectingLogger, dump, gestanFigures, testClock, type World, world } from './shops.js';
import { setUp, smallGestan, smallShop, smallWorld, twoShops } from './small.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was thrown',
    (error: unknown) => (isSyncError(error) ? error.code : `untyped: ${String(error)}`),
  );
}

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('the two sides change between plan and apply', () => {
  const price = (id: number, value: string) => (w: World) =>
    w.store.call('PUT', `/wp-json/wc/v3/products/${id}`, { body: { regular_price: value } });
  const idOf = (w: World, code: string) =>
    w.gestan.state.products.find((product) => product.code === code)?.id ?? '';

  test.each<[string, (typeof flows)[number], string, (w: World) => unknown]>([
    ['a price in the shop', 'products', 'woo:19', price(19, '9.99')],
    [
      'a price in Gestan',
      'products',
      'woo:19',
      (w) => w.gestan.edit.product(idOf(w, 'CUI-DAI-038'), { priceGross: '8.88' }),
    ],
    ['a new product in the shop', 'products', 'woo:93', price(93, '7.77')],
    [
      'the name of a new product in Gestan',
      'products',
      'gestan:4',
      (w) => w.gestan.edit.product(idOf(w, 'NOUVEAU-1'), { name: 'Autre' }),
    ],
    [
      'a product that is deleted in the shop',
      'products',
      'woo:93',
      (w) => w.store.call('DELETE', '/wp-json/wc/v3/products/93', { query: { force: 'true' } }),
    ],
    [
      'a product that is deleted in Gestan',
      'products',
      'gestan:5',
      (w) => w.gestan.edit.deleteProduct(idOf(w, 'NOUVEAU-2')),
    ],
  ])('%s', async (_, flow, key, change) => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const plan = await sync[flow].plan();
    const rows = plan.rows as readonly { readonly key: string }[];
    expect(rows.map((row) => row.key)).toContain(key);
    await change(w);
    const before = [w.store.state, w.gestan.state];
    const writes = w.writes().length;
    const report = await sync[flow].apply(plan as never, {
      select: (row: { key: string }) => row.key === key,
    });
    expect(report.rows.find((row) => row.key === key)).toMatchObject({
      outcome: 'stale',
      reason: { code: 'stale' },
    });
    expect(total(report.counts)).toBe(plan.rows.length);
    expect([w.store.state, w.gestan.state]).toEqual(before);
    expect(w.writes().length).toBe(writes);
  });

  test('an order, a customer or a quantity that changed is stale', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const contacts = await sync.contacts.plan();
    const customer = contacts.rows.find(({ status }) => status === 'add-to-gestan');
    await w.store.call('PUT', `/wp-json/wc/v3/customers/${customer?.wooId}`, {
      body: { billing: { city: 'Vannes' } },
    });
    const reported = await sync.contacts.apply(contacts, { select: ({ key }) => key === customer?.key });
    expect(reported.rows.find(({ key }) => key === customer?.key)?.outcome).toBe('stale');
    expect(w.gestan.state.contacts).toEqual([]);

    const orders = await sync.orders.plan();
    const order = orders.rows.find(
      ({ status, orderStatus }) => status === 'import' && orderStatus === 'on-hold',
    );
    await w.store.call('PUT', `/wp-json/wc/v3/orders/${order?.wooId}`, { body: { status: 'processing' } });
    const imported = await sync.orders.apply(orders, { select: ({ key }) => key === order?.key });
    expect(imported.rows.find(({ key }) => key === order?.key)?.outcome).toBe('stale');
    expect(w.gestan.state.pieces).toEqual([]);

    await sync.run({ flows: ['products'] });
    const stock = await sync.stock.plan();
    const [row] = stock.rows.filter(({ status }) => status === 'update-woo');
    expect(row).toBeDefined();
    w.gestan.edit.stock('SHA-DAI-084', '7');
    const writes = w.writes().length;
    expect((await sync.stock.apply(stock, { select: 'all' })).counts).toMatchObject({ done: 0, stale: 1 });
    expect(w.writes().length).toBe(writes);
  });
});

describe('stopped by the signal', () => {
  test('before it begins or at any progress, an apply has true counts, and the next one continues', async () => {
    const undisturbed = smallWorld();
    await setUp(undisturbed.open());
    for (const flow of flows)
      await undisturbed
        .open()
        [flow].apply((await undisturbed.open()[flow].plan()) as never, { select: 'all' });

    for (const after of isFull ? [0, 1, 2, 3, 4, 6, 9] : [0, 2]) {
      const w = smallWorld();
      await setUp(w.open());
      for (const flow of flows) {
        const sync = w.open();
        const plan = await sync[flow].plan();
        const stop = new AbortController();
        let calls = 0;
        if (after === 0) stop.abort();
        const report = await sync[flow].apply(plan as never, {
          select: 'all',
          signal: stop.signal,
          onProgress: ({ phase }) => {
            if (phase !== 'apply') return;
            calls += 1;
            if (calls >= after) stop.abort();
          },
        });
        expect(total(report.counts), flow).toBe(plan.rows.length);
        expect(report.rows, flow).toHaveLength(plan.rows.length);
        if (after === 0) {
          expect(report).toMatchObject({ aborted: true, counts: { done: 0, failed: 0 } });
          expect(
            report.rows.every(({ outcome, reason }) => outcome === 'skipped' && reason?.code === 'aborted'),
          ).toBe(true);
        }
        await w.open()[flow].apply((await w.open()[flow].plan()) as never, { select: 'all' });
      }
      expect(gestanFigures(w.gestan)).toEqual(gestanFigures(undisturbed.gestan));
    }
  });

  test('run() tells which flows it has done', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const stop = new AbortController();
    const { reports, aborted } = await w.open().run({
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase.startsWith('products')) stop.abort();
      },
    });
    expect(aborted).toBe(true);
    expect(reports.map(({ flow }) => flow)).toEqual(['contacts', 'products']);
    expect(await w.open().run({ signal: AbortSignal.abort() })).toMatchObject({ aborted: true });
    expect((await w.open().run()).aborted).toBe(false);
  });

  test('run() tells what it has done where only the hints that it took are out of reach', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const storage = new Proxy(w.storage, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (JSON.stringify(args).includes('hint')) throw new Error('The disk is gone.');
          return value.apply(target, args);
        };
      },
    });
    const { reports, aborted } = await w.open({ storage }).run();
    expect(aborted).toBe(true);
    expect(reports).toMatchObject([{ flow: 'contacts', error: { message: 'The disk is gone.' } }]);
    expect(reports[0]?.counts.done).toBe(w.gestan.state.contacts.length);
    expect(w.gestan.state.contacts.length).toBeGreaterThan(0);
  });

  test('plan() rejects with the reason', async () => {
    const w = smallWorld();
    const stop = new AbortController();
    stop.abort(new Error('assez'));
    for (const flow of flows)
      await expect(w.open()[flow].plan({ signal: stop.signal })).rejects.toThrow('assez');
  });
});

describe('who may do what', () => {
  test('a sync that writes nothing plans, and refuses everything else', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const sync = w.open({ readOnly: true });
    const before = w.writes().length;
    for (const flow of flows) {
      const plan = await sync[flow].plan();
      expect(await codeOf(sync[flow].apply(plan as never, { select: 'all' }))).toBe('sync.read-only');
    }
    expect(await codeOf(sync.run())).toBe('sync.read-only');
    const { woo } = sync;
    const writes = [
      () => woo.products.create({ name: 'X' }),
      () => woo.products.update(34, { name: 'X' }),
      () => woo.products.delete(34),
      () => woo.products.batch({ update: [{ id: 34, name: 'X' }] }),
      () => woo.variations(191).update(1, { sku: 'X' }),
      () => woo.batchVariations({ update: [] } as never),
      () => woo.settings.update('general', 'woocommerce_currency', { value: 'USD' }),
      () => woo.request({ method: 'POST', path: 'products', body: { name: 'X' } }),
      () => woo.prober.send({ method: 'POST', path: '/wp-json/wc/v3/products', auth: 'none' } as never),
    ];
    for (const write of writes) expect(await codeOf(write())).toBe('sync.read-only');
    expect((await woo.products.get(34)).id).toBe(34);
    expect(await woo.variations(191).list().toArray()).not.toEqual([]);
    expect(w.gestan.state.pieces).toEqual([]);
    expect(w.writes().length).toBe(before);
  });

  test('the guard is asked before each plan, apply and run', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const plans = {
      contacts: await w.open().contacts.plan(),
      products: await w.open().products.plan(),
      orders: await w.open().orders.plan(),
      stock: await w.open().stock.plan(),
    };
    const asked: string[] = [];
    const sync = w.open({
      guard: ({ shop, flow, verb }) => {
        asked.push(`${shop} ${flow} ${verb}`);
        return false;
      },
    });
    const before = w.store.requests.length;
    for (const flow of flows) {
      expect(await codeOf(sync[flow].plan())).toBe('sync.guarded');
      expect(await codeOf(sync[flow].apply(plans[flow] as never, { select: 'all' }))).toBe('sync.guarded');
      expect(await codeOf(sync.run({ flows: [flow] }))).toBe('sync.guarded');
    }
    expect(asked).toEqual(
      flows.flatMap((flow) => ['plan', 'apply', 'run'].map((verb) => `main ${flow} ${verb}`)),
    );
    expect(w.store.requests.length).toBe(before);
    const failing = w.open({ guard: () => Promise.reject(new Error('licence échue')) });
    const error = await failing.products.plan().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'sync.guarded', cause: { message: 'licence échue' } });
  });

  test('a closed sync does nothing more, and leaves storage and adapter open', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.close();
    await sync.close();
    for (const flow of flows) expect(await codeOf(sync[flow].plan())).toBe('sync.closed');
    expect(await codeOf(sync.run())).toBe('sync.closed');
    expect(await codeOf(sync.settings.get())).toBe('sync.closed');
    expect(await codeOf(sync.settings.save({}))).toBe('sync.closed');
    expect(await codeOf(sync.links.list())).toBe('sync.closed');
    expect(await codeOf(sync.blacklist.list())).toBe('sync.closed');
    expect(await codeOf(sync.mappings.families.list())).toBe('sync.closed');
    expect(await codeOf(sync.categories.list())).toBe('sync.closed');
    expect((await w.open().products.plan()).rows.length).toBeGreaterThan(0);
  });
});

describe('the shop behind an id', () => {
  test('another address under the same id is refused until it is rebound', async () => {
    const w = smallWorld();
    await setUp(w.open());
    await w.open().orders.apply(await w.open().orders.plan(), { select: 'all' });
    const moved = w.open({ shop: { url: 'https://neuf.example' } });
    const writes = w.writes().length;
    for (const flow of flows) expect(await codeOf(moved[flow].plan())).toBe('settings.shop-moved');
    expect(await codeOf(moved.run())).toBe('settings.shop-moved');
    expect(await codeOf(moved.settings.save({}))).toBe('settings.shop-moved');
    expect(await codeOf(moved.links.list())).toBe('settings.shop-moved');
    expect(w.writes().length).toBe(writes);
    await moved.rebind();
    expect((await moved.orders.plan()).summary).toEqual((await moved.orders.plan()).summary);
    expect((await moved.orders.plan({ includeImported: true })).summary.imported).toBeGreaterThan(0);
    expect(await codeOf(w.open().products.plan())).toBe('settings.shop-moved');
  });

  test('the same shop written otherwise is the same shop', async () => {
    const w = smallWorld();
    await setUp(w.open());
    for (const url of ['https://shop.example/', 'https://www.shop.example', 'https://SHOP.example']) {
      expect((await w.open({ shop: { url } }).products.plan()).rows.length).toBeGreaterThan(0);
    }
  });
});

test('two shops on one Gestan and one storage: nothing leaks', async () => {
  const clock = testClock();
  const gestan = smallGestan(clock);
  const settings = {
    orders: { startAt: '2026-01-01' },
    products: { defaultFamily: { familyId: '2' }, conflicts: 'gestan' as const },
    safety: { created: 100 },
  };
  const { one, two } = twoShops(
    { clock, gestan },
    { one: settings, two: { ...settings, billing: { shippingProductCode: 'PORT' } } },
  );
  await setUp(one.open());
  await one.open().blacklist.add({ wooId: 93 }, { reason: 'pas ici' });
  await one.open().mappings.payments.unset({ methodId: 'bacs' });
  await setUp(two.open());
  expect((await two.open().blacklist.list()).map(({ code }) => code)).toEqual(['PORT']);
  expect((await two.open().mappings.payments.list()).map(({ methodId }) => methodId)).toContain('bacs');
  expect((await one.open().settings.get()).billing.shippingProductCode).toBeNull();
  expect((await two.open().settings.get()).billing.shippingProductCode).toBe('PORT');
  await one.open().run();
  expect(await two.open().links.list()).toEqual([]);
  await two.open().run();
  const refs = gestan.state.pieces.map(({ externalRef }) => externalRef ?? '');
  const ofOne = refs.filter((ref) => ref.startsWith('woo:un:'));
  const ofTwo = refs.filter((ref) => ref.startsWith('woo:deux:'));
  expect(ofOne.length).toBeGreaterThan(0);
  expect(ofTwo.map((ref) => ref.replace('deux', 'un')).sort()).toEqual(ofOne.sort());
  // The same people, by their e-mail: one contact each, and the products by their code.
  const emails = gestan.state.contacts.map(({ email }) => email).filter(Boolean);
  expect(new Set(emails).size).toBe(emails.length);
  const codes = gestan.state.products.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  await one.open().links.remove({ code: 'SHA-DAI-084' });
  expect((await two.open().links.list()).map(({ code }) => code)).toContain('SHA-DAI-084');
  await one.open().settings.reset();
  expect((await two.open().settings.get()).orders.startAt).toBe('2026-01-01');
});

test('two shops at the same time make one contact of one person', async () => {
  // Time that passes by itself: on a clock that each wait sets forward, the wait of one shop would end the lease
  // of the other one.
  const clock = { ...testClock(), now: Date.now, sleep: (ms: number) => sleep(ms) };
  const gestan = memoryGestan({ clock });
  const { one, two } = twoShops({ clock, gestan });
  const runs = await Promise.all([one, two].map((w) => w.open().run({ flows: ['contacts'] })));
  expect(runs.map(({ reports }) => reports[0]?.counts.unsettled)).toEqual([0, 0]);
  await one.open().run({ flows: ['contacts'] });
  await two.open().run({ flows: ['contacts'] });
  const emails = gestan.state.contacts.map(({ email }) => email?.toLowerCase());
  expect(new Set(emails).size).toBe(emails.length);
});

test('a process that is suspended before it creates a contact says that another shop has created it too', async () => {
  const clock = testClock();
  const gestan = memoryGestan({ clock });
  const { one, two } = twoShops({ clock, gestan });
  let suspended = '';
  const slow: GestanAdapter = {
    ...gestan,
    async upsertContact(draft, options) {
      if (suspended === '') {
        suspended = draft.email ?? '';
        clock.advance(16_000);
        await two.open().run({ flows: ['contacts'] });
      }
      return gestan.upsertContact(draft, options);
    },
  };
  const { reports } = await one.open({ gestan: slow }).run({ flows: ['contacts'] });
  const twins = gestan.state.contacts.filter(({ email }) => email === suspended).map(({ id }) => id);
  expect(twins).toHaveLength(2);
  const [first = '', second = ''] = twins;
  expect(reports[0]?.warnings).toMatchObject([
    { code: 'contact-made-anyway', values: { candidates: expect.stringContaining(`(${first})`) } },
  ]);
  const asked = (await one.open().contacts.plan()).rows.filter(({ status }) => status === 'review');
  expect(asked).toMatchObject([
    { candidates: [{ contactId: first }], merge: { contactId: second }, reason: { code: 'made-anyway' } },
  ]);
  // Nobody else is there twice.
  expect(gestan.state.contacts).toHaveLength(
    new Set(gestan.state.contacts.map(({ email }) => email)).size + 1,
  );
});

describe('settings', () => {
  test('what is given seeds an empty storage once', async () => {
    const w = smallWorld();
    const first = w.open({ settings: { billing: { shippingProductCode: 'A' } } });
    expect((await first.settings.get()).billing.shippingProductCode).toBe('A');
    const later = w.open({ settings: { billing: { shippingProductCode: 'B' } } });
    expect((await later.settings.get()).billing.shippingProductCode).toBe('A');
    await later.settings.save({ billing: { shippingProductCode: 'C' } });
    expect((await w.open().settings.get()).billing.shippingProductCode).toBe('C');
  });

  test('a plan alone keeps the seed too', async () => {
    const w = smallWorld();
    await w.open({ settings: { contacts: { country: 'BE' } } }).contacts.plan();
    expect((await w.open({ settings: {} }).settings.get()).contacts.country).toBe('BE');
  });

  test('reset brings the defaults back and leaves mappings, links and blacklist', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    const links = await sync.links.list();
    expect((await sync.settings.reset()).billing.entries.enabled).toBe(false);
    expect(await w.open().links.list()).toEqual(links);
    expect(await w.open().blacklist.list()).toHaveLength(1);
    expect((await w.open().mappings.taxes.list()).length).toBeGreaterThan(0);
    expect((await w.open().settings.get()).orders.startAt).toBeNull();
    expect(await codeOf(w.open().run())).toBe('settings.start-unset');
  });

  test('a status with its prefix would never count: it is refused, in a seed and in a patch', async () => {
    const w = smallWorld();
    const patch = { billing: { statuses: { 'wc-completed': [] } } };
    const refusal = { code: 'settings.invalid', field: 'settings.billing.statuses.wc-completed' };
    await expect(w.open().settings.save(patch)).rejects.toMatchObject(refusal);
    expect(() => w.open({ settings: patch })).toThrow(expect.objectContaining(refusal));
    expect((await w.open().settings.get()).billing.statuses).not.toHaveProperty('wc-completed');
  });

  test('tables are patched entry by entry', async () => {
    const w = smallWorld();
    const sync = w.open();
    await sync.settings.save({
      billing: { statuses: { expedie: ['invoice'] }, currencyRates: { USD: '0.92' } },
    });
    const { billing } = await sync.settings.save({
      billing: { statuses: { 'on-hold': null }, currencyRates: { GBP: '1.2' } },
    });
    expect(billing.currencyRates).toEqual({ USD: '0.92', GBP: '1.2' });
    expect(billing.statuses).toMatchObject({ expedie: ['invoice'] });
    expect(billing.statuses.processing).toBeDefined();
    expect(Object.keys((await w.open().settings.get()).billing.statuses)).not.toContain('on-hold');
  });
});

test('no error, log line, report, plan or byte of the file contains a secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-secret-'));
  const clock = testClock();
  const storage = sqliteStorage(join(folder, 'sync.db'), { clock });
  const logger = collectingLogger();
  const w = world({ shop: smallShop(), clock, storage, gestan: smallGestan(clock) });
  const { consumerKey, consumerSecret } = w.store.keys.main;
  const seen: string[] = [];
  const keep = (value: unknown) => {
    seen.push(JSON.stringify(value) ?? '');
    for (let error: unknown = value; error instanceof Error; error = error.cause) {
      seen.push(
        String(error),
        error.stack ?? '',
        JSON.stringify(error),
        JSON.stringify(Object.values(error)),
      );
    }
  };
  const leak = `GET https://${consumerKey}:${consumerSecret}@shop.example/?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`;
  const transports = [
    w.store.transport,
    async () => {
      throw new TypeError(leak, { cause: new Error(leak) });
    },
    async () => new Response(leak, { status: 500 }),
    async () =>
      new Response(JSON.stringify({ code: 'x', message: leak, data: { status: 401 } }), { status: 401 }),
    async () => new Response(JSON.stringify({ code: 'x', message: leak }), { status: 400 }),
    async () => new Response(`<html>${leak}</html>`, { status: 200 }),
    async () => new Response(null, { status: 302, headers: { location: leak } }),
    async (request: Request) => {
      if (request.method === 'GET') return w.store.transport(request);
      throw new TypeError(leak);
    },
    async (request: Request) =>
      request.method === 'GET' ? w.store.transport(request) : new Response(leak, { status: 500 }),
  ];
  try {
    await setUp(w.open({ logger }));
    // In the short form the sound one, and a half of the others.
    const [sound, ...leaking] = transports;
    for (const transport of [sound, ...inTurn(leaking, 2)]) {
      for (const shop of isFull ? [{}, { queryAuth: true }] : [{ queryAuth: true }]) {
        const sync = w.open({ logger, transport, shop, settings: { orders: { startAt: '2026-01-01' } } });
        const works: (() => Promise<unknown>)[] = [
          () => sync.connection.test(),
          () => sync.categories.import(),
          ...flows.map((flow) => () => sync[flow].plan()),
          ...flows.map(
            (flow) => async () => sync[flow].apply((await w.open()[flow].plan()) as never, { select: 'all' }),
          ),
          () => sync.mappings.payments.unmapped(),
          () => sync.links.force({ code: 'NOUVEAU-1', wooId: 97 }),
        ];
        for (const work of works) keep(await work().catch((error: unknown) => error));
      }
    }
    const gestan = {
      ...w.gestan,
      createPiece: () => Promise.reject(new Error(leak)),
      upsertProduct: () => Promise.reject(new SyncError(leak, { code: 'gestan.refused' })),
    };
    const sync = w.open({ logger, gestan, guard: () => true });
    keep(await sync.run().catch((error: unknown) => error));
    keep(await dump(storage));
    expect(() =>
      createSync({ shop: { id: 'x', url: 'nope', consumerKey, consumerSecret }, gestan: w.gestan, storage }),
    ).toThrow();
    await storage.close();
    for (const file of await readdir(folder)) {
      if (!file.endsWith('-shm')) seen.push(await textIfThere(join(folder, file)));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  for (const text of [...seen, ...logger.lines]) {
    for (const secret of [consumerSecret, consumerKey, basic])
      expect(text.includes(secret) && text.slice(0, 2_000)).toBe(false);
  }
  expect(seen.length).toBeGreaterThan(100);
});

describe('onProgress that fails', () => {
  // Nothing keeps a program in JavaScript from giving an async one.
  test.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw new Error('the bar is broken');
      },
    ],
    ['rejects', (() => Promise.reject(new Error('the bar is broken'))) as () => never],
  ])('and %s ends no work, and is logged', async (_, onProgress) => {
    const w = smallWorld();
    const logger = collectingLogger();
    const sync = w.open({ logger });
    await setUp(sync);
    const plan = await sync.orders.plan({ onProgress });
    const report = await sync.orders.apply(plan, { select: 'all', onProgress });
    expect(report.counts.done).toBeGreaterThan(0);
    expect(report.counts.failed).toBe(0);
    const { reports } = await sync.run({ onProgress });
    expect(reports.map(({ error }) => error)).toEqual(reports.map(() => undefined));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(logger.lines.filter((line) => line.includes('onProgress failed')).length).toBeGreaterThan(0);
  });
});

/** SQLite may take its journal away between the listing of a folder and the reading of its files. */
async function textIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

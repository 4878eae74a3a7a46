import { describe, expect, test } from 'vitest';
import { createSync, isSyncError, memoryStorage, SettingsError } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { dump, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

type Options = Parameters<typeof createSync>[0];

const key = 'ck_0123456789abcdef0123456789abcdef01234567';
const secret = 'cs_fedcba9876543210fedcba9876543210fedcba98';

const good = (): Options => ({
  shop: { id: 'main', url: 'https://shop.example', consumerKey: key, consumerSecret: secret },
  gestan: memoryGestan(),
  storage: memoryStorage(),
});

function refusal(work: () => unknown): SettingsError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    const { message, field, hint } = error as SettingsError;
    expect(field, message).toBeTruthy();
    expect(`${message} ${hint ?? ''}`).not.toContain(secret);
    expect(hint ?? '', message).not.toBe('');
    return error as SettingsError;
  }
  throw new Error('It was taken.');
}

test('what createSync is given instead of options is named in words', () => {
  const said = (options: unknown) => refusal(() => createSync(options as never)).message;
  expect(said(undefined)).toMatch(/^createSync\(\): options must be an object\. /);
  expect(said({})).toMatch(/^createSync\(\): shop must be an object\. /);
  expect(said({ ...good(), shop: {} })).toMatch(/^createSync\(\): shop\.id must be a text\. /);
});

describe('options of createSync', () => {
  const shop = good().shop;
  test.each<[string, unknown, string]>([
    ['no address', { shop: { ...shop, url: '' } }, 'shop.url'],
    ['no URL at all', { shop: { ...shop, url: 'ma boutique' } }, 'shop.url'],
    ['http on a public host', { shop: { ...shop, url: 'http://shop.example' } }, 'shop.url'],
    ['another scheme', { shop: { ...shop, url: 'ftp://shop.example' } }, 'shop.url'],
    ['a bare host', { shop: { ...shop, url: 'shop.example' } }, 'shop.url'],
    ['a number as address', { shop: { ...shop, url: 5 } }, 'shop.url'],
    ['an empty key', { shop: { ...shop, consumerKey: '' } }, 'shop.consumerKey'],
    ['a blank key', { shop: { ...shop, consumerKey: '  ' } }, 'shop.consumerKey'],
    ['an empty secret', { shop: { ...shop, consumerSecret: '' } }, 'shop.consumerSecret'],
    ['no secret', { shop: { ...shop, consumerSecret: undefined } }, 'shop.consumerSecret'],
    ['an odd id', { shop: { ...shop, id: 'a/b' } }, 'shop.id'],
    ['an empty id', { shop: { ...shop, id: '' } }, 'shop.id'],
    ['an unknown time zone', { shop: { ...shop, timeZone: 'Europe/Nantes' } }, 'shop.timeZone'],
    ['an unknown option of the shop', { shop: { ...shop, key } }, 'shop.key'],
    ['an unknown option', { stroage: 1 }, 'stroage'],
    ['no Gestan', { gestan: undefined }, 'gestan'],
    ['no storage', { storage: {} }, 'storage'],
    ['an unknown setting', { settings: { billling: {} } }, 'settings.billling'],
    [
      'an unknown setting inside',
      { settings: { billing: { pieces: { facture: true } } } },
      'settings.billing.pieces.facture',
    ],
    ['a wrong setting', { settings: { orders: { startAt: 'hier' } } }, 'settings.orders.startAt'],
    ['a transport that is none', { transport: 'fetch' }, 'transport'],
    ['a hook that is none', { map: { order: 1 } }, 'map.order'],
    ['an unknown hook', { map: { orders: () => 1 } }, 'map.orders'],
  ])('%s', (_, change, field) => {
    expect(refusal(() => createSync({ ...good(), ...(change as object) })).field).toBe(field);
  });

  test('missing options are refused in words', () => {
    for (const nothing of [undefined, null, 'shop', 3]) {
      expect(() => createSync(nothing as unknown as Options)).toThrow(SettingsError);
    }
  });

  test('what is right is taken, plain HTTP on a loopback host too', () => {
    for (const url of [
      'https://shop.example',
      'https://shop.example/boutique/',
      'http://localhost:8080',
      'http://127.0.0.1:1',
    ]) {
      expect(() => createSync({ ...good(), shop: { ...shop, url } })).not.toThrow();
    }
  });
});

/** Nothing on either side, and nothing in the storage, may have changed. */
async function expectUntouched(
  w: World,
  work: () => Promise<unknown>,
  field?: string | RegExp,
): Promise<void> {
  const before = JSON.stringify([w.gestan.state, await dump(w.storage)]);
  const writes = w.writes().length;
  const error = await work().then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(isSyncError(error), String(error)).toBe(true);
  if (!isSyncError(error)) return;
  expect(error.code).toMatch(/^(settings|sync)\./);
  if (field !== undefined) expect(error.field).toMatch(field);
  expect(error.field, error.message).toBeTruthy();
  expect(error.hint, error.message).toBeTruthy();
  expect(JSON.stringify([w.gestan.state, await dump(w.storage)])).toBe(before);
  expect(w.writes().length).toBe(writes);
}

describe('what is given to the flows', async () => {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  const other = w.open({ shop: { id: 'other', url: 'https://other.example' } });
  const plans = {
    products: await sync.products.plan(),
    stock: await sync.stock.plan(),
    contacts: await sync.contacts.plan(),
    orders: await sync.orders.plan(),
  };
  const flows = ['products', 'stock', 'contacts', 'orders'] as const;
  type Untyped = Record<'plan' | 'apply', (...args: unknown[]) => Promise<unknown>>;
  const untyped = sync as unknown as Record<(typeof flows)[number], Untyped>;
  const apply = (flow: (typeof flows)[number], ...args: unknown[]) => untyped[flow].apply(...args);

  const mutations: readonly [string, (plan: Record<string, unknown>) => unknown][] = [
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'plan'],
    ['a list', () => []],
    ['an empty object', () => ({})],
    ['no version', ({ version: _, ...plan }) => plan],
    ['another version', (plan) => ({ ...plan, version: 2 })],
    ['an unknown flow', (plan) => ({ ...plan, flow: 'images' })],
    ['no shop', ({ shop: _, ...plan }) => plan],
    ['another shop', (plan) => ({ ...plan, shop: 'autre' })],
    ['no date', (plan) => ({ ...plan, createdAt: undefined })],
    ['a bad date', (plan) => ({ ...plan, createdAt: 'hier' })],
    ['no options', (plan) => ({ ...plan, options: undefined })],
    ['options that are a list', (plan) => ({ ...plan, options: [] })],
    ['an unknown option', (plan) => ({ ...plan, options: { frobnicate: true } })],
    ['no rows', (plan) => ({ ...plan, rows: undefined })],
    ['rows that are an object', (plan) => ({ ...plan, rows: {} })],
    ['no summary', (plan) => ({ ...plan, summary: undefined })],
    ['a row that is null', (plan) => ({ ...plan, rows: [null] })],
    ['a row that is a text', (plan) => ({ ...plan, rows: ['x'] })],
    [
      'a row twice',
      (plan) => ({ ...plan, rows: [...(plan.rows as unknown[]), (plan.rows as unknown[])[0]] }),
    ],
    ...(['key', 'status', 'origin', 'name', 'changes', 'fingerprint'] as const).flatMap((member) =>
      [undefined, null, 7, {}].map((value): [string, (plan: Record<string, unknown>) => unknown] => [
        `a row whose ${member} is ${JSON.stringify(value)}`,
        (plan) => ({
          ...plan,
          rows: (plan.rows as Record<string, unknown>[]).map((row, index) =>
            index === 0 ? { ...row, [member]: value } : row,
          ),
        }),
      ]),
    ),
    [
      'a row of an unknown status',
      (plan) => ({ ...plan, rows: (plan.rows as object[]).map((row) => ({ ...row, status: 'delete' })) }),
    ],
    [
      'a row with an odd Woo id',
      (plan) => ({ ...plan, rows: (plan.rows as object[]).map((row) => ({ ...row, wooId: '1,2' })) }),
    ],
    [
      'a row whose changes are no changes',
      (plan) => ({ ...plan, rows: (plan.rows as object[]).map((row) => ({ ...row, changes: [null] })) }),
    ],
  ];

  test.each(flows)('a malformed plan of %s writes nothing', async (flow) => {
    expect(plans[flow].rows.length, flow).toBeGreaterThan(0);
    for (const [what, mutate] of mutations) {
      const plan = mutate(JSON.parse(JSON.stringify(plans[flow])) as Record<string, unknown>);
      await expect(
        expectUntouched(w, () => apply(flow, plan)),
        what,
      ).resolves.toBeUndefined();
    }
  });

  test('a plan of another flow, or of another shop, is refused', async () => {
    for (const flow of flows) {
      for (const wrong of flows.filter((name) => name !== flow)) {
        await expectUntouched(w, () => apply(flow, plans[wrong]), 'plan.flow');
      }
    }
    await expectUntouched(w, () => other.products.apply(plans.products, { select: 'all' }), 'plan.shop');
    await expectUntouched(w, () => other.orders.apply(plans.orders, { select: 'all' }), 'plan.shop');
  });

  test('unknown or wrong options of plan are refused', async () => {
    for (const flow of flows) {
      for (const options of [
        { dirction: 'both' },
        { wooIds: ['5'] },
        { ids: [0] },
        { customerIds: [1.5] },
        7,
        'all',
        [],
      ]) {
        await expectUntouched(w, () => untyped[flow].plan(options));
      }
    }
    const plan = (options: unknown) => () => sync.products.plan(options as never);
    await expectUntouched(w, plan({ direction: 'up' }), 'options.direction');
    await expectUntouched(w, plan({ codes: 'A' }), 'options.codes');
    await expectUntouched(w, plan({ includeUpdates: 'yes' }), 'options.includeUpdates');
    const orders = (options: unknown) => () => sync.orders.plan(options as never);
    await expectUntouched(w, orders({ after: '2026-13-45' }), 'options.after');
    await expectUntouched(w, orders({ after: '2026-03-01T10:00:00' }), 'options.after');
    await expectUntouched(w, orders({ after: '2026-05-01', before: '2026-03-01' }), 'options.before');
    await expectUntouched(w, orders({ statuses: 'completed' }), 'options.statuses');
  });

  test('unknown or wrong options of apply are refused', async () => {
    for (const flow of flows) {
      for (const options of [{ select: 'all', selct: () => true }, { select: true }, 7]) {
        await expectUntouched(w, () => apply(flow, plans[flow], options));
      }
    }
    await expectUntouched(
      w,
      () => apply('products', plans.products, { select: 'all', override: ['everything'] }),
      /override/,
    );
    await expectUntouched(
      w,
      () => apply('products', plans.products, { select: 'all', resolve: 'woo' }),
      /resolve/,
    );
  });

  test('wrong options of run() are refused', async () => {
    const run = (options: unknown) => () => sync.run(options as never);
    await expectUntouched(w, run({ flows: ['images'] }), 'options.flows');
    await expectUntouched(w, run({ flows: 'orders' }), 'options.flows');
    await expectUntouched(w, run({ override: ['all'] }), 'options.override');
    await expectUntouched(w, run({ override: 'created' }), 'options.override');
    await expectUntouched(w, run({ flow: ['orders'] }), 'options.flow');
    await expectUntouched(w, run(5));
  });

  test.each<[string, (options: never) => Promise<unknown>]>([
    ['orders.audit()', (options) => sync.orders.audit(options)],
    ['categories.import()', (options) => sync.categories.import(options)],
    ['mappings.payments.unmapped()', (options) => sync.mappings.payments.unmapped(options)],
    ['undo()', (options) => sync.undo('x', options)],
    ['forget()', (options) => sync.forget({ email: 'a@example.com' }, options)],
  ])('wrong options of %s are refused', async (_, call) => {
    await expectUntouched(w, () => call(null as never), /options must be an object|options/);
    await expectUntouched(w, () => call({ signal: 1 } as never), 'options.signal');
    await expectUntouched(w, () => call({ onProgress: 1 } as never), 'options.onProgress');
    await expectUntouched(w, () => call({ limit: 1 } as never), 'options.limit');
  });

  test('a run that is no text cannot be undone', async () => {
    await expectUntouched(w, () => sync.undo(10n as never), 'runId');
  });

  test('wrong settings are refused', async () => {
    const save = (patch: unknown) => () => sync.settings.save(patch as never);
    await expectUntouched(w, save({ billing: { shipping: 'PORT' } }), 'settings.billing.shipping');
    await expectUntouched(w, save({ orders: { startAt: 5 } }), 'settings.orders.startAt');
    await expectUntouched(
      w,
      save({ billing: { currencyRates: { USD: '0' } } }),
      'settings.billing.currencyRates.USD',
    );
    await expectUntouched(
      w,
      save({ billing: { currencyRates: { usd: '1' } } }),
      /^settings\.billing\.currencyRates/,
    );
    await expectUntouched(
      w,
      save({ billing: { statuses: { expedie: ['facture'] } } }),
      /^settings\.billing\.statuses\.expedie/,
    );
    await expectUntouched(
      w,
      save({ billing: { entries: { bankAccountId: 'inconnu' } } }),
      'settings.billing.entries.bankAccountId',
    );
    await expectUntouched(w, save({ contacts: { review: 0.95 } }), 'settings.contacts.review');
    for (const patch of [undefined, null, 5, 'x', []]) await expectUntouched(w, save(patch), 'settings');
  });

  test('wrong links, blacklist entries, mappings, decisions and adoptions are refused', async () => {
    const call =
      (work: (...args: never[]) => Promise<unknown>, ...args: unknown[]) =>
      () =>
        work(...(args as never[]));
    await expectUntouched(w, call(sync.links.force, { code: 'RIEN', wooId: 19 }), /code$/);
    await expectUntouched(w, call(sync.links.force, { code: 'NOUVEAU-1', wooId: 999_999 }), /wooId$/);
    await expectUntouched(w, call(sync.links.force, { code: 'NOUVEAU-1', wooId: '19' }), /wooId$/);
    await expectUntouched(w, call(sync.links.force, { code: '', wooId: 19 }), /code$/);
    await expectUntouched(w, call(sync.links.force, { wooId: 19 }), /code$/);
    await expectUntouched(w, call(sync.links.force, undefined));
    await expectUntouched(w, call(sync.links.remove, { code: 'RIEN' }), /code$/);
    await expectUntouched(w, call(sync.links.remove, {}), /code$/);
    await expectUntouched(w, call(sync.blacklist.add, {}, { reason: 'x' }));
    await expectUntouched(w, call(sync.blacklist.add, { code: 'A' }, undefined));
    await expectUntouched(w, call(sync.blacklist.add, { wooId: -1 }, { reason: 'x' }));
    await expectUntouched(
      w,
      call(sync.mappings.families.set, { categoryId: 999, familyId: '1' }),
      'categoryId',
    );
    await expectUntouched(w, call(sync.mappings.families.set, { categoryId: 19, familyId: 'x' }), 'familyId');
    await expectUntouched(
      w,
      call(sync.mappings.payments.set, { methodId: 'bacs', paymentModeId: 'x' }),
      'paymentModeId',
    );
    await expectUntouched(w, call(sync.mappings.import, { version: 7 }));
    await expectUntouched(w, call(sync.mappings.import, 'x'));
    await expectUntouched(
      w,
      call(sync.contacts.decide, { customer: 0, contactId: '1', same: true }),
      'customer',
    );
    await expectUntouched(
      w,
      call(sync.contacts.decide, { customer: 1, contactId: '', same: true }),
      'contactId',
    );
    await expectUntouched(w, call(sync.contacts.decide, undefined));
    await expectUntouched(w, call(sync.orders.adopt, { orderId: 'x', pieces: [] }), 'adoption.orderId');
    await expectUntouched(
      w,
      call(sync.orders.adopt, { orderId: 999_999, pieces: [{ kind: 'invoice' }] }),
      'adoption.orderId',
    );
    await expectUntouched(
      w,
      call(sync.orders.adopt, {
        orderId: 402,
        pieces: [
          { kind: 'invoice', id: '1' },
          { kind: 'invoice', id: '2' },
        ],
      }),
      'adoption.pieces',
    );
    await expectUntouched(w, call(sync.orders.adopt, undefined));
  });
});

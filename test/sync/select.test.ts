import { describe, expect, test } from 'vitest';
import { isSyncError, memoryStorage, type Report } from 'woo-gestan';
import { setUp, smallWorld } from './small.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;

async function refusal(work: () => Promise<unknown>) {
  const error = await work().then(
    (value) => expect.fail(`It was taken: ${JSON.stringify(value)}`),
    (caught: unknown) => caught,
  );
  if (!isSyncError(error)) throw error;
  return error;
}

function outcomes(report: Report): Record<string, string> {
  return Object.fromEntries(report.rows.map(({ key, outcome }) => [key, outcome]));
}

describe.each(flows)('%s.apply()', (flow) => {
  test.each([
    ['no options', undefined],
    ['options without select', {}],
    ['an unknown word', { select: 'every' }],
    ['keys that are no texts', { select: [13] }],
    ['the key of no row', { select: ['woo:999999999'] }],
  ])('refuses %s, naming options.select, and writes nothing', async (_, options) => {
    const w = smallWorld();
    const sync = w.open();
    const plan = await sync[flow].plan();
    const apply = sync[flow].apply as (plan: unknown, options: unknown) => Promise<Report>;
    const writes = w.writes().length;
    const before = JSON.stringify(w.gestan.state);
    const error = await refusal(() => apply(plan, options));
    expect([error.name, error.code, error.field]).toEqual([
      'SettingsError',
      'settings.invalid',
      'options.select',
    ]);
    expect(w.writes()).toHaveLength(writes);
    expect(JSON.stringify(w.gestan.state)).toBe(before);
  });
});

describe('products.apply()', () => {
  const opened = async () => {
    const sync = smallWorld().open();
    await setUp(sync);
    const plan = await sync.products.plan();
    const keys = plan.rows.filter(({ status }) => status === 'add-to-woo').map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1);
    return { sync, plan, keys };
  };

  test("writes every row for 'all'", async () => {
    const { sync, plan, keys } = await opened();
    const report = outcomes(await sync.products.apply(plan, { select: 'all' }));
    expect(keys.map((key) => report[key])).toEqual(keys.map(() => 'done'));
  });

  test('writes the rows of the given keys and skips the others', async () => {
    const { sync, plan, keys } = await opened();
    const [first = '', ...others] = keys;
    const report = outcomes(await sync.products.apply(plan, { select: [first] }));
    expect(report[first]).toBe('done');
    expect(others.map((key) => report[key])).toEqual(others.map(() => 'skipped'));
  });

  test('writes nothing for no keys', async () => {
    const { sync, plan } = await opened();
    const { counts } = await sync.products.apply(plan, { select: [] });
    expect(counts.done).toBe(0);
  });
});

describe('await using', () => {
  test('closes a sync at the end of the block, and leaves its storage open', async () => {
    const w = smallWorld();
    let kept: ReturnType<typeof w.open>;
    {
      await using sync = w.open();
      kept = sync;
      await sync.settings.get();
    }
    expect((await refusal(() => kept.settings.get())).code).toBe('sync.closed');
    await expect(w.storage.get('any')).resolves.toBeUndefined();
  });

  test('closes a storage at the end of the block', async () => {
    let kept: ReturnType<typeof memoryStorage>;
    {
      await using storage = memoryStorage();
      kept = storage;
      await storage.get('any');
    }
    expect((await refusal(() => kept.get('any'))).code).toBe('storage.closed');
  });

  test('closes a listening fake store at the end of the block', async () => {
    const { store } = smallWorld();
    let url: string;
    {
      await using server = await store.listen();
      url = server.url;
      expect((await fetch(`${url}/wp-json/`)).status).toBe(200);
    }
    await expect(fetch(`${url}/wp-json/`)).rejects.toThrow();
  });
});

describe('time-outs and retries of createSync()', () => {
  test('the shop may take as long as `timeouts` says', async () => {
    const w = smallWorld();
    const slow = (request: Request) =>
      new Promise<Response>((resolve, reject) => {
        const timer = setTimeout(() => resolve(w.store.transport(request)), 200);
        request.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(request.signal.reason);
        });
      });
    const hasty = w.open({ transport: slow, timeouts: { readMs: 20 }, maxRetries: 0 });
    expect((await refusal(() => hasty.categories.import())).code).toBe('woo.timeout');
    const patient = w.open({ transport: slow, timeouts: { readMs: 20_000 } });
    expect((await patient.categories.import()).total).toBeGreaterThan(0);
  });

  test('a request is sent again as often as `maxRetries` says', async () => {
    const w = smallWorld();
    let asked = 0;
    const down = async () => {
      asked += 1;
      return new Response('', { status: 503 });
    };
    const sync = w.open({ transport: down, maxRetries: 1 });
    await refusal(() => sync.categories.import());
    expect(asked).toBe(2);
  });

  test.each([
    ['timeouts', { timeouts: 30 }],
    ['timeouts.readMs', { timeouts: { readMs: -1 } }],
    ['maxRetries', { maxRetries: -1 }],
    ['maxRetryAfterMs', { maxRetryAfterMs: 'long' }],
  ])('a wrong %s is refused by its name', async (field, options) => {
    const error = await refusal(async () => smallWorld().open(options as never));
    expect([error.code, error.field]).toEqual(['settings.invalid', field]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/index.js';
import { type ConnectionCheckId, connectionCheckIds } from '../../src/woo/connection/report.js';
import { testConnection } from '../../src/woo/index.js';
import { check, diagnose, failed, hosts, noted, start } from './connection-diagnose.js';
import { key, recorded, type ShopSetup, shop } from './connection-shop.js';

describe('warnings', () => {
  const dated = (at: number, more: Readonly<Record<string, string>> = {}): ShopSetup => ({
    after: (response) => {
      response.headers.set('date', new Date(at).toUTCString());
      for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
      return response;
    },
  });
  const minute = 60_000;

  it.each<[number, string, string]>([
    [0, 'ok', 'clock.ok'],
    [50_000, 'ok', 'clock.ok'],
    [-50_000, 'ok', 'clock.ok'],
    [5 * minute, 'warning', 'clock.off'],
    [-120 * minute, 'warning', 'clock.off'],
  ])('a clock that is %i ms off', async (off, status, code) => {
    const { report } = await diagnose(dated(start + off));
    expect(check(report, 'clock')).toMatchObject({ status, code });
    expect(Math.abs((report.facts.clockOffsetMs ?? 0) - off)).toBeLessThanOrEqual(1000);
    expect(report.ok).toBe(true);
  });

  it('are not given for the date of an answer that a cache kept', async () => {
    const { report } = await diagnose(dated(start - 60 * minute, { age: '3600' }));
    expect(check(report, 'clock')).toMatchObject({ status: 'skipped', code: 'unknown' });
  });

  it('a wrong clock is why a signature is refused', async () => {
    const refuse = () => {
      const response = recorded('wc11', 'oauth timestamp 20 minutes old');
      response.headers.set('date', new Date(start + 20 * minute).toUTCString());
      return response;
    };
    const { report } = await diagnose(
      { before: (_, url) => (url.pathname === '/wp-json/' ? undefined : refuse()) },
      { url: 'http://127.0.0.1:8080' },
    );
    expect(failed(report)).toEqual(['key.clock']);
    expect(check(report, 'key').message).toContain('20 min');
  });

  const edit = (path: string, change: (body: never) => unknown): ShopSetup => ({
    after: (response, url) => {
      if (!url.pathname.endsWith(path) || !response.ok) return response;
      const { status, headers } = response;
      const stream = new ReadableStream<Uint8Array>({
        async start(controller) {
          const body = JSON.stringify(change((await response.json()) as never));
          controller.enqueue(new TextEncoder().encode(body));
          controller.close();
        },
      });
      return new Response(stream, { status, headers });
    },
  });
  const setting = (group: string, id: string, value: string): ShopSetup =>
    edit(`/settings/${group}`, (rows: readonly { id: string }[]) =>
      rows.map((row) => (row.id === `woocommerce_${id}` ? { ...row, value } : row)),
    );

  it.each<[string, ConnectionCheckId, ShopSetup, string]>([
    [
      'an old WooCommerce',
      'version',
      edit('/system_status', (body: { environment: object }) => ({
        ...body,
        environment: { ...body.environment, version: '8.9.3' },
      })),
      'version.old',
    ],
    [
      'another canonical address',
      'canonical-url',
      edit('/wp-json/', (body: object) => ({ ...body, home: 'https://www.wc11.shop.test' })),
      'canonical-url.other',
    ],
    [
      'an address without HTTPS',
      'canonical-url',
      edit('/wp-json/', (body: object) => ({ ...body, home: 'http://wc11.shop.test' })),
      'canonical-url.http',
    ],
    [
      'a fixed offset',
      'time-zone',
      edit('/wp-json/', (body: object) => ({ ...body, timezone_string: '', gmt_offset: -3.5 })),
      'time-zone.offset',
    ],
    ['no taxes', 'prices', setting('general', 'calc_taxes', 'no'), 'prices.no-taxes'],
    ['odd decimals', 'decimals', setting('general', 'price_num_decimals', '4'), 'decimals.odd'],
    ['an unknown unit', 'weight-unit', setting('products', 'weight_unit', 'stère'), 'weight-unit.odd'],
    [
      'text around the JSON',
      'wordpress',
      {
        before: (_, url) =>
          url.pathname === '/wp-json/'
            ? new Response(
                '<br /><b>Notice</b>: x<br />{"name":"A","home":"https://wc11.shop.test","namespaces":["wc/v3"]}',
              )
            : undefined,
      },
      'wordpress.noise',
    ],
    [
      'text around the JSON of the products only',
      'wordpress',
      {
        before: (_, url) =>
          url.searchParams.get('per_page') === '1' && url.pathname.endsWith('/products')
            ? recorded('wc11', 'php notice before json')
            : undefined,
      },
      'wordpress.noise',
    ],
    [
      'a closed index',
      'wordpress',
      {
        before: (_, url) =>
          url.pathname === '/wp-json/'
            ? Response.json(
                { code: 'rest_not_logged_in', message: '', data: { status: 401 } },
                { status: 401 },
              )
            : undefined,
      },
      'wordpress.closed',
    ],
    [
      'a system status that the user may not see',
      'can-system-status',
      {
        before: (_, url) =>
          url.pathname.endsWith('/system_status')
            ? recorded('wc11', 'customer key: system_status')
            : undefined,
      },
      'can.no-permission',
    ],
    [
      'webhooks that are switched off',
      'can-webhooks',
      {
        before: (_, url) =>
          url.pathname.endsWith('/webhooks') ? recorded('wc11', 'unknown route') : undefined,
      },
      'can.missing',
    ],
    [
      'a page that is too much for the host',
      'speed',
      {
        before: (_, url) =>
          url.searchParams.get('per_page') === '100' ? recorded('wc11', 'php fatal error') : undefined,
      },
      'speed.failed',
    ],
  ])('%s', async (_, id, setup, code) => {
    const { report } = await diagnose(setup);
    expect(check(report, id)).toMatchObject({ status: 'warning', code });
    expect(check(report, id).hint).toBeTruthy();
    expect(noted(report, 'failed')).toEqual([]);
    expect(report.ok).toBe(true);
  });

  it.each(['fr', 'en'] as const)('decimals set to 0 fail while orders hold cents (%s)', async (language) => {
    const { report, seen } = await diagnose(setting('general', 'price_num_decimals', '0'), {
      options: { language },
    });
    expect(failed(report)).toEqual(['decimals.lossy']);
    expect(check(report, 'decimals').hint).toMatch(/2\.$/);
    expect(report.ok).toBe(false);
    expect(seen.some((line) => /orders\?.*dp=2/.test(line))).toBe(true);
  });

  it('decimals set to 0 are a warning while all orders are of whole euros', async () => {
    const whole = setting('general', 'price_num_decimals', '0');
    const { report } = await diagnose({
      before: (request, url) =>
        url.searchParams.has('dp')
          ? Response.json([{ id: 1, currency: 'EUR', total: '12.00', total_tax: '2.00' }])
          : whole.before?.(request, url),
      ...(whole.after === undefined ? {} : { after: whole.after }),
    });
    expect(check(report, 'decimals')).toMatchObject({ status: 'warning', code: 'decimals.odd' });
  });

  it('decimals that are usual for the currency are none', async () => {
    const yen: ShopSetup = edit('/settings/general', (rows: readonly { id: string }[]) =>
      rows.map((row) =>
        row.id === 'woocommerce_currency'
          ? { ...row, value: 'JPY' }
          : row.id === 'woocommerce_price_num_decimals'
            ? { ...row, value: '0' }
            : row,
      ),
    );
    expect(check((await diagnose(yen)).report, 'decimals').status).toBe('ok');
  });

  it('name a slow page', async () => {
    let now = start;
    const clock: Clock = { now: () => now, sleep: async () => {} };
    const { report } = await diagnose(
      {
        before: (_, url) => {
          if (url.searchParams.get('per_page') === '100') now += 12_000;
          return undefined;
        },
      },
      { clock, options: { language: 'fr' } },
    );
    expect(check(report, 'speed')).toMatchObject({ status: 'warning', values: { rows: 100, seconds: 12 } });
    expect(check(report, 'speed').message).toBe('100 produits prennent 12 s.');
  });

  it('name what changed since an earlier test', async () => {
    const { report: before } = await diagnose();
    const { report } = await diagnose(setting('tax', 'prices_include_tax', 'no'), {
      options: { known: { ...before.facts, currency: 'USD' } },
    });
    expect(noted(report, 'warning')).toEqual(['currency: changed', 'prices: prices.now-without-tax']);
    expect(check(report, 'currency').values).toEqual({ from: 'USD', to: 'EUR' });
    const same = await diagnose({}, { options: { known: before.facts } });
    expect(noted(same.report, 'warning')).toEqual([]);
  });
});

describe('what it never does', () => {
  it('no report shows the key, even if the shop repeats it in every answer', async () => {
    const echo = `${key.consumerKey} ${key.consumerSecret} ${Buffer.from(`${key.consumerKey}:${key.consumerSecret}`).toString('base64')}`;
    const setups: readonly ShopSetup[] = [
      { before: () => new Response(`<html>${echo}`, { status: 403 }) },
      {
        before: () =>
          Response.json({ name: echo, home: `https://${key.consumerSecret}.test`, namespaces: ['wc/v3'] }),
      },
      { before: () => Response.json({ code: echo, message: echo, data: { status: 401 } }, { status: 401 }) },
      { before: () => new Response(`${echo}{"name":"A","home":"x","namespaces":["wc/v3"]}`) },
      {
        before: () =>
          new Response(null, {
            status: 302,
            headers: { location: `/x/${key.consumerSecret}?s=${key.consumerSecret}` },
          }),
      },
      { before: () => Promise.reject(new Error(echo)) },
      {},
      { stripped: true },
      { key: 'unknown' },
    ];
    for (const setup of setups) {
      const { report } = await diagnose(setup);
      const text = JSON.stringify(report);
      for (const secret of [key.consumerKey, key.consumerSecret, ...echo.split(' ')])
        expect(text).not.toContain(secret);
    }
  });

  it('throw for a shop, however broken', async () => {
    const bodies = [
      '',
      '[]',
      'null',
      '7',
      '"x"',
      '{',
      '{"namespaces":7}',
      '{"code":null}',
      '\uFEFF',
      '<',
      '{"home":{},"namespaces":[]}',
    ];
    const statuses = [
      200, 201, 204, 301, 304, 400, 401, 402, 403, 404, 405, 406, 410, 418, 429, 500, 502, 503, 521, 524,
    ];
    for (const status of statuses) {
      for (const body of bodies) {
        const { report, seen } = await diagnose({
          before: () => new Response(status === 204 || status === 304 ? null : body, { status }),
        });
        expect(report.ok, `${status} ${body}`).toBe(false);
        expect(seen.length).toBeLessThanOrEqual(14);
        expect(report.checks).toHaveLength(connectionCheckIds.length);
      }
    }
  });

  it('go on after it was aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('assez');
    const { transport, seen } = shop({
      before: (_, url) => {
        if (url.pathname.endsWith('/products')) controller.abort(reason);
        return undefined;
      },
    });
    const test = testConnection({ url: hosts.wc11, ...key, transport }, { signal: controller.signal });
    await expect(test).rejects.toBe(reason);
    expect(seen).toHaveLength(2);
    await expect(
      testConnection({ url: hosts.wc11, ...key, transport }, { signal: controller.signal }),
    ).rejects.toBe(reason);
    expect(seen).toHaveLength(2);
  });
});

describe('what is given to it', () => {
  it.each<[string, ConnectionCheckId, string]>([
    ['boutique', 'address', 'address.bad'],
    ['', 'address', 'address.bad'],
    ['ftp://shop.test', 'address', 'address.bad'],
    ['https://user:motdepasse@shop.test', 'address', 'address.bad'],
    ['http://shop.test', 'address', 'address.insecure'],
  ])('the address "%s" is a finding', async (url, id, code) => {
    const site = shop();
    const report = await testConnection({ url, ...key, transport: site.transport });
    expect(failed(report)).toEqual([code]);
    expect(check(report, id).hint).toBeTruthy();
    expect(report.requests).toBe(0);
    expect(site.seen).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('motdepasse');
  });

  it('a key that is none is a finding', async () => {
    const report = await testConnection({ url: hosts.wc11, consumerKey: '', consumerSecret: 'cs_1234' });
    expect(failed(report)).toEqual(['key.bad']);
    expect(report.shop).toBe(hosts.wc11);
  });

  it('an option that is the program’s fault throws, naming it', async () => {
    const site = shop();
    const options = { url: hosts.wc11, ...key, transport: site.transport };
    await expect(testConnection({ ...options, maxRetries: -1 })).rejects.toThrow(/^maxRetries/);
    await expect(testConnection(options, { language: 'de' as never })).rejects.toThrow(/options\.language/);
    await expect(testConnection(options, { lang: 'fr' } as never)).rejects.toThrow(/options/);
    expect(site.seen).toEqual([]);
  });
});

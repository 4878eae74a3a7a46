import { describe, expect, it } from 'vitest';
import { connectionCheckIds } from '../../src/woo/connection/report.js';
import { createWooClient, testConnection } from '../../src/woo/index.js';
import { check, diagnose, failed, fixedClock, hosts, noted, start } from './connection-diagnose.js';
import { key, recorded, type ShopSetup, type StoreName, shop } from './connection-shop.js';

function networkError(code: string): Error {
  return Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });
}

describe('a sound shop', () => {
  it.each(['wc11', 'wc99'] as const)('%s passes every check, in at most 14 requests', async (store) => {
    const { report, seen } = await diagnose({
      store,
      after: (response) => {
        response.headers.set('date', new Date(start).toUTCString());
        return response;
      },
    });
    expect(noted(report, 'failed')).toEqual([]);
    expect(noted(report, 'warning')).toEqual([]);
    expect(noted(report, 'skipped')).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.checks.map((one) => one.id)).toEqual(connectionCheckIds);
    expect(seen.length).toBeLessThanOrEqual(14);
    expect(report.requests).toBe(seen.length);
    expect(report.shop).toBe(hosts[store]);
    expect(report.checkedAt).toBe('2026-11-24T18:50:00.000Z');
  });

  it('writes nothing but the empty batch', async () => {
    const { seen } = await diagnose();
    expect(
      seen.filter((line) => !line.startsWith('GET ')).map((line) => line.split(' ').slice(0, 2)),
    ).toEqual([['POST', 'https://wc11.shop.test/wp-json/wc/v3/products/batch']]);
  });

  it('learns what amounts, weights and days mean', async () => {
    const wc11 = await diagnose({ store: 'wc11' });
    expect(wc11.report.facts).toMatchObject({
      name: 'La Canne Dorée',
      home: 'https://wc11.shop.test',
      wooVersion: '11.0.0-beta.1',
      wordpressVersion: '7.0.1',
      auth: 'basic',
      currency: 'EUR',
      pricesIncludeTax: true,
      taxRounding: 'line',
      taxBasedOn: 'shipping',
      decimals: 2,
      weightUnit: 'kg',
      timeZone: 'Europe/Paris',
      country: 'FR',
      orderStorage: 'hpos',
    });
    const wc99 = await diagnose({ store: 'wc99' });
    expect(wc99.report.facts).toMatchObject({
      pricesIncludeTax: false,
      taxRounding: 'subtotal',
      weightUnit: 'g',
      timeZone: 'America/St_Johns',
      country: 'CA:QC',
      orderStorage: 'posts',
    });
  });

  it('is plain JSON', async () => {
    const { report } = await diagnose();
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('takes a client as well as its options', async () => {
    const site = shop();
    const woo = createWooClient({ url: hosts.wc11, ...key, transport: site.transport, clock: fixedClock() });
    expect(await testConnection(woo)).toEqual((await diagnose()).report);
  });
});

describe('the key', () => {
  it.each<[ShopSetup['key'], readonly string[]]>([
    ['wrongSecret', ['key.wrong-secret']],
    ['unknown', ['key.unknown']],
    ['readOnly', ['write.no-permission']],
    // Its owner may do everything: no resource is said to lack the owner's right.
    ['writeOnly', ['read.no-permission']],
    [
      'customer',
      [
        'write.user',
        'can.no-permission',
        'can.no-permission',
        'can.no-permission',
        'can.no-permission',
        'can.no-permission',
        'can.no-permission',
      ],
    ],
  ])('%s', async (state, findings) => {
    for (const store of ['wc11', 'wc99'] as const) {
      const { report, seen } = await diagnose({ store, key: state });
      expect(failed(report)).toEqual(findings);
      expect(report.ok).toBe(false);
      expect(seen.length).toBeLessThanOrEqual(14);
    }
  });

  it('may lack writing where only reading is wanted', async () => {
    const { report } = await diagnose({ key: 'readOnly' }, { options: { readOnly: true } });
    expect(report.ok).toBe(true);
    expect(check(report, 'write').status).toBe('warning');
  });

  it('of a wrong secret leaves later checks unmade, and says why', async () => {
    const { report } = await diagnose({ key: 'wrongSecret' }, { options: { language: 'fr' } });
    expect(check(report, 'can-orders')).toMatchObject({ status: 'skipped', code: 'not-checked' });
    expect(check(report, 'can-orders').message).toBe('Non vérifié, car « Clé et clé secrète » a échoué.');
  });
});

describe('common slips', () => {
  it.each(['fr', 'en'] as const)('key and secret exchanged (%s)', async (language) => {
    const site = shop();
    const swapped = { consumerKey: key.consumerSecret, consumerSecret: key.consumerKey };
    const options = { url: hosts.wc11, ...swapped, transport: site.transport };
    const report = await testConnection(options, { language });
    expect(failed(report)).toEqual(['key.swapped']);
    expect(check(report, 'key').hint).toMatch(/ck_.*cs_/);
    expect(JSON.stringify(report)).not.toContain(key.consumerSecret);
    expect(site.seen).toEqual([]);
    expect(() => createWooClient(options)).toThrow(/consumerKey/);
  });

  it.each([
    ['/boutique', 'a page of the theme'],
    ['/fr/boutique', 'a page of the theme'],
    ['/boutique', 'the index through rest_route'],
  ])('a page given as the address: %s, which answers %s', async (folder, answer) => {
    for (const language of ['fr', 'en'] as const) {
      const site = shop({
        before: (_, url) => {
          if (!url.pathname.startsWith('/boutique') && !url.pathname.startsWith('/fr')) return undefined;
          return url.searchParams.has('rest_route') && answer.startsWith('the index')
            ? recorded('wc11', 'index without key')
            : new Response('<!doctype html><title>Page non trouvée</title>', {
                status: 404,
                headers: { 'content-type': 'text/html; charset=UTF-8' },
              });
        },
      });
      const options = { url: `${hosts.wc11}${folder}`, ...key, transport: site.transport };
      const report = await testConnection(options, { language });
      expect(failed(report)).toContain('address.folder');
      expect(check(report, 'address')).toMatchObject({
        status: 'failed',
        values: { url: `${hosts.wc11}${folder}`, home: hosts.wc11 },
      });
      expect(check(report, 'address').hint).toContain(hosts.wc11);
      // The key is not shown to another address than the one that was given.
      expect(site.seen.join('\n')).not.toMatch(/Basic|consumer_key|oauth/);
    }
  });
});

describe('the Authorization header', () => {
  it('is named if the host takes it away, and the other checks are made all the same', async () => {
    const { report, seen } = await diagnose({ stripped: true });
    expect(failed(report)).toEqual(['header.stripped']);
    expect(check(report, 'authorization-header').hint).toContain(
      'RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]',
    );
    expect(check(report, 'can-orders').status).toBe('ok');
    expect(seen.length).toBeLessThanOrEqual(14);
    // A signature shows the same without sending the secret.
    expect(seen.join('\n')).not.toContain(key.consumerSecret);
  });

  it('is found missing by the query if signatures are refused too', async () => {
    const { report } = await diagnose({
      stripped: true,
      before: (_, url) =>
        url.searchParams.has('oauth_signature') ? recorded('wc11', 'oauth bad signature') : undefined,
    });
    expect(failed(report)).toEqual(['header.stripped']);
    expect(report.facts.auth).toBe('query');
  });

  it('is found missing although the secret is wrong too', async () => {
    const { report } = await diagnose({ stripped: true, key: 'wrongSecret' });
    expect(failed(report)).toEqual(['key.wrong-secret', 'header.stripped']);
  });

  it('is not read where PHP does not see HTTPS', async () => {
    const { report } = await diagnose({ httpsUnseen: true });
    expect(failed(report)).toEqual(['header.https-unseen']);
    expect(check(report, 'key').status).toBe('ok');
  });

  it('is not needed where the key travels in the query', async () => {
    const { report } = await diagnose({ stripped: true }, { queryAuth: true });
    expect(failed(report)).toEqual([]);
    expect(check(report, 'authorization-header').code).toBe('header.query');
  });
});

describe('what stands between', () => {
  const apache404 = () =>
    new Response(
      '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><html><title>404 Not Found</title></html>',
      {
        status: 404,
        headers: { 'content-type': 'text/html; charset=iso-8859-1' },
      },
    );
  const api = (url: URL) => url.pathname.startsWith('/wp-json');
  const sideDoor = (store: StoreName, url: URL) =>
    url.searchParams.has('rest_route')
      ? recorded(store, 'plain permalinks: index via rest_route')
      : undefined;

  it.each<[string, ShopSetup['before'], string]>([
    [
      'plain permalinks on nginx: a page of HTML in place of the index',
      (_, url) => sideDoor('wc11', url) ?? recorded('wc11', 'plain permalinks: POST'),
      'permalinks.plain',
    ],
    [
      'plain permalinks on nginx: a redirect to the same path plus a slash',
      (_, url) =>
        sideDoor('wc11', url) ??
        (url.pathname === '/wp-json/'
          ? recorded('wc11', 'index without key')
          : recorded('wc11', 'plain permalinks: wp-json')),
      'permalinks.plain',
    ],
    [
      'plain permalinks on Apache without rewriting',
      (_, url) => sideDoor('wc11', url) ?? (api(url) ? apache404() : undefined),
      'permalinks.plain',
    ],
    [
      'a web server that knows nothing of WordPress',
      () => recorded('wc11', 'plain permalinks, host without rewriting: wp-json'),
      'permalinks.no-rewrite',
    ],
    [
      'WooCommerce inactive',
      (_, url) =>
        url.pathname === '/wp-json/'
          ? recorded('wc11', 'WooCommerce inactive: index')
          : recorded('wc11', 'WooCommerce inactive'),
      'woocommerce.inactive',
    ],
    [
      'WooCommerce inactive behind a closed index',
      (_, url) =>
        url.pathname === '/wp-json/'
          ? Response.json({ code: 'rest_not_logged_in', message: '', data: { status: 401 } }, { status: 401 })
          : recorded('wc11', 'WooCommerce inactive'),
      'woocommerce.inactive',
    ],
    ['maintenance', () => recorded('wc11', 'maintenance mode'), 'maintenance.on'],
    [
      'a firewall',
      () =>
        new Response('<html><h1>403 Forbidden</h1></html>', {
          status: 403,
          headers: { 'content-type': 'text/html' },
        }),
      'firewall.blocked',
    ],
    [
      'a password before the whole site',
      () =>
        new Response('<html>401 Authorization Required</html>', {
          status: 401,
          headers: { 'www-authenticate': 'Basic realm="Site de test"' },
        }),
      'firewall.password',
    ],
    [
      'a captcha',
      () => new Response('<html><script src="/.well-known/sgcaptcha/"></script></html>', { status: 202 }),
      'firewall.captcha',
    ],
    [
      'too many requests',
      () => new Response('', { status: 429, headers: { 'retry-after': '60' } }),
      'firewall.throttled',
    ],
    ['a site that is down', () => new Response('<html>', { status: 502 }), 'reachable.down'],
    ['a fatal error of PHP', () => recorded('wc11', 'php fatal error'), 'wordpress.error'],
    ['some other site', () => new Response('<!doctype html><title>Bonjour</title>'), 'wordpress.other'],
    ['some other API', () => Response.json({ hello: 'world' }), 'wordpress.other'],
  ])('%s', async (_, before, code) => {
    const { report, seen } = await diagnose({ ...(before ? { before } : {}) });
    expect(failed(report)).toEqual([code]);
    expect(report.ok).toBe(false);
    const culprit = report.checks.find((one) => one.status === 'failed');
    expect(culprit?.hint).toBeTruthy();
    expect(check(report, 'speed').status).toBe('skipped');
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it.each<[string, string, string, string]>([
    [
      'https://shop.test',
      'https://www.shop.test/wp-json/?x=1',
      'redirect.elsewhere',
      'https://www.shop.test',
    ],
    ['http://localhost:8080', 'https://localhost:8443/wp-json/', 'redirect.https', 'https://localhost:8443'],
    [
      'https://shop.test',
      'https://shop.test/boutique/wp-json/',
      'redirect.elsewhere',
      'https://shop.test/boutique',
    ],
    ['https://shop.test', 'https://autre.test/', 'redirect.elsewhere', 'https://autre.test'],
    [
      'https://shop.test',
      'https://shop.test/wp-login.php?redirect_to=x',
      'redirect.page',
      'https://shop.test/wp-login.php',
    ],
    ['https://shop.test', '/bientot/', 'redirect.page', 'https://shop.test/bientot/'],
  ])('%s redirected to %s', async (url, location, code, to) => {
    const { report } = await diagnose(
      { before: () => new Response(null, { status: 301, headers: { location } }) },
      { url },
    );
    expect(failed(report)).toEqual([code]);
    expect(check(report, 'redirect').values).toEqual({ to });
    expect(check(report, 'redirect').message).toContain(to);
  });

  it.each<[string, string, string]>([
    ['ENOTFOUND', 'reachable', 'reachable.dns'],
    ['ECONNREFUSED', 'reachable', 'reachable.refused'],
    ['ECONNRESET', 'reachable', 'reachable.failed'],
    ['UND_ERR_CONNECT_TIMEOUT', 'reachable', 'reachable.timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'tls.self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'tls.self-signed'],
    ['CERT_HAS_EXPIRED', 'tls', 'tls.expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'tls.name'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'tls.chain'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'tls.failed'],
  ])('%s', async (network, id, code) => {
    const { report, seen } = await diagnose({ before: () => Promise.reject(networkError(network)) });
    expect(failed(report)).toEqual([code]);
    expect(report.checks.find((one) => one.status === 'failed')?.id).toBe(id);
    expect(seen).toHaveLength(1);
  });

  it('gives no answer in time', async () => {
    const report = await testConnection({
      url: 'https://shop.test',
      ...key,
      transport: () => new Promise(() => {}),
      timeouts: { readMs: 10 },
    });
    expect(failed(report)).toEqual(['reachable.timeout']);
  });

  it('is a host that the test itself strains, which is said once, not for each resource', async () => {
    const { report } = await diagnose({
      before: (_, url) =>
        url.pathname.endsWith('/customers') || url.pathname.endsWith('/taxes')
          ? new Response('', { status: 429, headers: { 'retry-after': '30' } })
          : undefined,
    });
    expect(failed(report)).toEqual(['firewall.throttled']);
    expect(check(report, 'can-customers').status).toBe('skipped');
    expect(check(report, 'can-orders').status).toBe('ok');
  });

  it('is a firewall that blocks one resource only, which is named', async () => {
    const { report } = await diagnose({
      before: (_, url) =>
        url.pathname.endsWith('/customers') ? new Response('<html>Forbidden', { status: 406 }) : undefined,
    });
    expect(noted(report, 'failed')).toEqual(['can-customers: can.error']);
  });

  it('is a firewall that lets reading pass and stops writing', async () => {
    const { report } = await diagnose({
      before: (request) =>
        request.method === 'POST' ? new Response('<html>Forbidden', { status: 403 }) : undefined,
    });
    expect(failed(report)).toEqual(['write.blocked']);
    expect(check(report, 'can-orders').status).toBe('ok');
  });
});

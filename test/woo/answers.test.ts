import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/core/redact.js';
import { errorFromAnswer } from '../../src/woo/answer/classify.js';
import { readJson } from '../../src/woo/answer/read-json.js';
import { retryAfterMs, wooErrorCodes } from '../../src/woo/index.js';
import { failure, html, json, scripted } from './script.js';

const rows = [{ id: 1, name: 'Épuisette {n° 3} [neuve] "L"', slug: 'epuisette' }];
const text = JSON.stringify(rows);

describe('reading JSON', () => {
  it.each([
    ['a byte order mark', `\uFEFF${text}`],
    ['a byte order mark and a new line', `\uFEFF\n${text}`],
    [
      'a notice before',
      `<br />\n<b>Notice</b>:  Undefined variable: x in <b>/srv/a.php</b> on line <b>3</b><br />\n${text}`,
    ],
    [
      'a notice with brackets',
      `<b>Warning</b>: Undefined array key "a" in $options['x'][0] on line 3 ${text}`,
    ],
    ['a notice of plain text', `Deprecated: Function x() is deprecated in /srv/a.php on line 12\n${text}`],
    ['HTML after', `${text}<!-- cached by a plugin -->\n<script>var a = {"b": [1]};</script>`],
    ['both', `Warning: a\n${text}\n<!-- b -->`],
  ])('finds it past %s', (_, raw) => {
    const reading = readJson(raw);
    expect(reading).toMatchObject({ kind: 'json', value: rows });
    expect(reading.kind === 'json' && reading.noise).toBeTruthy();
  });

  it('tells no noise where there is none', () => {
    expect(readJson(text)).toEqual({ kind: 'json', value: rows });
    expect(readJson('[]')).toEqual({ kind: 'json', value: [] });
    expect(readJson(`Notice: a\n[]`)).toMatchObject({ kind: 'json', value: [] });
  });

  it.each([
    ['', 'empty'],
    ['\uFEFF \n', 'empty'],
    ['<!DOCTYPE html><html><script>[{"id":1}]</script></html>', 'html'],
    ['Service unavailable', 'text'],
    ['Notice: a\n[{"id":1,"na', 'truncated'],
  ])('reads %j as %s', (raw, kind) => {
    expect(readJson(raw).kind).toBe(kind);
  });

  it('never takes a part of a broken answer for the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: text.length - 1 }),
        fc.constantFrom('', 'Notice: a\n', '\uFEFF'),
        (cut, before) => {
          expect(readJson(before + text.slice(0, cut)).kind).not.toBe('json');
        },
      ),
    );
  });

  it('shows at most 200 bytes, and no half character', () => {
    const reading = readJson(`${'é'.repeat(500)}${text}`);
    const noise = reading.kind === 'json' ? (reading.noise ?? '') : '';
    expect(Buffer.byteLength(noise)).toBeLessThanOrEqual(200);
    expect(noise).toBe('é'.repeat(100));
  });

  it('never throws, whatever came', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => void readJson(raw)));
  });
});

describe('Retry-After', () => {
  it('is read as seconds and as a date, and never below zero', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Tuesday, 24-Nov-26 12:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Tue Nov 24 12:01:00 2026', now)).toBe(60_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 11:00:00 GMT', now)).toBe(0);
    for (const bad of [null, '', 'soon', '-3', '2026-11-24', 'wait 5', 'Tue, 24 Nov 2026 12:01:00'])
      expect(retryAfterMs(bad, now)).toBeUndefined();
  });
});

describe('answers of hosts', () => {
  const errorOf = async (response: Response, method = 'GET') =>
    errorFromAnswer({
      method,
      path: '/wp-json/wc/v3/products',
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    });

  it('are redacted as JSON gives them: a secret that the shop escaped is escaped twice in the body', () => {
    const secret = 'cs_a"b\\c<d';
    const leak = JSON.stringify(secret).slice(1, -1);
    const redact = createRedactor([secret]);
    const body = { code: leak, message: leak, data: { status: 400, params: { [leak]: leak } } };
    const error = errorFromAnswer({
      method: 'POST',
      path: '/wp-json/wc/v3/products',
      status: 400,
      headers: new Headers(),
      text: redact(JSON.stringify(body)),
      redact,
    });
    expect(error).toMatchObject({ wooCode: '***', values: { said: '***' }, params: { '***': '***' } });
    expect(JSON.stringify(error)).not.toContain(leak);
    expect(error?.message).not.toContain(leak);
  });

  it.each([
    [html(200), 'woo.html'],
    [
      html(202, '<html><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/"></html>'),
      'woo.captcha',
    ],
    [html(403, '<html><title>Just a moment...</title></html>'), 'woo.captcha'],
    [html(503, '<html>Checking your browser before accessing</html>'), 'woo.captcha'],
    [html(403), 'woo.firewall'],
    [html(406), 'woo.firewall'],
    [html(401), 'woo.auth'],
    [html(404), 'woo.permalinks'],
    [html(408), 'woo.timeout'],
    [html(413), 'woo.too-large'],
    [html(429), 'woo.throttled'],
    [html(500), 'woo.server-error'],
    [html(502), 'woo.unavailable'],
    [html(503), 'woo.unavailable'],
    [html(503, '<html>Briefly unavailable for scheduled maintenance.</html>'), 'woo.maintenance'],
    [html(504), 'woo.unavailable'],
    [html(508), 'woo.throttled'],
    [html(520), 'woo.unavailable'],
    [html(524), 'woo.unavailable'],
    [html(302, '', { location: 'https://www.shop.example/' }), 'woo.redirected'],
    [html(301, '', { location: 'https://shop.example/wp-json/wc/v3/products/' }), 'woo.permalinks'],
    [new Response('', { status: 200 }), 'woo.not-json'],
    [new Response('OK', { status: 200 }), 'woo.not-json'],
    [new Response('[{"id":1', { status: 200 }), 'woo.truncated'],
    [failure(429, 'anything'), 'woo.throttled'],
    [failure(503, 'anything'), 'woo.unavailable'],
  ])('%# are %s', async (response, code) => {
    expect((await errorOf(response))?.code).toBe(code);
  });

  it('say when a method is blocked', async () => {
    expect((await errorOf(html(405), 'PUT'))?.code).toBe('woo.method-blocked');
    expect((await errorOf(html(501), 'DELETE'))?.code).toBe('woo.method-blocked');
  });
});

describe('odd rows', () => {
  it('are repaired in place, with a warning, and keep what is not known', async () => {
    const odd = {
      id: '12',
      number: 1042,
      status: 'wc-plugin-own',
      currency: null,
      prices_include_tax: 'yes',
      meta_data: '',
      line_items: { 0: { id: 1, quantity: '2', total: 12.5, sku: null, meta_data: [], taxes: [] } },
      shipping: [],
      plugin_field: { a: [1] },
    };
    const { woo, warnings } = scripted(() => json(odd));
    const order = await woo.orders.get(12);
    expect(order).toMatchObject({
      id: 12,
      number: '1042',
      status: 'wc-plugin-own',
      currency: '',
      prices_include_tax: true,
      meta_data: [],
      shipping: { city: '' },
      plugin_field: { a: [1] },
    });
    expect(order.line_items[0]).toMatchObject({ quantity: 2, total: '12.5', name: '' });
    expect(warnings.every(({ kind }) => kind === 'repaired')).toBe(true);
    expect(warnings.map(({ message }) => message).join()).toContain('line_items.0.quantity');
  });

  it('are refused only when nothing tells which row it is', async () => {
    const { woo } = scripted(() => json([{ name: 'a' }]));
    await expect(woo.tags.list().toArray()).rejects.toMatchObject({ code: 'woo.unexpected' });
    const other = scripted(() => json('x'));
    await expect(other.woo.tags.list().toArray()).rejects.toMatchObject({ code: 'woo.unexpected' });
  });

  it('never turn a missing amount into a zero', async () => {
    const { woo } = scripted(() => json({ id: 1, stock_quantity: undefined }));
    const product = await woo.products.get(1);
    expect(product.regular_price).toBe('');
    expect(product.stock_quantity).toBeUndefined();
  });
});

describe('the table of codes', () => {
  it('stands in the documentation as it is in the code', () => {
    const page = readFileSync(new URL('../../docs/woo-errors.md', import.meta.url), 'utf8');
    // The columns may be padded.
    const lines = page
      .split('\n')
      .filter((line) => line.startsWith('| `woo.'))
      .map((line) => line.replace(/ +/g, ' '));
    const expected = Object.entries(wooErrorCodes).map(
      ([code, { meaning, hint, retryable }]) =>
        `| \`${code}\` | ${retryable ? 'yes' : 'no'} | ${meaning} | ${hint} |`,
    );
    expect(lines).toEqual(expected);
  });
});

import { Readable, Transform } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { errorFromAnswer } from '../../src/woo/answer/classify.js';
import { readJson } from '../../src/woo/answer/read-json.js';
import type { WooErrorCode } from '../../src/woo/index.js';
import { processorMs } from '../support/processor.js';
import { state } from './recordings.js';
import { caught, html, json, scripted } from './script.js';

/** Texts that drive patterns with nested or repeated quantifiers into exponential or quadratic time. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  'comments before text': (n) => `${'<!-- c -->'.repeat(n)}x`,
  'comments before a list': (n) => `${'<!-- c -->'.repeat(n)}[]`,
  'comments that never end': (n) => '<!-- '.repeat(n),
  'lists that are none': (n) => `${'[1x'.repeat(n)}${']'.repeat(n)}`,
  'open lists': (n) => '['.repeat(n),
  'open objects': (n) => '{"a":'.repeat(n),
  'open strings': (n) => '["'.repeat(n),
  'open tags': (n) => '<a'.repeat(n),
  'angle brackets': (n) => '<'.repeat(n),
  'closed lists that are none': (n) => '[1x]'.repeat(n),
  fragments: (n) => '[0] '.repeat(n),
  'brackets before blanks': (n) => `[${' '.repeat(50)}`.repeat(n),
  blanks: (n) => `${' '.repeat(n)}x`,
  escapes: (n) => `["${'\\'.repeat(n)}`,
  digits: (n) => `[${'1'.repeat(n)}x`,
};

function msFor(text: string): number {
  const start = processorMs();
  readJson(text);
  for (const status of [200, 302, 403, 404, 500, 503]) {
    const headers = new Headers({ 'content-type': 'text/html' });
    errorFromAnswer({ method: 'GET', path: '/wp-json/wc/v3/orders', status, headers, text });
  }
  return processorMs() - start;
}

describe('an answer', () => {
  it.each(Object.entries(shapes))('is read in linear time: %s', (_, shape) => {
    // Quadratic time would take minutes for so many characters; a busy machine takes a second.
    const unit = shape(1).length + 1;
    expect(msFor(shape(Math.ceil(300_000 / unit)))).toBeLessThan(5_000);
  });

  it.each([
    ['[{"id":1}]', undefined],
    ['<!-- a --> <!-- b -->[{"id":1}]', '<!-- a --> <!-- b -->'],
    ['Notice: [1x] in $options[0] [{"id":1}]', 'Notice: [1x] in $options[0]'],
    ['<b>Notice</b>: "[oops" {"id":1}', '<b>Notice</b>: "[oops"'],
    [`${'[1x] '.repeat(40)}[{"id":1}]`, '[1x] '.repeat(40).trim()],
  ])('keeps its JSON past noise: %s', (text, noise) => {
    const reading = readJson(text);
    expect(reading).toMatchObject({ kind: 'json', ...(noise === undefined ? {} : { noise }) });
    const { value } = reading as { value: unknown };
    expect([value].flat()).toEqual([{ id: 1 }]);
  });

  it.each([
    ['[{"id":1},{"id":2', 'truncated'],
    ['[{"id":1,"name":"a', 'truncated'],
    ['[{"id":tr', 'truncated'],
    ['<!-- a --><!doctype html><p>[{"id":1}]', 'html'],
    ['<p>Sorry', 'html'],
    ['Sorry', 'text'],
    ['see <', 'text'],
    ['', 'empty'],
  ])('that is no JSON says what it is: %s', (text, kind) => {
    expect(readJson(text).kind).toBe(kind);
  });

  it('that is larger than the limit is given up, compressed or not, and a write is left open', async () => {
    const rows = JSON.stringify(
      Array.from({ length: 2_000 }, (_, id) => ({ id: id + 1, name: 'x'.repeat(50) })),
    );
    const { woo } = scripted(() => new Response(rows), { maxAnswerBytes: 10_000 });
    const error = await caught(woo.tags.list().toArray());
    expect(error).toMatchObject({ code: 'woo.answer-too-large', retryable: false });
    const announced = scripted(() => new Response('[]', { headers: { 'content-length': '99999' } }), {
      maxAnswerBytes: 10_000,
    });
    expect(await caught(announced.woo.tags.list().toArray())).toMatchObject({ code: 'woo.answer-too-large' });
    const written = scripted(() => new Response(rows), { maxAnswerBytes: 10_000 });
    expect(await caught(written.woo.orders.create({}))).toMatchObject({ code: 'woo.unsettled' });
  });

  it('that is compressed a thousandfold is not unpacked beyond the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
    let unpacked = 0;
    const stream = Readable.from([bomb]).pipe(createGunzip());
    const counted = stream.pipe(
      new Transform({
        transform(part: Uint8Array, _, done) {
          unpacked += part.byteLength;
          done(null, part);
        },
      }),
    );
    const body = Readable.toWeb(counted) as ReadableStream<Uint8Array>;
    const { woo } = scripted(() => new Response(body, { headers: { 'content-encoding': 'gzip' } }), {
      maxAnswerBytes: 1_000_000,
    });
    expect(await caught(woo.tags.list().toArray())).toMatchObject({ code: 'woo.answer-too-large' });
    expect(unpacked).toBeLessThan(5_000_000);
  });

  it('with an excerpt has its secrets taken out before it is cut', async () => {
    const secret = `cs_${'b2'.repeat(20)}`;
    for (let before = 150; before < 200; before += 7) {
      const text = `${'x'.repeat(before)} ${secret} <p>`;
      for (const answer of [
        () => html(403, text),
        () => html(200, text),
        () => new Response(`${text}[{"id":1}]`),
      ]) {
        const { woo, warnings } = scripted(answer);
        const result = await caught(
          woo.tags
            .list()
            .toArray()
            .then(() => Promise.reject(new Error('read'))),
        );
        const shown = JSON.stringify(warnings) + String(result);
        expect(shown).not.toContain('cs_b2');
      }
    }
  });
});

describe("the secret of a webhook that the shop's answer repeats", () => {
  it.each([
    ['plain', (secret: string) => secret],
    ['in JSON', (secret: string) => JSON.stringify(secret).replaceAll('/', '\\/')],
    [
      'in HTML',
      (secret: string) =>
        secret
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;'),
    ],
    ['in an address', (secret: string) => encodeURIComponent(secret)],
    ['in Base64', (secret: string) => Buffer.from(secret).toString('base64')],
  ])('is in no error, log or warning: %s', async (_, escaped) => {
    const secret = 'Ge&heim/"<42>é';
    const lines: string[] = [];
    const log = (...args: unknown[]) => lines.push(JSON.stringify(args));
    const logger = { debug: log, info: log, warn: log, error: log };
    for (const status of [400, 403, 500]) {
      const { woo } = scripted(() => html(status, `<p>You sent ${escaped(secret)}</p>`), { logger });
      const error = (await caught(woo.webhooks.create({ name: 'a', secret }))) as Error;
      const shown = [error.message, String(error.cause), JSON.stringify(error), ...lines].join('\n');
      for (const form of [secret, escaped(secret)]) expect(shown).not.toContain(form);
    }
  });
});

describe('a list whose totals are wrong', () => {
  const rows = state('wc11', 'tags').slice(0, 1);
  const headers = { 'x-wp-total': '100000000000', 'x-wp-totalpages': '1000000000' };

  it.each([
    ['gives no rows after its first page', (page: number) => (page === 1 ? rows : [])],
    ['gives the same page for ever', () => rows],
  ] as const)('ends when it %s', async (_, answer) => {
    const { woo, received } = scripted(({ path }) =>
      json(answer(Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 1)), { headers }),
    );
    const read = await woo.tags.list().toArray();
    expect(read).toHaveLength(1);
    expect(received.length).toBeLessThan(60);
  });
});

describe('an argument that nobody can use', () => {
  it.each([null, undefined, 0, -1, 1.5, Number.NaN, '../orders', {}, []])(
    'is named by an error of the library: %s',
    async (id) => {
      const { woo, received } = scripted(() => json({}));
      const calls: readonly (() => unknown)[] = [
        () => woo.products.get(id as number),
        () => woo.products.update(id as number, {}),
        () => woo.products.delete(id as number),
        () =>
          woo
            .variations(id as number)
            .list()
            .toArray(),
        () =>
          woo
            .refunds(id as number)
            .list()
            .toArray(),
      ];
      for (const call of calls) {
        const error = await caught(Promise.resolve().then(call));
        expect(error).toMatchObject({ name: 'SettingsError', code: 'settings.invalid', field: 'id' });
      }
      expect(received).toHaveLength(0);
    },
  );

  it.each([null, 5, 'x', []])('is named also where options or a batch are expected: %s', async (value) => {
    const { woo, received } = scripted(() => json([]));
    const error = await caught(Promise.resolve().then(() => woo.products.batch(value as never)));
    expect(error).toMatchObject({ code: 'settings.invalid' satisfies WooErrorCode | string });
    const created = await caught(Promise.resolve().then(() => woo.products.create(value as never)));
    expect(created).toMatchObject({ code: 'settings.invalid' });
    expect(received).toHaveLength(0);
  });
});

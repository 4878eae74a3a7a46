import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, readBody, readText, safeCause } from '../../src/core/index.js';
import { processorMs } from '../support/processor.js';

const secret = `pä/ss"wo<rd>&'42 +x`;

const escapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'URL-encoded': encodeURIComponent,
  'URL-encoded in small letters': (text) =>
    encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  'in a form': (text) => new URLSearchParams({ text }).toString().slice('text='.length),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  "in PHP's JSON": (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('/', '\\/')
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  "in WordPress's HTML": (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#039;'),
  'in numbers of HTML': (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`),
  'in three digits of HTML': (text) => text.replace(/[&<>"']/g, (one) => `&#0${one.charCodeAt(0)};`),
  'in hexadecimal numbers of HTML': (text) =>
    text.replace(/[&<>"']/g, (one) => `&#x${one.charCodeAt(0).toString(16).toUpperCase()};`),
  'in JSON shown in HTML': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? '&quot;'),
  'in Base64': (text) => Buffer.from(text).toString('base64'),
  'in Base64 without padding': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  'in Base64 for addresses': (text) => Buffer.from(text).toString('base64url'),
};

describe('a secret', () => {
  it.each(Object.entries(escapes))('is taken out of a text %s', (_, escaped) => {
    const clean = createRedactor([secret])(`before ${escaped(secret)} after`);
    expect(clean).toBe('before *** after');
  });

  it.each(Object.entries(escapes))('of any characters is taken out of a text %s', (_, escaped) => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' }),
        fc.string(),
        (one, around) => {
          fc.pre(!around.includes(one) && one.trim().length >= 4 && !one.includes('*'));
          const form = escaped(one);
          fc.pre(form.length >= 4);
          const clean = createRedactor([one])(`${around}\n${form}\n${around}`);
          expect(clean.split('\n')).not.toContain(form);
        },
      ),
    );
  });

  it('of an address is taken out, also with an @ in it', () => {
    const clean = createRedactor([])(
      'connect postgres://ann:gehe@im42@db.example/x and https://shop.example/a@b',
    );
    expect(clean).toBe('connect postgres://ann:***@db.example/x and https://shop.example/a@b');
  });

  it('is in no part of a foreign error that is kept as a cause', () => {
    const inner = Object.assign(new Error(`login with ${secret}`), {
      code: 'EAUTH',
      options: { password: secret },
    });
    const outer = new Error('failed', { cause: inner });
    outer.name = `Error of ${secret}`;
    const shown = inspect(safeCause(outer, createRedactor([secret])), { depth: 10 });
    expect(shown).not.toContain(secret);
    expect(shown).toContain('EAUTH');
  });

  it('is looked for in linear time', () => {
    const redact = createRedactor([secret]);
    for (const part of ['://a:', 'Basic ', 'ck_', 'consumer_secret=', '&amp;', '\\u00e4', '%2F']) {
      const start = processorMs();
      redact(part.repeat(Math.ceil(1_000_000 / part.length)));
      expect(processorMs() - start, part).toBeLessThan(5_000);
    }
  });
});

describe('readBody', () => {
  it('gives the bytes up to the limit, and reads no further', async () => {
    let pulled = 0;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1;
          if (pulled > 1_000) controller.close();
          else controller.enqueue(new Uint8Array(1_000));
        },
      });
    expect(await readBody(body(), 10_000)).toBeUndefined();
    expect(pulled).toBeLessThan(20);
    pulled = 990;
    expect((await readBody(body(), 10_000))?.byteLength).toBe(10_000);
    expect(await readBody(null, 0)).toEqual(new Uint8Array());
  });
});

describe('readText', () => {
  const inPieces = (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text);
    let at = 0;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        await Promise.resolve();
        controller.enqueue(bytes.subarray(at, at + size));
        at += size;
        if (at >= bytes.length) controller.close();
      },
    });
  };

  it.each([1, 7, 100_000])(
    'gives the text of bodies that come at the same time in pieces of %d',
    async (size) => {
      const texts = ['\uFEFF{"a":1}', 'é€𝄞'.repeat(50), 'x', '', 'crème brûlée '.repeat(9)];
      expect(await Promise.all(texts.map((text) => readText(inPieces(text, size), 10_000)))).toEqual(texts);
    },
  );

  it('gives short and long texts one after the other', async () => {
    for (const length of [10, 400_000, 3, 600_000, 1_500_000, 2]) {
      const text = `é${'0123456789'.repeat(length / 10)}`;
      expect(await readText(inPieces(text, 65_536), 2_000_000), String(length)).toBe(text);
    }
    expect(await readText(inPieces('too long', 3), 5)).toBeUndefined();
    expect(await readText(null, 0)).toBe('');
  });
});

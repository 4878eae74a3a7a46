import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { checkImage, downloadImage, sniffImage } from '../../src/images/index.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One segment of 5000 bytes between the beginning and the end. */
const jpeg = Buffer.concat([
  Buffer.from('\xff\xd8\xff\xe0\x13\x8a', 'latin1'),
  Buffer.alloc(5_000, 7),
  Buffer.from('\xff\xd9', 'latin1'),
]);
const soon = { retryDelayMs: 1 };

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => new Error('it should have failed'),
    (error) => error,
  );
}

describe('download', () => {
  test('gives content, type, hash and name', async () => {
    const url = await serve((_, response) => response.setHeader('content-type', 'text/plain').end(jpeg));
    const image = await downloadImage(`${url}/wp-content/uploads/chaise%20bleue.jpg?v=2`);
    expect(Buffer.from(image.content).equals(jpeg)).toBe(true);
    expect(image).toMatchObject({
      name: 'chaise bleue.jpg',
      type: { type: 'image/jpeg' },
      sha256: createHash('sha256').update(jpeg).digest('hex'),
    });
  });

  test('stops at what is too large, told or not', async () => {
    let sent = 0;
    const url = await serve((request, response) => {
      if (request.url === '/told') response.setHeader('content-length', 50_000_000);
      response.write(jpeg);
      const more = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 100_000;
          if (!response.write(Buffer.alloc(100_000))) return void response.once('drain', more);
        }
      };
      more();
    });
    for (const path of ['/told', '/not-told']) {
      sent = 0;
      const error = await errorOf(downloadImage(`${url}${path}`, { maxBytes: 300_000, ...soon }));
      expect(error).toMatchObject({ name: 'ImageError', code: 'image.too-large' });
      expect(sent).toBeLessThan(20_000_000);
    }
  });

  test('stops at what is no image, at its first bytes', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'image/jpeg');
      response.write(`<!doctype html><title>Coming soon</title>${' '.repeat(1_000)}`);
    });
    expect(await errorOf(downloadImage(`${url}/a.jpg`, soon))).toMatchObject({ code: 'image.type' });
  });

  test('refuses a file that was cut, and gives it where that is asked for', async () => {
    const half = jpeg.subarray(0, 2_500);
    const url = await serve((_, response) => response.end(half));
    expect(await errorOf(downloadImage(`${url}/a.jpg`))).toMatchObject({
      code: 'image.cut',
      values: { name: 'a.jpg', bytes: 2_500 },
    });
    const { content, isWhole } = await downloadImage(`${url}/a.jpg`, { mayBeCut: true });
    expect([content.byteLength, isWhole]).toEqual([2_500, false]);
  });

  test('refuses a type that was not asked for, and an empty answer', async () => {
    const url = await serve((request, response) => response.end(request.url === '/empty.jpg' ? '' : jpeg));
    expect(await errorOf(downloadImage(`${url}/a.jpg`, { types: ['image/png'] }))).toMatchObject({
      code: 'image.type',
    });
    expect(await errorOf(downloadImage(`${url}/empty.jpg`))).toMatchObject({
      code: 'image.type',
      message: expect.stringContaining('empty'),
    });
  });

  test('tries again when the shop is busy or cuts, and not when the image is gone', async () => {
    let count = 0;
    const url = await serve((request, response) => {
      count++;
      if (request.url === '/gone.jpg') return void response.writeHead(404).end();
      if (count === 1) return void response.writeHead(503).end();
      if (count === 2) {
        response.setHeader('content-length', jpeg.length);
        response.write(jpeg.subarray(0, 2_000));
        return void setTimeout(() => response.destroy(), 5);
      }
      response.end(jpeg);
    });
    expect((await downloadImage(`${url}/a.jpg`, soon)).content.byteLength).toBe(jpeg.length);
    expect(count).toBe(3);
    expect(await errorOf(downloadImage(`${url}/gone.jpg`, soon))).toMatchObject({
      code: 'image.download',
      retryable: false,
    });
    expect(count).toBe(4);
  });

  test('gives up after the time that was set, and at once when aborted', async () => {
    const url = await serve(() => {});
    expect(await errorOf(downloadImage(url, { timeoutMs: 30, retries: 0 }))).toMatchObject({
      code: 'image.download',
      retryable: true,
    });
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    const waiting = downloadImage(url, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 10);
    expect(await errorOf(waiting)).toBe(reason);
  });

  test('takes web addresses only', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://shop.example/a.jpg', 'a.jpg', '']) {
      expect(await errorOf(downloadImage(url))).toMatchObject({ code: 'image.invalid' });
    }
  });
});

describe('content', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe1'],
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['image/avif', '\x00\x00\x00\x1cftypavif\x00\x00\x00\x00'],
    ['image/avif', '\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avif'],
    [undefined, '<svg xmlns="http://www.w3.org/2000/svg">'],
    [undefined, '\x00\x00\x00\x1cftypisom\x00\x00\x00\x00'],
    [undefined, 'RIFF\x10\x00\x00\x00WAVEfmt '],
    [undefined, ''],
  ])('%s', (type, start) => {
    expect(sniffImage(Buffer.from(start, 'latin1'))?.type).toBe(type);
  });

  test('the name has no say', () => {
    expect(() => checkImage('photo.jpg', Buffer.from('MZ an executable'))).toThrow(
      expect.objectContaining({ code: 'image.type' }),
    );
    expect(checkImage('photo.exe', jpeg).type.type).toBe('image/jpeg');
  });
});

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  checkImage,
  type DownloadImageOptions,
  downloadImage as download,
  sniffImage,
} from '../../src/images/index.js';

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
/** Lets the servers of these tests be reached; the tests of private addresses do without. */
function downloadImage(url: string, options: DownloadImageOptions = {}) {
  const privateHosts = URL.canParse(url) ? [new URL(url).host] : [];
  return download(url, { privateHosts, ...options });
}

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

  test('stops at what is too large, announced or not', async () => {
    let sent = 0;
    const url = await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', 50_000_000);
      response.write(jpeg);
      const more = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 100_000;
          if (!response.write(Buffer.alloc(100_000))) return void response.once('drain', more);
        }
      };
      more();
    });
    for (const path of ['/announced', '/not-announced']) {
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

  test('waits as long as a busy shop asks, and gives up at once when it asks for too long', async () => {
    const arrivals: number[] = [];
    let asks = '1';
    const url = await serve((_, response) => {
      arrivals.push(performance.now());
      if (arrivals.length === 1) response.writeHead(429, { 'retry-after': asks }).end();
      else response.end(jpeg);
    });
    expect((await downloadImage(`${url}/a.jpg`, soon)).content.byteLength).toBe(jpeg.length);
    // A timer of Node may come up to a millisecond early.
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThanOrEqual(998);
    arrivals.length = 0;
    asks = '60';
    expect(await errorOf(downloadImage(`${url}/a.jpg`, { maxRetryAfterMs: 5_000, ...soon }))).toMatchObject({
      code: 'image.download',
      retryable: true,
    });
    expect(arrivals).toHaveLength(1);
  });

  test('tries an image that hangs in its middle again', async () => {
    let count = 0;
    const url = await serve((_, response) => {
      count += 1;
      if (count === 1) response.write(jpeg.subarray(0, 2_000));
      else response.end(jpeg);
    });
    const image = await downloadImage(`${url}/a.jpg`, {
      timeouts: { readMs: 1_000 },
      maxRetries: 8,
      ...soon,
    });
    expect(image.content.byteLength).toBe(jpeg.length);
    // A busy machine may need more attempts.
    expect(count).toBeGreaterThanOrEqual(2);
  });

  test('gives up after the time that was set, and at once when aborted', async () => {
    const url = await serve(() => {});
    expect(await errorOf(downloadImage(url, { timeouts: { readMs: 30 }, maxRetries: 0 }))).toMatchObject({
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

/** A lookup that gives the addresses of a table, as the system's would. */
function lookupIn(table: Readonly<Record<string, string>>): NonNullable<DownloadImageOptions['lookup']> {
  return (hostname, options, callback) => {
    const address = table[hostname] ?? '';
    const family = address.includes(':') ? 6 : 4;
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

describe('a private address', () => {
  test.each([
    'http://127.0.0.1/a.jpg',
    'http://127.1/a.jpg',
    'http://2130706433/a.jpg',
    'http://0x7f.0.0.1/a.jpg',
    'http://0/a.jpg',
    'http://[::1]/a.jpg',
    'http://[::]/a.jpg',
    'http://[::ffff:127.0.0.1]/a.jpg',
    'http://[::ffff:7f00:1]/a.jpg',
    'http://[64:ff9b::7f00:1]/a.jpg',
    'http://[2002:7f00:1::]/a.jpg',
    'http://[fe80::1]/a.jpg',
    'http://[fd00::1]/a.jpg',
    'http://10.1.2.3/a.jpg',
    'http://172.31.0.1/a.jpg',
    'http://192.168.1.1/a.jpg',
    'http://169.254.169.254/latest/meta-data/a.jpg',
    'http://100.64.0.1/a.jpg',
    'http://localhost/a.jpg',
    'http://localhost./a.jpg',
    'http://shop.localhost/a.jpg',
    'http://LOCALHOST/a.jpg',
    'http://localhost%2E/a.jpg',
    'http://0.0.0.0/a.jpg',
    'http://0177.0.0.1/a.jpg',
    'http://0x7f000001/a.jpg',
    'http://127.0.0.1./a.jpg',
    'http://①②⑦。⓪。⓪。①/a.jpg',
    'http://user:secret@127.0.0.1/a.jpg',
    'http://[::127.0.0.1]/a.jpg',
    'http://[::ffff:0:127.0.0.1]/a.jpg',
    'http://[64:ff9b:1::10.0.0.1]/a.jpg',
    'http://[2001:0:7f00:1::]/a.jpg',
    'http://[fec0::1]/a.jpg',
    'http://[ff02::1]/a.jpg',
    'http://255.255.255.255/a.jpg',
  ])('is not fetched: %s', async (url) => {
    let sent = 0;
    const transport = async () => {
      sent += 1;
      return new Response(jpeg);
    };
    for (const options of [{}, { transport }]) {
      expect(await errorOf(download(url, options))).toMatchObject({
        name: 'ImageError',
        code: 'image.private',
      });
    }
    expect(sent).toBe(0);
  });

  test.each(['127.0.0.1', '10.0.0.7', '::1', '::ffff:127.0.0.1', '169.254.169.254'])(
    'is not fetched behind a name: %s',
    async (address) => {
      let asked = 0;
      const url = await serve((_, response) => {
        asked += 1;
        response.end(jpeg);
      });
      const named = `http://images.shop.example:${new URL(url).port}/a.jpg`;
      const lookup = lookupIn({ 'images.shop.example': address });
      const error = await errorOf(download(named, { lookup, ...soon }));
      expect(error).toMatchObject({ code: 'image.private', retryable: false });
      expect(asked).toBe(0);
    },
  );

  test('is not fetched where only one of the addresses of a name is private', async () => {
    const lookup = ((_name, _options, callback) =>
      callback(null, [
        { address: '2a00::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ])) as NonNullable<DownloadImageOptions['lookup']>;
    const error = await errorOf(download('http://images.shop.example/a.jpg', { lookup, ...soon }));
    expect(error).toMatchObject({ code: 'image.private' });
  });

  test('is not fetched behind a name that changes: the address that was checked is connected to', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.end(jpeg);
    });
    const given: string[] = [];
    const lookup = ((_name, _options, callback) => {
      // Public at first, where nobody answers; then this machine.
      const address = given.length === 0 ? '2a00::1' : '127.0.0.1';
      given.push(address);
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    }) as NonNullable<DownloadImageOptions['lookup']>;
    const named = `http://images.shop.example:${new URL(url).port}/a.jpg`;
    const error = await errorOf(
      download(named, { lookup, maxRetries: 1, retryDelayMs: 1, timeouts: { readMs: 20_000 } }),
    );
    expect(error).toMatchObject({ code: 'image.private' });
    // Each try looks the name up once.
    expect(given).toEqual(['2a00::1', '127.0.0.1']);
    expect(asked).toBe(0);
  });

  test.each([
    'http://images.shop.example/a.jpg',
    'http://[::ffff:127.0.0.1]/a.jpg',
    'file:///etc/passwd',
    '//0/',
  ])('is not fetched at the end of a chain of redirects: %s', async (end) => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? '');
      const hop = Number(request.url?.slice(1));
      response.writeHead(307, { location: hop < 3 ? `/${hop + 1}` : end }).end();
    });
    const lookup = lookupIn({ 'images.shop.example': '127.0.0.1' });
    const error = await errorOf(downloadImage(`${url}/1`, { lookup, ...soon }));
    expect(error).toMatchObject({ code: end.startsWith('file:') ? 'image.invalid' : 'image.private' });
    expect(asked).toEqual(['/1', '/2', '/3']);
  });

  test('is not fetched after a redirect, and its answer is not repeated', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      if (request.url === '/a.jpg') return void response.writeHead(302, { location: inside }).end();
      asked += 1;
      response.writeHead(418).end();
    });
    const port = new URL(url).port;
    const inside = `http://127.0.0.2:${port}/secret`;
    const error = await errorOf(downloadImage(`${url}/a.jpg`, soon));
    expect(error).toMatchObject({ code: 'image.private' });
    expect(error.message).not.toMatch(/\b418\b|secret|127\.0\.0\.2/);
    expect(asked).toBe(0);
  });

  test('is fetched from a host that is allowed, and redirects of it are followed', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/a.jpg') response.writeHead(301, { location: '/b.jpg' }).end();
      else response.end(jpeg);
    });
    expect((await downloadImage(`${url}/a.jpg`)).content.byteLength).toBe(jpeg.length);
    const turning = await serve((_, response) => response.writeHead(302, { location: '/again.jpg' }).end());
    expect(await errorOf(downloadImage(`${turning}/a.jpg`, soon))).toMatchObject({ code: 'image.download' });
  });
});

describe('what an image is called and said to be', () => {
  test.each([
    ['..%2F..%2Fetc%2Fcron.d%2Fx.png', 'x.png'],
    ['..%5C..%5Cx.png', 'x.png'],
    ['%2E%2E', 'image'],
    ['a%00b%0D%0A.jpg', 'ab.jpg'],
    ['100%.jpg', '100%.jpg'],
  ])('%s is named %s', async (path, name) => {
    const transport = async () => new Response(jpeg);
    expect((await download(`https://shop.example/x/${path}`, { transport })).name).toBe(name);
  });

  test('no error repeats the password of an address', async () => {
    const transport = async () => new Response('', { status: 404 });
    for (const url of [
      'https://ann:geheim42@shop.example/a.jpg?key=geheim42',
      'ftp://ann:geheim42@shop.example/a',
    ])
      expect(String(await errorOf(download(url, { transport })))).not.toContain('geheim42');
  });

  test('a compressed answer is measured as it is after decompression', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.concat([jpeg, Buffer.alloc(60_000_000)]));
    const url = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    expect(await errorOf(downloadImage(`${url}/a.jpg`, { maxBytes: 300_000, ...soon }))).toMatchObject({
      code: 'image.too-large',
    });
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

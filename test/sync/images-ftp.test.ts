import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from 'woo-gestan';
import { type FtpImagesOptions, ftpImages } from 'woo-gestan/images/ftp';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import type { ImageTransport } from '../../src/images/transport.js';
import { startFtpServer, type TestFtpServer } from '../images/support/ftp-server.js';
import { picture } from '../images/support/picture.js';
import { collectingLogger, testClock, type World, withImageServer } from './shops.js';
import { setUp, smallWorld } from './small.js';

const user = 'boutique';
const password = 'un mot de passe secret';
const only = { images: true, codes: ['SHA-DAI-084'] } as const;

let folder = '';
let server: TestFtpServer;
let w: World;
let closing: (() => Promise<unknown>)[] = [];
/** Sizes of the files that the shop has fetched, by their paths. */
let fetched: { path: string; size: number }[] = [];

const onDisk = (path: string) => join(folder, 'www', path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-images-'));
  for (const part of ['wp-content/uploads', 'wp-includes'])
    await mkdir(join(folder, 'www', part), { recursive: true });
  server = await startFtpServer({ folder, user, password });
  const clock = testClock();
  const storage = sqliteStorage(join(folder, 'sync.db'), { clock });
  fetched = [];
  w = smallWorld({
    clock,
    storage,
    // What WooCommerce does with an address: it finds what lies on the server at that moment, or nothing.
    fetchImage: (url) => {
      const path = decodeURIComponent(new URL(url).pathname);
      if (!existsSync(onDisk(path))) return { status: 404, statusText: 'Not Found' };
      fetched.push({ path, size: statSync(onDisk(path)).size });
      return { width: 800, height: 600 };
    },
  });
  closing = [() => storage.close()];
  await setUp(w.open());
  await w.open().products.apply(await w.open().products.plan(), { select: 'all' });
});

afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await server.close();
  await rm(folder, { recursive: true });
});

function images(options: Partial<FtpImagesOptions> = {}): ImageTransport {
  const transport = ftpImages({
    host: '127.0.0.1',
    port: server.port,
    user,
    password,
    secure: false,
    root: '/www',
    publicUrl: 'https://shop.example',
    retryDelayMs: 1,
    transport: async (request) => {
      const path = onDisk(decodeURIComponent(new URL(request.url).pathname));
      return existsSync(path) ? new Response(readFileSync(path)) : new Response(null, { status: 404 });
    },
    ...options,
  });
  closing.push(() => transport.close());
  return transport;
}

const gestanId = (code: string) => w.gestan.state.products.find((one) => one.code === code)?.id ?? '';
const give = (code: string, name: string, content: Buffer) =>
  w.gestan.writeImage(gestanId(code), { name, content });
const shown = (id: number) =>
  (w.store.state.products.find((product) => product.id === id)?.images ?? []) as { id: number }[];
const outcomes = ({ rows }: Report) => rows.map(({ outcome, error }) => [outcome, error?.code]);

/** Files that lie on the FTP side. */
async function left(): Promise<string[]> {
  const entries = await readdir(join(folder, 'www'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('Gestan → Woo over FTP', () => {
  test('an image is uploaded whole, downloaded by the shop, and removed again', async () => {
    await give('SHA-DAI-084', 'Chaise « Été ».png', picture(300_000, 1));
    await give('SHA-DAI-084', 'deux.png', picture(1_000, 2));
    const sync = w.open({ images: images() });
    expect(outcomes(await sync.products.apply(await sync.products.plan(only), { select: 'all' }))).toEqual([
      ['done', undefined],
    ]);
    expect(fetched.map(({ size }) => size)).toEqual([300_000, 1_000]);
    expect(shown(34)).toHaveLength(2);
    expect(await left()).toEqual([]);
    const uploads = server.commands.filter((line) => line.startsWith('STOR')).length;
    expect((await sync.products.plan(only)).rows).toEqual([]);
    expect(server.commands.filter((line) => line.startsWith('STOR'))).toHaveLength(uploads);
  });

  test('a connection that is cut in the middle of a file: it goes on where it was cut', async () => {
    await give('SHA-DAI-084', 'un.png', picture(300_000, 1));
    server.faults.cutUploadsAfter.push(100_000, 50_000);
    server.faults.loseAnswerOf.push('RNTO', 'DELE');
    const sync = w.open({ images: images() });
    expect(outcomes(await sync.products.apply(await sync.products.plan(only), { select: 'all' }))).toEqual([
      ['done', undefined],
    ]);
    expect(fetched.map(({ size }) => size)).toEqual([300_000]);
    expect(server.commands.filter((line) => line.startsWith('APPE'))).toHaveLength(2);
    expect(await left()).toEqual([]);
    expect((await sync.products.plan(only)).rows).toEqual([]);
  });

  test('a server that stays away fails its row alone, and the next apply makes up for it', async () => {
    await give('SHA-DAI-084', 'un.png', picture(300_000, 1));
    w.gestan.edit.product(gestanId('CUI-DAI-038'), { priceGross: '3.30' });
    server.faults.cutUploadsAfter.push(...Array<number>(20).fill(10));
    const sync = w.open({ images: images({ maxRetries: 1 }) });
    const report = await sync.products.apply(await sync.products.plan({ images: true }), { select: 'all' });
    expect(report.counts).toMatchObject({ done: 1, failed: 1 });
    expect(report.rows.find(({ wooId }) => wooId === 34)?.error).toMatchObject({
      code: 'image.ftp-unreachable',
      retryable: true,
    });
    expect(shown(34)).toEqual([]);
    server.faults.cutUploadsAfter.length = 0;
    await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(fetched.map(({ size }) => size)).toEqual([300_000]);
    expect(shown(34)).toHaveLength(1);
    expect(await left()).toEqual([]);
  });

  test('a wrong password is reported, and stands nowhere', async () => {
    await give('SHA-DAI-084', 'un.png', picture(1_000, 1));
    const logger = collectingLogger();
    const wrong = 'un autre mot secret';
    const sync = w.open({ images: images({ password: wrong }), logger });
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(outcomes(report)).toEqual([['failed', 'image.ftp-login']]);
    expect(shown(34)).toEqual([]);
    const connection = await sync.connection.test();
    expect(connection.images?.checks.find(({ code }) => code === 'images.login')).toMatchObject({
      ok: false,
    });
    const bytes = readFileSync(join(folder, 'sync.db'), 'latin1');
    for (const text of [JSON.stringify([report, connection]), logger.lines.join('\n'), bytes])
      expect(text).not.toContain(wrong);
    const right = w.open({ images: images() });
    expect(outcomes(await right.products.apply(await right.products.plan(only), { select: 'all' }))).toEqual([
      ['done', undefined],
    ]);
  });

  test.each([
    ['a read-only folder', 'image.read-only', { readOnly: true }],
    ['a full disk', 'image.disk-full', { room: 500 }],
  ] as const)('%s leaves the image that was there', async (_, code, faults) => {
    await give('SHA-DAI-084', 'un.png', picture(1_000, 1));
    const sync = w.open({ images: images() });
    await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    const before = shown(34).map(({ id }) => id);
    expect(before).toHaveLength(1);
    await give('SHA-DAI-084', 'un.png', picture(1_200, 9));
    Object.assign(server.faults, faults);
    expect(outcomes(await sync.products.apply(await sync.products.plan(only), { select: 'all' }))).toEqual([
      ['failed', code],
    ]);
    expect(shown(34).map(({ id }) => id)).toEqual(before);
    server.faults.readOnly = false;
    server.faults.room = Number.POSITIVE_INFINITY;
    expect(outcomes(await sync.products.apply(await sync.products.plan(only), { select: 'all' }))).toEqual([
      ['done', undefined],
    ]);
    expect(shown(34).map(({ id }) => id)).not.toEqual(before);
    expect(fetched.map(({ size }) => size)).toEqual([1_000, 1_200]);
    expect(await left()).toEqual([]);
  });

  test('a file that could not be removed is reported, and removed by the next apply of images', async () => {
    await give('SHA-DAI-084', 'un.png', picture(1_000, 1));
    const sync = w.open({ images: images() });
    server.faults.answers.push({ command: 'DELE', answer: '550 Permission denied.' });
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(outcomes(report)).toEqual([['done', undefined]]);
    expect(report.warnings).toMatchObject([
      {
        code: 'upload-not-removed',
        values: { path: expect.stringContaining('un'), error: { code: expect.stringMatching(/^image\./) } },
      },
    ]);
    expect(await left()).toHaveLength(1);
    await give('CUI-DAI-038', 'autre.png', picture(1_000, 5));
    await sync.products.apply(await sync.products.plan({ images: true, codes: ['CUI-DAI-038'] }), {
      select: 'all',
    });
    expect(await left()).toEqual([]);
  });

  test('an instance that writes nothing writes nothing there either', async () => {
    await give('SHA-DAI-084', 'un.png', picture(1_000, 1));
    const sync = w.open({ images: images(), readOnly: true });
    const plan = await sync.products.plan(only);
    await expect(sync.products.apply(plan, { select: 'all' })).rejects.toMatchObject({
      code: 'sync.read-only',
    });
    const { images: checked } = await sync.connection.test();
    expect(checked?.checks.map(({ code, level }) => [code, level])).toEqual([
      ['images.reach', 'warning'],
      ['images.login', 'ok'],
      ['images.root', 'ok'],
      ['images.write', 'skipped'],
      ['images.public', 'skipped'],
      ['images.remove', 'skipped'],
    ]);
    expect(checked?.ok).toBe(true);
    const changing = /^(?:STOR|APPE|MKD|RMD|DELE|RNFR|RNTO)/;
    expect(server.commands.filter((line) => changing.test(line))).toEqual([]);
  });
});

describe('Woo → Gestan, from the shop’s own web server', () => {
  let web: Server;
  let broken = 0;
  const content = picture(200_000, 3);

  beforeEach(async () => {
    broken = 0;
    web = createServer((request, response) => {
      if (!request.url?.endsWith('shad.png')) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': content.byteLength });
      if (broken === 0) return void response.end(content);
      broken -= 1;
      response.write(content.subarray(0, 50_000), () => response.destroy());
    });
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
    closing.push(async () => {
      web.close();
      await once(web, 'close');
    });
  });

  const sync = () => {
    const { port } = web.address() as AddressInfo;
    return w.open({
      transport: withImageServer(w.store.transport, (request) =>
        fetch(request.url.replace('https://shop.example', `http://127.0.0.1:${port}`), {
          signal: request.signal,
        }),
      ),
    });
  };
  const showInShop = async () => {
    await mkdir(onDisk('bilder'), { recursive: true });
    await writeFile(onDisk('bilder/shad.png'), content);
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', {
      body: { images: [{ src: 'https://shop.example/bilder/shad.png' }] },
    });
    await rm(onDisk('bilder'), { recursive: true });
  };
  const inGestan = () =>
    (w.gestan.state.products.find(({ code }) => code === 'SHA-DAI-084')?.images ?? []).map(
      ({ name }) => name,
    );

  test('brought whole and once, also after a connection was cut', async () => {
    await showInShop();
    broken = 20;
    const failed = await sync().products.apply(await sync().products.plan(only), { select: 'all' });
    expect(outcomes(failed)).toEqual([['failed', expect.stringMatching(/^image\./) as unknown]]);
    expect(failed.rows[0]?.error?.retryable).toBe(true);
    expect(inGestan()).toEqual([]);
    broken = 0;
    expect(
      outcomes(await sync().products.apply(await sync().products.plan(only), { select: 'all' })),
    ).toEqual([['done', undefined]]);
    expect(inGestan()).toEqual(['shad.png']);
    const stored = await w.gestan.readImage(gestanId('SHA-DAI-084'), { name: 'shad.png' });
    expect(Buffer.from(stored).equals(content)).toBe(true);
    expect((await sync().products.plan(only)).rows).toEqual([]);
  });
});

/**
 * The FTP transport on a real server, as `test/images/vsftpd.sh` starts it: `WOO_GESTAN_FTP_URL` is
 * where and who, `WOO_GESTAN_FTP_SITE` the folder on this disk that the user's login folder shows
 * (with `www`, `readonly` and `full`, each a WordPress root).
 */

import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { type FtpImagesOptions, ftpImages } from '../../src/images/ftp.js';
import type { ImageTransport } from '../../src/images/transport.js';
import { picture } from './support/picture.js';

const { env } = process;
const address = env.WOO_GESTAN_FTP_URL;
const site = env.WOO_GESTAN_FTP_SITE;
if (address === undefined || site === undefined) {
  console.warn('FTP: only the embedded server; test/images/vsftpd.sh runs the tests on a real one.');
}

describe.skipIf(address === undefined || site === undefined)('a real FTP server', () => {
  const url = new URL(address ?? 'ftp://nobody:nothing@127.0.0.1');
  const folder = site ?? '';
  const password = decodeURIComponent(url.password);
  let transports: ImageTransport[] = [];
  afterEach(async () => {
    for (const transport of transports) await transport.close();
    transports = [];
  });

  function images(options: Partial<FtpImagesOptions> = {}, root = 'www'): ImageTransport {
    const transport = ftpImages({
      host: url.hostname,
      port: Number(url.port || 21),
      user: decodeURIComponent(url.username),
      password,
      secure: false,
      root,
      publicUrl: 'https://shop.example',
      timeouts: { readMs: 5_000, writeMs: 5_000 },
      retryDelayMs: 20,
      transport: async (request) =>
        new Response(await readFile(join(folder, root, decodeURIComponent(new URL(request.url).pathname)))),
      ...options,
    });
    transports.push(transport);
    return transport;
  }

  async function roundTrip(transport: ImageTransport, seed: number): Promise<void> {
    const content = picture(700_000, seed);
    const { path } = await transport.upload({ name: `Chaise ${seed}.png`, content });
    expect((await readFile(join(folder, 'www', path))).equals(content)).toBe(true);
    expect((await transport.upload({ name: `Chaise ${seed}.png`, content })).path).toBe(path);
    await transport.remove(path);
    await transport.remove(path);
    expect(await readdir(join(folder, 'www/wp-content/uploads/woo-gestan'))).toEqual([]);
  }

  async function errorOf(promise: Promise<unknown>): Promise<Error> {
    const error = await promise.then(
      () => new Error('it should have failed'),
      (reason) => reason,
    );
    expect(inspect(error, { depth: 9 })).not.toContain(password);
    return error;
  }

  test('checks, uploads and removes', async () => {
    const transport = images();
    const report = await transport.check();
    expect(report.checks.map(({ level }) => level)).toEqual(['warning', 'ok', 'ok', 'ok', 'ok', 'ok']);
    await roundTrip(transport, 1);
  });

  test('works behind NAT', () => roundTrip(images({ port: Number(env.WOO_GESTAN_FTP_NAT_PORT) }), 2));

  describe('with TLS', () => {
    const tls = () => ({ ca: readFileSync(env.WOO_GESTAN_FTP_CA ?? '', 'utf8'), servername: 'localhost' });
    test('works with explicit TLS', () =>
      roundTrip(images({ port: Number(env.WOO_GESTAN_FTPS_PORT), secure: true, tls: tls() }), 3));
    test('works with implicit TLS', () =>
      roundTrip(
        images({ port: Number(env.WOO_GESTAN_FTPS_IMPLICIT_PORT), secure: 'implicit', tls: tls() }),
        4,
      ));
    test('refuses a certificate that nobody signed', async () => {
      const transport = images({ port: Number(env.WOO_GESTAN_FTPS_PORT), secure: true });
      expect(await errorOf(transport.upload({ name: 'a.png', content: picture(49, 5) }))).toMatchObject({
        code: 'image.ftp-tls',
      });
    });
    test('says that a server requires TLS, or has none', async () => {
      const plain = images({ port: Number(env.WOO_GESTAN_FTPS_PORT) });
      expect(await errorOf(plain.upload({ name: 'a.png', content: picture(49, 5) }))).toMatchObject({
        code: 'image.ftp-login',
      });
      const secure = images({ secure: true, tls: tls() });
      expect(await errorOf(secure.upload({ name: 'a.png', content: picture(49, 5) }))).toMatchObject({
        code: 'image.ftp-tls',
      });
    });
  });

  test('says that the password is wrong', async () => {
    const transport = images({ password: 'not the password', timeouts: { readMs: 15_000, writeMs: 15_000 } });
    expect(await errorOf(transport.upload({ name: 'a.png', content: picture(49, 6) }))).toMatchObject({
      code: 'image.ftp-login',
      retryable: false,
    });
  });

  test('says that a folder may only be read', async () => {
    const transport = images({}, 'readonly');
    expect(await errorOf(transport.upload({ name: 'a.png', content: picture(49, 7) }))).toMatchObject({
      code: 'image.read-only',
    });
    const report = await transport.check();
    expect(report.checks.find(({ code }) => code === 'images.write')).toMatchObject({ level: 'failed' });
  });

  test.skipIf(!env.WOO_GESTAN_FTP_FULL)('says that the disk is full', async () => {
    const transport = images({}, 'full');
    const error = await errorOf(transport.upload({ name: 'a.png', content: picture(900_000, 8) }));
    expect(error).toMatchObject({ code: 'image.disk-full', retryable: false });
  });

  test('says that the root is no WordPress', async () => {
    const report = await images({}, '').check();
    expect(report.checks.find(({ code }) => code === 'images.root')).toMatchObject({ level: 'failed' });
  });

  test('finishes an upload whose connections are cut again and again', async () => {
    const sockets = new Set<Socket>();
    const proxy = createServer((near) => {
      const far = connect(Number(url.port || 21), url.hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
      }
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as { port: number };
    let cuts = 3;
    const cutting = setInterval(() => {
      if (sockets.size === 0 || cuts-- <= 0) return;
      for (const socket of sockets) socket.destroy();
    }, 25);
    const content = picture(8_000_000, 9);
    const transport = images({ port, maxRetries: 10 });
    const { path } = await transport.upload({ name: 'a.png', content });
    clearInterval(cutting);
    expect(cuts).toBeLessThan(3);
    expect((await readFile(join(folder, 'www', path))).equals(content)).toBe(true);
    await transport.remove(path);
    expect(await readdir(join(folder, 'www/wp-content/uploads/woo-gestan'))).toEqual([]);
    await transport.close();
    proxy.close();
  });
});

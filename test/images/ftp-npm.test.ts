/**
 * The FTP transport on a server that others wrote: the embedded one of `ftp.test.ts` was made
 * together with it.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FtpSrv } from 'ftp-srv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FtpImagesOptions, ftpImages } from '../../src/images/ftp.js';
import { picture } from './support/picture.js';

const password = 'a secret word';
const uploads = 'wp-content/uploads/woo-gestan';
let folder = '';
let port = 0;
let server: FtpSrv;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as { readonly port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

/** Signals that the server listens to until the process ends. */
const signals = ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const;
const others = new Set<unknown>(signals.flatMap((signal) => process.listeners(signal)));

const silent: unknown = new Proxy(() => silent, { get: () => silent, apply: () => silent });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-ftp-npm-'));
  for (const part of ['wp-content/uploads', 'wp-includes'])
    await mkdir(join(folder, 'www', part), { recursive: true });
  port = await freePort();
  server = new FtpSrv({
    url: `ftp://127.0.0.1:${port}`,
    pasv_url: '127.0.0.1',
    pasv_min: 42_600,
    pasv_max: 42_700,
    log: silent,
  } as never);
  server.on('login', (login, resolve, reject) => {
    if (login.username === 'shop' && login.password === password) resolve({ root: folder });
    else reject(new Error('Login incorrect.'));
  });
  await server.listen();
});
afterAll(async () => {
  await server.close();
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!others.has(listener)) process.off(signal, listener);
  await rm(folder, { recursive: true });
});

function images(options: Partial<FtpImagesOptions> = {}) {
  return ftpImages({
    host: '127.0.0.1',
    port,
    user: 'shop',
    password,
    secure: false,
    root: '/www',
    publicUrl: 'https://shop.example',
    retryDelayMs: 20,
    transport: async (request) =>
      new Response(await readFile(join(folder, 'www', decodeURIComponent(new URL(request.url).pathname)))),
    ...options,
  });
}

test('every check of the connection passes, and leaves nothing behind', async () => {
  const transport = images();
  const { checks } = await transport.check();
  expect(checks.map(({ code, level }) => [code, level])).toEqual([
    // Without TLS the password travels in clear.
    ['images.reach', 'warning'],
    ['images.login', 'ok'],
    ['images.root', 'ok'],
    ['images.write', 'ok'],
    ['images.public', 'ok'],
    ['images.remove', 'ok'],
  ]);
  expect(await readdir(join(folder, 'www', 'wp-content/uploads'))).not.toContain('probe');
  await transport.close();
});

test('an image is uploaded whole under its own name, found the second time, and removed', async () => {
  const transport = images();
  const content = picture(700_000, 1);
  const first = await transport.upload({ name: 'Chaise bleue.png', content });
  expect((await readFile(join(folder, 'www', first.path))).equals(content)).toBe(true);
  expect(await transport.upload({ name: 'Chaise bleue.png', content })).toEqual(first);
  await transport.remove(first.path);
  await transport.remove(first.path);
  expect(await readdir(join(folder, 'www', uploads))).toEqual([]);
  await transport.close();
});

test('a wrong password is reported at once, without it', async () => {
  const transport = images({ password: 'not the password' });
  const error = await transport.upload({ name: 'a.png', content: picture(40, 2) }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'image.ftp-login', retryable: false });
  expect(JSON.stringify(error) + String(error)).not.toContain('not the password');
  await transport.close();
});

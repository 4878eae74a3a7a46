import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FtpImagesOptions, ftpImages } from '../../src/images/ftp.js';
import type { ImageTransport } from '../../src/images/transport.js';
import { testCertificate } from './support/certificate.js';
import { startFtpServer, type TestFtpOptions, type TestFtpServer } from './support/ftp-server.js';
import { picture } from './support/picture.js';

const user = 'shop';
const password = 'a secret word';
const uploads = 'wp-content/uploads/woo-gestan';

let folder = '';
let server: TestFtpServer;
let transports: ImageTransport[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-ftp-'));
  for (const part of ['wp-content/uploads', 'wp-includes'])
    await mkdir(join(folder, 'www', part), { recursive: true });
  server = await start();
});

afterEach(async () => {
  for (const transport of transports) await transport.close();
  transports = [];
  await server.close();
  await rm(folder, { recursive: true });
});

const start = (options: Partial<TestFtpOptions> = {}) =>
  startFtpServer({ folder, user, password, ...options });

async function restart(options: Partial<TestFtpOptions>): Promise<void> {
  await server.close();
  server = await start(options);
}

/** The web server of the shop: hands out what lies below the root. */
async function web(request: Request): Promise<Response> {
  const path = decodeURIComponent(new URL(request.url).pathname);
  const content = await readFile(join(folder, 'www', path)).catch(() => undefined);
  return content === undefined ? new Response('gone', { status: 404 }) : new Response(content);
}

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
    transport: web,
    ...options,
  });
  transports.push(transport);
  return transport;
}

/** An image of a size, different for each seed. */

const onDisk = (path: string) => readFile(join(folder, 'www', path));

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'www', path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function errorOf(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  const error = await promise.then(
    () => new Error('it should have failed'),
    (reason) => reason,
  );
  // Whatever fails, the password is nowhere in it.
  for (const shown of [
    inspect(error, { depth: 9 }),
    JSON.stringify(error),
    String(error.cause),
    error.stack,
  ]) {
    expect(shown).not.toContain(password);
  }
  return error;
}

describe('upload', () => {
  test('puts the image where its address shows it, and removes it without a trace', async () => {
    const transport = images();
    const content = picture(200_000);
    const done = await transport.upload({ name: 'Chaise « Élégante » œuvre.PNG', content });
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(done).toEqual({
      path: `${uploads}/${sha256.slice(0, 16)}/chaise-elegante-oeuvre.png`,
      url: `https://shop.example/${uploads}/${sha256.slice(0, 16)}/chaise-elegante-oeuvre.png`,
      sha256,
      type: 'image/png',
    });
    expect(Buffer.from(await (await web(new Request(done.url))).arrayBuffer()).equals(content)).toBe(true);
    await transport.remove(done.path);
    await transport.remove(done.path);
    expect(await readdir(join(folder, 'www', uploads))).toEqual([]);
  });

  test('writes under a temporary name, and uses one connection for all', async () => {
    const transport = images();
    await transport.upload({ name: 'a.png', content: picture(1_000) });
    await transport.upload({ name: 'b.png', content: picture(1_000, 2) });
    const stored = server.commands.filter((line) => line.startsWith('STOR'));
    expect(stored).toHaveLength(2);
    for (const line of stored) expect(line).toMatch(/\/\.[ab]\.png\.[a-z0-9]+\.part$/);
    expect(server.commands.filter((line) => line === 'PASS')).toHaveLength(1);
  });

  test('the same content is not sent again', async () => {
    const transport = images();
    const first = await transport.upload({ name: 'a.png', content: picture(5_000) });
    expect(await transport.upload({ name: 'a.png', content: picture(5_000) })).toEqual(first);
    expect(server.commands.filter((line) => line.startsWith('STOR'))).toHaveLength(1);
  });

  test('works of several callers wait for each other', async () => {
    const transport = images();
    const done = await Promise.all(
      Array.from({ length: 8 }, (_, seed) =>
        transport.upload({ name: `${seed}.png`, content: picture(30_000, seed) }),
      ),
    );
    for (const [seed, { path }] of done.entries())
      expect((await onDisk(path)).equals(picture(30_000, seed))).toBe(true);
  });

  test('goes on where it was cut', async () => {
    server.faults.cutUploadsAfter = [100_000, 150_000, 1];
    const content = picture(400_000);
    const { path } = await images().upload({ name: 'a.png', content });
    expect((await onDisk(path)).equals(content)).toBe(true);
    expect(await filesBelow(uploads)).toEqual(['a.png']);
    expect(server.commands.filter((line) => line.startsWith('STOR'))).toHaveLength(1);
    expect(server.commands.filter((line) => line.startsWith('APPE'))).toHaveLength(3);
  });

  test('begins anew on a server that tells no sizes', async () => {
    server.faults.unknown = ['SIZE'];
    server.faults.cutUploadsAfter = [50_000];
    const content = picture(200_000);
    const { path } = await images().upload({ name: 'a.png', content });
    expect((await onDisk(path)).equals(content)).toBe(true);
    expect(server.commands.filter((line) => line.startsWith('APPE'))).toHaveLength(0);
  });

  test.each(['USER', 'CWD', 'MKD', 'EPSV', 'STOR', '226', 'SIZE', 'RNFR', 'RNTO'])(
    'survives a lost answer to %s',
    async (command) => {
      server.faults.loseAnswerOf = [command];
      const content = picture(100_000);
      const { path } = await images().upload({ name: 'a.png', content });
      expect((await onDisk(path)).equals(content)).toBe(true);
      expect(await filesBelow(uploads)).toEqual(['a.png']);
    },
  );

  test('property: whatever is cut and lost on the way, the file ends up whole, and alone', async () => {
    const trouble = fc.record({
      bytes: fc.integer({ min: 32, max: 300_000 }),
      cuts: fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 3 }),
      lost: fc.array(
        fc.constantFrom('STOR', 'APPE', '226', 'RNFR', 'RNTO', 'SIZE', 'MKD', 'CWD', 'EPSV', 'PWD'),
        {
          maxLength: 2,
        },
      ),
      unknown: fc.subarray(['EPSV', 'SIZE']),
    });
    await fc.assert(
      fc.asyncProperty(trouble, async ({ bytes, cuts, lost, unknown }) => {
        const transport = images({ maxRetries: 12 });
        Object.assign(server.faults, { cutUploadsAfter: [...cuts], loseAnswerOf: [...lost], unknown });
        const content = picture(bytes, bytes);
        const { path } = await transport.upload({ name: 'a.png', content });
        expect((await onDisk(path)).equals(content)).toBe(true);
        expect(await filesBelow(uploads)).toEqual(['a.png']);
        Object.assign(server.faults, { cutUploadsAfter: [], loseAnswerOf: [], unknown: [] });
        await transport.remove(path);
        expect(await readdir(join(folder, 'www', uploads), { recursive: true })).toEqual([]);
      }),
      { numRuns: 20, seed: 31_122_025, endOnFailure: true },
    );
  });

  test('survives a server that closed the idle connection, and one that has no connection free for a moment', async () => {
    const transport = images();
    await transport.upload({ name: 'a.png', content: picture(1_000) });
    const { port } = server;
    expect(port).toBeGreaterThan(0);
    server.faults.answers = [{ command: 'SIZE', answer: '421 Idle for too long.' }];
    const { path } = await transport.upload({ name: 'b.png', content: picture(1_000, 2) });
    expect((await onDisk(path)).equals(picture(1_000, 2))).toBe(true);
  });

  test('a file of that name that is not whole is replaced', async () => {
    const transport = images();
    const content = picture(10_000);
    const { path } = await transport.upload({ name: 'a.png', content });
    await writeFile(join(folder, 'www', path), 'half');
    await transport.upload({ name: 'a.png', content });
    expect((await onDisk(path)).equals(content)).toBe(true);
  });

  test('removing takes along what a killed process has left', async () => {
    const transport = images();
    const { path } = await transport.upload({ name: 'a.png', content: picture(1_000) });
    await writeFile(join(folder, 'www', path, '..', '.a.png.k3x9.part'), 'half');
    await transport.remove(path);
    expect(await readdir(join(folder, 'www', uploads))).toEqual([]);
  });

  test('a relative root begins at the login folder', async () => {
    const { path } = await images({ root: 'www' }).upload({ name: 'a.png', content: picture(1_000) });
    expect((await onDisk(path)).equals(picture(1_000))).toBe(true);
  });

  test('what is no image, and what is too large, is not sent', async () => {
    const transport = images({ maxBytes: 1_000 });
    const script = Buffer.from('<?php system($_GET["c"]);');
    expect(await errorOf(transport.upload({ name: 'a.png', content: script }))).toMatchObject({
      code: 'image.type',
    });
    expect(await errorOf(transport.upload({ name: 'a.png', content: picture(1_001) }))).toMatchObject({
      code: 'image.too-large',
    });
    expect(await errorOf(transport.upload({ name: 'a.png', content: Buffer.alloc(0) }))).toMatchObject({
      code: 'image.type',
    });
    expect(server.commands).toEqual([]);
  });

  test('only what was put there can be removed', async () => {
    for (const path of ['wp-config.php', `${uploads}/../../../wp-config.php`, '/etc/passwd']) {
      expect(await errorOf(images().remove(path))).toMatchObject({
        name: 'ImageError',
        code: 'image.invalid',
      });
    }
    expect(server.commands).toEqual([]);
  });
});

describe('failures', () => {
  const content = picture(300_000);
  const upload = (options: Partial<FtpImagesOptions> = {}) =>
    images(options).upload({ name: 'a.png', content });

  test('a wrong password is reported at once, after one try', async () => {
    const error = await errorOf(upload({ password: 'another secret word' }));
    expect(error).toMatchObject({ name: 'ImageError', code: 'image.ftp-login', retryable: false });
    expect(inspect(error)).not.toContain('another secret word');
    expect(server.commands.filter((line) => line === 'PASS')).toHaveLength(1);
  });

  test('a password that the server repeats is not shown', async () => {
    server.faults.answers = [{ command: 'PASS', answer: `530 "${password}" is wrong` }];
    expect(await errorOf(upload())).toMatchObject({ code: 'image.ftp-login' });
    server.faults.answers = [{ command: 'PASS', answer: '530 Not <%>' }];
    expect(inspect(await errorOf(upload({ password: '<%>' })))).not.toContain('<%>');
  });

  test.each([
    '552 Quota exceeded',
    '452 Insufficient storage space',
    '451 Failure writing to local file.',
    '550 No space left on device',
  ])('a full disk is reported: %s', async (answer) => {
    server.faults.room = 100_000;
    server.faults.fullAnswer = answer;
    expect(await errorOf(upload())).toMatchObject({ code: 'image.disk-full', retryable: false });
  });

  test('a read-only folder is reported', async () => {
    server.faults.readOnly = true;
    expect(await errorOf(upload())).toMatchObject({ code: 'image.read-only', retryable: false });
    await mkdir(join(folder, 'www', uploads), { recursive: true });
    expect(await errorOf(upload())).toMatchObject({ code: 'image.read-only' });
  });

  test('a file that may not be removed is reported', async () => {
    const { path } = await upload();
    server.faults.readOnly = true;
    expect(await errorOf(images().remove(path))).toMatchObject({ code: 'image.read-only' });
  });

  test('a closed port and an unknown host are reported', async () => {
    const { port } = server;
    await server.close();
    expect(await errorOf(upload({ port, maxRetries: 1 }))).toMatchObject({
      code: 'image.ftp-unreachable',
      retryable: true,
    });
    expect(await errorOf(upload({ host: 'no-such-host.invalid', maxRetries: 0 }))).toMatchObject({
      code: 'image.ftp-unreachable',
    });
    server = await start();
  });

  test('connections that are always cut end after the set number of tries', async () => {
    server.faults.cutUploadsAfter = Array.from({ length: 50 }, () => 10);
    expect(await errorOf(upload({ maxRetries: 2 }))).toMatchObject({
      code: 'image.ftp-unreachable',
      retryable: true,
    });
    expect(server.faults.cutUploadsAfter).toHaveLength(47);
  });

  test.each(['USER', 'CWD', 'STOR', 'RNTO'])(
    'a server that says nothing to %s is reported',
    async (command) => {
      // On a slow machine the wait may end at an earlier command, or before data are sent.
      server.faults.silentAt = [command];
      const timeouts = { readMs: 200, writeMs: 200 };
      expect(await errorOf(upload({ maxRetries: 0, timeouts }))).toMatchObject({
        code: expect.stringMatching(/^image\.ftp-(?:unreachable|passive)$/),
        retryable: true,
      });
    },
  );

  test('closed passive ports are reported', async () => {
    server.faults.closedPassivePorts = true;
    expect(await errorOf(upload({ maxRetries: 1 }))).toMatchObject({ code: 'image.ftp-passive' });
  });

  test('passive mode behind NAT does not use the inner address', async () => {
    server.faults.unknown = ['EPSV'];
    server.faults.passiveAddress = '10.0.0.5';
    const { path } = await upload();
    expect((await onDisk(path)).equals(content)).toBe(true);
  });

  test('an abort stops at once with its reason', async () => {
    const controller = new AbortController();
    const transport = images();
    const uploading = transport.upload({ name: 'a.png', content }, { signal: controller.signal });
    const reason = new Error('no longer wanted');
    controller.abort(reason);
    await expect(uploading).rejects.toBe(reason);
    await transport.upload({ name: 'a.png', content });
  });

  test('a closed transport refuses work', async () => {
    const transport = images();
    await transport.close();
    expect(await errorOf(transport.upload({ name: 'a.png', content }))).toMatchObject({
      code: 'image.closed',
    });
  });
});

describe('TLS', () => {
  const tls = { ca: testCertificate.cert, servername: 'localhost' };
  const content = picture(150_000);

  test.each([
    ['explicit', true, false],
    ['implicit', 'implicit', true],
  ] as const)('%s', async (_, secure, implicit) => {
    await restart({ tls: testCertificate, implicit });
    const transport = images({ secure, tls });
    const { path } = await transport.upload({ name: 'a.png', content });
    expect((await onDisk(path)).equals(content)).toBe(true);
    server.faults.cutUploadsAfter = [60_000];
    const second = await transport.upload({ name: 'b.png', content: picture(150_000, 2) });
    expect((await onDisk(second.path)).equals(picture(150_000, 2))).toBe(true);
    expect((await transport.check()).checks.map(({ level }) => level)).toEqual(Array(6).fill('ok'));
  });

  test('a certificate that nobody signed, or for another name, is refused', async () => {
    await restart({ tls: testCertificate });
    const upload = (options: Partial<FtpImagesOptions>) =>
      errorOf(images({ secure: true, ...options }).upload({ name: 'a.png', content }));
    expect(await upload({})).toMatchObject({ code: 'image.ftp-tls', retryable: false });
    expect(await upload({ tls: { ...tls, servername: 'other.example' } })).toMatchObject({
      code: 'image.ftp-tls',
    });
    // The password was not shown to whoever that is.
    expect(server.commands).not.toContain('PASS');
    await images({ secure: true, tls: { rejectUnauthorized: false } }).upload({ name: 'a.png', content });
  });

  test.each<[string, Partial<FtpImagesOptions>]>([
    ['asked for', { secure: true }],
    ['not spoken of', { secure: undefined }],
  ])('a server without TLS is refused where TLS is %s', async (_, options) => {
    const error = await errorOf(images(options).upload({ name: 'a.png', content }));
    expect(error).toMatchObject({ code: 'image.ftp-tls' });
    expect(server.commands).not.toContain('PASS');
  });
});

describe('check', () => {
  const levels = (report: { checks: readonly { code: string; level: string }[] }) =>
    Object.fromEntries(report.checks.map(({ code, level }) => [code.replace('images.', ''), level]));

  test('passes on a sound server, leaves nothing behind, and warns without TLS', async () => {
    const report = await images().check();
    expect(report.ok).toBe(true);
    expect(levels(report)).toEqual({
      reach: 'warning',
      login: 'ok',
      root: 'ok',
      write: 'ok',
      public: 'ok',
      remove: 'ok',
    });
    expect(await filesBelow('')).toEqual([]);
  });

  test('a connection from before does not stand for one that can be made now', async () => {
    const transport = images();
    await transport.upload({ name: 'a.png', content: picture(1_000) });
    server.faults.answers = [{ command: 'PASS', answer: '530 Account closed' }];
    expect(levels(await transport.check())).toMatchObject({
      reach: 'warning',
      login: 'failed',
      root: 'skipped',
    });
  });

  test('says that nobody answers', async () => {
    const { port } = server;
    await server.close();
    const report = await images({ port }).check();
    expect(report.ok).toBe(false);
    expect(levels(report)).toEqual({
      reach: 'failed',
      login: 'skipped',
      root: 'skipped',
      write: 'skipped',
      public: 'skipped',
      remove: 'skipped',
    });
    server = await start();
  });

  test('says that the password is wrong', async () => {
    const report = await images({ password: 'wrong word' }).check();
    expect(levels(report)).toMatchObject({ reach: 'warning', login: 'failed', root: 'skipped' });
    expect(JSON.stringify(report)).not.toContain('wrong word');
  });

  test('says that the root is no WordPress, or no folder at all', async () => {
    const report = await images({ root: '/' }).check();
    expect(levels(report)).toMatchObject({ login: 'ok', root: 'failed', write: 'skipped' });
    expect(report.checks.find(({ code }) => code === 'images.root')).toMatchObject({
      message: expect.stringContaining('www'),
      hint: expect.stringContaining('wp-content'),
    });
    expect(levels(await images({ root: '/nowhere' }).check())).toMatchObject({ root: 'failed' });
  });

  test('says that nothing may be written', async () => {
    server.faults.readOnly = true;
    expect(levels(await images().check())).toMatchObject({
      root: 'ok',
      write: 'failed',
      public: 'skipped',
      remove: 'skipped',
    });
  });

  test('the public address shows nothing, or something else; the probe is removed all the same', async () => {
    const gone = await images({ transport: async () => new Response('', { status: 403 }) }).check();
    expect(levels(gone)).toMatchObject({ write: 'ok', public: 'failed', remove: 'ok' });
    expect(gone.checks.find(({ code }) => code === 'images.public')?.message).toContain('403');
    const other = await images({ transport: async () => new Response('<html>Coming soon</html>') }).check();
    expect(levels(other)).toMatchObject({ public: 'failed', remove: 'ok' });
    const broken = await images({ transport: async () => Promise.reject(new Error('no route')) }).check();
    expect(levels(broken)).toMatchObject({ public: 'failed', remove: 'ok' });
    expect(await filesBelow('')).toEqual([]);
  });
});

test('options that cannot be used name the field, and show no value', () => {
  const bad: readonly (readonly [string, Partial<Record<keyof FtpImagesOptions | 'pasword', unknown>>])[] = [
    ['images.host', { host: 'ftp://shop.example/' }],
    ['images.host', { host: '' }],
    ['images.port', { port: 70_000 }],
    ['images.password', { password: 'line\r\nDELE x' }],
    ['images.user', { user: '' }],
    ['images.secure', { secure: 'explicit' }],
    ['images.publicUrl', { publicUrl: 'shop.example' }],
    ['images.folder', { folder: '../elsewhere' }],
    ['images.pasword', { pasword: 'x' }],
  ];
  for (const [field, wrong] of bad) {
    expect(() => images(wrong as never)).toThrow(expect.objectContaining({ name: 'SettingsError', field }));
    expect(() => images(wrong as never)).not.toThrow(/DELE/);
  }
});

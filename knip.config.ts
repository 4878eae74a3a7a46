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
  ignoreDependencies: ['axe-core', 'odbc', 'terser'],
};

export default config;

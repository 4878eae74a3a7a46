import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { entryPoints } from './entry-points.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const all = ['{test,examples/vitest}/**/*.test.ts'];

/** What a file mocks of Node itself has to be mocked before anything is loaded. */
const alone = ['test/gestan/adapters/file-{crash,windows}.test.ts'];

export default defineConfig({
  resolve: {
    // Tests and examples import the package by its own name, from its sources.
    alias: entryPoints.map(({ name, source }) => ({
      find: new RegExp(`^${name}$`),
      replacement: here(`./${source}`),
    })),
  },
  test: {
    // Only what hangs ends here: a loaded machine may take ten times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    setupFiles: [here('./test/support/nothing-left-behind.ts')],
    // What tests make lives shortly: with room for it the collector works less.
    execArgv: ['--max-semi-space-size=64'],
    // Files that wait for the disk leave processors idle: more workers than a small machine has.
    maxWorkers: Math.max(3, availableParallelism()),
    // Files that no test loads count too.
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary', 'json-summary', 'html'] },
    // What was compiled is kept in node_modules/.experimental-vitest-cache; `npx vitest --clearCache` drops it.
    experimental: { fsModuleCache: true },
    projects: [
      // One file after another in the same processes: what they import is compiled and loaded once for all of them.
      { extends: true, test: { name: 'shared', include: all, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});

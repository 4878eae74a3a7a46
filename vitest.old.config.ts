import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { entryPoints } from './entry-points.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shared = 'test/{diff,pieces,woo,mapping,report,testing,recordings,sync}/**/*.test.ts';

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
    // Files that wait for the disk leave processors idle: more workers than a small machine has.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      // These change nothing of their process, so that what they import is loaded once for all of them.
      { extends: true, test: { name: 'shared', include: [shared], isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: ['{test,examples/vitest}/**/*.test.ts'], exclude: [shared] },
      },
    ],
  },
});

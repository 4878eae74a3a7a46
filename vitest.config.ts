import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shared = 'test/{diff,pieces,woo,mapping,report,testing,recordings,sync}/**/*.test.ts';

export default defineConfig({
  resolve: {
    // Tests and examples import the package by its own name, from its sources.
    alias: [
      { find: /^woo-gestan$/, replacement: here('./src/index.ts') },
      { find: /^woo-gestan\/storage\/(sqlite|postgres)$/, replacement: here('./src/storage/$1.ts') },
      {
        find: /^woo-gestan\/gestan\/(file|staging)$/,
        replacement: here('./src/gestan/adapters/$1/index.ts'),
      },
      { find: /^woo-gestan\/images\/ftp$/, replacement: here('./src/images/ftp.ts') },
      {
        find: /^woo-gestan\/(woo|gestan|mapping|diff|pieces|report|testing)$/,
        replacement: here('./src/$1/index.ts'),
      },
    ],
  },
  test: {
    testTimeout: 60_000,
    // Files that wait for the disk leave processors idle: more workers than a small machine has.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      // These change nothing of their process, so that what they import is loaded once for all of them.
      { extends: true, test: { name: 'shared', include: [shared], isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: [shared] } },
    ],
  },
});

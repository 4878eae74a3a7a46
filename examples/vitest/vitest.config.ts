import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.js';

// Only here: an application of your own needs no `alias`, it has the package installed.
// biome-ignore lint/style/noDefaultExport: vitest reads it so.
export default defineConfig({
  resolve: base.resolve ?? {},
  test: { include: ['examples/vitest/*.test.ts'], testTimeout: 60_000 },
});

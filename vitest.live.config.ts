import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

const real = process.env.WOO_URL;
// The fake store that stands in for a real one has a certificate that nobody signed.
const insecure = real === undefined || process.env.WOO_INSECURE_TLS === '1';

export default defineConfig({
  ...(base.resolve ? { resolve: base.resolve } : {}),
  test: {
    include: ['test/live/*.live.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One after another: a shop is a small server.
    fileParallelism: false,
    env: insecure ? { NODE_TLS_REJECT_UNAUTHORIZED: '0' } : {},
  },
});

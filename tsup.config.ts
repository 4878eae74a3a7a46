import { defineConfig } from 'tsup';
import { entryPoints } from './entry-points.js';

export default defineConfig({
  entry: Object.fromEntries(entryPoints.map(({ entry, source }) => [entry, source])),
  format: ['esm'],
  target: 'node20',
  // One chunk holds the error classes, so that `instanceof` works across entry points.
  splitting: true,
  clean: true,
  sourcemap: true,
  // `node:sqlite` exists only with its prefix.
  removeNodeProtocol: false,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});

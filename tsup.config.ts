import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    woo: 'src/woo/index.ts',
    gestan: 'src/gestan/index.ts',
    mapping: 'src/mapping/index.ts',
    diff: 'src/diff/index.ts',
    pieces: 'src/pieces/index.ts',
    'storage/sqlite': 'src/storage/sqlite.ts',
    'storage/postgres': 'src/storage/postgres.ts',
    'images/ftp': 'src/images/ftp.ts',
    'gestan/file': 'src/gestan/adapters/file/index.ts',
    'gestan/staging': 'src/gestan/adapters/staging/index.ts',
    report: 'src/report/index.ts',
    testing: 'src/testing/index.ts',
  },
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

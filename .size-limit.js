import { entryPoints } from './entry-points.js';

/** Most that each entry point may weigh with all that it imports: a tenth more than it did when this was written. */
const limits = {
  'woo-gestan': '230 kB',
  'woo-gestan/woo': '72 kB',
  'woo-gestan/gestan': '39 kB',
  'woo-gestan/gestan/file': '180 kB',
  'woo-gestan/gestan/staging': '54 kB',
  'woo-gestan/mapping': '35 kB',
  'woo-gestan/diff': '107 kB',
  'woo-gestan/pieces': '30 kB',
  'woo-gestan/storage/sqlite': '37 kB',
  'woo-gestan/storage/postgres': '35 kB',
  'woo-gestan/images/ftp': '48 kB',
  'woo-gestan/report': '86 kB',
  'woo-gestan/opentelemetry': '12 kB',
  'woo-gestan/testing': '160 kB',
};

/** Each entry point with everything it imports, minified and compressed; Node's own modules and optional peers stay out. */
export default entryPoints.map(({ name, entry }) => ({
  name,
  path: `dist/${entry}.js`,
  limit: limits[name],
  brotli: true,
  modifyEsbuildConfig: (config) => ({
    ...config,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    external: ['@opentelemetry/api', 'msw', 'pg', '@libsql/client', 'libsql', 'better-sqlite3'],
  }),
}));

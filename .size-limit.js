import { entryPoints } from './entry-points.js';

/** Most that each entry point may weigh with all that it imports: a tenth more than it did when this was written. */
const limits = {
  'woo-gestan': '332 kB',
  'woo-gestan/woo': '81 kB',
  'woo-gestan/gestan': '50 kB',
  'woo-gestan/gestan/file': '191 kB',
  'woo-gestan/gestan/staging': '63 kB',
  'woo-gestan/mapping': '38 kB',
  'woo-gestan/diff': '180 kB',
  'woo-gestan/pieces': '41 kB',
  'woo-gestan/storage/sqlite': '41 kB',
  'woo-gestan/storage/postgres': '39 kB',
  'woo-gestan/images/ftp': '52 kB',
  'woo-gestan/report': '104 kB',
  'woo-gestan/opentelemetry': '12 kB',
  'woo-gestan/web': '139 kB',
  'woo-gestan/testing': '175 kB',
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

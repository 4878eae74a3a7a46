/** Most that each entry point may weigh with all that it imports: a tenth more than it did when this was written. */
const entries = {
  'woo-gestan': ['dist/index.js', '200 kB'],
  'woo-gestan/woo': ['dist/woo.js', '72 kB'],
  'woo-gestan/gestan': ['dist/gestan.js', '39 kB'],
  'woo-gestan/gestan/file': ['dist/gestan/file.js', '180 kB'],
  'woo-gestan/gestan/staging': ['dist/gestan/staging.js', '54 kB'],
  'woo-gestan/mapping': ['dist/mapping.js', '35 kB'],
  'woo-gestan/diff': ['dist/diff.js', '103 kB'],
  'woo-gestan/pieces': ['dist/pieces.js', '20 kB'],
  'woo-gestan/storage/sqlite': ['dist/storage/sqlite.js', '37 kB'],
  'woo-gestan/storage/postgres': ['dist/storage/postgres.js', '35 kB'],
  'woo-gestan/images/ftp': ['dist/images/ftp.js', '48 kB'],
  'woo-gestan/report': ['dist/report.js', '70 kB'],
  'woo-gestan/testing': ['dist/testing.js', '148 kB'],
};

/** Each entry point with everything it imports, minified and compressed; Node's own modules and optional peers stay out. */
export default Object.entries(entries).map(([name, [path, limit]]) => ({
  name,
  path,
  limit,
  brotli: true,
  modifyEsbuildConfig: (config) => ({
    ...config,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    external: ['msw', 'pg', '@libsql/client', 'libsql', 'better-sqlite3'],
  }),
}));

const entries = {
  'woo-gestan': ['dist/index.js', '200 kB'],
  'woo-gestan/woo': ['dist/woo.js', '200 kB'],
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
    external: ['msw', 'pg', '@libsql/client', 'libsql', 'better-sqlite3'],
  }),
}));

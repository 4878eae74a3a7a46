/** Who may import whom. `src/core` is common ground: errors, decimals, time, text; `src/sql` drives the databases of two sides. */
const pure = '^src/(mapping|diff|pieces)/';
const sides = ['woo', 'gestan', 'storage', 'images'];

/** The rooms of `src/sync`, from the bottom up. A file imports its own room and those before it; the root imports all. */
const rooms = ['state', 'work', 'admin', 'flows', 'explain'];

/** What each flow may import of the other flows. */
const flows = { contacts: [], products: [], orders: ['contacts', 'products'], stock: ['products'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/' }, to: {} },
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(?!core/)' },
    },
    ...sides.map((side) => ({
      name: `${side}-knows-no-other-side`,
      severity: 'error',
      from: { path: `^src/${side}/` },
      to: { path: `^src/(?!core/|sql/|${side}/)` },
    })),
    {
      name: 'sql-knows-no-side',
      severity: 'error',
      from: { path: '^src/sql/' },
      to: { path: '^src/(?!core/|sql/)' },
    },
    {
      name: 'only-storage-and-staging-speak-sql',
      severity: 'error',
      from: { path: '^src/(?!sql/|storage/|gestan/adapters/staging/)' },
      to: { path: '^src/sql/' },
    },
    {
      name: 'pure-imports-only-types-of-the-sides',
      comment: 'mapping, diff and pieces have no I/O: of woo and gestan they may know the types only.',
      severity: 'error',
      from: { path: pure },
      to: { path: '^src/(woo|gestan)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-has-no-io',
      severity: 'error',
      from: { path: pure },
      to: {
        path: '^(src/(storage|images|sync|report|testing)/|(node:)?(fs|http|https|net|tls|child_process|worker_threads|dns)$)|node_modules/(ky|basic-ftp|msw|pg)/',
      },
    },
    {
      name: 'only-the-index-and-the-windows-import-sync',
      severity: 'error',
      from: { path: '^src/(?!sync/|web/|index\\.ts)' },
      to: { path: '^src/sync/' },
    },
    ...rooms.map((room, floor) => ({
      name: `sync-${room}-imports-no-room-above`,
      severity: 'error',
      from: { path: `^src/sync/${room}/` },
      to: { path: `^src/sync/(?!(${rooms.slice(0, floor + 1).join('|')})/)` },
    })),
    ...Object.entries(flows).map(([flow, others]) => ({
      name: `flow-${flow}-imports-${others.join('-and-') || 'no-other-flow'}`,
      severity: 'error',
      from: { path: `^src/sync/flows/${flow}/` },
      to: { path: `^src/sync/flows/(?!(${[flow, ...others].join('|')})/)` },
    })),
    {
      name: 'sync-state-imports-no-records',
      severity: 'error',
      from: { path: '^src/sync/state/(?!records/)' },
      to: { path: '^src/sync/state/records/' },
    },
    {
      name: 'product-images-import-no-product-flow',
      severity: 'error',
      from: { path: '^src/sync/flows/products/images/' },
      to: { path: '^src/sync/flows/products/(?!images/)' },
    },
    {
      name: 'nothing-imports-the-windows',
      severity: 'error',
      from: { path: '^src/(?!web/)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'only-the-command-line-imports-testing',
      severity: 'error',
      from: { path: '^src/(?!testing/|cli/)' },
      to: { path: '^src/testing/' },
    },
    {
      name: 'testing-is-light',
      comment:
        'Importing woo-gestan/testing loads neither zod nor msw: contracts and handlers load them when they run.',
      severity: 'error',
      from: { path: '^src/testing/' },
      to: {
        path: 'node_modules/(zod|msw)/|^src/gestan/(index|schemas|check-draft)\\.ts$',
        dynamic: false,
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'main-entry-is-light',
      comment: 'Importing woo-gestan loads neither FTP, nor a database driver, nor msw.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { reachable: true, path: 'node_modules/(basic-ftp|msw|pg|@libsql|better-sqlite3)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

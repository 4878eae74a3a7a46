/** Declares a name with the type that some expression has. */
const as = (type: string) => (name: string) => `declare const ${name}: ${type};`;
/** The type of a parameter of an exported function. */
const given = (path: string, name: string, member = '') =>
  as(`Parameters<typeof import('woo-gestan/${path}').${name}>[0]${member}`);
const main = (name: string) => as(`import('woo-gestan').${name}`);
const text = as('string');

const product = as(`import('woo-gestan/woo').WooProduct`);
const context = as(`Parameters<typeof import('woo-gestan/diff').projectGestan>[1]`);
const reserved = (index: number) =>
  as(`Parameters<ReturnType<typeof import('woo-gestan/diff').createReservedUnits>['add']>[${index}]`);

/**
 * What a block of any page may use without saying where it comes from. Each has its real type, so
 * that what is done with it is checked.
 */
const everywhere: Readonly<Record<string, (name: string) => string>> = {
  sync: main('Sync'),
  gestan: as(`import('woo-gestan/gestan').MemoryGestan`),
  storage: main('SyncStorage'),
  store: as(`import('woo-gestan/testing').FakeStore`),
  options: main('CreateSyncOptions'),
  plan: main('ProductPlan'),
  report: main('Report'),
  log: as(`Record<'info' | 'warn' | 'error', (data: unknown, message: string) => void>`),
  consumerKey: text,
  consumerSecret: text,
  shop: as(`import('woo-gestan').CreateSyncOptions['shop']`),
  woo: as(`import('woo-gestan/woo').WooClient`),
  keys: as(`Readonly<Record<'retail' | 'wholesale', { consumerKey: string; consumerSecret: string }>>`),
  retail: main('Sync'),
  wholesale: main('Sync'),
  userOf: as(`(request: Request, action: string) => Promise<{ id: string } | undefined>`),
  ask: as(`(question: string) => Promise<boolean>`),
  scheduleAgain: as(`() => void`),
  tellSomebody: as(`(...what: readonly unknown[]) => void`),
  createSync: () => `import { createSync } from 'woo-gestan';`,
  isSyncError: () => `import { isSyncError } from 'woo-gestan';`,
  createFakeStore: () => `import { createFakeStore } from 'woo-gestan/testing';`,
  sampleShop: () => `import { sampleShop } from 'woo-gestan/testing';`,
  memoryStorage: () => `import { memoryStorage } from 'woo-gestan';`,
  label: () => `import { label } from 'woo-gestan/report';`,
};

/** What a block of one page may use besides: what the page speaks of there. */
const onPage: Readonly<Record<string, typeof everywhere>> = {
  'docs/many-shops.md': { workerId: text, stopping: as('AbortSignal') },
  'docs/mapping.md': {
    families: given('mapping', 'exportMappings', `['families']`),
    payments: given('mapping', 'exportMappings', `['payments']`),
    taxes: given('mapping', 'exportMappings', `['taxes']`),
  },
  'docs/operations.md': {
    last: as(`Awaited<ReturnType<import('woo-gestan').Sync['runs']['list']>>[number]`),
  },
  'docs/products.md': {
    woo: given('diff', 'planProducts', `['woo']`),
    gestan: given('diff', 'planProducts', `['gestan']`),
    links: given('diff', 'planProducts', `['links']`),
    baseOf: given('diff', 'planProducts', `['baseOf']`),
    base: given('diff', 'mergeProduct', `['base']`),
    context,
    product,
    gestanProduct: as(`import('woo-gestan/gestan').GestanProduct`),
    defaultOwners: () => `import { defaultOwners } from 'woo-gestan/diff';`,
    row: given('diff', 'resolveRow'),
    totals: given('diff', 'checkSafety', `['totals']`),
    now: as(`Parameters<typeof import('woo-gestan/diff').planUndo>[1]`),
  },
  'docs/stock.md': {
    shop: reserved(0),
    order: reserved(1),
    product,
    parent: given('diff', 'planParentStock'),
    variations: as(`Parameters<typeof import('woo-gestan/diff').planParentStock>[1]`),
    figureOf: as(`Parameters<typeof import('woo-gestan/diff').planParentStock>[2]`),
  },
  'docs/webhooks.md': { queue: as(`{ add(resource: string, id: number): void }`), secret: text },
  'docs/woo-client.md': {
    take: as(`(order: import('woo-gestan/woo').WooOrder) => Promise<void>`),
    saved: as(`Parameters<import('woo-gestan/woo').WooClient['readChanges']>[0]['since']`),
    save: as(`(cursor: object) => void`),
    stocks: as(`{ id: number; stock_quantity: number }[]`),
  },
};

/** The declarations of the names that a block of a page uses and does not declare itself. */
export function openNamesOf(page: string, code: string): readonly string[] {
  const declared = (name: string) =>
    new RegExp(
      `\\b(?:const|let|function)\\s+(?:[{[][^}\\]]*\\b)?${name}\\b|import\\s*(?:\\{[^}]*\\b)?${name}\\b`,
    ).test(code);
  return Object.entries({ ...everywhere, ...onPage[page] })
    .filter(([name]) => new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}\\b`).test(code) && !declared(name))
    .map(([name, declaration]) => declaration(name));
}

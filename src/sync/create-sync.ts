import { defined } from '../core/index.js';
import { sentence } from '../report/sentences/sentence.js';
import { createBlacklistApi } from './admin/blacklist.js';
import { createCategories } from './admin/categories.js';
import { createConnection } from './admin/connection.js';
import { createLinks } from './admin/links.js';
import { createMappings } from './admin/mappings.js';
import { createWebhooks } from './admin/webhooks.js';
import { createContext } from './create-context.js';
import { type CreateSyncOptions, parseOptions } from './options.js';
import { createRuns } from './state/runs.js';
import type { Sync } from './sync.js';
import { withSafeProgress } from './work/safe-progress.js';
import { startInstant } from './work/start-instant.js';

/**
 * The methods, loaded when the first of them is called: they are half of the library, and an
 * application that starts up to answer one request may need none of it.
 */
const loadWork = () => import('./methods.js');
type SyncWork = Awaited<ReturnType<typeof loadWork>>;

/**
 * Creates a sync of one WooCommerce shop with one Gestan. Nothing is read or written before a
 * method is called.
 *
 * @throws SettingsError `settings.invalid`, `settings.unknown` or `settings.unsupported` (the
 * adapter cannot do it), naming the field (`shop.url`) and the hint.
 * @example
 * await using sync = createSync({
 *   shop: { id: 'main', url: 'https://shop.example', consumerKey, consumerSecret },
 *   gestan: memoryGestan(),
 *   storage: sqliteStorage('sync.db'),
 * })
 * const plan = await sync.products.plan()
 * const report = await sync.products.apply(plan, { select: (row) => row.status === 'add-to-gestan' })
 */
export function createSync(options: CreateSyncOptions): Sync {
  const parsed = parseOptions(options);
  const { context, clientOptions, binding, settings, open, locked, close } = createContext(parsed);
  const { woo, gestan, store, readOnly, clock, logger, redact, now, facts, reader } = context;
  const guarded = async <T>(method: (work: SyncWork) => Promise<T>): Promise<T> => {
    await open();
    return method(await loadWork());
  };
  /**
   * Plans and reports carry language and time zone: renderers use them unless their options differ.
   */
  const withReader = async <T extends object>(method: (work: SyncWork) => Promise<T>): Promise<T> => ({
    ...(await method(await loadWork())),
    ...reader(),
  });
  const safe = <O>(input: O) => withSafeProgress(input, logger, redact);
  const runs = createRuns(store);
  const webhooks = createWebhooks({
    store,
    woo,
    webhooks: parsed.webhooks,
    readOnly,
    clock,
    logger,
    now,
  });
  const categories = createCategories({ store, woo, locked });
  const tables = createMappings({
    store,
    woo,
    gestan,
    facts,
    hooks: context.hooks,
    startAt: async () => startInstant(await context.settings(), await facts()),
    locked,
  });
  const mappings = tables.api;

  return {
    shop: context.shop,
    readOnly,
    woo,
    gestan,
    storage: parsed.storage,
    images: parsed.images,
    connection: createConnection({
      clientOptions,
      images: parsed.images,
      readOnly,
      language: reader().language,
      redact: context.redact,
    }),
    setup: {
      propose: (input) =>
        guarded(async (work) => ({
          ...(await work.proposeSetup(context, safe(input))),
          ...defined({ language: reader().language }),
        })),
      accept: (proposal, input) =>
        guarded((work) =>
          work.acceptSetup({ context, categories, settings, mappings: tables }, proposal, input),
        ),
    },
    categories: behind(open, { ...categories, import: (input) => categories.import(safe(input)) }),
    settings: behind(open, { get: settings.get, save: settings.save, reset: settings.reset }),
    mappings: {
      ...behind(open, { export: mappings.export, import: mappings.import }),
      families: behind(open, mappings.families),
      payments: behind(open, mappings.payments),
      taxes: behind(open, mappings.taxes),
    },
    links: behind(open, createLinks({ store, woo, gestan, now, locked })),
    blacklist: behind(open, createBlacklistApi({ store, now, locked })),
    unsettled: {
      list: () => guarded((work) => work.listUnsettled(context)),
      decide: (answer) => guarded((work) => work.decideUnsettled(context, locked, answer)),
    },
    products: {
      plan: (input) => withReader((work) => work.planProducts(context, safe(input))),
      apply: (plan, input) => withReader((work) => work.applyProducts(context, plan, safe(input))),
    },
    stock: {
      plan: (input) => withReader((work) => work.planStockFlow(context, safe(input))),
      apply: (plan, input) => withReader((work) => work.applyStock(context, plan, safe(input))),
    },
    contacts: {
      plan: (input) => withReader((work) => work.planContacts(context, safe(input))),
      apply: (plan, input) => withReader((work) => work.applyContacts(context, plan, safe(input))),
      decide: (answer) => guarded((work) => work.decideContact(context, answer)),
    },
    orders: {
      plan: (input) => withReader((work) => work.planOrders(context, safe(input))),
      apply: (plan, input) => withReader((work) => work.applyOrders(context, plan, safe(input))),
      adopt: (adoption) => guarded((work) => work.adoptOrder(context, adoption)),
      decide: (answer) => guarded((work) => work.decideRefund(context, answer)),
      audit: (input) => withReader((work) => work.auditOrders(context, safe(input))),
    },
    async run(input) {
      const { reports, ...rest } = await guarded((work) => work.runFlows(context, safe(input)));
      return { ...rest, reports: reports.map((report) => ({ ...report, ...reader() })) };
    },
    runs: behind(open, {
      ...runs,
      async get(runId) {
        const report = await runs.get(runId);
        return report && { ...report, ...reader() };
      },
    }),
    undo: (runId, input) => withReader((work) => work.planUndoRun(context, runId, safe(input))),
    sentence: (what) => sentence(what, reader()),
    explain: (subject, input) => guarded((work) => work.explainSubject(context, subject, safe(input))),
    forget: (request, input) => guarded((work) => work.forgetPerson(context, request, safe(input))),
    webhooks: behind(open, webhooks),
    rebind: () => binding.rebind(),
    async close() {
      close();
    },
    async [Symbol.asyncDispose]() {
      close();
    },
  };
}

/**
 * The same methods; each first checks that the sync is open and that the storage belongs to the
 * shop.
 */
function behind<T extends object>(open: () => Promise<void>, api: T): T {
  const methods = Object.entries(api).map(([name, method]: [string, (...args: unknown[]) => unknown]) => [
    name,
    async (...args: unknown[]) => {
      await open();
      return method(...args);
    },
  ]);
  return Object.fromEntries(methods) as T;
}

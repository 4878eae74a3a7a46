import { defined } from '../core/index.js';
import { sentence } from '../report/sentences/sentence.js';
import { createBlacklistApi } from './admin/blacklist.js';
import { createCategories } from './admin/categories.js';
import { createConnection } from './admin/connection.js';
import { forgetPerson } from './admin/forget.js';
import { createLinks } from './admin/links.js';
import { createMappings } from './admin/mappings.js';
import { acceptSetup } from './admin/setup/accept.js';
import { proposeSetup } from './admin/setup/propose.js';
import { createWebhooks } from './admin/webhooks.js';
import { createContext } from './create-context.js';
import { explainSubject } from './explain/explain.js';
import { applyContacts } from './flows/contacts/apply.js';
import { decideContact } from './flows/contacts/decide.js';
import { planContacts } from './flows/contacts/plan.js';
import { adoptOrder } from './flows/orders/adopt.js';
import { applyOrders } from './flows/orders/apply.js';
import { auditOrders } from './flows/orders/audit.js';
import { decideRefund } from './flows/orders/decide.js';
import { planOrders } from './flows/orders/plan.js';
import { applyProducts } from './flows/products/apply.js';
import { planProducts } from './flows/products/plan.js';
import { planUndoRun } from './flows/products/undo.js';
import { applyStock } from './flows/stock/apply.js';
import { planStockFlow } from './flows/stock/plan.js';
import { type CreateSyncOptions, parseOptions } from './options.js';
import { runFlows } from './run.js';
import { createRuns } from './state/runs.js';
import type { Sync } from './sync.js';
import { withSafeProgress } from './work/safe-progress.js';
import { startInstant } from './work/start-instant.js';

/**
 * Composes a sync of one WooCommerce shop with one Gestan. Nothing is read or written before a
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
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    await open();
    return work();
  };
  /** Plans and reports carry language and time zone: renderers use them unless their options differ. */
  const withReader = async <T extends object>(made: Promise<T>): Promise<T> => ({
    ...(await made),
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
        guarded(async () => ({
          ...(await proposeSetup(context, safe(input))),
          ...defined({ language: reader().language }),
        })),
      accept: (proposal, input) =>
        guarded(() => acceptSetup({ context, categories, settings, mappings: tables }, proposal, input)),
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
    products: {
      plan: (input) => withReader(planProducts(context, safe(input))),
      apply: (plan, input) => withReader(applyProducts(context, plan, safe(input))),
    },
    stock: {
      plan: (input) => withReader(planStockFlow(context, safe(input))),
      apply: (plan, input) => withReader(applyStock(context, plan, safe(input))),
    },
    contacts: {
      plan: (input) => withReader(planContacts(context, safe(input))),
      apply: (plan, input) => withReader(applyContacts(context, plan, safe(input))),
      decide: (answer) => guarded(() => decideContact(context, answer)),
    },
    orders: {
      plan: (input) => withReader(planOrders(context, safe(input))),
      apply: (plan, input) => withReader(applyOrders(context, plan, safe(input))),
      adopt: (adoption) => guarded(() => adoptOrder(context, adoption)),
      decide: (answer) => guarded(() => decideRefund(context, answer)),
      audit: (input) => withReader(auditOrders(context, safe(input))),
    },
    async run(input) {
      const { reports, ...rest } = await guarded(() => runFlows(context, safe(input)));
      return { ...rest, reports: reports.map((report) => ({ ...report, ...reader() })) };
    },
    runs: behind(open, {
      ...runs,
      async get(runId) {
        const report = await runs.get(runId);
        return report && { ...report, ...reader() };
      },
    }),
    undo: (runId, input) => withReader(planUndoRun(context, runId, safe(input))),
    sentence: (what) => sentence(what, reader()),
    explain: (subject, input) => guarded(() => explainSubject(context, subject, safe(input))),
    forget: (request, input) => guarded(() => forgetPerson(context, request, safe(input))),
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
 * The same methods; each first makes sure that the sync is open and the shop is the one that the
 * storage knows.
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

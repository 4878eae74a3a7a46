import { createRedactor, SettingsError, silentLogger, systemClock, type WorkOptions } from '../core/index.js';
import type { ContactRow, OrderAudit, OrderRow, Plan, Report } from '../diff/index.js';
import { checkedGestan } from '../gestan/index.js';
import { createWooClient, type WooClient } from '../woo/index.js';
import { createBinding } from './admin/binding.js';
import { type BlacklistApi, createBlacklistApi } from './admin/blacklist.js';
import { type CategoriesApi, createCategories } from './admin/categories.js';
import { type ForgetReport, type ForgetRequest, forgetPerson } from './admin/forget.js';
import { createMappings, type MappingsApi } from './admin/mappings.js';
import { createWebhooks, type WebhooksApi } from './admin/webhooks.js';
import { checkedHooks } from './checked-hooks.js';
import { type ConnectionApi, createConnection } from './connection.js';
import { findProduct, wooExists } from './existing.js';
import { explainSubject } from './explain/explain.js';
import type { ExplainSubject, Explanation } from './explain/types.js';
import { applyContacts, type ContactsFlow, decideContact, planContacts } from './flows/contacts/flow.js';
import { adoptOrder, type OrderAdoption } from './flows/orders/adopt.js';
import { auditOrders, type OrderAuditOptions } from './flows/orders/audit.js';
import { applyOrders, planOrders } from './flows/orders/flow.js';
import type { OrderApplyOptions, OrderPlanOptions } from './flows/orders/options.js';
import { applyProducts } from './flows/products/apply.js';
import type { ProductApplyOptions, ProductPlanOptions } from './flows/products/options.js';
import { type ProductPlan, planProducts } from './flows/products/plan.js';
import { planUndoRun } from './flows/products/undo.js';
import { applyStock, planStockFlow, type StockFlow } from './flows/stock/flow.js';
import { type CreateSyncOptions, parseOptions } from './options.js';
import { withSafeProgress } from './progress.js';
import { readOnlyWoo } from './read-only-woo.js';
import { type RunOptions, type RunReport, runFlows } from './run.js';
import { closedError, guardError } from './state/errors.js';
import { shopKeys } from './state/keys.js';
import { createLinks, type LinksApi } from './state/links.js';
import { createLock } from './state/lock.js';
import { newRunId } from './state/run-id.js';
import { createRuns, type RunsApi } from './state/runs.js';
import { createSettings, defaultSettings, patchSettings, type SettingsApi } from './state/settings.js';
import { checkCapabilities, checkSettings } from './state/settings-check.js';
import { createShopStore } from './state/store.js';
import type { SyncContext } from './work/context.js';
import { readShopFacts, type ShopFacts } from './work/shop-facts.js';

/** Products both ways. */
export interface ProductsFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: ProductPlanOptions): Promise<ProductPlan>;
  /** Writes the selected rows that are still as they were planned. */
  apply(plan: ProductPlan, options?: ProductApplyOptions): Promise<Report>;
}

/** Orders Woo → Gestan, as pieces and ledger entries. */
export interface OrdersFlow {
  /** Reads both sides and changes nothing. Each row holds the exact pieces and entries that apply will make. */
  plan(options?: OrderPlanOptions): Promise<Plan<OrderRow>>;
  /** Makes what the selected rows ask for, where the order is still as it was planned. */
  apply(plan: Plan<OrderRow>, options?: OrderApplyOptions): Promise<Report>;
  /** Takes over an order that was entered in Gestan by hand: it is not imported again. */
  adopt(adoption: OrderAdoption): Promise<void>;
  /**
   * Holds each order of a period against its pieces as Gestan has them: missing, doubled, other amounts, refunded but not credited; and adds up both
   * sides per VAT rate, month by month. With an adapter that cannot read back, what was sent stands for what Gestan has (`basis: 'sent'`).
   *
   * @example
   * const audit = await sync.orders.audit({ after: '2026-01-01', before: '2026-04-01' })
   * if (!audit.complete) console.log(renderAudit(audit, { language: 'fr' }))
   */
  audit(options?: OrderAuditOptions): Promise<OrderAudit>;
}

/** A sync of one shop with one Gestan. */
export interface Sync {
  readonly connection: ConnectionApi;
  readonly categories: CategoriesApi;
  readonly settings: SettingsApi;
  readonly mappings: MappingsApi;
  readonly links: LinksApi;
  readonly blacklist: BlacklistApi;
  readonly products: ProductsFlow;
  readonly stock: StockFlow;
  readonly contacts: ContactsFlow;
  readonly orders: OrdersFlow;
  /** Plans and applies the flows in the order contacts, products, orders, stock. */
  run(options?: RunOptions): Promise<RunReport>;
  /** Stored reports of what was applied and run. */
  readonly runs: RunsApi;
  /**
   * A plan that puts back the product fields which an apply or run wrote, where they still hold what was written. Reads both sides and changes
   * nothing; `sync.products.apply()` takes it. Never stock, which would make sold items rise again, and never a creation, since the sync deletes
   * nothing.
   *
   * @throws SettingsError `settings.unknown-run`, `settings.nothing-to-undo`
   * @example
   * const report = await sync.products.apply(await sync.undo(runId))
   */
  undo(runId: string, options?: WorkOptions): Promise<ProductPlan>;
  /**
   * Why a product, an order or a person was, or was not, synced: links and bases, records, what a plan says now and which rule decides, the last
   * trouble. Reads both sides and changes nothing.
   *
   * @throws SettingsError `settings.invalid` for a subject that is none.
   * @example
   * console.log((await sync.explain({ sku: 'HAM-1' })).text.join('\n'))
   */
  explain(subject: ExplainSubject, options?: WorkOptions): Promise<Explanation>;
  /**
   * Erases a person from the sync's own storage: links to contacts, answers, messages, names in stored reports. The shop is asked who is behind the
   * address; it and Gestan keep what they have. To be called for each shop.
   *
   * @throws SettingsError `settings.invalid` for what is no address; an error of the shop, where it cannot be asked: nothing is erased then.
   * @example
   * const { contacts, reports } = await sync.forget({ email: 'jeanne@exemple.fr' })
   */
  forget(request: ForgetRequest, options?: WorkOptions): Promise<ForgetReport>;
  /** Webhooks of the shop: hints for the next run. */
  readonly webhooks: WebhooksApi;
  /** Takes the shop's present address as its own, after it has moved. */
  rebind(): Promise<void>;
  /** The client of the shop, for what the sync does not cover. With `readOnly` it refuses to write. */
  readonly woo: WooClient;
  /** Ends this instance. The storage and the adapter stay open: they are the application's. */
  close(): Promise<void>;
}

/**
 * Composes a sync of one WooCommerce shop with one Gestan. Nothing is read or written before a method is called.
 *
 * @throws SettingsError `settings.invalid`, `settings.unknown` or `settings.unsupported` (the adapter cannot do it), naming the field (`shop.url`) and the hint.
 * @example
 * const sync = createSync({
 *   shop: { id: 'main', url: 'https://shop.example', consumerKey, consumerSecret },
 *   gestan: memoryGestan(),
 *   storage: await sqliteStorage('sync.db'),
 * })
 * const plan = await sync.products.plan()
 * const report = await sync.products.apply(plan, { select: (row) => row.status === 'add-to-gestan' })
 */
export function createSync(options: CreateSyncOptions): Sync {
  const { shop, gestan: adapter, storage, transport, guard, images, webhooks } = parseOptions(options);
  const gestan = checkedGestan(adapter);
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const logger = options.logger ?? silentLogger;
  const { consumerKey, consumerSecret, queryAuth } = shop;
  const clientOptions = {
    url: shop.url,
    consumerKey,
    consumerSecret,
    transport,
    queryAuth,
    clock,
    random,
    logger,
  };
  const client = createWooClient(clientOptions);
  const woo = options.readOnly ? readOnlyWoo(client) : client;
  const redact = createRedactor([consumerKey, consumerSecret, `${consumerKey}:${consumerSecret}`]);
  const seed = options.settings && patchSettings(defaultSettings, options.settings);
  if (options.settings) checkCapabilities(gestan, options.settings);
  const store = createShopStore(storage, shopKeys(shop.id));
  const now = () => new Date(clock.now()).toISOString();
  const owner = newRunId(clock.now(), random);
  const lock = createLock({ storage, name: `shop/${shop.id}`, shop: shop.id, owner, clock, logger });
  const gestanLock = createLock({ storage, name: `gestan/contacts`, shop: shop.id, owner, clock, logger });
  const binding = createBinding({ store, shop: { id: shop.id, url: woo.url }, now, locked: lock.brief });
  const settings = createSettings({
    store,
    seed,
    async check(next, patch) {
      checkCapabilities(gestan, patch);
      await checkSettings(gestan, next);
    },
    locked: lock.brief,
  });
  const ending = new AbortController();

  let facts: Promise<ShopFacts> | undefined;
  const readFacts = (signal?: AbortSignal): Promise<ShopFacts> => {
    facts ??= readShopFacts(woo, shop.timeZone, signal).catch((error) => {
      // A failed reading is not kept: the next call tries again.
      facts = undefined;
      throw error;
    });
    return facts;
  };

  const open = async () => {
    if (ending.signal.aborted) throw closedError();
    await binding.check();
    await settings.keepSeed();
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    await open();
    return work();
  };
  const opened = <T>(work: (lease: Parameters<Parameters<typeof lock.brief>[0]>[0]) => Promise<T>) =>
    guarded(() => lock.brief(work));

  const context: SyncContext = {
    shop: { id: shop.id, url: woo.url },
    woo,
    gestan,
    store,
    lock,
    gestanLock,
    images,
    fetchImage: options.fetchImage,
    hooks: checkedHooks(options.map ?? {}),
    readOnly: options.readOnly ?? false,
    clock,
    random,
    logger,
    redact,
    now,
    settings: settings.get,
    facts: readFacts,
    async enter(flow, verb) {
      await open();
      if (!guard) return;
      let allowed: boolean;
      try {
        allowed = await guard({ shop: shop.id, flow, verb });
      } catch (error) {
        if (error instanceof SettingsError) throw error;
        throw guardError(flow, verb, error);
      }
      if (!allowed) throw guardError(flow, verb);
    },
  };

  const runs = createRuns(store);
  const webhooksApi = createWebhooks({
    store,
    woo,
    webhooks,
    readOnly: context.readOnly,
    clock,
    logger,
    now,
  });

  const safe = <O>(options: O) => withSafeProgress(options, logger, redact);
  const categories = createCategories({ store, woo, locked: opened });
  const mappings = createMappings({ store, woo, gestan, facts: readFacts, locked: opened });

  return {
    woo,
    connection: createConnection({ clientOptions, images, readOnly: context.readOnly }),
    categories: behind(open, { ...categories, import: (input) => categories.import(safe(input)) }),
    settings: {
      get: () => guarded(settings.get),
      save: (patch) => guarded(() => settings.save(patch)),
      reset: () => guarded(settings.reset),
    },
    mappings: {
      ...behind(open, { export: mappings.export, import: mappings.import }),
      families: behind(open, mappings.families),
      payments: behind(open, mappings.payments),
      taxes: behind(open, mappings.taxes),
    },
    links: behind(
      open,
      createLinks({
        store,
        now,
        findProduct: (code) => findProduct(context, code),
        wooExists: (ref) => wooExists(woo, ref),
        locked: opened,
      }),
    ),
    blacklist: behind(open, createBlacklistApi({ store, now, locked: opened })),
    products: {
      plan: (input) => planProducts(context, safe(input)),
      apply: (plan, input) => applyProducts(context, plan, safe(input)),
    },
    stock: {
      plan: (input) => planStockFlow(context, safe(input)),
      apply: (plan, input) => applyStock(context, plan, safe(input)),
    },
    contacts: {
      plan: (input) => planContacts(context, safe(input)),
      apply: (plan, input) => applyContacts(context, plan as Plan<ContactRow>, safe(input)),
      decide: (answer) => guarded(() => decideContact(context, answer)),
    },
    orders: {
      plan: (input) => planOrders(context, safe(input)),
      apply: (plan, input) => applyOrders(context, plan, safe(input)),
      adopt: (adoption) => guarded(() => adoptOrder(context, adoption)),
      audit: (input) => auditOrders(context, safe(input)),
    },
    run: (input) => guarded(() => runFlows(context, safe(input))),
    runs: {
      list: (input) => guarded(() => runs.list(input)),
      get: (runId) => guarded(() => runs.get(runId)),
    },
    undo: (runId, input) => planUndoRun(context, runId, safe(input)),
    explain: (subject, input) => guarded(() => explainSubject(context, subject, safe(input))),
    forget: (request, input) => guarded(() => forgetPerson(context, request, safe(input))),
    webhooks: {
      handle: (request) => guarded(() => webhooksApi.handle(request)),
      pending: () => guarded(webhooksApi.pending),
      list: (call) => guarded(() => webhooksApi.list(call)),
      ensure: (wish) => guarded(() => webhooksApi.ensure(wish)),
      repair: (wish) => guarded(() => webhooksApi.repair(wish)),
      remove: (call) => guarded(() => webhooksApi.remove(call)),
    },
    rebind: () => binding.rebind(),
    async close() {
      ending.abort();
    },
  };
}

/** The same methods; each first makes sure that the sync is open and the shop is the one that the storage knows. */
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

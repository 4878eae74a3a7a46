import type { HttpHandler } from 'msw';
import { z } from 'zod';
import type { Clock } from '../../core/index.js';
import { SettingsError, systemClock } from '../../core/index.js';
import type { SiteCondition } from './condition.js';
import { answerUnder, checkCondition } from './condition.js';
import { attributeRoutes } from './controllers/attributes.js';
import { couponRoutes } from './controllers/coupons.js';
import { customFieldRoutes } from './controllers/custom-fields.js';
import { customerRoutes } from './controllers/customers.js';
import { dataRoutes } from './controllers/data.js';
import { gatewayRoutes } from './controllers/gateways.js';
import { generateRoutes } from './controllers/generate-variations.js';
import { mediaRoutes } from './controllers/media.js';
import { noteRoutes } from './controllers/notes.js';
import { orderStatusRoutes } from './controllers/order-statuses.js';
import { orderRoutes } from './controllers/orders.js';
import { productRoutes } from './controllers/products.js';
import { refundRoutes } from './controllers/refunds.js';
import { reportRoutes } from './controllers/reports.js';
import { reviewRoutes } from './controllers/reviews.js';
import { settingRoutes } from './controllers/settings.js';
import { shippingMethodRoutes } from './controllers/shipping-methods.js';
import { shippingZoneRoutes } from './controllers/shipping-zones.js';
import { storeApiRoutes } from './controllers/store-api.js';
import { systemRoutes } from './controllers/system.js';
import { taxRoutes } from './controllers/taxes.js';
import { plainTermRoutes } from './controllers/terms.js';
import { toolRoutes } from './controllers/tools.js';
import { variationRoutes } from './controllers/variations.js';
import { webhookRoutes } from './controllers/webhooks.js';
import { jsonOf } from './faults/batch.js';
import { carryOut } from './faults/carry-out.js';
import { createFaults } from './faults/plan.js';
import type { FaultPlan, StoreFaults } from './faults/types.js';
import { createHandlers } from './http/handlers.js';
import type { ListeningStore, ListenOptions } from './http/listen.js';
import { listen } from './http/listen.js';
import type { RequestRecord } from './http/log.js';
import { createLog } from './http/log.js';
import { respond } from './http/respond.js';
import { write } from './http/wire.js';
import type { Json } from './json.js';
import { text } from './json.js';
import type { StoreKeys } from './keys.js';
import { createKeys } from './keys.js';
import { datePairs, loadTables } from './load.js';
import { seeded } from './random.js';
import { createAuthenticator } from './rest/auth.js';
import { createDispatcher } from './rest/dispatch.js';
import { methodOf, readIncoming } from './rest/incoming.js';
import { createRouter } from './rest/router.js';
import { inferZone } from './rules/dates.js';
import type { ImageFetcher } from './rules/image-world.js';
import { keepOldPrices } from './rules/product-price.js';
import type { WebhookDelivery, WebhookSender } from './rules/webhook-queue.js';
import { createWebhookQueue } from './rules/webhook-queue.js';
import { createSite } from './site.js';
import type { StoreState } from './state.js';
import { createState } from './state.js';
import type { Shop } from './tables.js';

export interface FakeStoreOptions {
  /** What the shop holds: resource → rows, exactly as the REST API lists them in `context=edit`. See {@link sampleShop}. */
  readonly shop: Shop;
  /**
   * Where the store's time comes from.
   * @default the platform's clock
   */
  readonly clock?: Clock;
  /**
   * Seeds order keys, secrets and delivery ids.
   * @default 1
   */
  readonly seed?: number;
  /**
   * The WooCommerce version to behave as.
   * @default what the shop's system status says
   */
  readonly version?: string;
  /**
   * The site's time zone.
   * @default the one in which the shop's local and UTC dates agree
   */
  readonly timeZone?: string;
  /**
   * The site's name.
   * @default 'Boutique'
   */
  readonly name?: string;
  /**
   * Sends the webhooks' requests.
   * @default nothing is sent: deliveries are returned by `deliverWebhooks` and counted as accepted
   */
  readonly sendWebhook?: WebhookSender;
  /**
   * What the store finds when it is given the address of an image (`src`).
   * @default every http(s) address with an image's extension leads to an image of 800 × 600 pixels, or of the measures its name
   * (`photo-640x480.jpg`) or query (`?w=640&h=480`) tells; names with "missing" are not found, names with "broken" are no images, hosts under
   * `.invalid` do not resolve
   * @example
   * createFakeStore({ shop, fetchImage: (url) => (url.endsWith('/new.jpg') ? { width: 1200, height: 800 } : { status: 404 }) })
   */
  readonly fetchImage?: ImageFetcher;
  /**
   * What goes wrong: a script or chance. More can be added while the store runs, see {@link FakeStore.faults}.
   * @default nothing
   * @example
   * createFakeStore({ shop, faults: [{ when: { method: 'POST', path: '/orders' }, fault: { kind: 'lost-answer' } }] })
   * createFakeStore({ shop, faults: { seed: 7, rate: 0.2 } })
   */
  readonly faults?: FaultPlan;
  /**
   * The state of the site around WooCommerce: permalinks, maintenance, plugins that print or die. See {@link FakeStore.setCondition}.
   * @default all is well
   */
  readonly condition?: SiteCondition;
}

/** A WooCommerce store that lives in memory. */
export interface FakeStore {
  /** Answers a request as the store would. */
  readonly transport: (request: Request) => Promise<Response>;
  /** Handlers for msw: `setupServer(...store.handlers())`. They take the REST API of any host, or of the given address only. */
  handlers(url?: string): HttpHandler[];
  /** Starts an HTTP server on the loopback interface. */
  listen(options?: ListenOptions): Promise<ListeningStore>;
  readonly keys: StoreKeys;
  /** Every request the store got, in order. Secrets are not kept. */
  readonly requests: readonly RequestRecord[];
  /** What the store holds now, as rows of the REST API. */
  readonly state: StoreState;
  readonly clock: Clock;
  /** Calls the API as the administrator, outside the log. */
  call(
    method: string,
    path: string,
    options?: { readonly query?: Readonly<Record<string, string>>; readonly body?: Json },
  ): Promise<{ readonly status: number; readonly body: Json }>;
  /** What goes wrong, and what went wrong. */
  readonly faults: StoreFaults;
  /** Changes the state of the site; what is not named stays as it is. */
  setCondition(change: SiteCondition): void;
  /** Sends what the active webhooks have to tell. */
  deliverWebhooks(): Promise<readonly WebhookDelivery[]>;
}

const optionsSchema = z.object({
  // Rows are looked at no deeper: a shop may hold a hundred thousand of them.
  shop: z.record(
    z.string(),
    z.array(z.custom((row) => row !== null && typeof row === 'object' && !Array.isArray(row), 'not a row')),
  ),
  clock: z.object({ now: z.function(), sleep: z.function() }).optional(),
  seed: z.number().int().optional(),
  version: z
    .string()
    .regex(/^\d+\.\d+/)
    .optional(),
  timeZone: z.string().min(1).optional(),
  name: z.string().optional(),
  sendWebhook: z.function().optional(),
  faults: z.unknown().optional(),
  condition: z.unknown().optional(),
  fetchImage: z.function().optional(),
});

function checkOptions(options: FakeStoreOptions): void {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new SettingsError(`The fake store's option "${field}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field,
    mend: 'See FakeStoreOptions.',
  });
}

/**
 * Makes a WooCommerce store that lives in memory and answers the REST API as a real one does.
 *
 * @throws SettingsError where an option cannot be used.
 * @example
 * const store = createFakeStore({ shop: sampleShop() })
 * const sync = createSync({ shop: { id: 'main', url: 'https://shop.example', ...store.keys.main }, transport: store.transport, … })
 */
export function createFakeStore(options: FakeStoreOptions): FakeStore {
  checkOptions(options);
  const clock = options.clock ?? systemClock;
  let condition = checkCondition(options.condition ?? {});
  const random = seeded(options.seed ?? 1);
  const tables = loadTables(options.shop);
  const site = createSite({
    tables,
    clock,
    random,
    version: options.version,
    timeZone: options.timeZone ?? inferZone(datePairs(options.shop)),
    name: options.name ?? 'Boutique',
    emit: (topic, id) => queue.note(topic, id),
    woocommerceActive: () => condition.woocommerce ?? true,
    fetchImage: options.fetchImage,
  });
  keepOldPrices(site);
  const administrator = [...tables.customers.values()].find((user) => user.role === 'administrator');
  const ring = createKeys(text(administrator?.username) || 'admin');
  const queue = createWebhookQueue({
    site: () => site,
    sender: options.sendWebhook,
    random,
    payload: async (topic, id) => {
      const [resource = '', event = ''] = topic.split('.');
      if (resource === 'action') return { action: event, arg: id };
      const answer = await call('GET', `/wp-json/wc/v3/${resource}s/${id}`);
      if (topic.endsWith('.deleted')) return { id };
      return answer.status === 200 ? answer.body : undefined;
    },
  });
  const router = createRouter([
    ...productRoutes(site),
    ...variationRoutes(site),
    ...generateRoutes(),
    ...plainTermRoutes(),
    ...attributeRoutes(),
    ...orderRoutes(site),
    ...noteRoutes(),
    ...refundRoutes(site),
    ...customerRoutes(site),
    ...couponRoutes(),
    ...taxRoutes(site),
    ...settingRoutes(),
    ...gatewayRoutes(),
    ...webhookRoutes(queue),
    ...mediaRoutes(),
    ...orderStatusRoutes(),
    ...shippingZoneRoutes(),
    ...shippingMethodRoutes(),
    ...reportRoutes(),
    ...reviewRoutes(),
    ...customFieldRoutes(),
    ...dataRoutes(),
    ...toolRoutes(),
    ...systemRoutes(),
    ...storeApiRoutes(),
  ]);
  const authenticator = createAuthenticator({
    keys: ring.list,
    passwords: ring.passwords,
    isUser: (login) =>
      [...tables.customers.values()].some((user) => user.username === login || user.email === login),
    now: () => clock.now(),
  });
  const inside = createAuthenticator({
    keys: [],
    passwords: [],
    isUser: () => false,
    now: () => clock.now(),
  });
  const dispatcher = createDispatcher(site, router, authenticator);
  const admin = createDispatcher(site, router, {
    ...inside,
    identify: () => ({ role: 'administrator', userId: 1, scope: 'read_write' }),
  });
  const log = createLog(clock);

  const faults = createFaults(options.faults);
  const chance = seeded(options.seed ?? 1);

  const transport = async (request: Request): Promise<Response> => {
    const incoming = await readIncoming(request);
    const entry = log.begin(incoming);
    const happening = faults.draw(
      {
        method: methodOf(incoming),
        path: incoming.url.pathname,
        query: incoming.query,
        body: jsonOf(incoming),
      },
      entry.index,
    );
    const kinds = happening.map((fault) => fault.kind);
    try {
      const answer = await carryOut(
        happening,
        incoming,
        {
          tables,
          clock,
          random: chance,
          shop: { call, state, clock },
          answer: (asked, complete) =>
            answerUnder(condition, site, asked, async (inner) => {
              const outgoing = await dispatcher.dispatch(inner);
              return write({ ...outgoing, body: complete(outgoing.body) });
            }),
        },
        request.signal,
      );
      entry.end(answer.breaks ? undefined : answer.status, kinds);
      return respond(answer);
    } catch (error) {
      entry.end(undefined, kinds);
      throw error;
    }
  };

  const call: FakeStore['call'] = async (method, path, extra = {}) => {
    const url = new URL(path, site.home);
    for (const [name, value] of Object.entries(extra.query ?? {})) url.searchParams.set(name, value);
    const body =
      extra.body === undefined
        ? {}
        : { body: JSON.stringify(extra.body), headers: { 'content-type': 'application/json' } };
    const outgoing = await admin.dispatch(await readIncoming(new Request(url, { method, ...body })));
    return { status: outgoing.status, body: outgoing.body ?? null };
  };

  const state = createState(site);
  return {
    transport,
    handlers: (url) => createHandlers(transport, url),
    listen: (listenOptions = {}) => listen(transport, listenOptions),
    keys: ring.keys,
    requests: log.records,
    state,
    clock,
    call,
    faults,
    setCondition(change) {
      condition = { ...condition, ...checkCondition(change) };
    },
    deliverWebhooks: () => queue.deliver(),
  };
}

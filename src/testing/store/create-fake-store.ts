import type { Clock } from '../../core/index.js';
import { systemClock } from '../../core/index.js';
import type { SiteCondition } from './condition.js';
import { answerUnder, checkCondition } from './condition.js';
import { answerRequest } from './faults/answer-request.js';
import { jsonOf } from './faults/batch.js';
import { createFaults } from './faults/plan.js';
import type { StoreFaults } from './faults/types.js';
import { withFreshRows } from './fresh-shop.js';
import { createHandlers } from './http/handlers.js';
import type { ListeningStore, ListenOptions } from './http/listen.js';
import { listen } from './http/listen.js';
import type { RequestRecord } from './http/log.js';
import { createLog } from './http/log.js';
import { respond } from './http/respond.js';
import { write } from './http/wire.js';
import type { Json } from './json.js';
import { clone, text } from './json.js';
import type { StoreKeys } from './keys.js';
import { createKeys } from './keys.js';
import { datePairs, loadTables } from './load.js';
import type { FakeStoreOptions } from './options.js';
import { checkOptions } from './options.js';
import { seeded } from './random.js';
import type { Authenticator } from './rest/auth.js';
import { createAuthenticator } from './rest/auth.js';
import { createDispatcher } from './rest/dispatch.js';
import { methodOf, readIncoming } from './rest/incoming.js';
import { createRouter } from './rest/router.js';
import { storeRoutes } from './routes.js';
import { inferZone } from './rules/dates.js';
import { fileAt } from './rules/image-files.js';
import { noteAllPrices } from './rules/price-html.js';
import { keepOldPrices } from './rules/product-price.js';
import type { WebhookDelivery } from './rules/webhook-queue.js';
import { createWebhookQueue } from './rules/webhook-queue.js';
import { createSite } from './site.js';
import type { StoreState } from './state.js';
import { createState } from './state.js';

/** A WooCommerce store that lives in memory. */
export interface FakeStore {
  /** Answers a request as the store would. */
  readonly transport: (request: Request) => Promise<Response>;
  /**
   * Handlers for msw: `setupServer(...store.handlers())`. They take the REST API of any host, or of
   * the given address only.
   *
   * Their type is the one that is asked for: `const handlers: HttpHandler[] = store.handlers()`. No
   * declaration of this package names a type of msw, so that they hold where msw is not installed.
   *
   * @param url the shop's address, such as `https://shop.example`
   * @throws {SettingsError} `settings.invalid` with the field `handlers` where msw is not
   *   installed.
   */
  handlers<Handler = never>(url?: string): Handler[];
  /** Starts an HTTP server on the loopback interface. */
  listen(options?: ListenOptions): Promise<ListeningStore>;
  /** The credentials that the store accepts. */
  readonly keys: StoreKeys;
  /** Every request the store got, in order. Secrets are not kept. */
  readonly requests: readonly RequestRecord[];
  /** What the store holds now, as rows of the REST API. */
  readonly state: StoreState;
  /** The store's own clock. */
  readonly clock: Clock;
  /**
   * Calls the API as the administrator, outside the log. It needs no key and no network.
   *
   * @typeParam Body what the answer is taken for; by default any JSON
   * @param method `GET`, `POST`, `PUT` or `DELETE`
   * @param path with its prefix: `/wp-json/wc/v3/products/12`
   * @param options.query the query, as text
   * @param options.body what is sent as JSON
   * @returns the status and the body, a copy of its own
   * @example
   * const { body } = await store.call<{ id: number }>('POST', '/wp-json/wc/v3/orders', { body: { status: 'pending' } })
   */
  call<Body = Json>(
    method: string,
    path: string,
    options?: { readonly query?: Readonly<Record<string, string>>; readonly body?: Json },
  ): Promise<{ readonly status: number; readonly body: Body }>;
  /** The planned faults, and those that happened. */
  readonly faults: StoreFaults;
  /** Changes the state of the site; fields that are not named stay as they are. */
  setCondition(change: SiteCondition): void;
  /** Sends the deliveries of the active webhooks that are due. */
  deliverWebhooks(): Promise<readonly WebhookDelivery[]>;
}

/** Authenticates calls from inside the store: as an administrator, without a key. */
function insider(clock: Clock): Authenticator {
  const outside = createAuthenticator({
    keys: [],
    passwords: [],
    isUser: () => false,
    now: () => clock.now(),
  });
  return { ...outside, identify: () => ({ role: 'administrator', userId: 1, scope: 'read_write' }) };
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
  const tables = loadTables(withFreshRows(options.shop));
  const site = createSite({
    tables,
    clock,
    random,
    version: options.version,
    timeZone: options.timeZone ?? inferZone(datePairs(options.shop)),
    name: options.name ?? 'Boutique',
    emit: (topic, id) => queue.note(topic, id),
    woocommerceActive: () => condition.woocommerce ?? true,
    memory: () => condition.memory,
    fetchImage: options.fetchImage,
  });
  keepOldPrices(site);
  // An older store still has the prices cached that its pages showed; a newer one starts without.
  if (!site.atLeast('10.0')) noteAllPrices(site);
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
  const router = createRouter(storeRoutes(site, queue));
  const authenticator = createAuthenticator({
    keys: ring.list,
    passwords: ring.passwords,
    isUser: (login) =>
      [...tables.customers.values()].some((user) => user.username === login || user.email === login),
    now: () => clock.now(),
  });
  const dispatcher = createDispatcher(site, router, authenticator);
  const admin = createDispatcher(site, router, insider(clock));
  const log = createLog(clock);

  const faults = createFaults(options.faults);
  const chance = seeded(options.seed ?? 1);

  const transport = async (request: Request): Promise<Response> => {
    const incoming = await readIncoming(request);
    // The web server serves files itself, without WordPress and its faults.
    const file = incoming.method === 'GET' ? fileAt(tables, incoming.url.pathname) : undefined;
    if (file) return new Response(new Uint8Array(file));
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
      const answer = await answerRequest(
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

  const call: FakeStore['call'] = async <Body>(
    method: string,
    path: string,
    extra: { readonly query?: Readonly<Record<string, string>>; readonly body?: Json } = {},
  ) => {
    const url = new URL(path, site.home);
    for (const [name, value] of Object.entries(extra.query ?? {})) url.searchParams.set(name, value);
    const body =
      extra.body === undefined
        ? {}
        : { body: JSON.stringify(extra.body), headers: { 'content-type': 'application/json' } };
    const outgoing = await admin.dispatch(await readIncoming(new Request(url, { method, ...body })));
    // The caller gets a copy: the store keeps its own.
    const { status, body: answered = null, own } = outgoing;
    return { status, body: (own ? answered : clone(answered)) as Body };
  };

  const state = createState(site);
  return {
    transport,
    handlers: <Handler>(url?: string) => createHandlers(transport, url) as Handler[],
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

import {
  createRedactor,
  defined,
  hmacSha256,
  isRecent,
  limitsOf,
  SettingsError,
  silentLogger,
  systemClock,
} from '../core/index.js';
import { checkedGestan } from '../gestan/index.js';
import type { StorageLease } from '../storage/index.js';
import { createWooClient } from '../woo/client.js';
import type { WooClientOptions } from '../woo/index.js';
import { createBinding, type ShopBinding } from './admin/binding.js';
import { createSettings, type SettingsApi } from './admin/settings.js';
import { checkCapabilities, checkSettings } from './admin/settings-check.js';
import { oneLineLogger } from './one-line-logger.js';
import type { CreateSyncOptions } from './options.js';
import { defaultSettings } from './state/default-settings.js';
import { closedError, guardError } from './state/errors.js';
import { gestanLease, shopKeys, shopLease } from './state/keys.js';
import { createLock } from './state/lock.js';
import { newRunId } from './state/run-id.js';
import { patchSettings } from './state/settings-patch.js';
import { createShopStore } from './state/store.js';
import { checkedHooks } from './work/checked-hooks.js';
import type { SyncContext } from './work/context.js';
import { readOnlyWoo } from './work/read-only-woo.js';
import { readShopFacts, type ShopFacts } from './work/shop-facts.js';

/** What a sync is made of, before its methods. */
export interface SyncParts {
  readonly context: SyncContext;
  /** The options of the shop's client. */
  readonly clientOptions: WooClientOptions;
  readonly binding: ShopBinding;
  readonly settings: SettingsApi;
  /** Makes sure that the sync is open and that the shop is the one that the storage knows. */
  open(): Promise<void>;
  /** The same, then a short change under the shop's lease. */
  locked<T>(work: (lease: StorageLease) => Promise<T>): Promise<T>;
  close(): void;
}

/** How long the settings of the shop are kept in memory: a process may live for weeks. */
const factsMs = 3_600_000;

/** Puts the parts together. Nothing is read or written yet. */
export function createContext(options: CreateSyncOptions): SyncParts {
  const { shop, storage, guard, images, transport, readOnly = false, language = 'fr' } = options;
  const gestan = checkedGestan(options.gestan);
  const { clock = systemClock, random = Math.random } = options;
  const logger = oneLineLogger(options.logger ?? silentLogger);
  const { consumerKey, consumerSecret, queryAuth } = shop;
  const limits = limitsOf(options);
  const clientOptions: WooClientOptions = {
    url: shop.url,
    consumerKey,
    consumerSecret,
    queryAuth,
    transport,
    ...limits,
    clock,
    random,
    logger,
  };
  const client = createWooClient(clientOptions);
  const woo = readOnly ? readOnlyWoo(client) : client;
  const redact = createRedactor([consumerKey, consumerSecret, `${consumerKey}:${consumerSecret}`]);
  const seed = options.settings && patchSettings(defaultSettings, options.settings);
  if (options.settings) checkCapabilities(gestan, options.settings);
  const now = () => new Date(clock.now()).toISOString();
  const owner = newRunId(clock.now(), random);
  const store = createShopStore(storage, shopKeys(shop.id), owner);
  const lockOf = (name: string) => createLock({ storage, name, shop: shop.id, owner, clock, logger });
  const lock = lockOf(shopLease(shop.id));
  const binding = createBinding({ store, shop: { id: shop.id, url: woo.url }, now, locked: lock.brief });
  const settings = createSettings({
    store,
    seed,
    async check(next, patch) {
      checkCapabilities(gestan, patch);
      await checkSettings(gestan, next, patch);
    },
    locked: lock.brief,
  });
  const ending = new AbortController();

  let facts: Promise<ShopFacts> | undefined;
  let factsAt = 0;
  let { timeZone } = shop;
  const readFacts = (signal?: AbortSignal): Promise<ShopFacts> => {
    if (!isRecent(factsAt, clock.now(), factsMs)) facts = undefined;
    if (facts === undefined) factsAt = clock.now();
    facts ??= readShopFacts(woo, shop.timeZone, signal).then(
      (found) => {
        timeZone = found.timeZone;
        return found;
      },
      (error) => {
        // A failed reading is not kept: the next call tries again.
        facts = undefined;
        throw error;
      },
    );
    return facts;
  };

  const open = async () => {
    if (ending.signal.aborted) throw closedError();
    await binding.check();
    await settings.keepSeed();
  };

  const context: SyncContext = {
    shop: { id: shop.id, url: woo.url },
    woo,
    gestan,
    store,
    lock,
    gestanLock: lockOf(gestanLease),
    images,
    transport,
    limits,
    hooks: checkedHooks(options.map ?? {}),
    readOnly,
    reader: () => defined({ language, timeZone }),
    clock,
    random,
    logger,
    redact,
    seal: (text) => hmacSha256(consumerSecret, text),
    now,
    settings: settings.current,
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

  return {
    context,
    clientOptions,
    binding,
    settings,
    open,
    async locked(work) {
      await open();
      return lock.brief(work);
    },
    close: () => ending.abort(),
  };
}

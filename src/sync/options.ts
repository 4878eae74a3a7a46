import * as z from 'zod';
import type { Clock, Language, Logger, Random, RequestLimits, RequestTimeouts } from '../core/index.js';
import { isTimeZone, languages } from '../core/index.js';
import { lazily } from '../core/lazily.js';
import type { ProductMap } from '../diff/index.js';
import type { FlowName } from '../diff/plan.js';
import type { GestanAdapter } from '../gestan/index.js';
import type { ImageTransport } from '../images/index.js';
import type { SyncStorage } from '../storage/index.js';
import type { WooTransport } from '../woo/index.js';
import type { SyncWebhookOptions } from './admin/webhooks.js';
import { checkInput } from './state/invalid-input.js';
import type { SettingsPatch } from './state/settings.js';
import type { SyncHooks } from './work/hooks.js';

/** The shop: its address and its keys. */
export interface ShopOptions {
  /**
   * A short name that you choose; all state is stored under it. Letters, digits, `-`, `_`; 64 at
   * most.
   */
  readonly id: string;
  /** Address of the WordPress site: `https://shop.example`. `http://` only for loopback hosts. */
  readonly url: string;
  /** Consumer key, `ck_…`. Never stored. */
  readonly consumerKey: string;
  /** Consumer secret, `cs_…`. Never stored. */
  readonly consumerSecret: string;
  /**
   * Send the keys in the query, for hosts that strip the `Authorization` header. Over HTTPS only.
   * @default false
   */
  readonly queryAuth?: boolean | undefined;
  /**
   * The shop's time zone, for hosts that close `/wp-json/` to the public.
   *
   * @default the time zone that the shop reports
   */
  readonly timeZone?: string | undefined;
}

/** The argument of a guard. */
export interface GuardRequest {
  /** The shop's id. */
  readonly shop: string;
  /** The flow that is about to begin. */
  readonly flow: FlowName;
  /** What is about to begin. */
  readonly verb: 'plan' | 'apply' | 'run';
}

/**
 * The options of `createSync`. The {@link RequestLimits} set how long the shop may take to answer
 * and how often a request is sent again: raise them for a slow host.
 */
export interface CreateSyncOptions extends RequestLimits {
  /** The shop. */
  readonly shop: ShopOptions;
  /** The adapter to Gestan. */
  readonly gestan: GestanAdapter;
  /** Where the sync keeps its state. */
  readonly storage: SyncStorage;
  /** Seeds an empty storage; afterwards the saved settings win. */
  readonly settings?: SettingsPatch | undefined;
  /**
   * Sends the requests to the shop, also the downloads of its images. @default the platform's fetch
   */
  readonly transport?: WooTransport | undefined;
  /** Carries product images Gestan → Woo. @default none: images are left alone */
  readonly images?: ImageTransport | undefined;
  /**
   * Options of `sync.webhooks`: the secret that signs deliveries.
   *
   * @default none: webhooks are not accepted
   */
  readonly webhooks?: SyncWebhookOptions | undefined;
  /** Pure functions that change the data before it is compared. */
  readonly map?: SyncHooks | undefined;
  /**
   * Called before each plan, apply and run; false or a throw refuses it. Use it for a licence
   * check.
   */
  readonly guard?: ((request: GuardRequest) => boolean | Promise<boolean>) | undefined;
  /**
   * The language of every sentence that a person reads. Logs and error messages stay English.
   * @default 'fr'
   */
  readonly language?: Language | undefined;
  /** Never write, neither to the shop nor to Gestan: plans only. @default false */
  readonly readOnly?: boolean | undefined;
  /** Takes what the sync logs, in English. @default none */
  readonly logger?: Logger | undefined;
  /** The time. @default the system's */
  readonly clock?: Clock | undefined;
  /** Random numbers, for ids and the spread of retries. @default the system's */
  readonly random?: Random | undefined;
}

const adapterMethods = [
  'families',
  'paymentModes',
  'products',
  'upsertProduct',
  'createPiece',
  'find',
] as const;
const storageMethods = ['get', 'range', 'commit', 'lease', 'close'] as const;

const webhookSecret = z.string().min(1, 'must not be empty: anybody could sign with it');

const schema = lazily(() =>
  z.strictObject({
    shop: z.strictObject({
      id: z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
          'must be 1 to 64 letters, digits, "-" or "_", such as "main"',
        ),
      url: z
        .string('must be the address of the shop, such as https://shop.example')
        .min(1, 'must not be empty'),
      consumerKey: z
        .string('must be the consumer key, ck_…, of WooCommerce > Settings > Advanced > REST API')
        .min(1, 'must not be empty: make a key in WooCommerce > Settings > Advanced > REST API'),
      consumerSecret: z
        .string('must be the consumer secret, cs_…, of WooCommerce > Settings > Advanced > REST API')
        .min(1, 'must not be empty: it is shown once, when the key is made in WooCommerce'),
      queryAuth: z.boolean().optional(),
      timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Paris').optional(),
    }),
    gestan: z.custom<GestanAdapter>(
      (value) =>
        hasMethods(value, adapterMethods) && typeof (value as GestanAdapter).capabilities === 'object',
      'must be a Gestan adapter, such as memoryGestan()',
    ),
    storage: z.custom<SyncStorage>(
      (value) => hasMethods(value, storageMethods),
      'must be a storage, such as sqliteStorage("sync.db") or memoryStorage()',
    ),
    settings: z.custom<SettingsPatch>(isObject, 'must be an object').optional(),
    transport: z
      .custom<WooTransport>(isFunction, 'must be a function (request) => Promise<Response>')
      .optional(),
    // The client of the shop checks their values.
    timeouts: z.custom<RequestTimeouts>(isObject, 'must be an object such as { readMs: 60000 }').optional(),
    maxRetries: z.number('must be a number').optional(),
    retryDelayMs: z.number('must be a number of milliseconds').optional(),
    maxRetryAfterMs: z.number('must be a number of milliseconds').optional(),
    images: z
      .custom<ImageTransport>(isObject, 'must be an image transport, such as ftpImages({ … })')
      .optional(),
    webhooks: z
      .strictObject({
        secret: z.union(
          [webhookSecret, z.array(webhookSecret).min(1, 'must hold at least one secret')],
          'must be a text, or a list of texts, that is not empty',
        ),
        maxBytes: z.int('must be a number of bytes').positive('must be a number of bytes').optional(),
        namePrefix: z.string('must be a text').trim().min(1, 'must not be empty').optional(),
      })
      .optional(),
    map: z
      .strictObject({
        product: z
          .strictObject({
            woo: z.custom<NonNullable<ProductMap['woo']>>(isFunction, 'must be a function').optional(),
            gestan: z.custom<NonNullable<ProductMap['gestan']>>(isFunction, 'must be a function').optional(),
          })
          .optional(),
        contact: z.custom<NonNullable<SyncHooks['contact']>>(isFunction, 'must be a function').optional(),
        order: z.custom<NonNullable<SyncHooks['order']>>(isFunction, 'must be a function').optional(),
        settlement: z
          .custom<NonNullable<SyncHooks['settlement']>>(isFunction, 'must be a function')
          .optional(),
        stock: z.custom<NonNullable<SyncHooks['stock']>>(isFunction, 'must be a function').optional(),
      })
      .optional(),
    guard: z.custom<NonNullable<CreateSyncOptions['guard']>>(isFunction, 'must be a function').optional(),
    language: z.enum(languages, "must be 'fr' or 'en'").optional(),
    readOnly: z.boolean().optional(),
    logger: z
      .custom<Logger>((value) => hasMethods(value, ['debug', 'info', 'warn', 'error']), 'must be a logger')
      .optional(),
    clock: z
      .custom<Clock>((value) => hasMethods(value, ['now', 'sleep']), 'must have now() and sleep()')
      .optional(),
    random: z.custom<Random>(isFunction, 'must be a function giving numbers in [0, 1)').optional(),
  }),
);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => isFunction((value as Record<string, unknown>)[name]));
}

/**
 * Checks the options of `createSync`. Throws `SettingsError` `settings.invalid` naming the first
 * faulty field.
 */
export function parseOptions(options: CreateSyncOptions): CreateSyncOptions {
  checkInput(schema(), options, 'createSync()', 'options');
  return options;
}

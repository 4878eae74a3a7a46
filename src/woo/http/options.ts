import * as z from 'zod';
import {
  type Clock,
  type Logger,
  type Random,
  type RequestLimitSettings,
  type RequestLimits,
  requestLimits,
  SettingsError,
  silentLogger,
  systemClock,
  withoutEnd,
} from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import { requestLimitFields } from '../../core/request-limits-schema.js';

/**
 * Sends one request and returns its answer: the platform's `fetch`, a fake store, a proxy. It must
 * not follow redirects.
 */
export type WooTransport = (request: Request) => Promise<Response>;

/** An irregular answer that could be used anyway. */
export interface WooWarning {
  /**
   * `noise`: text around the JSON was cut off. `repaired`: a value had another type than the API
   * promises. `recount`: a list changed while it was read. `unreadable`: a row of a list was handed
   * on as unreadable.
   */
  readonly kind: 'noise' | 'repaired' | 'recount' | 'unreadable';
  /** The method of the request. */
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  /** The problem, in English. */
  readonly message: string;
  /** The first 200 bytes of what was cut off. */
  readonly excerpt?: string;
}

/**
 * How many requests may run at once. Each number begins low, grows with good answers, and halves if
 * the host is overloaded.
 */
export interface WooConcurrency {
  /** Most reads at once. @default 6 */
  readonly reads?: number | undefined;
  /** Most writes at once. @default 2 */
  readonly writes?: number | undefined;
}

/** The options of the client. */
export interface WooClientOptions extends RequestLimits {
  /**
   * The shop's address: `https://shop.example`, or with its folder. HTTPS, but for loopback hosts.
   */
  readonly url: string;
  /** `ck_…`, made in WooCommerce → Settings → Advanced → REST API. */
  readonly consumerKey: string;
  /** `cs_…` */
  readonly consumerSecret: string;
  /** @default the platform's `fetch`, looked up at each call */
  readonly transport?: WooTransport | undefined;
  /**
   * Send the key in the query instead of the `Authorization` header, for hosts that strip it. Only
   * over HTTPS. @default false
   */
  readonly queryAuth?: boolean | undefined;
  /**
   * Send PUT and DELETE as POST with `X-HTTP-Method-Override`: always, never, or once the host has
   * blocked one. @default 'auto'
   */
  readonly methodOverride?: 'auto' | 'always' | 'never' | undefined;
  /** @default the platform's clock */
  readonly clock?: Clock | undefined;
  /** For jitter and nonces. @default Math.random */
  readonly random?: Random | undefined;
  /** @default silent */
  readonly logger?: Logger | undefined;
  /** How many requests run at the same time. */
  readonly concurrency?: WooConcurrency | undefined;
  /**
   * The largest answer that is read, in bytes after decompression. A larger one fails with
   * `woo.answer-too-large`. @default 33554432 (32 MiB)
   */
  readonly maxAnswerBytes?: number | undefined;
  /** Called for every warning; each is logged as well. */
  readonly onWarning?: ((warning: WooWarning) => void) | undefined;
}

/** The options, parsed: every default in its place. */
export interface WooSettings extends RequestLimitSettings {
  /** Origin and folder, without a slash at the end. */
  readonly base: string;
  readonly auth: 'basic' | 'query' | 'oauth1';
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** `undefined`: the platform's `fetch`. */
  readonly transport: WooTransport | undefined;
  readonly methodOverride: 'auto' | 'always' | 'never';
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly concurrency: { readonly reads: number; readonly writes: number };
  readonly maxAnswerBytes: number;
  readonly onWarning: ((warning: WooWarning) => void) | undefined;
}

function isFunction<T>(value: unknown): value is T {
  return typeof value === 'function';
}

const key = z.string().trim().min(1, 'is empty');
const count = z.number().int().min(1).max(100);
const methods =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => isFunction(Reflect.get(value, name)));

const optionsSchema = lazily(() =>
  z.object({
    url: z.string().trim().min(1, 'is empty'),
    consumerKey: key,
    consumerSecret: key,
    transport: z.custom<WooTransport>(isFunction, 'must be a function').optional(),
    queryAuth: z.boolean().optional(),
    methodOverride: z.enum(['auto', 'always', 'never']).optional(),
    clock: z.custom<Clock>(methods('now', 'sleep'), 'must have now() and sleep()').optional(),
    random: z.custom<Random>(isFunction, 'must be a function').optional(),
    logger: z
      .custom<Logger>(methods('debug', 'info', 'warn', 'error'), 'must have debug, info, warn and error')
      .optional(),
    concurrency: z.strictObject({ reads: count.optional(), writes: count.optional() }).optional(),
    ...requestLimitFields(),
    maxAnswerBytes: z.number().int().min(1024).optional(),
    onWarning: z.custom<(warning: WooWarning) => void>(isFunction, 'must be a function').optional(),
  }),
);

const hints: Readonly<Record<string, string>> = {
  url: 'Enter the address of the shop, such as https://shop.example.',
  consumerKey: 'Make a key in WooCommerce → Settings → Advanced → REST API and give its consumer key (ck_…).',
  consumerSecret: 'Give the consumer secret (cs_…) that was shown when the key was made.',
};

/** What `createSync` takes as members of `shop`; everything else is next to it. */
const ofShop: ReadonlySet<string> = new Set(['url', 'consumerKey', 'consumerSecret', 'queryAuth']);

function nameOf(path: string): string {
  return ofShop.has(path) ? `shop.${path}` : path;
}

function refuse(field: string, message: string, hint: string): SettingsError {
  return new SettingsError(message, { code: 'settings.invalid', field: nameOf(field), hint });
}

/** Whether key and secret are swapped. */
export function isSwapped(consumerKey: unknown, consumerSecret: unknown): boolean {
  return /^\s*cs_/.test(String(consumerKey)) && /^\s*ck_/.test(String(consumerSecret));
}

/** Whether a host is this machine: requests to it never leave the machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost') || host === '[::1]') return true;
  return /^127(?:\.\d{1,3}){3}$/.test(host);
}

function parseUrl(text: string): { readonly base: string; readonly secure: boolean } {
  const hint = hints.url ?? '';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // The text is not repeated: it may hold a password.
    throw refuse('url', 'shop.url is not an address.', hint);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refuse('url', `shop.url begins with "${url.protocol}", which is no web address.`, hint);
  }
  if (url.username || url.password) {
    throw refuse(
      'url',
      'shop.url holds a user name or a password.',
      'Leave them out; the key and its secret are options of their own.',
    );
  }
  if (url.search || url.hash) {
    throw refuse(
      'url',
      'shop.url holds a query or a fragment.',
      'Give the address alone, such as https://shop.example.',
    );
  }
  const secure = url.protocol === 'https:';
  if (!secure && !isLoopback(url.hostname)) {
    throw refuse(
      'url',
      `shop.url is http:// for the public host ${url.hostname}: the key would travel in the open, and WooCommerce does not read it there.`,
      'Use https://; plain http:// works for localhost only.',
    );
  }
  // People paste the address of the API. The address of the shop is the part before it.
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/wp-json(?:\/.*)?$/, '');
  const folder = withoutEnd(path, /\//);
  return { base: `${url.origin}${folder}`, secure };
}

/**
 * Parses the options of a client. Throws `SettingsError` that names the field (`shop.url` …) and
 * the hint; never with a secret in it.
 */
export function parseOptions(options: WooClientOptions): WooSettings {
  const parsed = optionsSchema().safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(String).join('.') || 'url';
    throw refuse(
      path,
      `${nameOf(path)} cannot be used: ${issue?.message ?? 'malformed'}.`,
      hints[path] ?? 'Correct this option.',
    );
  }
  const given = parsed.data;
  const { base, secure } = parseUrl(given.url);
  checkKeys(given);
  return {
    ...settingsOf(given),
    base,
    auth: secure ? (given.queryAuth ? 'query' : 'basic') : 'oauth1',
  };
}

type GivenOptions = z.infer<ReturnType<typeof optionsSchema>>;

function checkKeys(given: GivenOptions): void {
  for (const [field, text] of [
    ['consumerKey', given.consumerKey],
    ['consumerSecret', given.consumerSecret],
  ] as const) {
    if (!/^[\x21-\x7e]+$/.test(text) || (field === 'consumerKey' && text.includes(':'))) {
      throw refuse(field, `shop.${field} holds a character that no key has.`, hints[field] ?? '');
    }
  }
  if (isSwapped(given.consumerKey, given.consumerSecret)) {
    throw refuse(
      'consumerKey',
      'shop.consumerKey holds the secret, and shop.consumerSecret the key.',
      'Swap them: the key begins with ck_, the secret with cs_.',
    );
  }
}

/** The settings that do not depend on others, each with its default. */
function settingsOf(given: GivenOptions): Omit<WooSettings, 'base' | 'auth'> {
  return {
    consumerKey: given.consumerKey,
    consumerSecret: given.consumerSecret,
    transport: given.transport,
    methodOverride: given.methodOverride ?? 'auto',
    clock: given.clock ?? systemClock,
    random: given.random ?? Math.random,
    logger: given.logger ?? silentLogger,
    concurrency: { reads: given.concurrency?.reads ?? 6, writes: given.concurrency?.writes ?? 2 },
    ...requestLimits(given),
    maxAnswerBytes: given.maxAnswerBytes ?? 32 * 1024 * 1024,
    onWarning: given.onWarning,
  };
}

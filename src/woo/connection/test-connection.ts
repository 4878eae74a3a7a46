import * as z from 'zod';
import {
  type Clock,
  createRedactor,
  type Language,
  languages,
  SettingsError,
  systemClock,
  withoutEnd,
} from '../../core/index.js';
import { isSwapped, parseOptions, type WooClientOptions } from '../http/options.js';
import { createProber, type WooProber } from '../http/probe.js';
import { examineAccess } from './access.js';
import { noteClock } from './clock.js';
import { createDiagnosis, type Diagnosis } from './diagnosis.js';
import { noteChanges } from './known.js';
import { createShopProbe, type Outcome, type ShopProbe } from './outcome.js';
import type { ConnectionFacts, ConnectionReport } from './report.js';
import { examineShop } from './shop.js';
import { examineSite } from './site.js';

/** Options of a connection test. */
export interface ConnectionTestOptions {
  /** Aborts the test. */
  readonly signal?: AbortSignal | undefined;
  /** The language of titles, messages and hints. @default 'fr' */
  readonly language?: Language | undefined;
  /** The sync only reads: a key that cannot write is a warning. @default false */
  readonly readOnly?: boolean | undefined;
  /**
   * The facts of an earlier report: a change of currency, price mode, rounding … since then is a
   * warning. @default none
   */
  readonly known?: ConnectionFacts | undefined;
}

const optionsSchema = z.strictObject({
  signal: z.instanceof(AbortSignal).optional(),
  language: z.enum(languages).default('fr'),
  readOnly: z.boolean().default(false),
  known: z.custom<ConnectionFacts>((value) => typeof value === 'object' && value !== null).optional(),
});

function readOptions(options: ConnectionTestOptions) {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = ['options', ...(issue?.path ?? [])].map(String).join('.');
  throw new SettingsError(`The connection test cannot use ${field}: ${issue?.message ?? 'malformed'}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Correct this option, or leave it out.',
  });
}

/** The part of any address that can be shown: never a password, never a query. */
function shownUrl(url: unknown): string {
  if (typeof url !== 'string' || !URL.canParse(url)) return '';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${withoutEnd(pathname, /\//)}`;
}

/**
 * Notes errors in the options that the merchant can fix: the address and the key. Errors in others
 * are the programmer's, and throw.
 */
function noteBadOptions(error: unknown, options: WooClientOptions, diagnosis: Diagnosis): void {
  if (!(error instanceof SettingsError)) throw error;
  const problem = error.hint === undefined ? error.message : error.message.replace(` ${error.hint}`, '');
  if (error.field === 'shop.url') {
    const insecure = /^\s*http:/i.test(String(options.url)) && URL.canParse(options.url);
    diagnosis.note('address', 'failed', insecure ? 'address.insecure' : 'address.bad', { problem });
  } else if (error.field === 'shop.consumerKey' || error.field === 'shop.consumerSecret') {
    const swapped = isSwapped(options.consumerKey, options.consumerSecret);
    if (swapped) diagnosis.note('key', 'failed', 'key.swapped');
    else diagnosis.note('key', 'failed', 'key.bad', { problem });
  } else throw error;
}

/** Keeps the last answer that WooCommerce itself gave, for its `Date` header. */
function withLastAnswer(looker: ShopProbe): ShopProbe & { last(): Outcome | undefined } {
  let last: Outcome | undefined;
  return {
    async look(look) {
      const outcome = await looker.look(look);
      if (outcome.kind !== 'none' && outcome.headers.has('date') && look.auth !== 'none') last ??= outcome;
      return outcome;
    },
    get requests() {
      return looker.requests;
    },
    last: () => last,
  };
}

async function examine(
  prober: WooProber,
  looker: ShopProbe & { last(): Outcome | undefined },
  options: { readonly readOnly: boolean; readonly known?: ConnectionFacts | undefined },
  diagnosis: Diagnosis,
): Promise<void> {
  const loopback = prober.url.startsWith('http:');
  diagnosis.note('address', 'ok', loopback ? 'address.loopback' : 'address.ok', { url: prober.url });
  if (!(await examineSite(looker, prober, diagnosis))) return;
  const auth = await examineAccess({ looker, prober, diagnosis, readOnly: options.readOnly });
  const last = looker.last();
  if (last !== undefined) noteClock(last, diagnosis);
  // Without the right to read, each resource would be refused for that one reason.
  if (auth === undefined || diagnosis.find('read')?.status === 'failed') return;
  await examineShop(looker, prober, auth, diagnosis);
  if (options.known !== undefined) noteChanges(options.known, diagnosis);
}

/**
 * Checks every prerequisite of a sync, in about 13 requests that change nothing, and says for each
 * what it found and how to fix it. A broken shop does not make it throw: the report contains the
 * failed checks, and later checks that depend on them are `skipped`. An invalid address or key is a
 * failed check too. The report never contains the key or the secret.
 *
 * @param shop a client, or the options of one.
 * @throws `SettingsError` for another invalid option; the signal's reason if it is aborted.
 * @example
 * const report = await testConnection({ url, consumerKey, consumerSecret }, { language: 'fr' })
 * for (const check of report.checks) if (check.status === 'failed') console.log(check.title, check.message, check.hint)
 */
export async function testConnection(
  shop: WooClientOptions | { readonly prober: WooProber },
  options: ConnectionTestOptions = {},
): Promise<ConnectionReport> {
  const { signal, language, ...rest } = readOptions(options);
  if (typeof shop !== 'object' || shop === null) {
    throw new SettingsError('The connection test has no shop.', {
      code: 'settings.invalid',
      field: 'shop',
      hint: 'Give a client, or the options of one: url, consumerKey, consumerSecret.',
    });
  }
  signal?.throwIfAborted();
  const diagnosis = createDiagnosis();
  if ('prober' in shop) {
    const { prober } = shop;
    const looker = withLastAnswer(createShopProbe(prober, signal));
    await examine(prober, looker, rest, diagnosis);
    return diagnosis.report({
      shop: prober.url,
      now: prober.clock.now(),
      language,
      requests: looker.requests,
      redact: prober.redact,
    });
  }
  const { consumerKey, consumerSecret } = shop;
  // The pair too: a shop that says the header back shows it in Base64.
  const redact = createRedactor(
    [consumerKey, consumerSecret, `${consumerKey}:${consumerSecret}`].filter(
      (text) => typeof text === 'string',
    ),
  );
  let prober: WooProber;
  try {
    prober = createProber(parseOptions(shop), redact);
  } catch (error) {
    noteBadOptions(error, shop, diagnosis);
    // The clock may be what cannot be used.
    const clock: Clock = typeof shop.clock?.now === 'function' ? shop.clock : systemClock;
    return diagnosis.report({
      shop: redact(shownUrl(shop.url)),
      now: clock.now(),
      language,
      requests: 0,
      redact,
    });
  }
  return testConnection({ prober }, options);
}

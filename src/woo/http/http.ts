import { need, needSignal } from '../../core/arguments.js';
import { createRedactor } from '../../core/index.js';
import { errorFromAnswer } from '../answer/classify.js';
import { readJson } from '../answer/read-json.js';
import { isWooError, type WooError } from '../errors/errors.js';
import { backoffMs } from './backoff.js';
import { createGovernor, type Governor } from './governor.js';
import type { WooSettings, WooWarning } from './options.js';
import type { WooReply, WooRequest } from './request.js';
import { isOverload, outcomeOf } from './request-outcome.js';
import { isRead, type RawAnswer, secretsIn, sendOnce } from './send.js';

/** The one layer through which all requests go: key, governor, time-out, errors, retries. */
export interface WooHttp {
  request(request: WooRequest): Promise<WooReply>;
  /**
   * The same for a page that is requested ahead: its JSON is parsed when it is needed. Until then
   * it is a text, which takes a fifth of the memory of the objects and is not copied by the garbage
   * collector. To be called once.
   */
  requestAhead(request: WooRequest): Promise<() => Promise<WooReply>>;
  /** The full path of a request, as errors and warnings name it. */
  pathOf(path: string): string;
  warn(warning: WooWarning): void;
  /**
   * Waits as long as an error asks before the `retry`-th repetition; false at once when it is not
   * worth one.
   */
  waitToRetry(error: WooError, retry: number, signal: AbortSignal | undefined): Promise<boolean>;
  redact(text: string): string;
  readonly settings: WooSettings;
  readonly reads: Governor;
  readonly writes: Governor;
}

type Reply = Omit<WooReply, 'resent'>;

/** What the parts of the layer share. */
interface Shared {
  readonly settings: WooSettings;
  readonly secrets: readonly string[];
  readonly redact: (text: string) => string;
  readonly reads: Governor;
  readonly writes: Governor;
  readonly pathOf: (path: string) => string;
  readonly warn: (warning: WooWarning) => void;
}

/** The content of an answer; throws its error if it is one. */
function replyOf(
  { settings, warn }: Shared,
  redact: (text: string) => string,
  where: { readonly method: string; readonly path: string },
  { response, text }: RawAnswer,
): Reply {
  const { method, path } = where;
  const { status, headers } = response;
  if (status >= 200 && status < 300) {
    const reading = readJson(text, redact);
    if (reading.kind === 'json') {
      const { noise } = reading;
      if (noise !== undefined) {
        const message = `${method} ${path}: text around the JSON was cut off: ${noise}`;
        warn({ kind: 'noise', method, path, excerpt: noise, message });
      }
      return { status, headers, data: reading.value };
    }
  }
  // A redirect may repeat the address with the keys in it.
  const safeHeaders = new Headers(
    [...headers].map(([name, value]): [string, string] => [name, redact(value)]),
  );
  const now = settings.clock.now();
  const error = errorFromAnswer({
    method,
    path,
    status,
    headers: safeHeaders,
    text: redact(text),
    now,
    redact,
  });
  if (error !== undefined) throw error;
  return { status, headers, data: undefined };
}

/** Reads an answer that came. */
type ReadReply = () => Reply;

/** Sends a request once. */
type Send = (request: WooRequest, when: ReadWhen, asPost: boolean) => Promise<ReadReply>;

/** Whether the JSON of an answer is parsed at once, or may be parsed when it is used. */
type ReadWhen = 'now' | 'later';

/**
 * Whether an answer looks like a list by its first and last characters. Everything else is parsed
 * at once: it may be an error, which decides what is sent next.
 */
function looksLikeList({ response, text }: RawAnswer): boolean {
  return response.status === 200 && text.startsWith('[') && /\]\s{0,9}$/.test(text.slice(-10));
}

/** Makes the function that sends a request once, as soon as the governor allows it. */
function createSender(shared: Shared): Send {
  const { settings, reads, writes, pathOf } = shared;
  const root = `${settings.base}/wp-json/wc/v3`;
  let serial = 0;

  const attempt: Send = async (request, when, asPost) => {
    const path = pathOf(request.path);
    const hasOverride = asPost && (request.method === 'PUT' || request.method === 'DELETE');
    const own = secretsIn(request.body);
    const redact = own.length === 0 ? shared.redact : createRedactor([...shared.secrets, ...own]);
    serial += 1;
    const answer = await sendOnce(settings, request, {
      url: request.path === '' ? root : `${root}/${request.path}`,
      path,
      sentAs: hasOverride ? 'POST' : request.method,
      serial,
      redact,
    });
    const read = () => replyOf(shared, redact, { method: request.method, path }, answer);
    if (when === 'later' && looksLikeList(answer)) return read;
    const reply = read();
    return () => reply;
  };

  return (request, when, asPost) => {
    const governor = isRead(request.method) ? reads : writes;
    return governor.run(async () => {
      const startedAt = governor.overloads;
      try {
        const read = await attempt(request, when, asPost);
        governor.succeeded();
        return read;
      } catch (error) {
        if (isWooError(error)) {
          const pause = isWorthWaiting(settings, error) ? (error.retryAfterMs ?? 0) : 0;
          if (isOverload(error)) governor.overloaded(startedAt, pause);
          settings.logger.debug(error.message, { code: error.code, status: error.status });
        }
        throw error;
      }
    }, request.signal);
  };
}

function isWorthWaiting(settings: WooSettings, error: WooError): boolean {
  return (error.retryAfterMs ?? 0) <= settings.maxRetryAfterMs;
}

/** Whether the host may have blocked the method of a request. */
function isMethodBlocked(request: WooRequest, error: WooError): boolean {
  return (
    (request.method === 'PUT' || request.method === 'DELETE') &&
    (error.code === 'woo.method-blocked' || error.code === 'woo.firewall')
  );
}

/** Sends PUT and DELETE as POST when the host blocks them, and from then on always. */
function withMethodOverride(
  settings: WooSettings,
  send: Send,
): (request: WooRequest, when: ReadWhen) => Promise<ReadReply> {
  let override = settings.methodOverride === 'always';
  return async (request, when) => {
    try {
      return await send(request, when, override);
    } catch (error) {
      const mayOverride = settings.methodOverride === 'auto' && !override;
      if (!mayOverride || !isWooError(error) || !isMethodBlocked(request, error)) throw error;
      // A page of a firewall does not say whether the request passed: a request that must not be
      // done twice is not sent again.
      if (outcomeOf(error) === 'unknown' && request.repeatable === false) throw error;
      const read = await send(request, when, true);
      override = true;
      settings.logger.info(`The host blocks ${request.method}: it is sent as POST from now on.`, {
        path: error.path,
      });
      return read;
    }
  };
}

/** A path that an address takes as it is. */
const plainPath = /^\w[\w/-]*$/;

export function createHttp(settings: WooSettings): WooHttp {
  const { clock, logger, random, consumerKey, consumerSecret } = settings;
  // The pair too: its Base64 is what a Basic header holds.
  const secrets = [consumerSecret, consumerKey, `${consumerKey}:${consumerSecret}`];
  const root = `${settings.base}/wp-json/wc/v3`;
  const rootPath = new URL(root).pathname;
  const shared: Shared = {
    settings,
    secrets,
    redact: createRedactor(secrets),
    reads: createGovernor({ start: 2, max: settings.concurrency.reads, clock }),
    writes: createGovernor({ start: 1, max: settings.concurrency.writes, clock }),
    pathOf: (path) =>
      plainPath.test(path) ? `${rootPath}/${path}` : new URL(path === '' ? root : `${root}/${path}`).pathname,
    warn(warning) {
      const { message, ...data } = warning;
      logger.warn(message, data);
      settings.onWarning?.(warning);
    },
  };
  const send = withMethodOverride(settings, createSender(shared));

  const waitToRetry = async (
    error: WooError,
    retry: number,
    signal: AbortSignal | undefined,
    maxRetries = settings.maxRetries,
  ): Promise<boolean> => {
    if (!error.retryable || retry > maxRetries || !isWorthWaiting(settings, error)) return false;
    const wait = backoffMs(retry, settings.retryDelayMs, random, error.retryAfterMs);
    logger.info(`${error.message} Trying again in ${wait} ms.`, { code: error.code, retry });
    await clock.sleep(wait, signal);
    return true;
  };

  const sendUntilAnswered = async (request: WooRequest, when: ReadWhen): Promise<() => WooReply> => {
    need('woo.request()', 'request', request, 'an object', { path: 'a text' });
    needSignal('woo.request()', request.signal);
    const repeatable = request.repeatable ?? request.method !== 'POST';
    for (let retry = 0; ; retry += 1) {
      request.signal?.throwIfAborted();
      try {
        const read = await send(request, when);
        return () => ({ ...read(), resent: retry > 0 });
      } catch (error) {
        if (!isWooError(error)) throw error;
        const outcome = outcomeOf(error);
        if (outcome === 'refused' || (outcome === 'unknown' && !repeatable)) throw error;
        if (!(await waitToRetry(error, retry + 1, request.signal, request.maxRetries))) throw error;
      }
    }
  };
  const request = async (one: WooRequest): Promise<WooReply> => (await sendUntilAnswered(one, 'now'))();

  return {
    settings,
    waitToRetry,
    reads: shared.reads,
    writes: shared.writes,
    pathOf: shared.pathOf,
    warn: shared.warn,
    redact: shared.redact,
    request,
    async requestAhead(one) {
      const read = await sendUntilAnswered(one, 'later');
      return async () => {
        try {
          return read();
        } catch (error) {
          // Its ends looked whole, but it is broken inside: it is requested again, as if it had
          // been parsed at once.
          const { signal, maxRetries = settings.maxRetries } = one;
          if (!isWooError(error) || !(await waitToRetry(error, 1, signal, maxRetries))) throw error;
          return { ...(await request({ ...one, maxRetries: maxRetries - 1 })), resent: true };
        }
      };
    },
  };
}

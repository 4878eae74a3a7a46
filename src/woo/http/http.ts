import { Buffer, isAscii } from 'node:buffer';
import ky from 'ky';
import { createRedactor } from '../../core/index.js';
import { errorFromAnswer } from '../answer/classify.js';
import { readJson } from '../answer/read-json.js';
import { isWooError, type WooError, wooError } from '../errors/errors.js';
import { authorize } from './authorize.js';
import { backoffMs } from './backoff.js';
import { fateOf, isStrain, systemCode } from './fate.js';
import { abortable, createGovernor, type Governor } from './governor.js';
import type { WooSettings, WooWarning } from './options.js';
import { queryPairs, type WooQuery } from './query.js';

export type WooMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** One request to the store. */
export interface WooRequest {
  readonly method: WooMethod;
  /** Below `/wp-json/wc/v3/`, without a slash at the front: `products/12`. */
  readonly path: string;
  readonly query?: WooQuery | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Whether carrying it out twice is the same as once. @default reads, PUT and DELETE are, POST is not */
  readonly repeatable?: boolean | undefined;
  /** @default the client's */
  readonly maxRetries?: number | undefined;
}

/** The answer to a request, its body parsed. */
export interface WooReply {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  /** Whether the request was sent more than once. */
  readonly resent: boolean;
}

/** The one layer through which all requests go: key, governor, time-out, errors, retries. */
export interface WooHttp {
  request(request: WooRequest): Promise<WooReply>;
  /** The full path of a request, as errors and warnings name it. */
  pathOf(path: string): string;
  warn(warning: WooWarning): void;
  /** Waits as long as an error asks before the `retry`-th repetition; false at once when it is not worth one. */
  waitToRetry(error: WooError, retry: number, signal: AbortSignal | undefined): Promise<boolean>;
  redact(text: string): string;
  readonly settings: WooSettings;
  readonly reads: Governor;
  readonly writes: Governor;
}

const certificate = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER))/;

/** A copy of a foreign error that keeps what helps, and no secret. */
function safeCause(error: unknown, redact: (text: string) => string): Error {
  const message = error instanceof Error ? error.message : String(error);
  const inner =
    error instanceof Error && error.cause !== undefined ? safeCause(error.cause, redact) : undefined;
  const copy = new Error(redact(message), inner === undefined ? undefined : { cause: inner });
  copy.name = error instanceof Error ? error.name : 'Error';
  const code = systemCode(error);
  return code === undefined ? copy : Object.assign(copy, { code });
}

/**
 * The text of a body. `Response.text()` would take a byte order mark away unseen, and is several times slower on what WordPress sends:
 * JSON with everything but ASCII escaped.
 */
function textOf(body: ArrayBuffer): string {
  const bytes = Buffer.from(body);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function isRead(method: WooMethod): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

export function createHttp(settings: WooSettings): WooHttp {
  const { clock, logger, random } = settings;
  const { consumerKey, consumerSecret } = settings;
  // The pair too: its Base64 is what a Basic header holds.
  const redact = createRedactor([consumerSecret, consumerKey, `${consumerKey}:${consumerSecret}`]);
  const reads = createGovernor({ start: 2, most: settings.concurrency.reads, clock });
  const writes = createGovernor({ start: 1, most: settings.concurrency.writes, clock });
  const root = `${settings.base}/wp-json/wc/v3`;
  const pathOf = (path: string) => new URL(path === '' ? root : `${root}/${path}`).pathname;
  let serial = 0;
  let override = settings.methodOverride === 'always';

  const client = ky.create({
    fetch: (input, init) => settings.transport(input instanceof Request ? input : new Request(input, init)),
    // One layer retries, and it is `request` below: it knows which writes may be repeated.
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
    redirect: 'manual',
  });

  const warn = (warning: WooWarning) => {
    const { message, ...data } = warning;
    logger.warn(message, data);
    settings.onWarning?.(warning);
  };

  const attempt = async (request: WooRequest, asPost: boolean): Promise<Omit<WooReply, 'resent'>> => {
    const { body } = request;
    // A write under way is never cut off: nobody would know what became of it.
    const signal = isRead(request.method) ? request.signal : undefined;
    const path = pathOf(request.path);
    const sentAs =
      asPost && (request.method === 'PUT' || request.method === 'DELETE') ? 'POST' : request.method;
    serial += 1;
    const url = request.path === '' ? root : `${root}/${request.path}`;
    const authorized = authorize(settings, sentAs, url, queryPairs(request.query), serial);
    const headers: Record<string, string> = { accept: 'application/json', ...authorized.headers };
    if (sentAs !== request.method) headers['x-http-method-override'] = request.method;
    if (body !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
    const timeoutMs = isRead(request.method) ? settings.timeouts.read : settings.timeouts.write;
    // On the platform's timers, not on the clock: a time-out guards against a connection that hangs in the real world.
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    const details = { method: request.method, path };
    let response: Response;
    let text: string;
    try {
      const abort = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
      // A transport need not look at the signal: the race ends the wait all the same.
      [response, text] = await abortable(
        (async () => {
          const answer = await client(authorized.url, {
            method: sentAs,
            headers,
            signal: abort,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
          return [answer, textOf(await answer.arrayBuffer())] as const;
        })(),
        abort,
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (timeout.signal.aborted) {
        throw wooError(
          'woo.timeout',
          `${request.method} ${path} was not answered within ${timeoutMs / 1000} s.`,
          details,
        );
      }
      const cause = safeCause(error, redact);
      const code = systemCode(cause);
      const kind = code !== undefined && certificate.test(code) ? 'woo.tls' : 'woo.network';
      throw wooError(kind, `${request.method} ${path} got no answer (${code ?? cause.message}).`, {
        ...details,
        cause,
      });
    } finally {
      clearTimeout(timer);
    }
    return read(request.method, path, response, text);
  };

  const read = (method: string, path: string, response: Response, raw: string): Omit<WooReply, 'resent'> => {
    const { status, headers } = response;
    if (status >= 200 && status < 300) {
      const reading = readJson(raw);
      if (reading.kind === 'json') {
        if (reading.noise !== undefined) {
          const excerpt = redact(reading.noise);
          warn({
            kind: 'noise',
            method,
            path,
            excerpt,
            message: `${method} ${path}: text around the JSON was cut off: ${excerpt}`,
          });
        }
        return { status, headers, data: reading.value };
      }
    }
    // A redirect may repeat the address with the keys in it.
    const safeHeaders = new Headers(
      [...headers].map(([name, value]): [string, string] => [name, redact(value)]),
    );
    const error = errorFromAnswer({
      method,
      path,
      status,
      headers: safeHeaders,
      text: redact(raw),
      now: clock.now(),
    });
    if (error !== undefined) throw error;
    return { status, headers, data: undefined };
  };

  const attemptGoverned = async (request: WooRequest, asPost: boolean): Promise<Omit<WooReply, 'resent'>> => {
    const governor = isRead(request.method) ? reads : writes;
    return governor.run(async () => {
      const startedAt = governor.strains;
      try {
        const reply = await attempt(request, asPost);
        governor.ease();
        return reply;
      } catch (error) {
        if (isWooError(error)) {
          if (isStrain(error)) governor.strain(startedAt, waitable(error) ? (error.retryAfterMs ?? 0) : 0);
          logger.debug(error.message, { code: error.code, status: error.status });
        }
        throw error;
      }
    }, request.signal);
  };

  const waitable = (error: WooError) => (error.retryAfterMs ?? 0) <= settings.maxRetryAfter;

  const isBlocked = (request: WooRequest, error: WooError) =>
    (request.method === 'PUT' || request.method === 'DELETE') &&
    (error.code === 'woo.method-blocked' || error.code === 'woo.firewall');

  /** Tries once more by another method when the host blocks PUT or DELETE; keeps to it when that helps. */
  const attemptAnyMethod = async (request: WooRequest): Promise<Omit<WooReply, 'resent'>> => {
    try {
      return await attemptGoverned(request, override);
    } catch (error) {
      const may = settings.methodOverride === 'auto' && !override;
      if (!may || !isWooError(error) || !isBlocked(request, error)) throw error;
      const reply = await attemptGoverned(request, true);
      override = true;
      logger.info(`The host blocks ${request.method}: it is sent as POST from now on.`, { path: error.path });
      return reply;
    }
  };

  const waitToRetry = async (
    error: WooError,
    retry: number,
    signal: AbortSignal | undefined,
    most = settings.maxRetries,
  ): Promise<boolean> => {
    if (!error.retryable || retry > most || !waitable(error)) return false;
    const wait = backoffMs(retry, random, error.retryAfterMs);
    logger.info(`${error.message} Trying again in ${wait} ms.`, { code: error.code, retry });
    await clock.sleep(wait, signal);
    return true;
  };

  return {
    settings,
    waitToRetry,
    reads,
    writes,
    pathOf,
    warn,
    redact,
    async request(request) {
      const repeatable = request.repeatable ?? request.method !== 'POST';
      let retries = 0;
      for (;;) {
        request.signal?.throwIfAborted();
        try {
          return { ...(await attemptAnyMethod(request)), resent: retries > 0 };
        } catch (error) {
          if (!isWooError(error)) throw error;
          const fate = fateOf(error);
          if (fate === 'refused' || (fate === 'unknown' && !repeatable)) throw error;
          retries += 1;
          if (!(await waitToRetry(error, retries, request.signal, request.maxRetries))) throw error;
        }
      }
    },
  };
}

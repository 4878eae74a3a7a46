import { isRecord, safeCause } from '../../core/index.js';
import { isWooError, wooError } from '../errors/errors.js';
import { jsonOf } from '../writing/check-input.js';
import { authorize } from './authorize.js';
import { exchange, isTimeout, type Outgoing } from './exchange.js';
import type { WooSettings } from './options.js';
import { queryPairs } from './query.js';
import type { WooMethod, WooRequest } from './request.js';
import { systemCode } from './request-outcome.js';

/** The answer to one attempt, its body as text. */
export interface RawAnswer {
  readonly response: Response;
  readonly text: string;
}

/** What one attempt needs to know besides the request. */
export interface Attempt {
  /** The address without the query. */
  readonly url: string;
  /** Its path, as errors name it. */
  readonly path: string;
  /** The method on the wire, where the host blocks the request's own. */
  readonly sentAs: WooMethod;
  /** Different for each attempt: part of the OAuth nonce. */
  readonly serial: number;
  readonly redact: (text: string) => string;
}

export function isRead(method: WooMethod): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

const certificate = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER))/;

const secretFields = new Set(['secret', 'password', 'consumer_secret']);

/** The secrets that a body holds, such as that of a webhook: an answer may repeat them. */
export function secretsIn(body: unknown, depth = 0): readonly string[] {
  if (depth > 4) return [];
  if (Array.isArray(body)) return body.flatMap((item) => secretsIn(item, depth + 1));
  if (!isRecord(body)) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && secretFields.has(name) ? [value] : secretsIn(value, depth + 1),
  );
}

/** The request as it goes out; throws where JSON cannot hold its body. */
function outgoing(settings: WooSettings, request: WooRequest, attempt: Attempt): Outgoing {
  const { method, query } = request;
  const { sentAs, url, serial } = attempt;
  const pairs = queryPairs(query);
  return {
    method: sentAs,
    headers: sentAs === method ? {} : { 'x-http-method-override': method },
    body: request.body === undefined ? undefined : jsonOf(request.body),
    authorize: () => authorize(settings, sentAs, url, pairs, serial),
    timeoutMs: isRead(method) ? settings.timeouts.readMs : settings.timeouts.writeMs,
    // A write in progress is never aborted: its result would be unknown.
    signal: isRead(method) ? request.signal : undefined,
  };
}

/**
 * Sends a request once and reads its whole answer within the time-out.
 *
 * @throws `WooError`: `woo.timeout`, `woo.network`, `woo.tls`, `woo.answer-too-large`; the reason
 * of the request's signal when a read was aborted.
 */
export async function sendOnce(
  settings: WooSettings,
  request: WooRequest,
  attempt: Attempt,
): Promise<RawAnswer> {
  const { method } = request;
  const { path, redact } = attempt;
  // Before anything is sent: what JSON cannot hold is the caller's error, not that of the
  // connection.
  const out = outgoing(settings, request, attempt);
  try {
    const { response, text } = await exchange(settings, out);
    if (text !== undefined) return { response, text };
    throw wooError(
      'woo.answer-too-large',
      `The answer to ${method} ${path} is larger than ${settings.maxAnswerBytes} bytes.`,
      { method, path, status: response.status },
    );
  } catch (error) {
    out.signal?.throwIfAborted();
    throw isTimeout(error)
      ? wooError('woo.timeout', `${method} ${path} was not answered within ${out.timeoutMs / 1000} s.`, {
          method,
          path,
        })
      : errorOfTransport(error, method, path, redact);
  }
}

function errorOfTransport(
  error: unknown,
  method: string,
  path: string,
  redact: (text: string) => string,
): unknown {
  if (isWooError(error)) return error;
  const code = systemCode(error);
  // The code may be that of an inner error; the outcome of the request is read from it.
  const cause = Object.assign(safeCause(error, redact), code === undefined ? {} : { code: redact(code) });
  const kind = code !== undefined && certificate.test(code) ? 'woo.tls' : 'woo.network';
  return wooError(kind, `${method} ${path} got no answer (${code ?? cause.message}).`, {
    method,
    path,
    cause,
  });
}

import { Buffer, isAscii } from 'node:buffer';
import { isRecord, readBody, safeCause } from '../../core/index.js';
import { isWooError, wooError } from '../errors/errors.js';
import { jsonOf } from '../writing/check-input.js';
import { authorize } from './authorize.js';
import { abortable } from './governor.js';
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

/**
 * The text of a body. `Response.text()` removes a byte order mark silently, and is several times
 * slower on what WordPress sends: JSON with everything but ASCII escaped.
 */
function textOf(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.toString(isAscii(view) ? 'latin1' : 'utf8');
}

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

function toRequest(
  settings: WooSettings,
  request: WooRequest,
  text: string | undefined,
  attempt: Attempt,
  signal: AbortSignal,
): Request {
  const { sentAs, url, serial } = attempt;
  const { method } = request;
  const authorized = authorize(settings, sentAs, url, queryPairs(request.query), serial);
  return new Request(authorized.url, {
    method: sentAs,
    headers: {
      accept: 'application/json',
      ...authorized.headers,
      ...(sentAs === method ? {} : { 'x-http-method-override': method }),
      ...(text === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    },
    redirect: 'manual',
    signal,
    ...(text === undefined ? {} : { body: text }),
  });
}

/** Reads the body of an answer; `undefined` when it is larger than the limit. */
export async function textOfAnswer(response: Response, maxBytes: number): Promise<string | undefined> {
  // The length of a compressed answer says nothing about what comes out of it.
  const isPlain = !response.headers.has('content-encoding');
  if (isPlain && Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  const bytes = await readBody(response.body, maxBytes);
  return bytes === undefined ? undefined : textOf(bytes);
}

/**
 * Sends a request once and reads its whole answer within the time-out.
 *
 * No HTTP library stands between this and the transport. Their time-outs end with the headers of an
 * answer, while a connection that hangs in the middle of a body must end as well; and their retries
 * know neither the governor, nor the clock of the client, nor which writes may be repeated.
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
  const body = request.body === undefined ? undefined : jsonOf(request.body);
  // A write under way is never cut off: nobody would know whether it was carried out.
  const signal = isRead(method) ? request.signal : undefined;
  const timeoutMs = isRead(method) ? settings.timeouts.read : settings.timeouts.write;
  // On the platform's timers, not on the clock: a time-out guards against a connection that hangs
  // in the real world.
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMs);
  const abort = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
  const exchange = async () => {
    const response = await settings.transport(toRequest(settings, request, body, attempt, abort));
    return { response, text: await textOfAnswer(response, settings.maxAnswerBytes) };
  };
  try {
    // A transport need not look at the signal: the race ends the wait all the same.
    const { response, text } = await abortable(exchange(), abort);
    if (text !== undefined) return { response, text };
    throw wooError(
      'woo.answer-too-large',
      `The answer to ${method} ${path} is larger than ${settings.maxAnswerBytes} bytes.`,
      { method, path, status: response.status },
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw timeout.signal.aborted
      ? wooError('woo.timeout', `${method} ${path} was not answered within ${timeoutMs / 1000} s.`, {
          method,
          path,
        })
      : errorOfTransport(error, method, path, redact);
  } finally {
    clearTimeout(timer);
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

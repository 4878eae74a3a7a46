import type { WooErrorCode } from '../errors/codes.js';
import type { WooError } from '../errors/errors.js';

/**
 * What a request that ended in an error did in the store. `refused`: the store read it and did not
 * carry it out. `unsent`: it never reached the store's code. `unknown`: it may have been carried
 * out.
 */
export type RequestOutcome = 'refused' | 'unsent' | 'unknown';

/** Failures before there was a connection: nothing was sent. */
const connectionFailures = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Cloudflare: the origin refused the connection, or could not be reached. */
const originNotReached = new Set([521, 523]);

/**
 * The system's error code of a failed connection, from the first error of the chain of causes that
 * has one.
 */
export function systemCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
    // Happy eyeballs: several addresses were tried, each with an error of its own.
    const errors: unknown = Reflect.get(at, 'errors');
    at = Array.isArray(errors) && errors.length > 0 ? errors[0] : Reflect.get(at, 'cause');
  }
  return undefined;
}

/** Errors that say nothing about what the store did. */
const unknownOutcome: ReadonlySet<WooErrorCode> = new Set([
  'woo.timeout',
  'woo.server-error',
  'woo.truncated',
  'woo.html',
  'woo.not-json',
  'woo.answer-too-large',
  'woo.unexpected',
  'woo.captcha',
  'woo.firewall',
  'woo.unsettled',
]);

/**
 * What the request behind an error did in the store. A page of a firewall or a browser check says
 * nothing about it: some of them let the request pass and replace the answer. So the outcome of a
 * write is unknown then.
 */
export function outcomeOf(error: WooError): RequestOutcome {
  switch (error.code) {
    case 'woo.throttled':
    case 'woo.maintenance':
      return 'unsent';
    case 'woo.network':
      return connectionFailures.has(systemCode(error.cause) ?? '') ? 'unsent' : 'unknown';
    case 'woo.unavailable':
      return originNotReached.has(error.status ?? 0) ||
        (error.status === 503 && error.retryAfterMs !== undefined)
        ? 'unsent'
        : 'unknown';
    default:
      return unknownOutcome.has(error.code) ? 'unknown' : 'refused';
  }
}

/** Answers by which a host says that it is overloaded. */
export function isOverload(error: WooError): boolean {
  const { status } = error;
  if (status === undefined) return false;
  return status === 429 || status === 503 || status === 508 || (status >= 520 && status <= 524);
}

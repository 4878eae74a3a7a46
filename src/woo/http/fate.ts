import type { WooError } from '../errors/errors.js';

/**
 * What became of a request that ended in an error: the store `refused` it, it was left `untouched` (never reached the store's code), or
 * that is `unknown`: it may have been carried out.
 */
export type Fate = 'refused' | 'untouched' | 'unknown';

/** Failures before a connection stood: nothing was sent. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Cloudflare: the origin refused the connection, or could not be reached. */
const unreached = new Set([521, 523]);

/** The system's error code of a failed connection, wherever in the chain of causes it stands. */
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

/** What became of the request behind an error. */
export function fateOf(error: WooError): Fate {
  switch (error.code) {
    case 'woo.throttled':
    case 'woo.maintenance':
      return 'untouched';
    case 'woo.network':
      return unsent.has(systemCode(error.cause) ?? '') ? 'untouched' : 'unknown';
    case 'woo.unavailable':
      return unreached.has(error.status ?? 0) || (error.status === 503 && error.retryAfterMs !== undefined)
        ? 'untouched'
        : 'unknown';
    case 'woo.timeout':
    case 'woo.server-error':
    case 'woo.truncated':
    case 'woo.html':
    case 'woo.not-json':
    case 'woo.unexpected':
    case 'woo.unsettled':
      return 'unknown';
    default:
      return 'refused';
  }
}

/** Answers by which a host shows that it is strained. */
export function isStrain(error: WooError): boolean {
  const { status } = error;
  if (status === undefined) return false;
  return status === 429 || status === 503 || status === 508 || (status >= 520 && status <= 524);
}

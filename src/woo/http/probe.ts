import { need, needSignal } from '../../core/arguments.js';
import type { Clock } from '../../core/index.js';
import { type Authorized, authorize } from './authorize.js';
import { exchange, isTimeout } from './exchange.js';
import type { WooSettings } from './options.js';
import { queryPairs, queryString, type WooQuery } from './query.js';
import { systemCode } from './request-outcome.js';

/**
 * How a probe sends the key: not at all, in the header, in the query, signed, or signed for plain
 * HTTP, as a store expects it whose proxy hides HTTPS.
 */
export type ProbeAuth = 'none' | 'basic' | 'query' | 'oauth1' | 'oauth1-as-http';

/** A request that is sent once, and whose answer is returned as it came. */
export interface WooProbeRequest {
  /** The method. */
  readonly method: 'GET' | 'POST';
  /** Below the shop's address, with a slash at the front: `/wp-json/`. */
  readonly path: string;
  /**
   * Another address to send it to: origin and folder, without a slash at the end. The key is never
   * sent there. @default the shop's
   */
  readonly at?: string | undefined;
  /** The query. */
  readonly query?: WooQuery | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
  /** How the keys are sent. */
  readonly auth: ProbeAuth;
  /** Ends the request with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of a probe. */
export type WooProbeAnswer =
  | {
      readonly kind: 'answer';
      readonly path: string;
      readonly status: number;
      readonly headers: Headers;
      /** The raw body; it may contain anything. */
      readonly text: string;
      /** Milliseconds since the epoch at which the request left. */
      readonly sentAt: number;
      /** Milliseconds until the whole answer was there. */
      readonly ms: number;
    }
  | {
      readonly kind: 'none';
      readonly path: string;
      readonly why: 'timeout' | 'failed';
      /** The system's code of the failure: `ENOTFOUND`, `CERT_HAS_EXPIRED` … */
      readonly code: string | undefined;
      readonly message: string;
      readonly ms: number;
    };

/**
 * Raw requests for the connection test, which needs answers that the client would turn into errors.
 */
export interface WooProber {
  /** Origin and folder of the shop, no slash at the end. */
  readonly url: string;
  /** How the client sends the key. */
  readonly auth: 'basic' | 'query' | 'oauth1';
  /** The time. */
  readonly clock: Clock;
  /** Removes the key and its secret from a text. */
  redact(text: string): string;
  /**
   * Sends a request once: no retry, no redirect followed, no status judged. Rejects only when the
   * signal is aborted.
   */
  send(request: WooProbeRequest): Promise<WooProbeAnswer>;
}

/**
 * Probes sign with serials of their own, far from those that the client counts up, so that no nonce
 * comes twice.
 */
const firstSerial = 36 ** 5;

function innermost(error: unknown): string {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error && at.cause instanceof Error; depth += 1)
    at = at.cause;
  return at instanceof Error ? at.message : String(at);
}

/** The address and headers of a probe, with the key as the probe asks for it. */
function withKey(settings: WooSettings, request: WooProbeRequest, serial: number): Authorized {
  const url = `${settings.base}${request.path}`;
  const { method, auth } = request;
  const pairs = queryPairs(request.query);
  if (auth === 'none' || request.at !== undefined) return { url: addressOf(settings, request), headers: {} };
  if (auth === 'oauth1-as-http') {
    const asHttp = url.replace(/^https:/, 'http:');
    const signed = authorize({ ...settings, auth: 'oauth1' }, method, asHttp, pairs, serial);
    return { ...signed, url: signed.url.replace(/^http:/, 'https:') };
  }
  // A key in the clear goes over HTTPS only, whatever the caller asks.
  const isPlain = settings.base.startsWith('http:');
  return authorize({ ...settings, auth: isPlain ? 'oauth1' : auth }, method, url, pairs, serial);
}

function addressOf(settings: WooSettings, { path, query, at }: WooProbeRequest): string {
  const search = queryString(queryPairs(query));
  return `${at ?? settings.base}${path}${search === '' ? '' : `?${search}`}`;
}

export function createProber(settings: WooSettings, redact: (text: string) => string): WooProber {
  const { clock } = settings;
  let serial = firstSerial;

  const send: WooProber['send'] = async (request) => {
    need('prober.send()', 'request', request, 'an object', { path: 'a text' });
    needSignal('prober.send()', request.signal);
    request.signal?.throwIfAborted();
    serial += 1;
    const mine = serial;
    const { method, body, signal } = request;
    const url = addressOf(settings, request);
    const path = new URL(url).pathname;
    const sentAt = clock.now();
    try {
      const { response, text } = await exchange(settings, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        authorize: () => withKey(settings, request, mine),
        timeoutMs: method === 'GET' ? settings.timeouts.readMs : settings.timeouts.writeMs,
        signal,
      });
      if (text === undefined) throw new Error(`The answer is larger than ${settings.maxAnswerBytes} bytes.`);
      const { status } = response;
      // A transport that follows redirects hides them. The platform's `fetch` reports them, so that
      // their answers do not count as the shop's own.
      if (response.redirected && response.url !== '') {
        const headers = new Headers({ location: response.url });
        return { kind: 'answer', path, status: 302, headers, text: '', sentAt, ms: clock.now() - sentAt };
      }
      return {
        kind: 'answer',
        path,
        status,
        headers: response.headers,
        text,
        sentAt,
        ms: clock.now() - sentAt,
      };
    } catch (error) {
      request.signal?.throwIfAborted();
      const why = isTimeout(error) ? 'timeout' : 'failed';
      const message = redact(innermost(error));
      return { kind: 'none', path, why, code: systemCode(error), message, ms: clock.now() - sentAt };
    }
  };

  const redactText: WooProber['redact'] = (text) => {
    need('prober.redact()', 'text', text, 'a text');
    return redact(text);
  };
  return { url: settings.base, auth: settings.auth, clock, redact: redactText, send };
}

import { isRecord } from '../../core/index.js';
import { errorFromAnswer } from '../answer/classify.js';
import { readJson } from '../answer/read-json.js';
import type { WooError } from '../errors/errors.js';
import type { ProbeAuth, WooProbeAnswer, WooProber } from '../http/probe.js';
import type { WooQuery } from '../http/query.js';

/** What a probe brought, read. */
export type Outcome =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly headers: Headers;
      readonly data: unknown;
      /** What stood around the JSON. */
      readonly noise: string | undefined;
      readonly sentAt: number;
      readonly ms: number;
    }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly headers: Headers;
      readonly error: WooError;
      readonly sentAt: number;
      readonly ms: number;
    }
  | (WooProbeAnswer & { readonly kind: 'none' });

/** One look at the shop; the test makes about a dozen. */
interface Look {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** Another address to look at, without the key. */
  readonly at?: string;
  readonly query?: WooQuery;
  readonly body?: unknown;
  readonly auth: ProbeAuth;
}

/** Looks, and counts how often. */
export interface ShopProbe {
  look(look: Look): Promise<Outcome>;
  readonly requests: number;
}

function read(method: string, answer: WooProbeAnswer, { clock, redact }: WooProber): Outcome {
  if (answer.kind === 'none') return answer;
  const now = clock.now();
  const { path, status, headers, text, sentAt, ms } = answer;
  const error = errorFromAnswer({ method, path, status, headers, text, now, redact });
  if (error !== undefined) return { kind: 'error', status, headers, error, sentAt, ms };
  const reading = readJson(text);
  const data = reading.kind === 'json' ? reading.value : undefined;
  const noise = reading.kind === 'json' ? reading.noise : undefined;
  return { kind: 'json', status, headers, data, noise, sentAt, ms };
}

export function createShopProbe(prober: WooProber, signal: AbortSignal | undefined): ShopProbe {
  let requests = 0;
  return {
    async look({ method = 'GET', path, at, query, body, auth }) {
      requests += 1;
      const answer = await prober.send({ method, path, at, query, body, auth, signal });
      return read(method, answer, prober);
    },
    get requests() {
      return requests;
    },
  };
}

/**
 * What went wrong, in words that need no translation: `HTTP 500 internal_server_error`,
 * `ECONNRESET`.
 */
export function problemOf(outcome: Outcome): string {
  if (outcome.kind === 'none')
    return outcome.code ?? (outcome.why === 'timeout' ? 'time-out' : outcome.message);
  if (outcome.kind === 'json') return `HTTP ${outcome.status}`;
  return [`HTTP ${outcome.status}`, outcome.error.wooCode ?? outcome.error.code].join(' ');
}

/** A field of an answer that must be a text with something in it. */
export function textIn(value: unknown, ...path: readonly string[]): string | undefined {
  let at = value;
  for (const name of path) {
    if (!isRecord(at)) return undefined;
    at = at[name];
  }
  return typeof at === 'string' && at !== '' ? at : undefined;
}

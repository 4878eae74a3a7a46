import { seeded } from '../sync/shops.js';
import type { Transport } from './sides.js';

/** What a proxy in front of a shop does to a request. */
const kinds = [
  // The request never comes to the shop.
  'refused',
  'reset-before',
  'bad-gateway-before',
  'check-before',
  'throttled',
  // The shop carries it out, and its answer is lost.
  'reset-after',
  'gateway-timeout-after',
  'check-after',
] as const;

export interface Proxy {
  readonly transport: Transport;
  /** How many requests it failed. */
  readonly faults: number;
  /** From here on every request passes. */
  restore(): void;
}

const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

const page = (status: number, title: string, headers: Record<string, string> = {}) =>
  new Response(`<!DOCTYPE html><html><title>${title}</title><body>${title}</body></html>`, {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });

const check = () => page(403, 'Just a moment...', { 'cf-mitigated': 'challenge' });

/** A proxy that fails a share of all requests: before they come to the shop, or on their way back. */
export function createProxy(shop: Transport, seed: number, rate: number): Proxy {
  const random = seeded(seed);
  const state = { isMended: false, faults: 0 };
  return {
    get faults() {
      return state.faults;
    },
    restore() {
      state.isMended = true;
    },
    async transport(request) {
      if (state.isMended || random() >= rate) return shop(request);
      state.faults += 1;
      const kind = kinds[Math.floor(random() * kinds.length)];
      switch (kind) {
        case 'refused':
          throw broken('ECONNREFUSED');
        case 'reset-before':
          throw broken('ECONNRESET');
        case 'bad-gateway-before':
          return page(502, 'Bad Gateway');
        case 'check-before':
          return check();
        case 'throttled':
          return page(429, 'Too Many Requests', { 'retry-after': '3' });
        default:
      }
      await (await shop(request)).arrayBuffer();
      if (kind === 'reset-after') throw broken('ECONNRESET');
      return kind === 'check-after' ? check() : page(504, 'Gateway Time-out');
    },
  };
}

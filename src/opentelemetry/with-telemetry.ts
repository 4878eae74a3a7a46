import { need } from '../core/arguments.js';
import { publicTransport } from '../images/public-transport.js';
import type { CreateSyncOptions, Sync } from '../index.js';
import type { WooTransport } from '../woo/index.js';
import { createInstruments, type TelemetryOptions } from './instruments.js';
import { tracedGestan } from './traced-gestan.js';
import { tracedSync } from './traced-sync.js';
import { tracedTransport } from './traced-transport.js';

/**
 * Makes `createSync` report to OpenTelemetry: a span for each plan, apply, run and audit, below it
 * one for each request to the shop and each call to the adapter; durations of all three, and a
 * counter of rows by flow and outcome. Needs `@opentelemetry/api`; the application's SDK records
 * and exports. Without an SDK nothing is recorded.
 *
 * Spans and metrics contain ids, codes, counts, paths and host names, but no key, query, name,
 * address or error message.
 *
 * @param createSync the function of `woo-gestan`.
 *
 * @returns a function that takes the same options and returns the same `Sync`.
 * @example
 * import { createSync } from 'woo-gestan'
 * import { withTelemetry } from 'woo-gestan/opentelemetry'
 *
 * const createTracedSync = withTelemetry(createSync)
 * await using sync = createTracedSync({ shop, gestan, storage })
 * await sync.run()
 */
export function withTelemetry(
  createSync: (options: CreateSyncOptions) => Sync,
  options: TelemetryOptions = {},
): (options: CreateSyncOptions) => Sync {
  need('withTelemetry()', 'options', options);
  const instruments = createInstruments(options);
  return (given) => {
    // Faulty options are left to createSync, which names them.
    if (!URL.canParse(given?.shop?.url) || !given.gestan?.capabilities) return createSync(given);
    const sync = createSync({
      ...given,
      transport: tracedTransport(given.transport ?? platform(given.shop.url), instruments),
      gestan: tracedGestan(given.gestan, instruments),
    });
    return tracedSync(sync, given.shop.id, instruments);
  };
}

/**
 * What a sync without a `transport` uses. Images of other hosts keep their guard against private
 * addresses, which a transport of the application's own would replace.
 */
function platform(shop: string): WooTransport {
  const { host } = new URL(shop);
  const guarded = publicTransport();
  return (request) => (new URL(request.url).host === host ? globalThis.fetch(request) : guarded(request));
}

/**
 * An application that embeds the sync: it plans, picks rows, applies, and logs in its own way.
 *
 *   npx tsx examples/embed/main.ts
 *
 * A sample shop and a sample Gestan stand in for the real ones; `app.ts` is what an application would keep.
 */
import { isSyncError, type Logger, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { createApp, evening, shouldRetry } from './app.js';

const line =
  (level: string): Logger['info'] =>
  (message, data) =>
    console.log(`${level} ${message}`, data ? JSON.stringify(data) : '');
const logger: Logger = { debug() {}, info: line('info'), warn: line('warn'), error: line('error') };

const store = createFakeStore({ shop: sampleShop() });
let requests = 0;
const sync = createApp({
  shop: { url: 'https://shop.example', ...store.keys.main },
  gestan: sampleGestan(),
  storage: memoryStorage(),
  logger,
  // The host is busy once: the client waits, tries again, and says so to the logger.
  transport: async (request) => {
    requests += 1;
    if (requests === 2) return new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
    return store.transport(request);
  },
});

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
try {
  for (const { flow, counts, aborted } of await evening(sync, logger, stop.signal)) {
    console.log(
      `${flow}: ${counts.done} done, ${counts.skipped} skipped, ${counts.failed} failed${aborted ? ', stopped' : ''}`,
    );
  }
  await sync.stock.plan();
} catch (error) {
  if (!isSyncError(error)) throw error;
  console.log(`${error.code}: ${error.message} Again later: ${shouldRetry(error) ? 'yes' : 'no'}`);
} finally {
  await sync.close();
}

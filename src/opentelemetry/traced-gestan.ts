import type { GestanAdapter } from '../gestan/index.js';
import type { Instruments } from './instruments.js';

/** The methods that ask Gestan and answer once. */
const calls: ReadonlySet<PropertyKey> = new Set<keyof GestanAdapter>([
  'families',
  'paymentModes',
  'bankAccounts',
  'postingCategories',
  'vatRates',
  'upsertProduct',
  'upsertContact',
  'createPiece',
  'createPieces',
  'createEntry',
  'cancelPiece',
  'find',
  'status',
  'readImage',
  'writeImage',
]);

/** The methods that give a list row by row. */
const lists: ReadonlySet<PropertyKey> = new Set<keyof GestanAdapter>([
  'products',
  'contacts',
  'stock',
  'pieces',
]);

/**
 * The same adapter; each call is a span and a duration. A list is measured from its first row asked
 * for to its end. What else the adapter has is passed on as it is.
 */
export function tracedGestan(gestan: GestanAdapter, instruments: Instruments): GestanAdapter {
  const work = (method: string) => ({
    name: `gestan.${method}`,
    dimensions: { 'woo_gestan.gestan': gestan.name, 'woo_gestan.method': method },
    duration: instruments.gestanDuration,
  });
  return new Proxy(gestan, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      const name = String(property);
      if (calls.has(property)) {
        return (...args: unknown[]) => instruments.measure(work(name), async () => method(...args));
      }
      if (lists.has(property)) {
        return (...args: unknown[]) =>
          measuredList(
            () => method(...args) as AsyncIterable<unknown>,
            (run) =>
              instruments.measure(work(name), ({ span }) =>
                run((rows) => span.setAttribute('woo_gestan.rows', rows)),
              ),
          );
      }
      return method;
    },
  });
}

/** Hands each row on while one measured work lasts from the first row to the end of the list. */
async function* measuredList(
  open: () => AsyncIterable<unknown>,
  measure: (run: (counted: (rows: number) => void) => Promise<void>) => Promise<void>,
): AsyncGenerator<unknown> {
  let rows = 0;
  let measured: { end(): void; fail(error: unknown): void } | undefined;
  const ended = measure(
    (counted) =>
      new Promise<void>((resolve, reject) => {
        measured = {
          end() {
            counted(rows);
            resolve();
          },
          fail: reject,
        };
      }),
  );
  // The reader gets the error from the list itself.
  ended.catch(() => undefined);
  try {
    for await (const row of open()) {
      rows++;
      yield row;
    }
  } catch (error) {
    measured?.fail(error);
    throw error;
  } finally {
    measured?.end();
  }
}

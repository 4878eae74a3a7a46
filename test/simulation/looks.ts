import type { GestanAdapter } from 'woo-gestan/gestan';
import type { Row } from 'woo-gestan/testing';
import type { EditedField } from './ledger.js';
import type { Transport } from './sides.js';
import type { SimWorld } from './world.js';

/** Requests between the look at a product and its write that belong to one go: a look, retries, the write. */
const mostBetween = 6;
/** Writes to Gestan that one look at its list may serve: those of one batch. */
const mostWrites = 100;

const fieldsOf: Readonly<Record<string, EditedField>> = {
  name: 'name',
  regular_price: 'price',
  priceGross: 'price',
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON shows nobody a product.
    return undefined;
  }
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a client has seen of a product, and when. */
interface Look {
  readonly request: number;
  readonly edits: number;
  readonly photos: number;
  readonly uploads: number;
}

/**
 * Notes which edits of people no client could have seen: those between its last look at a product
 * and the write that followed at once. The look must be recent: an edit that a write from old
 * knowledge covers is lost.
 */
export function watchShop(shop: Transport, sim: SimWorld): Transport {
  const looks = new Map<number, Look>();
  let request = 0;
  return async (asked) => {
    request += 1;
    const { method, url } = asked;
    const isProducts = new URL(url).pathname.includes('/products');
    if (!isProducts) return shop(asked);
    if (method === 'GET') {
      const look = {
        request,
        edits: sim.ledger.length,
        photos: sim.ledger.photos.length,
        uploads: sim.files.uploads,
      };
      const response = await shop(asked);
      const body = parsed(await response.clone().text());
      for (const row of Array.isArray(body) ? body : [body]) if (isRow(row)) looks.set(Number(row.id), look);
      return response;
    }
    const text = await asked.clone().text();
    sim.tell(() => `${method} ${url} ${text}`);
    const body = parsed(text);
    const response = await shop(asked);
    const updates = isRow(body) && Array.isArray(body.update) ? body.update : [body];
    for (const update of updates) {
      if (!isRow(update)) continue;
      const id = Number(update.id ?? /\/products\/(\d+)$/.exec(new URL(url).pathname)?.[1]);
      const look = looks.get(id);
      if (look === undefined || request - look.request > mostBetween) continue;
      const code = sim.store.state.products.find((product) => product.id === id)?.sku;
      for (const [column, field] of Object.entries(fieldsOf))
        if (column in update) sim.ledger.covered('woo', String(code), field, look.edits);
      // An upload between the look and the write takes long: who does so has to look again.
      if ('images' in update && look.uploads === sim.files.uploads)
        sim.ledger.coveredPhotos(String(code), look.photos);
    }
    return response;
  };
}

/** The same for Gestan, whose products are looked at as a list. */
export function watchGestan(gestan: GestanAdapter, sim: SimWorld): GestanAdapter {
  let look = { edits: 0, writes: 0 };
  return {
    ...gestan,
    async *products(options) {
      look = { edits: sim.ledger.length, writes: 0 };
      yield* gestan.products(options);
    },
    async upsertProduct(draft, options) {
      look.writes += 1;
      const result = await gestan.upsertProduct(draft, options);
      if (look.writes > mostWrites) return result;
      const code = sim.gestan.state.products.find(({ id }) => id === result.id)?.code ?? '';
      for (const [column, field] of Object.entries(fieldsOf))
        if (column in draft) sim.ledger.covered('gestan', code, field, look.edits);
      return result;
    },
  };
}

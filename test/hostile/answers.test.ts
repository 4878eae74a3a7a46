import { describe, expect, test } from 'vitest';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { dump } from '../sync/shops.js';
import { setUp, smallWorld } from '../sync/small.js';
import { failureOf, timeout, tryMutations } from './kit.js';
import { describeMutation, drawMutation, type Mutation, mutated } from './mutate.js';

const flows = ['contacts', 'products', 'orders', 'stock'] as const;

/** Fields by which rows are told apart or belong together: another value there concerns others too. */
const relations = new Set([
  'id',
  'sku',
  'parent_id',
  'type',
  'variations',
  'global_unique_id',
  'email',
  'customer_id',
  'line_items',
  'billing',
  'shipping',
  'role',
  'code',
  'barcode',
  'externalRef',
  'productId',
  'quantity',
  'refunds',
  'links',
]);

/** Lists of which each row stands for itself: one that cannot be read stops no flow. */
const ownRows = /wc\/v3\/(?:\w+\/\d+\/)?(?:products|orders|customers|variations|refunds|taxes)$/;

async function prepared() {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  const plans = new Map<string, ReadonlyMap<string, string>>();
  for (const flow of flows) plans.set(flow, statuses(await sync[flow].plan()));
  return { w, plans };
}

const statuses = ({
  rows,
}: {
  readonly rows: readonly { readonly key: string; readonly status: string }[];
}) => new Map(rows.map(({ key, status }) => [key, status]));

/** Rows that were planned otherwise, or not at all, though nothing of theirs was mutated. */
function others(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
  own: (key: string) => boolean,
): readonly string[] {
  return [...expected].filter(([key, status]) => !own(key) && found.get(key) !== status).map(([key]) => key);
}

describe('an answer of the shop with one odd field', async () => {
  const { w, plans } = await prepared();

  test('concerns its own row, and is reported', { timeout }, async () => {
    const writes = w.writes().length;
    await tryMutations({ short: 12, full: 4_000 }, async (random) => {
      const flow = flows[Math.floor(random() * flows.length)] ?? 'products';
      const turn = Math.floor(random() * 6);
      let seen = 0;
      let mutation: Mutation = { path: [], value: 'nothing' };
      let id: unknown;
      let path = '';
      const transport = async (request: Request) => {
        const answer = await w.store.transport(request);
        const body: unknown = JSON.parse(await answer.clone().text());
        seen += 1;
        if (seen - 1 !== turn || id !== undefined || typeof body !== 'object' || body === null) return answer;
        const rows = Array.isArray(body) ? (body as unknown[]) : [];
        const index = Math.floor(random() * rows.length);
        const row = rows[index] as { readonly id?: unknown } | undefined;
        mutation = drawMutation(random, row ?? body);
        id = row?.id ?? 'all';
        if (row) path = new URL(request.url).pathname;
        const text = JSON.stringify(row ? rows.with(index, mutated(row, mutation)) : mutated(body, mutation));
        return new Response(text, { status: answer.status, headers: answer.headers });
      };
      const found = new Map<string, string>();
      const error = await failureOf(mutation, async () => {
        const plan = await w.open({ transport })[flow].plan();
        for (const [key, status] of statuses(plan)) found.set(key, status);
      });
      if (ownRows.test(path)) expect(error, `${path} ${describeMutation(mutation)}`).toBeUndefined();
      const isRelation = mutation.path.some((name) => relations.has(String(name)));
      const isProductsOrOrders = flow === 'products' || flow === 'orders';
      // A row is known by its own id; settings of the whole shop concern all rows.
      if (!error && typeof id === 'number' && isProductsOrOrders && !isRelation) {
        const own = (key: string) => key.split(':').includes(String(id));
        expect(
          others(plans.get(flow) ?? new Map(), found, own).length,
          describeMutation(mutation),
        ).toBeLessThanOrEqual(
          // A product or a customer that orders cite is many orders' business.
          flow === 'orders' ? 10 : 4,
        );
      }
      return mutation;
    });
    expect(w.writes().length).toBe(writes);
  });
});

describe('a result of the adapter with one odd field', () => {
  test('concerns its own row, and nothing odd reaches the shop', { timeout }, async () => {
    await tryMutations({ short: 3, full: 1_500 }, async (random) => {
      const { w } = await prepared();
      const { gestan } = w;
      let mutation: Mutation = { path: [], value: 'nothing' };
      let turn = Math.floor(random() * 25);
      let isShortList = false;
      const odd = <T>(value: T, isShort = false): T => {
        turn -= 1;
        if (turn !== -1) return value;
        isShortList = isShort;
        mutation = drawMutation(random, { value });
        return (mutated({ value }, mutation) as { value: T }).value;
      };
      async function* list<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
        for await (const row of rows) yield odd(row);
      }
      const hostile: GestanAdapter = {
        ...gestan,
        capabilities: gestan.capabilities,
        products: (options) => list(gestan.products(options)),
        contacts: (options) => list(gestan.contacts(options)),
        stock: (options) => list(gestan.stock(options)),
        families: async () => odd(await gestan.families(), true),
        upsertProduct: async (draft) => odd(await gestan.upsertProduct(draft)),
        upsertContact: async (draft) => odd(await gestan.upsertContact(draft)),
        createPiece: async (draft) => odd(await gestan.createPiece(draft)),
        createEntry: async (draft) => odd(await gestan.createEntry(draft)),
        find: async (kind, ref) => odd(await gestan.find(kind, ref)),
      };
      await failureOf(mutation, async () => {
        const { reports } = await w.open({ gestan: hostile }).run();
        // A short list, such as the families, counts as a whole.
        if (!isShortList)
          for (const { flow, error } of reports)
            expect(error, `${flow} ${describeMutation(mutation)}`).toBeUndefined();
      });
      for (const row of [...w.store.state.products, ...w.store.state.variations]) {
        const what = `${describeMutation(mutation)}: ${row.sku}`;
        expect(String(row.regular_price), what).toMatch(/^(?:\d{1,7}(?:\.\d{1,6})?)?$/);
        expect(Number(row.stock_quantity ?? 0), what).toBeLessThan(1e6);
        for (const control of ['\0', '\u001a', '\u001b'])
          expect(String(row.name), what).not.toContain(control);
      }
      const refs = gestan.state.pieces.map(({ externalRef }) => externalRef);
      expect(new Set(refs).size).toBe(refs.length);
      // What was stored can be read again.
      await dump(w.storage);
      return mutation;
    });
  });
});

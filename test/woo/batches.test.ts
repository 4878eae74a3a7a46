import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WooProduct } from '../../src/woo/index.js';
import { isFull } from '../support/forms.js';
import { recordings, state } from './recordings.js';
import { type Answer, failure, fatal, html, json, type Received, reset, scripted } from './script.js';

interface Body {
  readonly create?: readonly Record<string, unknown>[];
  readonly update?: readonly { readonly id: number; readonly [field: string]: unknown }[];
  readonly delete?: readonly number[];
}

const bodyOf = (one: Received) => one.body as Body;
const sizeOf = (one: Received) => Object.values(bodyOf(one)).flat().length;
const refusal = (id: number | null) => ({
  id,
  error: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.', data: { status: 400 } },
});

/** A store that does what it is told; an update of id 13 is refused for itself. */
function obedient(): { readonly answer: Answer; readonly rows: Record<string, unknown>[] } {
  const rows: Record<string, unknown>[] = [];
  return {
    rows,
    answer: (one) => {
      const body = bodyOf(one);
      return json({
        ...(body.create && {
          create: body.create.map((input) => {
            const row = { ...input, id: 1000 + rows.length };
            rows.push(row);
            return row;
          }),
        }),
        ...(body.update && {
          update: body.update.map((input) => (input.id === 13 ? refusal(13) : { ...input })),
        }),
        ...(body.delete && { delete: body.delete.map((id) => ({ id })) }),
      });
    },
  };
}

/** A product as a store lists it. */
const simple = () => state<Record<string, unknown>>('wc11', 'products')[0] ?? {};

const stocks = (n: number, from = 1) =>
  Array.from({ length: n }, (_, i) => ({ id: from + i, stock_quantity: i }));

describe('batches', () => {
  it('send 1000 stocks in 10 requests, then 1000 creations to a store that keeps up in 10, never with _fields', async () => {
    const { woo, received } = scripted(obedient().answer);
    const stock = await woo.products.batch({ update: stocks(1000, 100) });
    expect(received.map(sizeOf)).toEqual(Array.from({ length: 10 }, () => 100));
    expect(stock.update.map((result) => (result.ok ? result.row.id : 0))).toEqual(
      stocks(1000, 100).map(({ id }) => id),
    );
    received.length = 0;
    await woo.products.batch({ create: Array.from({ length: 1000 }, (_, i) => ({ name: `P ${i}` })) });
    expect(received).toHaveLength(10);
    expect(received.every(({ path }) => path === 'products/batch')).toBe(true);
  });

  it('put creations, changes and deletions into one request when they fit', async () => {
    const { woo, received } = scripted(obedient().answer);
    const results = await woo.products.batch({
      create: [{ name: 'A' }],
      update: [{ id: 13 }, { id: 14 }],
      delete: [15],
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toEqual({
      create: [{ name: 'A' }],
      update: [{ id: 13 }, { id: 14 }],
      delete: [15],
    });
    expect(results.create).toMatchObject([{ ok: true, row: { id: 1000 } }]);
    expect(results.update).toMatchObject([
      { ok: false, error: { code: 'woo.not-found' } },
      { ok: true, row: { id: 14 } },
    ]);
    expect(results.delete).toMatchObject([{ ok: true, row: { id: 15 } }]);
  });

  it('send nothing when there is nothing to do', async () => {
    const { woo, received } = scripted(obedient().answer);
    await expect(woo.products.batch({ update: [] })).resolves.toEqual({ create: [], update: [], delete: [] });
    expect(received).toEqual([]);
  });

  it('carry images ten at a time', async () => {
    const { woo, received } = scripted(obedient().answer);
    await woo.products.batch({
      update: stocks(25).map(({ id }) => ({ id: id + 100, images: [{ src: 'https://img.example/a.jpg' }] })),
    });
    expect(received.map(sizeOf)).toEqual([10, 10, 5]);
  });

  it('halve when the proxy gives up, and grow back', async () => {
    const good = obedient();
    const { woo, received } = scripted((one, count) =>
      sizeOf(one) > 60 ? html(524) : good.answer(one, count),
    );
    const results = await woo.products.batch({ update: stocks(400, 100) });
    expect(results.update.every((result) => result.ok)).toBe(true);
    const sizes = received.map(sizeOf);
    expect(sizes[0]).toBe(100);
    expect(sizes.slice(1, 3)).toEqual([50, 50]);
    expect(Math.max(...sizes.slice(3))).toBeGreaterThan(50);
  });

  it('keep one poisonous row from taking others down', async () => {
    const good = obedient();
    const poison = 142;
    const { woo, received } = scripted((one, count) =>
      bodyOf(one).update?.some(({ id }) => id === poison) ? fatal() : good.answer(one, count),
    );
    const results = await woo.products.batch({ update: stocks(100, 100) });
    const failed = results.update.flatMap((result, index) => (result.ok ? [] : [[index, result.error.code]]));
    expect(failed).toEqual([[42, 'woo.server-error']]);
    expect(received.length).toBeLessThan(20);
  });

  it('keep a row that a firewall dislikes from taking others down', async () => {
    const good = obedient();
    const { woo } = scripted((one, count) =>
      JSON.stringify(one.body ?? '').includes('<script') ? html(403) : good.answer(one, count),
    );
    const results = await woo.products.batch({
      update: [{ id: 1 }, { id: 2, description: '<script>' }, { id: 3 }],
    });
    expect(results.update.map((result) => result.ok)).toEqual([true, false, true]);
  });

  it('stop when the whole address is closed', async () => {
    const { woo, received } = scripted(() => html(403));
    const results = await woo.products.batch({ update: stocks(1000, 100) });
    expect(results.update).toHaveLength(1000);
    expect(results.update.every((result) => !result.ok && result.error.code === 'woo.firewall')).toBe(true);
    // Down to one row, and an empty batch that tells that no row is to blame.
    expect(received.length).toBeLessThanOrEqual(10);
  });

  it('stop when the key is not accepted', async () => {
    const { woo, received } = scripted(() => failure(401, 'woocommerce_rest_cannot_batch'));
    const results = await woo.products.batch({ update: stocks(300, 100) });
    expect(received).toHaveLength(1);
    expect(results.update.filter((result) => !result.ok && result.error.code === 'woo.auth')).toHaveLength(
      300,
    );
  });

  it('leave creations unsettled when the answer is lost, and go on with the others', async () => {
    const good = obedient();
    const { woo, received } = scripted((one, count) => (count === 1 ? reset() : good.answer(one, count)));
    const results = await woo.orders.batch({
      create: [{ status: 'pending' }],
      update: [{ id: 20 }],
      delete: [21],
    });
    expect(results.create).toMatchObject([{ ok: false, error: { code: 'woo.unsettled' } }]);
    expect(results.update).toMatchObject([{ ok: true }]);
    expect(results.delete).toMatchObject([{ ok: true }]);
    expect(received[1]?.body).toEqual({ update: [{ id: 20 }], delete: [21] });
  });

  it('find out by SKU what a lost batch created, and send only the rest', async () => {
    const made = { id: 501, name: 'A', sku: 'A-1' } as unknown as WooProduct;
    const good = obedient();
    const { woo, received } = scripted((one, count) => {
      if (one.method === 'GET') return json([made]);
      return count === 1 ? html(524) : good.answer(one, count);
    });
    const results = await woo.products.batch({
      create: [{ name: 'A', sku: 'A-1' }, { name: 'B', sku: 'B-1' }, { name: 'C' }],
    });
    expect(results.create).toMatchObject([
      { ok: true, row: { id: 501 } },
      { ok: true, row: { name: 'B' } },
      { ok: false, error: { code: 'woo.unsettled' } },
    ]);
    expect(
      received.map((one) => (one.method === 'GET' ? 'look' : bodyOf(one).create?.map(({ name }) => name))),
    ).toEqual([['A', 'B', 'C'], 'look', ['B']]);
  });

  it('leave creations unsettled when the store cannot be asked either', async () => {
    const { woo } = scripted(() => reset(), { maxRetries: 0 });
    const results = await woo.products.batch({ create: [{ name: 'A', sku: 'A-1' }] });
    expect(results.create).toMatchObject([{ ok: false, error: { code: 'woo.unsettled' } }]);
  });

  it('look at changes that were lost right before they are sent again, and send what is needed', async () => {
    const product = (id: number, price: string) => ({ ...simple(), id, regular_price: price });
    const { woo, received } = scripted((one, count) => {
      if (count === 1) return reset();
      if (one.method === 'GET') return json([product(21, '5'), product(22, '1'), product(23, '9')]);
      return json({ update: (bodyOf(one).update ?? []).map(({ id }) => product(id, '5')) });
    });
    const update = [21, 22, 23, 24].map((id) => ({ id, regular_price: '5' }));
    const asked: number[] = [];
    const results = await woo.products.batch(
      { update },
      {
        needsRepeat: ({ id }, row) => {
          asked.push(id);
          return row.regular_price === '1';
        },
      },
    );
    // 24 is not listed: the store says itself what became of it.
    expect(asked).toEqual([21, 22, 23]);
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
    expect(bodyOf(received[2] as Received).update?.map(({ id }) => id)).toEqual([22, 24]);
    expect(
      results.update.map((result) => result.ok && [result.row.regular_price, result.found === true]),
    ).toEqual([
      ['5', true],
      ['5', false],
      ['9', true],
      ['5', false],
    ]);
  });

  it('send no change again that was lost and cannot be looked at', async () => {
    const { woo, received } = scripted(() => reset(), { maxRetries: 1 });
    const results = await woo.products.batch(
      { update: [{ id: 21, regular_price: '5' }] },
      { needsRepeat: () => true },
    );
    expect(results.update).toMatchObject([{ ok: false, error: { code: 'woo.network' } }]);
    expect(received.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('take a deletion that was lost and then finds nothing for done', async () => {
    const { woo } = scripted((one, count) =>
      count === 1 ? reset() : json({ delete: (bodyOf(one).delete ?? []).map(refusal) }),
    );
    const results = await woo.products.batch({ delete: [31] });
    expect(results.delete).toEqual([{ ok: true, row: { id: 31 } }]);
  });

  it.each([
    ['an empty list', []],
    ['null', null],
    ['an empty object', {}],
    ['text rows', { create: ['x'], update: ['y'] }],
  ])('give every row a result when the store answers with %s', async (_, data) => {
    const { woo } = scripted(() => json(data));
    const results = await woo.products.batch({ create: [{ name: 'A' }], update: [{ id: 4 }] });
    expect(results.create).toMatchObject([{ ok: false, error: { code: 'woo.unsettled' } }]);
    expect(results.update).toMatchObject([{ ok: false, error: { code: 'woo.unexpected' } }]);
  });

  it('match answers by id when some are missing', async () => {
    const { woo } = scripted(() => json({ update: [{ id: 3 }, { id: 1 }] }));
    const results = await woo.products.batch({ update: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(results.update.map((result) => result.ok && result.row.id)).toEqual([1, false, 3]);
  });

  it('say of rows that were not sent after an abort that they were not', async () => {
    const stop = new AbortController();
    const good = obedient();
    const { woo } = scripted((one, count) => {
      stop.abort(new Error('enough'));
      return good.answer(one, count);
    });
    const results = await woo.products.batch({ update: stocks(150, 100) }, { signal: stop.signal });
    expect(results.update.filter((result) => result.ok)).toHaveLength(100);
    expect(results.update.filter((result) => !result.ok && result.error.code === 'woo.aborted')).toHaveLength(
      50,
    );
  });
});

describe('variations', () => {
  it('of 100 parents go in 100 requests, side by side, results in the order of the input', async () => {
    let running = 0;
    let most = 0;
    const good = obedient();
    const { woo, received } = scripted(
      async (one, count) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return good.answer(one, count);
      },
      { concurrency: { writes: 4 } },
    );
    const update = Array.from({ length: 300 }, (_, i) => ({
      parentId: 1 + (i % 100),
      id: 5000 + i,
      stock_quantity: i,
    }));
    const results = await woo.batchVariations({ update });
    expect(received).toHaveLength(100);
    expect(most).toBe(4);
    expect(results.update.map((result) => result.ok && result.row.id)).toEqual(update.map(({ id }) => id));
    expect(results.update.map((result) => result.ok && result.row.parent_id)).toEqual(
      update.map(({ parentId }) => parentId),
    );
    expect(JSON.stringify(received)).not.toContain('parentId');
  });
});

describe('recorded batches', () => {
  it('give a result for each row, the recorded error or the recorded row', async () => {
    let rows = 0;
    const batches = recordings().filter(
      ({ request, response }) =>
        request.path === '/wp-json/wc/v3/products/batch' &&
        response.status === 200 &&
        request.query._fields === undefined,
    );
    for (const { request, response, name } of batches) {
      const body = (request.body ?? {}) as Record<string, unknown>;
      const answers = response.body as Record<string, readonly { id: number; error?: { code: string } }[]>;
      if ('_fields' in body || response.body === undefined) continue;
      const { woo } = scripted(() => json(answers));
      const batch = woo.products.batch(body as Parameters<typeof woo.products.batch>[0]);
      // Stores take what is no list, or ignore it. The client does not send it.
      if (['create', 'update', 'delete'].some((verb) => verb in body && !Array.isArray(body[verb]))) {
        await expect(batch, name).rejects.toMatchObject({ code: 'settings.invalid', field: 'batch.create' });
        continue;
      }
      const results = await batch;
      for (const verb of ['create', 'update', 'delete'] as const) {
        for (const [index, result] of results[verb].entries()) {
          rows += 1;
          const answer = answers[verb]?.[index];
          if (result.ok) expect(result.row.id, name).toBe(answer?.id);
          else expect(result.error.wooCode, name).toBe(answer?.error?.code);
        }
      }
    }
    expect(rows).toBeGreaterThan(200);
  });
});

describe('random faults', () => {
  it('give every row exactly one true result, and create nothing twice', async () => {
    const fault = fc.constantFrom('none', 'none', 'none', 'lost', 'reset', 'fatal', 'busy', 'html', 'large');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 30 }),
        fc.nat({ max: 130 }),
        fc.nat({ max: 130 }),
        fc.uniqueArray(fc.nat({ max: 129 }), { maxLength: 3 }),
        async (faults, creations, changes, poison) => {
          const made = new Map<string, number>();
          const stock = new Map<number, unknown>();
          let lastId = 9000;
          const applied: Answer = (one) => {
            const body = bodyOf(one);
            const create = body.create?.map((input) => {
              const sku = String(input.sku);
              const there = made.get(sku);
              if (there !== undefined) {
                const data = { status: 400, resource_id: there };
                return { id: 0, error: { code: 'product_invalid_sku', message: 'Taken.', data } };
              }
              lastId += 1;
              made.set(sku, lastId);
              return { ...input, id: lastId };
            });
            for (const { id, stock_quantity } of body.update ?? []) stock.set(id, stock_quantity);
            return json({ create, update: body.update });
          };
          const { woo } = scripted(
            (one, count) => {
              if (one.method === 'GET') {
                const skus = new URLSearchParams(one.path.split('?')[1]).get('sku')?.split(',') ?? [];
                return json(
                  skus.flatMap((sku) =>
                    made.has(sku) ? [{ id: made.get(sku), sku, name: `N ${sku}` }] : [],
                  ),
                );
              }
              const kind = faults[count - 1] ?? 'none';
              if (bodyOf(one).update?.some(({ id }) => poison.includes(id - 1))) return fatal();
              if (kind === 'busy') return failure(429, 'too_many');
              if (kind === 'large') return sizeOf(one) > 1 ? html(413) : applied(one, count);
              if (kind === 'reset') reset();
              if (kind === 'fatal') return fatal();
              const answer = applied(one, count);
              if (kind === 'lost') return html(524);
              return kind === 'html' ? html(200) : answer;
            },
            { maxRetries: 20 },
          );
          const create = Array.from({ length: creations }, (_, i) => ({ name: `N S-${i}`, sku: `S-${i}` }));
          const update = Array.from({ length: changes }, (_, i) => ({ id: i + 1, stock_quantity: i }));
          const results = await woo.products.batch({ create, update });
          for (const [index, result] of results.create.entries()) {
            const sku = create[index]?.sku ?? '';
            if (result.ok) expect(result.row.id).toBe(made.get(sku));
            else if (result.error.code !== 'woo.unsettled') expect(made.has(sku)).toBe(false);
          }
          for (const [index, result] of results.update.entries()) {
            if (result.ok) expect(stock.get(index + 1)).toBe(index);
            else expect(poison.includes(index) || faults.length > 0).toBe(true);
          }
          if (faults.length === 0) {
            const failed = results.update.flatMap((result, index) => (result.ok ? [] : [index]));
            expect(failed).toEqual(poison.filter((index) => index < changes).sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: isFull ? 30 : 12, seed: 3 },
    );
  });
});

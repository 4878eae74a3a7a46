import { describe, expect, expectTypeOf, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import type { WooProduct } from '../../src/woo/index.js';
import { type Answer, caught, failure, html, json, type Received, scripted } from './script.js';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly date_created_gmt?: string;
}

const row = (id: number, created?: string): Row => ({
  id,
  name: `Row ${id}`,
  slug: `row-${id}`,
  ...(created === undefined ? {} : { date_created_gmt: created }),
});
const rowsOf = (n: number) => Array.from({ length: n }, (_, i) => row(i + 1));

const pageOf = (one: Received) => Number(new URLSearchParams(one.path.split('?')[1]).get('page') ?? 1);
const sizeOf = (one: Received) => Number(new URLSearchParams(one.path.split('?')[1]).get('per_page') ?? 10);

/** A list whose rows may change between two answers. */
function listing(rows: () => readonly Row[], headers: Record<string, string> = {}): Answer {
  return (one) => {
    const all = rows();
    const size = sizeOf(one);
    const page = pageOf(one);
    return json(all.slice((page - 1) * size, page * size), {
      headers: {
        'x-wp-total': `${all.length}`,
        'x-wp-totalpages': `${Math.ceil(all.length / size)}`,
        ...headers,
      },
    });
  };
}

describe('lists', () => {
  it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
    [10_000, 100],
  ])('read %i rows in %i requests, in order, none twice', async (rows, requests) => {
    const all = rowsOf(rows);
    const { woo, received } = scripted(listing(() => all));
    const read = await woo.tags.list().toArray();
    expect(read.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(received).toHaveLength(requests);
    expect(received[0]?.path).toBe('products/tags?orderby=id&order=asc&per_page=100');
  });

  it('ask for pages side by side as far as the governor lets them, and give them in order', async () => {
    const all = rowsOf(1200);
    const answer = listing(() => all);
    let running = 0;
    let most = 0;
    const { woo } = scripted(
      async (one, count) => {
        running += 1;
        most = Math.max(most, running);
        // Later pages come first.
        await new Promise((resolve) => setTimeout(resolve, 12 - pageOf(one)));
        running -= 1;
        return answer(one, count);
      },
      { concurrency: { reads: 4 } },
    );
    const pages: number[] = [];
    for await (const page of woo.tags.list().pages()) {
      expect([page.total, page.totalPages]).toEqual([1200, 12]);
      pages.push(page.page);
    }
    expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('stop asking when the reader stops', async () => {
    const all = rowsOf(10_000);
    const { woo, received } = scripted(listing(() => all));
    for await (const one of woo.tags.list()) if (one.id === 150) break;
    expect(received.length).toBeLessThan(12);
  });

  it('read no more than the limit wants, and the first row alone', async () => {
    const all = rowsOf(1000);
    const { woo, received } = scripted(listing(() => all));
    expect(await woo.tags.list().toArray({ limit: 150 })).toHaveLength(150);
    expect(received).toHaveLength(2);
    received.length = 0;
    expect(await woo.tags.list().toArray({ limit: 7 })).toHaveLength(7);
    expect(received.map(sizeOf)).toEqual([7]);
    received.length = 0;
    expect(await woo.tags.list().first()).toMatchObject({ id: 1 });
    expect(received.map(sizeOf)).toEqual([1]);
    expect(await woo.tags.list().toArray({ limit: 0 })).toEqual([]);
  });

  it('read only the page that is asked for', async () => {
    const all = rowsOf(1000);
    const { woo, received } = scripted(listing(() => all));
    expect((await woo.tags.list({ page: 3, per_page: 20 }).toArray()).map(({ id }) => id)[0]).toBe(41);
    expect(received).toHaveLength(1);
  });

  it('end without totals too, and where a host ignores the page', async () => {
    const all = rowsOf(230);
    const { woo, received } = scripted((one) => json(all.slice((pageOf(one) - 1) * 100, pageOf(one) * 100)));
    expect(await woo.tags.list().toArray()).toHaveLength(230);
    expect(received).toHaveLength(3);
    const same = scripted(() => json(all.slice(0, 100)));
    expect(await same.woo.tags.list().toArray()).toHaveLength(100);
    expect(same.received.length).toBeLessThanOrEqual(3);
  });

  it('find the rows that slipped when others were deleted, by the totals that came anyway', async () => {
    let all = rowsOf(500);
    let deleted = false;
    const answer = listing(() => all);
    const { woo, warnings, received } = scripted((one, count) => {
      if (pageOf(one) === 2 && !deleted) {
        deleted = true;
        all = all.filter(({ id }) => id !== 3 && id !== 4);
      }
      return answer(one, count);
    });
    const read = (await woo.tags.list().toArray()).map(({ id }) => id);
    expect(new Set(read).size).toBe(read.length);
    for (const { id } of all) expect(read).toContain(id);
    expect(warnings).toMatchObject([{ kind: 'recount' }]);
    expect(received).toHaveLength(10);
  });

  it('find them also when as many were created', async () => {
    let all: Row[] = Array.from({ length: 300 }, (_, i) => row(i + 1, '2026-01-01T00:00:00'));
    let changed = false;
    const answer = listing(() => all, { date: 'Tue, 24 Nov 2026 12:00:00 GMT' });
    const { woo } = scripted((one, count) => {
      if (pageOf(one) === 2 && !changed) {
        changed = true;
        all = [...all.filter(({ id }) => id !== 5), row(301, '2026-11-24T12:00:03')];
      }
      return answer(one, count);
    });
    const read = (await woo.tags.list().toArray()).map(({ id }) => id);
    for (const { id } of all) expect(read).toContain(id);
  });

  it('do not read again because rows were added', async () => {
    let all: Row[] = Array.from({ length: 250 }, (_, i) => row(i + 1, '2026-01-01T00:00:00'));
    const answer = listing(() => all, { date: 'Tue, 24 Nov 2026 12:00:00 GMT' });
    const { woo, received, warnings } = scripted((one, count) => {
      if (pageOf(one) === 2) all = [...all, row(all.length + 1, '2026-11-24T12:00:05')];
      return answer(one, count);
    });
    expect(await woo.tags.list().toArray()).toHaveLength(251);
    expect(received).toHaveLength(3);
    expect(warnings).toEqual([]);
  });

  it('pass the error of a page on, in its place', async () => {
    const all = rowsOf(500);
    const answer = listing(() => all);
    const { woo } = scripted((one, count) =>
      pageOf(one) === 3 ? failure(403, 'woocommerce_rest_cannot_view') : answer(one, count),
    );
    const seen: number[] = [];
    const error = await caught(
      (async () => {
        for await (const page of woo.tags.list().pages()) seen.push(page.page);
      })(),
    );
    expect(error).toMatchObject({ code: 'woo.forbidden' });
    expect(seen).toEqual([1, 2]);
  });

  it.each([
    ['cut off behind a bracket', '[{"id":201,"name":"a","slug":"a","meta_data":[]', 'woo.truncated', 3],
    ['broken between its brackets', '[{"id":201,"name":oops}]', 'woo.not-json', 1],
  ])('ask for a page that came %s as often as for any other answer', async (_, text, code, times) => {
    const all = rowsOf(500);
    const answer = listing(() => all);
    const broken = () =>
      scripted((one, count) => (pageOf(one) === 3 ? new Response(text) : answer(one, count)), {
        maxRetries: 2,
      });
    const single = broken();
    const reading = single.woo.request({ method: 'GET', path: 'products/tags?page=3' });
    expect(await caught(reading)).toMatchObject({ code });
    expect(single.received).toHaveLength(times);
    const whole = broken();
    expect(await caught(whole.woo.tags.list().toArray())).toMatchObject({ code });
    expect(whole.received.filter((one) => pageOf(one) === 3)).toHaveLength(times);
    expect(whole.sleeps).toHaveLength(times - 1);
  });

  it('go on where a page that was cut off behind a bracket comes whole the next time', async () => {
    const all = rowsOf(500);
    const answer = listing(() => all);
    let cutOff = 0;
    const { woo, received, sleeps } = scripted((one, count) => {
      if (pageOf(one) !== 3 || cutOff > 0) return answer(one, count);
      cutOff += 1;
      return new Response('[{"id":201,"meta_data":[]');
    });
    expect(await woo.tags.list().toArray()).toEqual(all);
    expect([received.length, sleeps.length]).toEqual([6, 1]);
  });

  it('end with the reason of the signal', async () => {
    const stop = new AbortController();
    const all = rowsOf(500);
    const { woo } = scripted(listing(() => all));
    const reading = (async () => {
      for await (const page of woo.tags.list({}, { signal: stop.signal }).pages())
        if (page.page === 2) stop.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
  });

  it('know of a row only the fields that were asked for', async () => {
    const { woo, received } = scripted(() => json([{ id: 1, sku: 'A' }]));
    const [product] = await woo.products
      .list({ _fields: ['id', 'sku'], status: 'any', include: [1, 2], search: undefined })
      .toArray();
    expectTypeOf(product).toEqualTypeOf<Pick<WooProduct, 'id' | 'sku'> | undefined>();
    expect(product).toEqual({ id: 1, sku: 'A' });
    expect(received[0]?.path).toContain('_fields=id%2Csku&status=any&include=1%2C2');
    expect(received[0]?.path).not.toContain('search');
  });

  it('send dates as UTC with Z, whole seconds, and no dates_are_gmt', async () => {
    const { woo, received } = scripted(() => json([]));
    await woo.orders.list({ after: new Date('2026-03-29T02:15:00.500Z') }).toArray();
    expect(received[0]?.path).toContain('after=2026-03-29T02%3A15%3A00Z');
    expect(received[0]?.path).not.toContain('dates_are_gmt');
  });

  it('take lists that come whole in one request without paging', async () => {
    const { woo, received } = scripted(({ path }) =>
      json(
        path.startsWith('taxes')
          ? [{ slug: 'standard', name: 'S' }]
          : [{ id: 'bacs', title: 'B', enabled: true, label: 'B' }],
      ),
    );
    await woo.taxClasses.list().toArray();
    await woo.paymentGateways.list().toArray();
    await woo.settings.groups();
    await woo.settings.list('general');
    expect(received.map(({ path }) => path)).toEqual([
      'taxes/classes',
      'payment_gateways',
      'settings',
      'settings/general',
    ]);
  });
});

describe('rows', () => {
  it('come in pages of a size that the store takes, whatever size and limit are asked for', async () => {
    const tags = Array.from({ length: 230 }, (_, index) => ({ id: index + 1, name: 'a', slug: 'a' }));
    const { woo, received } = scripted(({ path }) => {
      const query = new URL(path, 'https://shop.example').searchParams;
      const size = Number(query.get('per_page'));
      if (size < 1 || size > 100) return failure(400, 'rest_invalid_param');
      const start = (Number(query.get('page') ?? 1) - 1) * size;
      return json(tags.slice(start, start + size), {
        headers: { 'x-wp-total': '230', 'x-wp-totalpages': String(Math.ceil(230 / size)) },
      });
    });
    expect(await woo.tags.list({ per_page: 200 }).toArray({ limit: 150 })).toHaveLength(150);
    expect(received.map(({ path }) => /per_page=\d+/.exec(path)?.[0])).toEqual([
      'per_page=100',
      'per_page=100',
    ]);
    expect(await woo.tags.list({ per_page: 200 }).toArray()).toHaveLength(230);
    expect(await woo.tags.list({ per_page: 50 }).toArray({ limit: 7 })).toHaveLength(7);
    expect(received.at(-1)?.path).toContain('per_page=7');
  });

  it('are addressed by ids that are ids', async () => {
    const { woo, received } = scripted(() => json({}));
    for (const id of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) await caught(woo.products.get(id));
    expect(() => woo.variations(0)).toThrow(SettingsError);
    await caught(woo.settings.get('general', '../../users'));
    expect(received).toEqual([]);
  });

  it('of variations and refunds know their parent', async () => {
    const { woo, received } = scripted(() => json([{ id: 4 }]));
    expect((await woo.variations(9).list().toArray())[0]?.parent_id).toBe(9);
    expect((await woo.refunds(8).list().toArray())[0]?.parent_id).toBe(8);
    expect(received.map(({ path }) => path.split('?')[0])).toEqual([
      'products/9/variations',
      'orders/8/refunds',
    ]);
  });

  it('of refunds move no money unless told to', async () => {
    const { woo, received } = scripted(() => json({ id: 4 }, { status: 201 }));
    await woo.refunds(8).create({ amount: '1.00' });
    await woo.refunds(8).create({ amount: '1.00', api_refund: true });
    expect(received.map(({ body }) => body)).toEqual([
      { api_refund: false, amount: '1.00' },
      { api_refund: true, amount: '1.00' },
    ]);
  });

  it('of customers are read by snapshot: what differs, and what is gone', async () => {
    let customers = [
      { id: 1, email: 'a@x.test' },
      { id: 2, email: 'b@x.test' },
      { id: 3, email: 'c@x.test' },
    ];
    const { woo, received } = scripted(() => json(customers));
    const first = woo.readSnapshot({ resource: 'customers' });
    const { rows, cursor } = await first.toArray();
    expect(rows).toHaveLength(3);
    customers = [
      { id: 1, email: 'a@x.test' },
      { id: 3, email: 'new@x.test' },
    ];
    const second = woo.readSnapshot({ resource: 'customers', since: JSON.parse(JSON.stringify(cursor)) });
    expect((await second.toArray()).rows.map(({ id }) => id)).toEqual([3]);
    expect(second.gone()).toEqual([2]);
    expect(received).toHaveLength(2);
  });

  it('of a store without GET /variations end in woo.no-route', async () => {
    const { woo } = scripted(() => failure(404, 'rest_no_route'));
    await expect(woo.allVariations.list().toArray()).rejects.toMatchObject({ code: 'woo.no-route' });
    await expect(woo.products.list().toArray()).rejects.toMatchObject({ code: 'woo.not-woocommerce' });
    const plain = scripted(() => html(404));
    await expect(plain.woo.products.list().toArray()).rejects.toMatchObject({ code: 'woo.permalinks' });
  });
});

import { describe, expect, it } from 'vitest';
import { isWooError } from '../../src/woo/index.js';
import type { WooUnreadableRow } from '../../src/woo/reading/list-types.js';
import { state } from './recordings.js';
import { caught, html, json, scripted } from './script.js';

const products = state('wc11', 'products').slice(0, 4);
const orders = state('wc11', 'orders').slice(0, 4);

/** A copy of a row with one value replaced. */
function changed(row: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(row);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: Record<string, unknown> = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

function ids(rows: readonly { readonly id: unknown }[]): readonly unknown[] {
  return rows.map(({ id }) => id);
}

const oddFields = [
  ['products', 'weight', []],
  ['products', 'sku', []],
  ['products', 'description', {}],
  ['products', 'status', [1]],
  ['products', 'categories', 'x'],
  ['products', 'images.0', null],
  ['products', 'manage_stock', {}],
  ['orders', 'line_items.0.name', []],
  ['orders', 'line_items.0.taxes', 'x'],
  ['orders', 'line_items.0', null],
  ['orders', 'shipping.postcode', []],
  ['orders', 'status', [1]],
  ['orders', 'total', { amount: 1 }],
  ['orders', 'meta_data.0.key', ['_a']],
] as const;

describe('a row with a field that cannot be read', () => {
  it.each(oddFields)(
    'of %s is handed on by itself, and all others are read: %s',
    async (name, field, value) => {
      const rows = name === 'products' ? products : orders;
      const at = rows.findIndex((row) => {
        const list = row[field.split('.')[0] ?? ''];
        return !field.includes('.0') || (Array.isArray(list) && list.length > 0);
      });
      const odd = rows.map((row, index) => (index === at ? changed(row, field, value) : row));
      const { woo, warnings } = scripted(() =>
        json(odd, { headers: { 'x-wp-total': '4', 'x-wp-totalpages': '1' } }),
      );
      const unreadable: WooUnreadableRow[] = [];
      const read = await woo[name].list({}, { onUnreadable: (row) => unreadable.push(row) }).toArray();
      expect(ids(read)).toEqual(ids(rows.filter((_, index) => index !== at) as { id: unknown }[]));
      expect(unreadable).toMatchObject([{ path: `/wp-json/wc/v3/${name}`, id: rows[at]?.id, field }]);
      expect(warnings.filter(({ kind }) => kind !== 'repaired')).toMatchObject([{ kind: 'unreadable' }]);
    },
  );

  it('is an error with its id and field where nobody takes it', async () => {
    const { woo } = scripted(() => json([products[0], changed(products[1] ?? {}, 'sku', [])]));
    const error = await caught(woo.products.list().toArray());
    expect(error).toMatchObject({ code: 'woo.unexpected', field: 'sku', resourceId: products[1]?.id });
    const one = scripted(() => json(changed(products[1] ?? {}, 'sku', [])));
    expect(await caught(one.woo.products.get(7))).toMatchObject({ code: 'woo.unexpected', field: 'sku' });
  });

  it('without an id, or that is no object, is handed on without an id', async () => {
    const { id: _, ...nameless } = products[0] ?? {};
    const { woo } = scripted(() => json([nameless, null, 5, products[1]]));
    const unreadable: WooUnreadableRow[] = [];
    const read = await woo.products.list({}, { onUnreadable: (row) => unreadable.push(row) }).toArray();
    expect(ids(read)).toEqual([products[1]?.id]);
    expect(unreadable.map(({ id, field }) => [id, field])).toEqual([
      [undefined, 'id'],
      [undefined, 'id'],
    ]);
  });

  it('keeps neither a read of changes nor a snapshot from its end', async () => {
    const odd = orders.map((row, index) => (index === 1 ? changed(row, 'billing', 'x') : row));
    const headers = { 'x-wp-total': '4', 'x-wp-totalpages': '1', date: 'Sat, 28 Nov 2026 12:00:00 GMT' };
    const { woo } = scripted(() => json(odd, { headers }));
    const unreadable: WooUnreadableRow[] = [];
    const changes = woo.readChanges({
      resource: 'orders',
      since: '2020-01-01T00:00:00Z',
      onUnreadable: (row) => unreadable.push(row),
    });
    const { rows, cursor } = await changes.toArray();
    expect(rows).toHaveLength(3);
    expect(cursor.kind).toBe('date');
    expect(unreadable).toMatchObject([{ id: orders[1]?.id, field: 'billing' }]);
  });

  it('does not end a read of changes early when a whole page of rows cannot be read', async () => {
    const row = (id: number, total: unknown) => ({
      ...orders[0],
      id,
      total,
      date_modified_gmt: `2026-11-01T00:${String(Math.floor(id / 60)).padStart(2, '0')}:${String(id % 60).padStart(2, '0')}`,
    });
    const all = Array.from({ length: 150 }, (_, index) => row(index + 1, index < 100 ? [] : '1.00'));
    const { woo } = scripted(({ path }) => {
      const query = new URL(path, 'https://shop.example').searchParams;
      const after = query.get('modified_after')?.replace('Z', '') ?? '';
      const ordered = query.get('order') === 'desc' ? [...all].reverse() : all;
      const found = ordered.filter((one) => one.date_modified_gmt > after);
      const size = Number(query.get('per_page'));
      const start = (Number(query.get('page') ?? 1) - 1) * size;
      return json(found.slice(start, start + size), { headers: { 'x-wp-total': String(found.length) } });
    });
    const unreadable = new Set<unknown>();
    const { rows } = await woo
      .readChanges({
        resource: 'orders',
        since: '2026-10-31T00:00:00Z',
        overlapMs: 0,
        onUnreadable: ({ id }) => unreadable.add(id),
      })
      .toArray();
    expect(rows).toHaveLength(50);
    expect(unreadable.size).toBe(100);
  });
});

describe('the answer to a write', () => {
  it('is taken with an odd field, since the write was carried out', async () => {
    const { woo, warnings } = scripted(() => json(changed(products[0] ?? {}, 'weight', [])));
    const id = Number(products[0]?.id);
    const row = await woo.products.update(id, { name: 'x' });
    expect(row.id).toBe(id);
    expect(warnings).toMatchObject([{ kind: 'unreadable' }]);
  });

  it('leaves a creation open when it is the page of a firewall or a browser check', async () => {
    for (const page of [
      html(403, '<html>Blocked</html>'),
      html(200, '<html>Just a moment, captcha</html>'),
    ]) {
      const { woo, received } = scripted((one) =>
        one.method === 'GET' ? json([{ ...products[0], sku: 'A-1', name: 'A' }]) : page.clone(),
      );
      const made = await woo.products.create({ name: 'A', sku: 'A-1' });
      expect(made.id).toBe(products[0]?.id);
      expect(received.map(({ method }) => method)).toEqual(['POST', 'GET']);
      const other = scripted(() => page.clone());
      const error = await caught(other.woo.orders.create({ status: 'pending' }));
      expect(isWooError(error, 'woo.unsettled')).toBe(true);
      expect(other.received).toHaveLength(1);
    }
  });
});

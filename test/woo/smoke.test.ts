import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWooClient } from '../../src/woo/index.js';

const orders = JSON.parse(
  readFileSync(new URL('../recordings/wc11/state/orders.json', import.meta.url), 'utf8'),
) as readonly Record<string, unknown>[];

describe('the client in its first shape', () => {
  it('reads all pages in order', async () => {
    const paths: string[] = [];
    const woo = createWooClient({
      url: 'https://shop.example/',
      consumerKey: 'ck_x',
      consumerSecret: 'cs_x',
      transport: async (request) => {
        const url = new URL(request.url);
        paths.push(url.search);
        const page = Number(url.searchParams.get('page') ?? 1);
        const size = Number(url.searchParams.get('per_page'));
        return Response.json(orders.slice((page - 1) * size, page * size), {
          headers: {
            'x-wp-total': String(orders.length),
            'x-wp-totalpages': String(Math.ceil(orders.length / size)),
          },
        });
      },
    });
    const rows = await woo.orders.list().toArray();
    expect(rows.map((row) => row.id)).toEqual(orders.map((row) => row['id']));
    expect(paths).toHaveLength(3);
  });
});

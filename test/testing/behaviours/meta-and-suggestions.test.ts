import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

describe.each(kinds)('what of the meta is shown, orders in %s', (kind) => {
  const rows = [
    { key: 'gestan', value: '12' },
    { key: '_note', value: 'x' },
    { key: 'rayon', value: 'A' },
  ];
  const keysOf = (record: { meta_data: { key: string }[] }) => record.meta_data.map((meta) => meta.key);

  test.each(['products', 'orders'])('%s', async (resource) => {
    const { get, post } = bench(kind);
    const { body: made } = await post(`/${resource}`, { name: 'Leurre', meta_data: rows });
    const shown = async (query: Readonly<Record<string, string>>) => {
      const one = await get(`/${resource}/${made.id}`, query);
      const list = await get(`/${resource}`, { include: String(made.id), ...query });
      expect(keysOf(list.body[0]).sort()).toEqual(keysOf(one.body).sort());
      return keysOf(one.body);
    };
    const all = await shown({});
    expect(all).toEqual(expect.arrayContaining(['gestan', 'rayon']));
    expect(await shown({ include_meta: 'gestan' })).toEqual(['gestan']);
    expect(await shown({ exclude_meta: 'gestan' })).toEqual(all.filter((key) => key !== 'gestan'));
    // Who names what to show need not say what to leave out.
    expect(await shown({ include_meta: 'rayon', exclude_meta: 'rayon' })).toEqual(['rayon']);
    const several = await get(`/${resource}`, { include: String(made.id), include_meta: 'gestan, rayon' });
    expect(keysOf(several.body[0])).toEqual(['gestan', 'rayon']);
  });

  test('a filter changes nothing that the store holds', async () => {
    const { get, post } = bench(kind);
    const { body: made } = await post('/products', { name: 'Leurre', meta_data: rows });
    await get(`/products/${made.id}`, { include_meta: 'rayon' });
    expect(keysOf((await get(`/products/${made.id}`)).body)).toEqual(keysOf(made));
  });
});

describe.each(kinds)('suggested products, orders in %s', (kind) => {
  test('are published products of the categories and tags, without those that are left out', async () => {
    const { get, post } = bench(kind);
    const { body: category } = await post('/products/categories', { name: 'Suggérés' });
    const { body: tag } = await post('/products/tags', { name: 'suggéré' });
    const add = async (more: object) =>
      (await post('/products', { name: 'Moulinet', ...more } as never)).body.id as number;
    const filed = { categories: [{ id: category.id }] };
    const [first, second] = [await add(filed), await add(filed)];
    const tagged = await add({ tags: [{ id: tag.id }] });
    await add({ ...filed, status: 'draft' });
    await add({ ...filed, catalog_visibility: 'hidden' });
    const suggested = async (query: Readonly<Record<string, string>>) =>
      (await get('/products/suggested-products', { orderby: 'id', order: 'asc', ...query })).body.map(
        (product: { id: number }) => product.id,
      );
    expect(await suggested({ categories: String(category.id) })).toEqual([first, second]);
    expect(await suggested({ categories: String(category.id), tags: String(tag.id) })).toEqual([
      first,
      second,
      tagged,
    ]);
    expect(await suggested({ categories: String(category.id), exclude: String(first) })).toEqual([second]);
    expect(await suggested({ categories: String(category.id), limit: '1' })).toEqual([first]);
    expect(await suggested({ categories: '999999' })).toEqual([]);
    expect(await suggested({})).toHaveLength(5);
    // What is no number counts as 0, and no term has that id.
    expect(await suggested({ categories: 'abc' })).toEqual([]);
  });
});

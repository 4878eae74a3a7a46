import { describe, expect, it } from 'vitest';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import { createWooClient } from '../../src/woo/index.js';
import { recordings } from './recordings.js';
import { json, scripted } from './script.js';

type Row = Record<string, unknown>;

/** PHP's `stripslashes`. */
const stripped = (text: string) =>
  text.replace(/\\([\s\S])?/g, (_, next: string | undefined) => (next === '0' ? '\0' : (next ?? '')));

/** What a store keeps of a product's texts; the recordings below hold it to what stores do. */
function kept(product: Row): Row {
  return Object.fromEntries(
    Object.entries(product).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'sku' ? stripped(value) : value,
    ]),
  );
}

const store = (path: string, body: Row): unknown => {
  if (!path.startsWith('products')) return { id: 8, ...body };
  if (/variations/.test(path)) return { id: 8, ...body };
  if (!path.endsWith('batch')) return { id: 7, ...kept(body) };
  const rows = (list: unknown) =>
    ((list ?? []) as Row[]).map((row, index) => ({ id: index + 1, ...kept(row) }));
  return { create: rows(body.create), update: rows(body.update) };
};

const texts = {
  name: 'Câble C:\\temp\\',
  description: '<p>\\\\serveur\\partage</p>',
  short_description: '\\0 \\n',
  purchase_note: 'a\\b',
};

describe('a backslash', () => {
  it('that is sent as it is gets lost in recorded stores', () => {
    const seen = recordings().filter(
      ({ request, response }) =>
        request.path === '/wp-json/wc/v3/products' &&
        response.status === 201 &&
        String((request.body as Row).name).includes('\\'),
    );
    expect(seen.map((row) => row.store).sort()).toEqual(['wc11', 'wc99']);
    for (const { request, response } of seen) {
      expect((response.body as Row).name).toBe(stripped(String((request.body as Row).name)));
    }
  });

  it('arrives, whichever way a product is written', async () => {
    const { woo } = scripted(({ path, body }) => json(store(path, body as Row)));
    expect(await woo.products.create(texts)).toMatchObject(texts);
    expect(await woo.products.update(7, texts)).toMatchObject(texts);
    const done = await woo.products.batch({ create: [texts], update: [{ id: 7, ...texts }] });
    expect([done.create[0], done.update[0]]).toMatchObject([
      { ok: true, row: texts },
      { ok: true, row: texts },
    ]);
  });

  it('arrives in the fake store, and is there when it is read again', async () => {
    const store = createFakeStore({ shop: sampleShop() });
    const woo = createWooClient({
      url: 'https://shop.example',
      ...store.keys.main,
      transport: store.transport,
    });
    const { id } = await woo.products.create({ name: 'C:\\temp', description: 'a\\b' });
    expect(await woo.products.get(id, { context: 'edit' })).toMatchObject({
      name: 'C:\\temp',
      description: 'a\\b',
    });
  });

  it('arrives in texts of categories, tags and images, whichever way they are written', async () => {
    // A store takes one of two away, as it does in a product's texts.
    const term = (body: Row): Row => ({
      ...body,
      id: 7,
      ...(typeof body.name === 'string' ? { name: stripped(body.name) } : {}),
      ...(typeof body.description === 'string' ? { description: stripped(body.description) } : {}),
      ...(body.image ? { image: picture(body.image as Row) } : {}),
    });
    const picture = (image: Row): Row => ({
      ...image,
      name: stripped(String(image.name)),
      alt: stripped(String(image.alt)),
    });
    const { woo } = scripted(({ path, body }) => {
      const given = body as Row;
      if (path !== 'products' && !path.endsWith('batch')) return json(term(given));
      if (path === 'products')
        return json({ ...kept(given), id: 7, images: (given.images as Row[]).map(picture) });
      return json({ create: (given.create as Row[]).map(term), update: [] });
    });
    const words = { name: 'Fil\\Tresse', description: 'C:\\fils' };
    const image = { id: 3, name: 'a\\b', alt: '\\\\serveur' };
    expect(await woo.categories.create({ ...words, image })).toMatchObject({ ...words, image });
    expect(await woo.categories.update(7, { name: words.name })).toMatchObject({ name: words.name });
    expect(await woo.tags.create(words)).toMatchObject(words);
    const { create } = await woo.tags.batch({ create: [words] });
    expect(create).toMatchObject([{ ok: true, row: words }]);
    expect(await woo.products.create({ name: 'x', images: [image] })).toMatchObject({ images: [image] });
  });

  it('is sent as it is where stores keep it', async () => {
    const { woo, received } = scripted(({ path, body }) => json(store(path, body as Row)));
    await woo.variations(7).update(8, { description: 'a\\b' });
    await woo.products.update(7, { sku: 'a\\b', meta_data: [{ key: 'k', value: 'a\\b' }] });
    expect(received.map(({ body }) => body)).toEqual([
      { description: 'a\\b' },
      { sku: 'a\\b', meta_data: [{ key: 'k', value: 'a\\b' }] },
    ]);
  });
});

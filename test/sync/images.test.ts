import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ImageError, type ImageTransport, type Report } from 'woo-gestan';
import { type World, withImageServer } from './shops.js';
import { setUp, smallWorld } from './small.js';

/** A tiny PNG that differs from others by its tail. */
function png(tail: string): Uint8Array {
  const start =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new Uint8Array(Buffer.concat([Buffer.from(start, 'base64'), Buffer.from(tail)]));
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

function carrier() {
  const files = new Map<string, Uint8Array>();
  const uploads: string[] = [];
  const failing = new Set<string>();
  const transport: ImageTransport = {
    name: 'test',
    check: async () => ({ ok: true, checks: [] }),
    async upload({ name, content }) {
      if (failing.has(name)) throw new ImageError('No room.', { code: 'image.disk-full' });
      uploads.push(name);
      const sha256 = hashOf(content);
      const path = `${sha256.slice(0, 8)}/${name}`;
      files.set(path, content);
      return { url: `https://shop.example/wp-content/uploads/${path}`, path, sha256, type: 'image/png' };
    },
    async remove(path) {
      files.delete(path);
    },
    close: async () => {},
  };
  return { files, uploads, failing, transport };
}

async function synced() {
  const w = smallWorld();
  const carried = carrier();
  const sync = w.open({ images: carried.transport });
  await setUp(sync);
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  const put = (code: string, name: string, tail: string) =>
    w.gestan.writeImage(gestanId(w, code), { name, content: png(tail) });
  return { w, sync, put, ...carried };
}

const gestanId = (w: World, code: string) =>
  w.gestan.state.products.find((each) => each.code === code)?.id ?? '';

function shown(w: World, id: number): readonly Record<string, unknown>[] {
  return (w.store.state.products.find((product) => product.id === id)?.images ?? []) as Record<
    string,
    unknown
  >[];
}

const outcomes = ({ rows }: Report) =>
  rows.map(({ outcome, reason }) => `${outcome} ${reason?.code ?? ''}`.trim());
const only = { images: true, codes: ['SHA-DAI-084'] } as const;

describe('Gestan → Woo', () => {
  test('brings new images once, takes the files back, and has nothing more to do', async () => {
    const { w, sync, put, uploads, files } = await synced();
    await put('SHA-DAI-084', 'un.png', '1');
    await put('SHA-DAI-084', 'deux.png', '2');
    const plan = await sync.products.plan(only);
    expect(plan.rows).toMatchObject([
      {
        key: 'woo:34',
        status: 'update-woo',
        changes: [{ field: 'images', from: [], to: ['un.png', 'deux.png'], target: 'woo' }],
      },
    ]);
    expect((await sync.products.plan({ codes: ['SHA-DAI-084'] })).rows).toEqual([]);
    const report = await sync.products.apply(JSON.parse(JSON.stringify(plan)), { select: 'all' });
    expect(outcomes(report)).toEqual(['done']);
    expect(shown(w, 34)).toHaveLength(2);
    expect(uploads).toEqual(['un.png', 'deux.png']);
    expect(files.size).toBe(0);
    const again = await sync.products.plan(only);
    expect(again.rows).toEqual([]);
    expect(again.summary['in-sync']).toBe(1);
    await expect(sync.undo(report.runId)).rejects.toMatchObject({ code: 'settings.nothing-to-undo' });
  });

  test('a changed image takes the place of its predecessor; the shop’s own stay; others are not sent again', async () => {
    const { w, sync, put, uploads } = await synced();
    await put('SHA-DAI-084', 'un.png', '1');
    await put('SHA-DAI-084', 'deux.png', '2');
    await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    const [first, second] = shown(w, 34).map(({ id }) => id);
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', {
      body: {
        images: [
          { id: first as number },
          { id: second as number },
          { src: 'https://shop.example/eigen.png' },
        ],
      },
    });
    const own = shown(w, 34)[2]?.id;
    await put('SHA-DAI-084', 'un.png', 'neu');
    expect(
      outcomes(
        await sync.products.apply(await sync.products.plan({ ...only, direction: 'gestan-to-woo' }), {
          select: 'all',
        }),
      ),
    ).toEqual(['done']);
    expect(uploads).toEqual(['un.png', 'deux.png', 'un.png']);
    const after = shown(w, 34).map(({ id }) => id);
    expect(after).toHaveLength(3);
    expect(after[0]).not.toBe(first);
    expect(after.slice(1)).toEqual([second, own]);
    expect((await sync.products.plan({ ...only, direction: 'gestan-to-woo' })).rows).toEqual([]);
  });

  test('a content that another product brought is neither uploaded nor copied again, unless the shop has lost it', async () => {
    const { w, sync, put, uploads } = await synced();
    await put('SHA-DAI-084', 'un.png', 'gemeinsam');
    await put('CUI-DAI-038', 'autre-nom.png', 'gemeinsam');
    const codes = ['SHA-DAI-084', 'CUI-DAI-038'];
    const copies = w.store.state.images.length;
    expect(
      outcomes(
        await sync.products.apply(await sync.products.plan({ images: true, codes }), { select: 'all' }),
      ),
    ).toEqual(['done', 'done']);
    expect(uploads).toHaveLength(1);
    expect(w.store.state.images).toHaveLength(copies + 1);
    expect(shown(w, 19).map(({ id }) => id)).toEqual(shown(w, 34).map(({ id }) => id));
    expect((await sync.products.plan({ images: true, codes })).rows).toEqual([]);

    await put('NOUVEAU-1', 'trois.png', 'gemeinsam');
    const lost = Number(shown(w, 34)[0]?.id);
    const losing = w.open({
      images: carrier().transport,
      transport: async (request) => {
        const body = request.method === 'PUT' ? await request.clone().text() : '';
        if (!body.includes(`{"id":${lost}}`)) return w.store.transport(request);
        const refusal = { code: 'woocommerce_product_invalid_image_id', message: `#${lost} est invalide.` };
        return Response.json({ ...refusal, data: { status: 400 } }, { status: 400 });
      },
    });
    const options = { images: true, codes: ['NOUVEAU-1'] };
    expect(
      outcomes(await losing.products.apply(await losing.products.plan(options), { select: 'all' })),
    ).toEqual(['done']);
    const made = w.store.state.products.find(({ sku }) => sku === 'NOUVEAU-1');
    expect(made?.images).toHaveLength(1);
    expect(w.store.state.images).toHaveLength(copies + 2);
    expect((await losing.products.plan(options)).rows).toEqual([]);
  });

  test('goes with the creation of a product', async () => {
    const w = smallWorld();
    const { transport, uploads } = carrier();
    const sync = w.open({ images: transport });
    await setUp(sync);
    await w.gestan.writeImage(gestanId(w, 'NOUVEAU-1'), { name: 'epuisette.png', content: png('e') });
    const plan = await sync.products.plan({ images: true, codes: ['NOUVEAU-1'] });
    expect(plan.rows[0]?.status).toBe('add-to-woo');
    expect(outcomes(await sync.products.apply(plan, { select: 'all' }))).toEqual(['done']);
    const made = w.store.state.products.find(({ sku }) => sku === 'NOUVEAU-1');
    expect(made?.images).toHaveLength(1);
    expect(uploads).toEqual(['epuisette.png']);
    expect((await sync.products.plan({ images: true, codes: ['NOUVEAU-1'] })).rows).toEqual([]);
  });

  test('an upload that fails fails its row, leaves the others, and is made up for', async () => {
    const { w, sync, put, failing, uploads } = await synced();
    await put('SHA-DAI-084', 'un.png', '1');
    await put('SHA-DAI-084', 'deux.png', '2');
    await put('CUI-DAI-038', 'trois.png', '3');
    failing.add('un.png');
    const report = await sync.products.apply(await sync.products.plan({ images: true }), { select: 'all' });
    expect(report.counts).toMatchObject({ done: 1, failed: 1 });
    expect(report.rows.find(({ outcome }) => outcome === 'failed')?.error?.code).toBe('image.disk-full');
    expect(shown(w, 34)).toHaveLength(1);
    failing.clear();
    await sync.products.apply(await sync.products.plan({ images: true }), { select: 'all' });
    expect(shown(w, 34)).toHaveLength(2);
    expect(uploads.filter((name) => name === 'deux.png')).toHaveLength(1);
  });

  test('a write whose answer was lost is not sent twice', async () => {
    const w = smallWorld();
    const { transport, uploads } = carrier();
    let losing = false;
    const sync = w.open({
      images: transport,
      transport: async (request) => {
        const answer = await w.store.transport(request);
        if (losing && request.method === 'PUT') throw new TypeError('connection reset');
        return answer;
      },
    });
    await setUp(sync);
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    await w.gestan.writeImage(gestanId(w, 'SHA-DAI-084'), { name: 'un.png', content: png('1') });
    losing = true;
    // The product is looked at after the loss, and shows the image.
    expect(outcomes(await sync.products.apply(await sync.products.plan(only), { select: 'all' }))).toEqual([
      'done',
    ]);
    losing = false;
    expect(shown(w, 34)).toHaveLength(1);
    expect((await sync.products.plan(only)).rows).toEqual([]);
    expect(uploads).toEqual(['un.png']);
  });
});

describe('Woo → Gestan', () => {
  test('brings what Gestan never had, and what was changed in the shop', async () => {
    const { w } = await synced();
    const contents = new Map<string, Uint8Array>();
    const fetched: string[] = [];
    const sync = w.open({
      transport: withImageServer(w.store.transport, async ({ url }) => {
        fetched.push(url);
        const content = contents.get(url.split('/').at(-1) ?? '');
        return content ? new Response(content as never) : new Response(null, { status: 404 });
      }),
    });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', {
      body: { images: [{ src: 'https://shop.example/shad.png' }] },
    });
    contents.set('shad.png', png('shad'));
    const plan = await sync.products.plan(only);
    expect(plan.rows).toMatchObject([
      { status: 'update-gestan', changes: [{ field: 'images', target: 'gestan', to: ['shad.png'] }] },
    ]);
    expect(outcomes(await sync.products.apply(plan, { select: 'all' }))).toEqual(['done']);
    const images = w.gestan.state.products.find(({ code }) => code === 'SHA-DAI-084')?.images;
    expect(images).toMatchObject([{ name: 'shad.png', sha256: hashOf(png('shad')) }]);
    expect((await sync.products.plan(only)).rows).toEqual([]);
    expect(fetched).toHaveLength(1);
  });

  test('what is no image fails the row and leaves Gestan as it is', async () => {
    const { w } = await synced();
    const sync = w.open({
      transport: withImageServer(w.store.transport, async () => new Response('<html>'.repeat(20))),
    });
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', {
      body: { images: [{ src: 'https://shop.example/shad.png' }] },
    });
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(report.rows[0]).toMatchObject({ outcome: 'failed', error: { code: 'image.type' } });
    expect(w.gestan.state.products.find(({ code }) => code === 'SHA-DAI-084')?.images ?? []).toEqual([]);
  });
});

describe('what cannot be done', () => {
  test('is held back with its reason: no transport, an adapter without images', async () => {
    const { w, put } = await synced();
    await put('SHA-DAI-084', 'un.png', '1');
    const without = await w.open().products.plan(only);
    expect(without.rows).toMatchObject([
      { status: 'blocked', reason: { code: 'images-no-transport' }, withheld: [{ field: 'images' }] },
    ]);
    const blind = new Proxy(w.gestan, {
      get: (target, name) =>
        name === 'capabilities'
          ? { ...target.capabilities, images: { read: false, write: false } }
          : Reflect.get(target, name),
    });
    const unread = await w.open({ gestan: blind, images: carrier().transport }).products.plan(only);
    expect(unread.rows[0]?.reason?.code).toBe('images-unsupported');
  });

  test('a row whose images changed since the plan is stale', async () => {
    const { w, sync, put } = await synced();
    await put('SHA-DAI-084', 'un.png', '1');
    const plan = await sync.products.plan(only);
    await put('SHA-DAI-084', 'deux.png', '2');
    expect(outcomes(await sync.products.apply(plan, { select: 'all' }))).toEqual(['stale stale']);
    expect(shown(w, 34)).toHaveLength(0);
  });
});

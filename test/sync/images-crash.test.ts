import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ImageTransport } from 'woo-gestan';
import { inTurn, isFull } from '../support/forms.js';
import { type Life, mortal, mortalGestan, mortalImages, mortalStorage, mortalTransport } from './mortal.js';
import { dump, type World, withImageServer } from './shops.js';
import { setUp, smallWorld } from './small.js';

const start =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = (tail: string) =>
  new Uint8Array(Buffer.concat([Buffer.from(start, 'base64'), Buffer.from(tail)]));

/** A transport that keeps its files in memory. */
function carrier() {
  const files = new Set<string>();
  const images: ImageTransport = {
    name: 'test',
    check: async () => ({ ok: true, checks: [] }),
    async upload({ name, content }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = `${sha256.slice(0, 8)}/${name}`;
      files.add(path);
      return { url: `https://shop.example/wp-content/uploads/${path}`, path, sha256, type: 'image/png' };
    },
    async remove(path) {
      files.delete(path);
    },
    close: async () => {},
  };
  return { files, images };
}

const plans = [
  { images: true, direction: 'gestan-to-woo' },
  { images: true, direction: 'woo-to-gestan' },
] as const;

/** Gestan has images of two products, one of which is new to the shop; the shop has one of a third. */
async function prepared() {
  const world = smallWorld();
  const { files, images } = carrier();
  await setUp(world.open());
  const idOf = (code: string) => world.gestan.state.products.find((one) => one.code === code)?.id ?? '';
  await world.gestan.writeImage(idOf('SHA-DAI-084'), { name: 'un.png', content: png('1') });
  await world.gestan.writeImage(idOf('SHA-DAI-084'), { name: 'deux.png', content: png('2') });
  await world.gestan.writeImage(idOf('NOUVEAU-1'), { name: 'trois.png', content: png('3') });
  await world.store.call('PUT', '/wp-json/wc/v3/products/93', {
    body: { images: [{ src: 'https://shop.example/boutique.png' }] },
  });
  const work = async (life: Life) => {
    const sync = world.open({
      storage: mortalStorage(world.storage, life),
      gestan: mortalGestan(world.gestan, life),
      transport: withImageServer(mortalTransport(world, life), async () => new Response(png('boutique'))),
      images: mortalImages(images, life),
    });
    for (const options of plans)
      await sync.products.apply(await sync.products.plan({ ...options, full: true }), { select: 'all' });
  };
  return { world, files, work };
}

async function figures(world: World, files: ReadonlySet<string>) {
  const imagesOf = (rows: readonly object[]) =>
    rows
      .map((row) => row as { sku?: string; code?: string; images?: readonly { name?: string }[] })
      .filter(({ images }) => (images?.length ?? 0) > 0)
      .map(({ sku, code, images }) => [sku ?? code, images?.map(({ name }) => name)])
      .sort();
  const all = await dump(world.storage);
  const records = Object.entries(all).filter(([key]) => key.startsWith('shop/main/image/'));
  return {
    shop: imagesOf(world.store.state.products),
    gestan: imagesOf(world.gestan.state.products),
    copies: world.store.state.images.length,
    linked: records.map(([, value]) => (value as { links: readonly object[] }).links.length).sort(),
    left: [...files],
    leftKeys: Object.keys(all).filter((key) => key.startsWith('shop/main/upload/')),
  };
}

describe('the process dies at any step of an apply with images', {
  timeout: isFull ? 900_000 : 300_000,
}, async () => {
  const undisturbed = await prepared();
  const life = mortal(Number.POSITIVE_INFINITY, 'before');
  await undisturbed.work(life);
  await undisturbed.work(mortal(Number.POSITIVE_INFINITY, 'before'));
  const expected = await figures(undisturbed.world, undisturbed.files);

  test('undisturbed, each image is where it belongs', () => {
    expect(expected).toMatchObject({ left: [], leftKeys: [] });
    expect(Object.fromEntries(expected.shop as [string, unknown][])).toMatchObject({
      'SHA-DAI-084': [expect.anything(), expect.anything()] as unknown,
      'NOUVEAU-1': [expect.anything()] as unknown,
    });
    expect(life.steps).toBeGreaterThan(50);
  });

  test.each(['before', 'after'] as const)(
    '%s it took effect, and nothing is made twice or left over',
    async (when) => {
      const steps = Array.from({ length: life.steps }, (_, index) => index + 1);
      for (const at of inTurn(steps, 10, when === 'before' ? 0 : 5)) {
        const { world, files, work } = await prepared();
        // What its last words are does not matter.
        await Promise.allSettled([work(mortal(at, when))]);
        world.clock.advance(130_000);
        await work(mortal(Number.POSITIVE_INFINITY, 'before'));
        await work(mortal(Number.POSITIVE_INFINITY, 'before'));
        expect({ at, ...(await figures(world, files)) }).toEqual({ at, ...expected });
      }
    },
  );
});

import { describe, expect, test } from 'vitest';
import { imageShop, only, picture } from './image-shop.js';

describe('a product with the same photo on both sides', () => {
  test('shows it once: it is linked, and travels nowhere', async () => {
    const { sync, shows, holds, put, addInShop, carried, fetched } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await addInShop(34, picture('a'), 'en-boutique.png');
    const before = await shows(34);
    for (let n = 0; n < 3; n += 1) {
      const plan = await sync.products.plan(only);
      expect(plan.rows).toEqual([]);
      await sync.products.apply(plan, { select: 'all' });
    }
    expect(await shows(34)).toEqual(before);
    expect(holds('SHA-DAI-084')).toEqual(['photo.png']);
    expect(carried).toEqual([]);
    expect(fetched).toHaveLength(1);
  });

  test('shows the new photo in its place once Gestan changes it, though no apply ever wrote the two', async () => {
    const { sync, shows, put, addInShop } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await addInShop(34, picture('a'), 'en-boutique.png');
    await sync.products.plan(only);
    await put('SHA-DAI-084', 'photo.png', picture('b'));
    await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(await shows(34)).toEqual(['b']);
    expect((await sync.products.plan(only)).rows).toEqual([]);
  });

  test('is brought together with what each side has alone, each picture once, in the shop’s order', async () => {
    const { sync, shows, holds, put, addInShop } = await imageShop();
    await put('SHA-DAI-084', 'un.png', picture('a'));
    await put('SHA-DAI-084', 'deux.png', picture('b'));
    await addInShop(34, picture('c'), 'c.png');
    await addInShop(34, picture('a'), 'a.png');
    for (let n = 0; n < 3; n += 1) {
      await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    }
    expect(await shows(34)).toEqual(['c', 'a', 'b']);
    expect(holds('SHA-DAI-084')).toEqual(['un.png', 'deux.png', 'c.png']);
    expect((await sync.products.plan(only)).rows).toEqual([]);
  });

  test('waits, with the reason, while the shop does not show its photo', async () => {
    const { sync, put, addInShop, serve, shopImages, carried } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await addInShop(34, picture('a'), 'a.png');
    serve(String(shopImages(34)[0]?.src), 403);
    const { rows } = await sync.products.plan(only);
    expect(rows).toMatchObject([
      {
        status: 'blocked',
        reason: { code: 'shop-image-unreadable', values: { error: { code: 'image.download' } } },
      },
    ]);
    serve(String(shopImages(34)[0]?.src), picture('a'));
    expect((await sync.products.plan(only)).rows).toEqual([]);
    expect(carried).toEqual([]);
  });
});

test.each([
  [0, 1],
  [2, 3],
])(
  'a photo that the shop cannot give now is asked for again as often as createSync says (%i)',
  async (maxRetries, times) => {
    const { open, put, addInShop, serve, shopImages, fetched } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await addInShop(34, picture('a'), 'a.png');
    serve(String(shopImages(34)[0]?.src), 503);
    fetched.length = 0;
    const { rows } = await open({ maxRetries, retryDelayMs: 1 }).products.plan(only);
    expect(rows).toMatchObject([{ reason: { code: 'shop-image-unreadable' } }]);
    expect(fetched).toHaveLength(times);
  },
);

describe('a photo picked in the media library', () => {
  test('that Gestan gave another product is not sent again, and the row comes to rest', async () => {
    const { w, sync, shows, put, shopImages, carried } = await imageShop();
    await put('CUI-DAI-038', 'partage.png', picture('a'));
    const codes = { images: true, codes: ['SHA-DAI-084', 'CUI-DAI-038'] };
    await sync.products.apply(await sync.products.plan(codes), { select: 'all' });
    const picked = Number(shopImages(19)[0]?.id);
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { images: [{ id: picked }] } });
    await put('SHA-DAI-084', 'la-meme.png', picture('a'));
    expect((await sync.products.plan(codes)).rows).toEqual([]);
    expect(await shows(34)).toEqual(['a']);
    expect(carried).toEqual(['partage.png']);
  });
});

describe('run()', () => {
  test('leaves images alone, and sends them where the setting says so', async () => {
    const { sync, shows, put, w } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await sync.run({ flows: ['products'] });
    expect(await shows(34)).toEqual([]);
    await sync.settings.save({ products: { images: true } });
    const { reports } = await sync.run({ flows: ['products'] });
    expect(reports[0]?.counts).toMatchObject({ done: 1, failed: 0 });
    expect(await shows(34)).toEqual(['a']);
    const writes = w.writes().length;
    expect((await sync.run({ flows: ['products'] })).reports[0]?.counts.done).toBe(0);
    expect(w.writes()).toHaveLength(writes);
  });

  test('sends a photo that came alone since the last run, new or in the place of another', async () => {
    const { sync, shows, put, w } = await imageShop();
    await sync.settings.save({ products: { images: true } });
    // Hours later, so that the writes of earlier runs are no longer read once more.
    const run = async () => {
      w.clock.advance(3 * 3_600_000);
      return (await sync.run({ flows: ['products'] })).reports[0]?.counts.done;
    };
    await run();
    await run();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    expect(await run()).toBe(1);
    expect(await shows(34)).toEqual(['a']);
    await put('SHA-DAI-084', 'photo.png', picture('b'));
    expect(await run()).toBe(1);
    expect(await shows(34)).toEqual(['b']);
    const writes = w.writes().length;
    expect(await run()).toBe(0);
    expect(w.writes()).toHaveLength(writes);
  });

  test('sends a photo that came before a plan without images was applied', async () => {
    const { sync, shows, put, w } = await imageShop();
    await sync.settings.save({ products: { images: true } });
    await sync.run({ flows: ['products'] });
    w.clock.advance(3 * 3_600_000);
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await sync.products.apply(await sync.products.plan(), { select: 'all' });
    w.clock.advance(3 * 3_600_000);
    await sync.run({ flows: ['products'] });
    expect(await shows(34)).toEqual(['a']);
  });
});

test.each([403, 'cut'] as const)(
  'a photo that cannot be read for a while (%s) is brought by the next run that can, without a change',
  async (trouble) => {
    const { sync, shows, holds, put, addInShop, shopImages, serve, w } = await imageShop();
    await sync.settings.save({ products: { images: true } });
    const run = async () => {
      w.clock.advance(20 * 60_000);
      return (await sync.run({ flows: ['products'] })).reports[0];
    };
    await run();
    await run();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await addInShop(34, picture('a'), 'a.png');
    await addInShop(34, picture('b'), 'b.png');
    const src = String(shopImages(34)[1]?.src);
    serve(src, trouble === 'cut' ? picture('b').subarray(0, 50) : trouble);
    expect((await run())?.rows).toMatchObject([
      trouble === 'cut'
        ? { outcome: 'failed', error: { code: 'image.cut' } }
        : { outcome: 'skipped', reason: { code: 'shop-image-unreadable' } },
    ]);
    serve(src, picture('b'));
    await run();
    expect(holds('SHA-DAI-084')).toEqual(['photo.png', 'b.png']);
    expect(await shows(34)).toEqual(['a', 'b']);
  },
);

describe('a file that was cut', () => {
  test('is not published: its row fails with the reason', async () => {
    const { sync, shows, put } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a').subarray(0, 50));
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(report.rows[0]).toMatchObject({ outcome: 'failed', error: { code: 'image.cut' } });
    expect(await shows(34)).toEqual([]);
  });

  test('is not written to Gestan', async () => {
    const { sync, holds, addInShop, shopImages, serve } = await imageShop();
    await addInShop(34, picture('a'), 'a.png');
    serve(String(shopImages(34)[0]?.src), picture('a').subarray(0, 50));
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(report.rows[0]).toMatchObject({ outcome: 'failed', error: { code: 'image.cut' } });
    expect(holds('SHA-DAI-084')).toEqual([]);
  });
});

test('a photo that the shop takes away after each write is not sent without end', async () => {
  const { w, sync, put, carried } = await imageShop();
  await put('SHA-DAI-084', 'photo.png', picture('a'));
  const done: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const report = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    done.push(report.counts.done);
    await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { images: [] } });
    w.clock.advance(60_000);
  }
  expect(done).toEqual([1, 0, 0, 0]);
  expect(carried).toEqual(['photo.png']);
});

import { describe, expect, test } from 'vitest';
import type { Report } from 'woo-gestan';
import { imageShop, only, picture } from './image-shop.js';

const outcomes = ({ rows }: Report) =>
  rows.map(({ key, outcome, reason }) => [key, outcome, ...(reason ? [reason.code] : [])].join(' ')).sort();
const both = { images: true, codes: ['SHA-DAI-084', 'CUI-DAI-038'] } as const;
const copiesOf = (all: readonly string[], what: string) => all.filter((one) => one === what).length;

describe('the answer to a write of images is lost', () => {
  test('and a second product shares the photo: it is in the library once', async () => {
    const { w, sync, put, library, shows, carried } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    await put('CUI-DAI-038', 'la-meme.png', picture('a'));
    w.store.faults.add({ when: { method: 'PUT', path: '/products/' }, fault: { kind: 'lost-answer' } });
    const report = await sync.products.apply(await sync.products.plan(both), { select: 'all' });
    expect(outcomes(report)).toEqual(['woo:19 done', 'woo:34 done']);
    expect(copiesOf(await library(), 'a')).toBe(1);
    expect(carried).toHaveLength(1);
    expect([await shows(34), await shows(19)]).toEqual([['a'], ['a']]);
    expect((await sync.products.plan(both)).rows).toEqual([]);
  });

  test('and the shop cannot be read for a while: the next run finds the photo, for the other product too', async () => {
    const { w, sync, put, library, shows } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    const plan = await sync.products.plan(only);
    let isLost = false;
    const { faults } = w.store;
    faults.add({ when: { method: 'PUT', path: '/products/' }, fault: { kind: 'lost-answer' } });
    const end = faults.add({
      when: {
        method: 'GET',
        test: () => {
          isLost ||= faults.hits.length > 0;
          return isLost;
        },
      },
      fault: { kind: 'status', status: 503 },
      times: Number.POSITIVE_INFINITY,
    });
    const report = await sync.products.apply(plan, { select: 'all' });
    expect(report.counts).toMatchObject({ done: 0, unsettled: 1 });
    end();
    await put('CUI-DAI-038', 'la-meme.png', picture('a'));
    await sync.products.apply(await sync.products.plan(both), { select: 'all' });
    expect(copiesOf(await library(), 'a')).toBe(1);
    expect([await shows(34), await shows(19)]).toEqual([['a'], ['a']]);
    expect((await sync.products.plan(both)).rows).toEqual([]);
  });

  test('and the shop is still at work: nothing is sent again until it must be over', async () => {
    const { w, sync, open, transport, put, library, shows, carried } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    const late: Request[] = [];
    const slow = open({
      transport: async (request) => {
        if (request.method !== 'PUT') return transport(request);
        // It is carried out long after the proxy gave up.
        late.push(request.clone());
        throw new TypeError('connection reset');
      },
    });
    const report = await slow.products.apply(await slow.products.plan(only), { select: 'all' });
    expect(outcomes(report)).toEqual(['woo:34 unsettled']);
    expect((await sync.products.plan(only)).rows).toMatchObject([
      { status: 'blocked', reason: { code: 'image-awaited' } },
    ]);
    // The same photo of another product waits with it.
    await put('CUI-DAI-038', 'la-meme.png', picture('a'));
    const other = await sync.products.apply(
      await sync.products.plan({ images: true, codes: ['CUI-DAI-038'] }),
      {
        select: 'all',
      },
    );
    expect(outcomes(other)).toEqual(['woo:19 skipped image-awaited']);
    expect(carried).toHaveLength(1);
    await w.store.transport(late[0] as Request);
    await sync.products.apply(await sync.products.plan(both), { select: 'all' });
    expect(copiesOf(await library(), 'a')).toBe(1);
    expect([await shows(34), await shows(19)]).toEqual([['a'], ['a']]);
    expect((await sync.products.plan(both)).rows).toEqual([]);
  });

  test('and it never happened: it is sent again after two minutes', async () => {
    const { w, sync, open, transport, put, library, shows } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    const cut = open({
      transport: async (request) => {
        if (request.method !== 'PUT') return transport(request);
        throw new TypeError('connection reset');
      },
    });
    await cut.products.apply(await cut.products.plan(only), { select: 'all' });
    w.clock.advance(121_000);
    await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(await shows(34)).toEqual(['a']);
    expect(copiesOf(await library(), 'a')).toBe(1);
  });
});

test('a photo that somebody adds in the shop during an upload is kept, and nothing is sent twice', async () => {
  const { w, put, shows, open, addInShop, images, library } = await imageShop();
  await put('SHA-DAI-084', 'photo.png', picture('a'));
  let uploads = 0;
  const slow = open({
    images: {
      ...images,
      async upload(image, options) {
        const done = await images.upload(image, options);
        uploads += 1;
        if (uploads === 1) await addInShop(34, picture('b'), 'b.png');
        return done;
      },
    },
  });
  const report = await slow.products.apply(await slow.products.plan(only), { select: 'all' });
  expect(report.counts).toMatchObject({ done: 1 });
  expect((await shows(34)).toSorted()).toEqual(['a', 'b']);
  expect(uploads).toBe(1);
  expect(await library()).toEqual(expect.arrayContaining(['a', 'b']));
  expect(
    w.store.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/34')),
  ).toHaveLength(1);
});

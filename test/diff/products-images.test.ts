import { describe, expect, test } from 'vitest';
import type { ImageLink, ShopImage } from '../../src/diff/products/images/ledger.js';
import {
  findImageChange,
  freshLinks,
  type ImageSides,
  imageAbilities,
  mustReadGestan,
} from '../../src/diff/products/images/plan-images.js';

const inShop = (id: number): ShopImage => ({
  id,
  name: `shop-${id}.jpg`,
  src: `https://s.example/${id}.jpg`,
});
const inGestan = (name: string) => ({ name, sha256: `hash of ${name}` });
const linked = (name: string, mediaId: number): ImageLink => ({
  ...inGestan(name),
  mediaId,
  src: `https://s.example/${mediaId}.jpg`,
});

/** Both sides as read, with what Gestan lists read in full. */
function sides(more: Partial<ImageSides> & { readonly gestan?: readonly string[] }): ImageSides {
  const { gestan, ...rest } = more;
  const images = gestan?.map(inGestan);
  return {
    current: [],
    links: [],
    listed: images,
    ...(images ? { held: { images } } : {}),
    ...rest,
  };
}

const awaited = { code: 'image-awaited', values: {} } as const;
const unreadable = {
  code: 'image-unreadable',
  values: { error: { code: 'gestan.io', message: 'no' } },
} as const;
const cannot = imageAbilities({ read: false, write: false, hasTransport: false });

describe('the change of images that is due', () => {
  test('is none where Gestan holds what was last synced and the shop has no more', () => {
    const given = sides({ gestan: ['a'], current: [inShop(1)], links: [linked('a', 1)] });
    expect(findImageChange('in-sync', given, {}).change).toBeUndefined();
  });

  test('goes to the shop where Gestan has another image, and names what the shop shows afterwards', () => {
    const given = sides({ gestan: ['a', 'b'], current: [inShop(1)], links: [linked('a', 1)] });
    expect(findImageChange('in-sync', given, {})).toMatchObject({
      change: { field: 'images', from: ['shop-1.jpg'], to: ['a', 'b'], target: 'woo' },
    });
  });

  test('goes to Gestan where the shop has one more, unless the product is new in the shop', () => {
    const given = sides({ gestan: ['a'], current: [inShop(1), inShop(2)], links: [linked('a', 1)] });
    expect(findImageChange('in-sync', given, {}).change).toMatchObject({
      from: ['a'],
      to: ['a', 'shop-2.jpg'],
      target: 'gestan',
    });
    expect(findImageChange('add-to-woo', given, {}).change).toBeUndefined();
  });

  test('is the images of Gestan first: those of the shop wait for the next plan', () => {
    const given = sides({ gestan: ['a', 'b'], current: [inShop(1), inShop(2)], links: [linked('a', 1)] });
    expect(findImageChange('in-sync', given, {}).change?.target).toBe('woo');
    const other = findImageChange('in-sync', given, { direction: 'woo-to-gestan' });
    expect(other.change?.target).toBe('gestan');
  });

  test('says why it cannot be made: no way to Gestan, no way to the shop, a write still open', () => {
    const more = sides({ gestan: ['a'], current: [inShop(1), inShop(2)], links: [linked('a', 1)] });
    expect(findImageChange('in-sync', more, cannot).reason).toMatchObject({
      code: 'images-unsupported',
      values: { does: 'write' },
    });
    const fresh = sides({ gestan: ['a'] });
    const noTransport = imageAbilities({ read: true, write: true, hasTransport: false });
    expect(findImageChange('in-sync', fresh, noTransport).reason?.code).toBe('images-no-transport');
    expect(findImageChange('in-sync', { ...fresh, waitsFor: awaited }, {})).toMatchObject({
      change: { target: 'woo', to: ['a'] },
      reason: awaited,
    });
  });

  test('is shown with its reason where what Gestan lists cannot be read', () => {
    const given = sides({ listed: [{ name: 'a' }], held: { reason: unreadable }, current: [inShop(1)] });
    expect(findImageChange('in-sync', given, {})).toEqual({
      links: [],
      change: { field: 'images', from: ['shop-1.jpg'], to: ['a'], target: 'woo' },
      reason: unreadable,
    });
  });
});

test('the contents of Gestan are read where it lists images, or listed some that are in the shop', () => {
  expect(mustReadGestan({ listed: undefined, links: [linked('a', 1)] })).toBe(false);
  expect(mustReadGestan({ listed: [], links: [] })).toBe(false);
  expect(mustReadGestan({ listed: [], links: [linked('a', 1)] })).toBe(true);
  expect(mustReadGestan({ listed: [{ name: 'a' }], links: [] })).toBe(true);
});

test('a link is fresh unless the same content is known as the same copy at the same address', () => {
  const known = [linked('a', 1)];
  expect(freshLinks([linked('a', 1), linked('b', 2)], known)).toEqual([linked('b', 2)]);
  const moved = { ...linked('a', 1), src: 'https://s.example/elsewhere.jpg' };
  expect(freshLinks([moved], known)).toEqual([moved]);
});

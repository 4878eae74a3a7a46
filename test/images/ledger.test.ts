import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ImageLink,
  linksAfterWrite,
  planGestanImages,
  planWooImages,
  type ShopImage,
  toWooImages,
  type WantedImage,
} from '../../src/diff/products/images/ledger.js';

const want = (name: string, sha256 = `hash of ${name}`): WantedImage => ({ name, sha256 });
const link = (name: string, mediaId: number, sha256 = `hash of ${name}`): ImageLink => ({
  name,
  sha256,
  mediaId,
});
const shop = (...ids: readonly number[]): ShopImage[] => ids.map((id) => ({ id }));

/**
 * The slots in short: `12` a copy kept, `+a` a content sent, `+a/12` one that takes the place of a
 * copy.
 */
function short(plan: ReturnType<typeof planWooImages>): string {
  return plan.slots
    .map((slot) => {
      if (slot.kind === 'keep') return String(slot.mediaId);
      return `+${slot.image.name}${slot.replaces === undefined ? '' : `/${slot.replaces}`}`;
    })
    .join(' ');
}

describe('Gestan → Woo', () => {
  const links = [link('a', 11), link('b', 12)];

  test('unchanged images are neither sent nor written', () => {
    const plan = planWooImages({ wanted: [want('a'), want('b')], current: shop(11, 12), links });
    expect(plan).toMatchObject({ changed: false, dropped: [] });
    expect(short(plan)).toBe('11 12');
  });

  test('a changed image replaces its predecessor, in its place', () => {
    const plan = planWooImages({ wanted: [want('a', 'new'), want('b')], current: shop(11, 12), links });
    expect(short(plan)).toBe('+a/11 12');
    expect(plan).toMatchObject({ changed: true, dropped: [11] });
  });

  test('images that the shop added stay where they are', () => {
    const plan = planWooImages({
      wanted: [want('a'), want('b', 'new')],
      current: shop(90, 11, 91, 12, 92),
      links,
    });
    expect(short(plan)).toBe('90 11 91 +b/12 92');
  });

  test('another order in Gestan is taken over, around the images of the shop', () => {
    const plan = planWooImages({ wanted: [want('b'), want('a')], current: shop(11, 90, 12), links });
    expect(short(plan)).toBe('12 90 11');
    expect(plan).toMatchObject({ changed: true, dropped: [] });
  });

  test('a new image comes behind those it follows; a featured image of the shop stays featured', () => {
    expect(
      short(planWooImages({ wanted: [want('a'), want('b'), want('c')], current: shop(11, 12, 90), links })),
    ).toBe('11 12 +c 90');
    expect(short(planWooImages({ wanted: [want('c')], current: shop(90), links: [] }))).toBe('90 +c');
    expect(short(planWooImages({ wanted: [want('c'), want('d')], current: [], links: [] }))).toBe('+c +d');
  });

  test('an image that Gestan no longer has goes, a renamed one stays', () => {
    expect(planWooImages({ wanted: [want('b')], current: shop(11, 12), links })).toMatchObject({
      dropped: [11],
      changed: true,
    });
    const renamed = planWooImages({
      wanted: [want('z', 'hash of a'), want('b')],
      current: shop(11, 12),
      links,
    });
    expect(renamed).toMatchObject({ changed: false, dropped: [] });
  });

  test('a content that another product brought is used again', () => {
    const plan = planWooImages({ wanted: [want('c')], current: [], links: [], mediaOf: () => 77 });
    expect(short(plan)).toBe('77');
    expect(plan.changed).toBe(true);
  });

  test('the same content under two names is one image', () => {
    expect(short(planWooImages({ wanted: [want('c', 'x'), want('d', 'x')], current: [], links: [] }))).toBe(
      '+c',
    );
  });

  test('a copy that the shop has edited counts as its own', () => {
    const current = [{ id: 11, src: 'https://shop.example/a-edited.jpg' }];
    const edited = [{ ...link('a', 11), src: 'https://shop.example/a.jpg' }];
    expect(short(planWooImages({ wanted: [want('a')], current, links: edited }))).toBe('11 +a');
  });

  test('another alternative text is written without sending', () => {
    const current = [{ id: 11, alt: 'old' }];
    const plan = planWooImages({ wanted: [{ ...want('a'), alt: 'new' }], current, links });
    expect(plan.changed).toBe(true);
    expect(toWooImages(plan.slots, () => undefined).images).toEqual([{ id: 11, alt: 'new' }]);
  });

  test('an upload that failed leaves the predecessor in its place, and no link that lies', () => {
    const plan = planWooImages({
      wanted: [want('a', 'new'), want('b'), want('c')],
      current: shop(11, 12),
      links,
    });
    const write = toWooImages(plan.slots, () => undefined);
    expect(write.images).toEqual([{ id: 11 }, { id: 12 }]);
    expect(linksAfterWrite(write.slots, shop(11, 12), links)).toEqual(links);
  });

  test('an answer that does not fit gives no links for what was sent', () => {
    const plan = planWooImages({ wanted: [want('a'), want('c'), want('d')], current: shop(11), links });
    const write = toWooImages(plan.slots, (sha256) => `https://shop.example/${sha256}`);
    expect(linksAfterWrite(write.slots, shop(11, 50), links)).toEqual([link('a', 11)]);
  });
});

/** The shop's side of a write: copies for what is sent, the ids it knows for the rest. */
function createShop() {
  let next = 100;
  return (images: readonly ({ readonly id: number } | { readonly src: string })[]): ShopImage[] =>
    images.map((image) => ('id' in image ? { id: image.id } : { id: next++ }));
}

test('property: in any history, the second sync has nothing to do, nothing known is sent, and the images of the shop stay', () => {
  const contents = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 5 });
  const step = fc.record({
    wanted: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd'),
        sha256: fc.constantFrom('p', 'q', 'r', 's', 't'),
      }),
      {
        selector: ({ name }) => name,
      },
    ),
    addedByShop: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
    failing: contents,
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const save = createShop();
      let current: ShopImage[] = [];
      let links: readonly ImageLink[] = [];
      const byShop = new Set<number>();
      for (const [index, { wanted, addedByShop, failing }] of steps.entries()) {
        if (addedByShop !== undefined) {
          const id = 9_000 + index;
          byShop.add(id);
          current = current.toSpliced(Math.min(addedByShop, current.length), 0, { id });
        }
        const sync = (isFailing: (sha256: string) => boolean) => {
          const plan = planWooImages({ wanted, current, links });
          for (const slot of plan.slots) {
            if (slot.kind === 'send')
              expect(links.some((one) => one.sha256 === slot.image.sha256)).toBe(false);
          }
          const write = toWooImages(plan.slots, (sha256) =>
            isFailing(sha256) ? undefined : `https://x/${sha256}`,
          );
          const before = current.filter(({ id }) => byShop.has(id));
          current = save(write.images);
          links = linksAfterWrite(write.slots, current, links);
          expect(current.filter(({ id }) => byShop.has(id))).toEqual(before);
          expect(new Set(current.map(({ id }) => id)).size).toBe(current.length);
          return plan;
        };
        sync((sha256) => failing.some((one) => one === sha256));
        sync(() => false);
        const again = planWooImages({ wanted, current, links });
        expect(again.changed).toBe(false);
        const wantedOnce = wanted.filter(
          ({ sha256 }, at) => wanted.findIndex((one) => one.sha256 === sha256) === at,
        );
        const shown = current
          .filter(({ id }) => !byShop.has(id))
          .map(({ id }) => links.find((one) => one.mediaId === id)?.sha256);
        expect(shown).toEqual(wantedOnce.map(({ sha256 }) => sha256));
      }
    }),
    { numRuns: 300, seed: 20_260_131 },
  );
});

test('Woo → Gestan: only what is not known, or was changed in the shop, is downloaded', () => {
  const current = [
    { id: 1, src: 'https://shop.example/1.jpg' },
    { id: 2, src: 'https://shop.example/2-edited.jpg' },
    { id: 3, src: 'https://shop.example/3.jpg' },
  ];
  const links = [
    { ...link('a', 1), src: 'https://shop.example/1.jpg' },
    { ...link('b', 2), src: 'https://shop.example/2.jpg' },
  ];
  const steps = planGestanImages(current, links);
  expect(steps.map((step) => step.link?.name)).toEqual(['a', undefined, undefined]);
  expect(steps.map((step) => step.image.id)).toEqual([1, 2, 3]);
});

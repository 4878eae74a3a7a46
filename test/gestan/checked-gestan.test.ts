import { describe, expect, test } from 'vitest';
import type { InvalidGestanRow } from '../../src/gestan/checked-answers.js';
import { imageFileName } from '../../src/gestan/image-name.js';
import { checkedGestan, type GestanAdapter, memoryGestan } from '../../src/gestan/index.js';

const good = { id: '1', code: 'A-1', name: 'Hameçon', priceGross: '12.00', vatRate: '20' };

/** An adapter in plain JavaScript: nothing holds it to the types. */
function adapter(methods: object): GestanAdapter {
  return { ...memoryGestan({ products: [good] }), ...methods };
}

const listing = (method: string, rows: readonly unknown[]) =>
  checkedGestan(
    adapter({
      async *[method]() {
        yield* rows;
      },
    }),
  );

async function collect(rows: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe('rows that an adapter lists', () => {
  const wrong: readonly (readonly ['products' | 'contacts' | 'stock', object, string, RegExp])[] = [
    [
      'products',
      { ...good, priceGross: '-5.00' },
      'priceGross',
      /« A-1 » must not be negative, but is "-5.00"/,
    ],
    ['products', { ...good, priceNet: '12,5' }, 'priceNet', /with a decimal point, not with a comma/],
    ['products', { ...good, priceNet: null }, 'priceNet', /but is null/],
    ['products', { ...good, priceNet: Number.NaN }, 'priceNet', /but is NaN/],
    ['products', { ...good, priceNet: 12.5 }, 'priceNet', /must be a decimal number as text.*but is 12.5/],
    ['products', { ...good, images: [{ name: '' }] }, 'images[0].name', /must not be blank/],
    ['products', { ...good, id: undefined }, 'id', /« A-1 »/],
    ['products', { ...good, id: '1\ud800' }, 'id', /must not hold half of a character/],
    ['products', { ...good, code: 42 }, 'code', /« 42 »/],
    ['products', { ...good, saleFrom: '29/03/2026' }, 'saleFrom', /must be an instant in UTC/],
    ['stock', { productId: '1', code: 'A-1', quantity: '1e30' }, 'quantity', /but is "1e30"/],
    ['products', { ...good, priceGross: '9'.repeat(16) }, 'priceGross', /must be a decimal number/],
    ['stock', { productId: '1', code: 'A-1', quantity: `-${'9'.repeat(16)}.5` }, 'quantity', /-9999/],
    ['stock', { productId: '1', code: 'A-1', quantity: null }, 'quantity', /but is null/],
    [
      'contacts',
      { id: '1', lastName: 'Roux', billing: { country: 'France' } },
      'billing.country',
      /ISO 3166/,
    ],
  ];

  test.each(wrong)('%s(): %j is refused with method, row and field', async (method, row, field, message) => {
    await expect(collect(listing(method, [row])[method]())).rejects.toMatchObject({
      name: 'GestanError',
      code: 'gestan.invalid',
      field,
      message: expect.stringMatching(message),
    });
    await expect(collect(listing(method, [row])[method]())).rejects.toThrow(`${method}(): `);
  });

  test('a list that takes its invalid rows apart goes on without them', async () => {
    const invalid: InvalidGestanRow[] = [];
    const rows = listing('products', [
      good,
      { ...good, id: '2', code: 'B-2', priceGross: '-1' },
      null,
      { ...good, id: '3' },
    ]);
    const listed = await collect(rows.products({ onInvalid: (row) => invalid.push(row) }));
    expect(listed).toMatchObject([{ id: '1' }, { id: '3' }]);
    expect(invalid.map(({ id, code, error }) => [id, code, error.field])).toEqual([
      ['2', 'B-2', 'priceGross'],
      [undefined, undefined, 'products'],
    ]);
  });

  test('members that are undefined count as absent, unknown members are dropped', async () => {
    const rows = listing('products', [{ ...good, barcode: undefined, couleur: 'bleu' }]);
    expect(await collect(rows.products())).toEqual([good]);
  });

  test('a row that is refused ends the reading of the adapter, as leaving it does', async () => {
    let ended = 0;
    const open = (rows: readonly unknown[]) =>
      checkedGestan(
        adapter({
          async *products() {
            try {
              yield* rows;
            } finally {
              ended += 1;
            }
          },
        }),
      );
    await expect(collect(open([{}]).products())).rejects.toThrow(/id/);
    for await (const _ of open([good, good]).products()) break;
    expect(ended).toBe(2);
  });
});

describe('a list that is no list', () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      'a promise that rejects',
      () => Promise.reject(new Error('ECONNRESET')),
      /products\(\).*failed: ECONNRESET/,
    ],
    ['a promise of nothing', () => Promise.resolve(undefined), /products\(\) answered undefined/],
    ['an object', () => ({}), /products\(\) answered a value of type object/],
    [
      'an error at once',
      () => {
        throw new TypeError('x is not a function');
      },
      /products\(\).*failed: x is not a function/,
    ],
  ])('%s is a GestanError that names the method', async (_, products, message) => {
    const rejection = expect(collect(checkedGestan(adapter({ products })).products())).rejects;
    await rejection.toMatchObject({ name: 'GestanError', message: expect.stringMatching(message) });
  });

  test('a promise of rows, and a plain list of rows, are read all the same', async () => {
    expect(await collect(checkedGestan(adapter({ products: async () => [good] })).products())).toEqual([
      good,
    ]);
    expect(await collect(checkedGestan(adapter({ products: () => [good] })).products())).toEqual([good]);
  });

  test('a promise of rows that is broken is an error of the list, and ends no process where nobody reads it', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const broken = checkedGestan(adapter({ products: () => Promise.reject(new Error('connexion perdue')) }));
    await expect(collect(broken.products())).rejects.toMatchObject({ code: 'gestan.unavailable' });
    // Asked for, and left.
    broken.products();
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.removeListener('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  test('an error in the middle of the rows names the method; one of this library stays as it is', async () => {
    const broken = checkedGestan(
      adapter({
        async *products() {
          yield good;
          throw new Error('connexion perdue');
        },
      }),
    );
    await expect(collect(broken.products())).rejects.toMatchObject({
      code: 'gestan.unavailable',
      retryable: true,
      message: expect.stringContaining('products()'),
    });
    const unsupported = checkedGestan(memoryGestan({ capabilities: { readProducts: false } }));
    await expect(collect(unsupported.products())).rejects.toMatchObject({ code: 'gestan.unsupported' });
  });

  test('the reason of the signal is handed on as it is', async () => {
    const reason = new Error('assez');
    const signal = AbortSignal.abort(reason);
    await expect(collect(checkedGestan(memoryGestan()).products({ signal }))).rejects.toBe(reason);
    await expect(checkedGestan(memoryGestan()).families({ signal })).rejects.toBe(reason);
  });
});

describe('other answers', () => {
  test.each<[string, object, (gestan: ReturnType<typeof checkedGestan>) => Promise<unknown>, string, RegExp]>(
    [
      [
        'families',
        { families: async () => null },
        (g) => g.families(),
        'families',
        /answered null, not a list/,
      ],
      [
        'families',
        { families: async () => [{ id: 1, name: 'A' }] },
        (g) => g.families(),
        'id',
        /families\(\): id of « 1 »/,
      ],
      [
        'vatRates',
        { vatRates: async () => [{ rate: 20 }] },
        (g) => g.vatRates(),
        'rate',
        /vatRates\(\): rate/,
      ],
      [
        'find',
        { find: async () => null },
        (g) => g.find('piece', 'x'),
        'find',
        /find\(\).*undefined where there is none/,
      ],
      ['find', { find: async () => ({ id: '' }) }, (g) => g.find('piece', 'x'), 'id', /find\(\)/],
      ['find', { find: async () => true }, (g) => g.find('piece', 'x'), 'find', /answered true/],
      [
        'status',
        { status: async () => ({ state: 'parti' }) },
        async (g) => g.status?.('piece', 'x'),
        'state',
        /status\(\)/,
      ],
      [
        'readImage',
        { readImage: async () => 'abc' },
        async (g) => g.readImage?.('1', { name: 'a.png' }),
        'content',
        /readImage\(\)/,
      ],
    ],
  )('%s() is checked: %o', async (_, methods, call, field, message) => {
    await expect(call(checkedGestan(adapter(methods)))).rejects.toMatchObject({
      code: 'gestan.invalid',
      field,
      message: expect.stringMatching(message),
    });
  });

  test('what an adapter does not have, the checked one does not have either', () => {
    const { pieces: _, readImage: __, writeImage: ___, ...rest } = memoryGestan();
    expect(Object.keys(checkedGestan(rest as GestanAdapter))).not.toEqual(
      expect.arrayContaining(['pieces', 'readImage', 'writeImage', 'status']),
    );
    expect(checkedGestan(memoryGestan()).pieces).toBeTypeOf('function');
  });

  test('an image whose name is a path is never handed to the adapter', async () => {
    const written: string[] = [];
    const gestan = checkedGestan(
      adapter({ writeImage: async (_: string, { name }: { name: string }) => written.push(name) }),
    );
    const image = { type: 'image/png', content: new Uint8Array([1]) };
    await expect(
      gestan.writeImage?.('1', { ...image, name: '../../../etc/cron.d/x.png' }),
    ).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'name',
    });
    await gestan.writeImage?.('1', { ...image, name: 'x.png' });
    expect(written).toEqual(['x.png']);
  });
});

test.each([
  ['../../../etc/cron.d/x.png', 'x.png'],
  ['..\\..\\windows\\été.jpg', 'été.jpg'],
  ['..', 'image'],
  ['', 'image'],
  ['/', 'image'],
  ['.htaccess', 'htaccess'],
  ['con.png', '_con.png'],
  ['a\u0000b\u001a.png', 'ab.png'],
  ['a:b?.png', 'ab.png'],
  ['photo 1.png ', 'photo 1.png'],
  ['x'.repeat(300), 'x'.repeat(200)],
])('the image name %j becomes %j', (name, plain) => {
  expect(imageFileName(name)).toBe(plain);
  expect(imageFileName(plain)).toBe(plain);
});

import { describe, expect, it, test } from 'vitest';
import { type GestanCapabilities, memoryGestan } from '../../src/gestan/index.js';
import { gestanAdapterContract } from '../../src/testing/gestan-contract.js';
import type { GestanContractSeed } from '../../src/testing/gestan-contract-seed.js';

function seeded(seed: GestanContractSeed, capabilities: Partial<GestanCapabilities> = {}) {
  const numbered = <T extends object>(rows: readonly T[]) =>
    rows.map((row, index) => ({ ...row, id: String(index + 1) }));
  const families = seed.families.map(({ name, parent }) => ({
    id: name,
    name,
    ...(parent === undefined ? {} : { parentId: parent }),
  }));
  return memoryGestan({
    ...seed,
    families,
    paymentModes: numbered(seed.paymentModes),
    bankAccounts: numbered(seed.bankAccounts),
    postingCategories: numbered(seed.postingCategories),
    capabilities,
  });
}

describe.each<[string, Partial<GestanCapabilities>]>([
  ['everything', {}],
  ['available stock', { stockFigure: 'available' }],
  [
    'a Gestan reached by files',
    {
      readBack: false,
      entries: false,
      multipleTaxes: false,
      vatAmounts: false,
      modifiedSince: false,
      pieces: ['order', 'invoice'],
      productFields: ['name', 'priceGross', 'vatRate', 'barcode'],
      images: { read: false, write: false },
    },
  ],
  [
    'read only',
    {
      pieces: [],
      entries: false,
      writeContacts: false,
      writeProducts: false,
      images: { read: true, write: false },
      productFields: ['name', 'priceNet'],
    },
  ],
  [
    'nothing',
    {
      pieces: [],
      entries: false,
      readContacts: false,
      writeContacts: false,
      readProducts: false,
      writeProducts: false,
      productFields: [],
      readStock: false,
      readBack: false,
      modifiedSince: false,
      images: { read: false, write: false },
    },
  ],
])('memoryGestan with %s', (_, capabilities) => {
  gestanAdapterContract({
    test,
    factory: (seed) => {
      const adapter = seeded(seed, capabilities);
      return { adapter, loseAnswerNext: () => adapter.faults.loseAnswerNext('createPiece') };
    },
  });
});

describe('the contract finds', () => {
  /** The cases that an adapter fails. */
  async function failures(broken: (adapter: ReturnType<typeof seeded>) => object) {
    const failed: string[] = [];
    const runs: Promise<void>[] = [];
    gestanAdapterContract({
      test: (name, run) => {
        runs.push(run().catch(() => void failed.push(name)));
      },
      factory: (seed) => {
        const adapter = seeded(seed);
        return { adapter: Object.assign(Object.create(adapter), broken(adapter)) };
      },
      rows: 100,
    });
    await Promise.all(runs);
    return failed;
  }

  it('no fault in a sound adapter', async () => {
    expect(await failures(() => ({}))).toEqual([]);
  });

  it.each<[string, (adapter: ReturnType<typeof seeded>) => object, RegExp]>([
    [
      'pieces made twice',
      (adapter) => {
        let n = 0;
        return {
          createPiece: (draft: Parameters<typeof adapter.createPiece>[0]) =>
            adapter.createPiece({ ...draft, externalRef: `${draft.externalRef}#${n++}` }),
        };
      },
      /made once/,
    ],
    ['a declared method that is missing', () => ({ pieces: undefined }), /what they declare/],
    [
      'an undeclared kind that is made all the same',
      (adapter) => ({ capabilities: { ...adapter.capabilities, pieces: ['invoice'] } }),
      /the others are refused/,
    ],
    [
      'modifiedSince that leaves out its instant',
      (adapter) => ({
        async *products(options: { modifiedSince?: string } = {}) {
          for await (const product of adapter.products(options))
            if (product.modifiedAt !== options.modifiedSince) yield product;
        },
      }),
      /modifiedSince/,
    ],
    [
      'an unknown stock given as zero',
      (adapter) => ({
        async *stock() {
          for await (const row of adapter.stock()) yield { quantity: '0', ...row };
        },
      }),
      /an unknown one as unknown/,
    ],
    [
      'accents that are lost',
      (adapter) => ({
        async *contacts() {
          for await (const row of adapter.contacts())
            yield { ...row, lastName: row.lastName?.replace(/É/g, '?') };
        },
      }),
      /contacts are listed/,
    ],
    [
      'errors of another kind',
      () => ({ createPiece: () => Promise.reject(new Error('ECONNRESET')) }),
      /add up/,
    ],
  ])('%s', async (_, broken, name) => {
    expect(await failures(broken)).toEqual(expect.arrayContaining([expect.stringMatching(name)]));
  });
});

import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  checkPieceDraft,
  type GestanAdapter,
  type GestanCapabilities,
  type GestanWriteResult,
  type PieceDraft,
} from '../../src/gestan/index.js';
import { gestanAdapterContract } from '../../src/testing/gestan-contract.js';
import { wrongBatches } from './broken-batch.js';
import { wrongCalls } from './broken-calls.js';
import { wrongAdapters } from './broken-content.js';
import { seeded } from './seeded-gestan.js';

type Memory = ReturnType<typeof seeded>;
type Broken = (adapter: Memory) => object;
type Options = { modifiedSince?: string; signal?: AbortSignal };

interface Trial {
  readonly capabilities?: Partial<GestanCapabilities> | undefined;
  readonly timeoutMs?: number | undefined;
  /** The cases that are run; all by default. */
  readonly only?: RegExp;
}

/** The names of all cases, and of those that an adapter fails. */
async function failures(broken: Broken, { capabilities = {}, timeoutMs = 60_000, only = /./ }: Trial = {}) {
  const failed: string[] = [];
  const messages = new Map<string, string>();
  const names: string[] = [];
  const runs: Promise<void>[] = [];
  gestanAdapterContract({
    test: (name, run) => {
      names.push(name);
      if (!only.test(name)) return;
      runs.push(
        run().catch((error: unknown) => {
          failed.push(name);
          messages.set(name, error instanceof Error ? error.message : String(error));
        }),
      );
    },
    factory: (seed) => {
      const memory = seeded(seed, capabilities);
      const open = (): GestanAdapter => Object.assign(Object.create(memory), broken(memory));
      return {
        adapter: open(),
        reopen: async () => open(),
        loseAnswerNext: () => memory.faults.loseAnswerNext('createPiece'),
      };
    },
    rows: 100,
    timeoutMs,
  });
  await Promise.all(runs);
  return { names, failed, messages };
}

/** A list whose rows are changed. */
const mapped =
  (list: 'products' | 'contacts' | 'stock', change: (row: never) => object) => (adapter: Memory) => ({
    async *[list](options?: Options) {
      for await (const row of adapter[list](options)) yield change(row as never);
    },
  });

/** Pages of twenty rows with a fault at their edges. */
const paged =
  (fault: (index: number) => number) =>
  (adapter: Memory): object => ({
    async *products(options?: Options) {
      let index = 0;
      for await (const row of adapter.products(options)) {
        for (let times = fault(index); times > 0; times -= 1) yield row;
        index += 1;
      }
    },
  });

/**
 * Pieces that are looked for first and made afterwards, as two programs do that know nothing of
 * each other.
 */
function checkThenMake(adapter: Memory) {
  const known = new Map<string, GestanWriteResult>();
  let made = 0;
  return {
    async createPiece(draft: PieceDraft) {
      const found = known.get(draft.externalRef);
      await setImmediate();
      if (found) return { ...found, created: false };
      made += 1;
      const result = await adapter.createPiece({ ...draft, externalRef: `${draft.externalRef}#${made}` });
      known.set(draft.externalRef, result);
      return result;
    },
    find: async (kind: 'piece', ref: string) => (kind === 'piece' ? known.get(ref) : adapter.find(kind, ref)),
  };
}

const breaks: readonly (readonly [string, RegExp, Broken, Partial<GestanCapabilities>?])[] = [
  [
    'a capability that is not said',
    /what they declare/,
    ({ capabilities: { entries: _, ...rest } }) => ({ capabilities: rest }),
  ],
  ['a declared method that is missing', /what they declare/, () => ({ pieces: undefined })],
  ['a declared write that is missing', /a product is made once/, () => ({ upsertProduct: undefined })],
  [
    'families without those above them',
    /families, payment modes/,
    (adapter) => ({
      families: async () => (await adapter.families()).map(({ id, name }) => ({ id, name })),
    }),
  ],

  [
    'accents that are lost',
    /contacts are listed exactly/,
    mapped('contacts', (row: { lastName?: string }) => ({
      ...row,
      lastName: row.lastName?.replace(/É/g, '?'),
    })),
  ],
  [
    'amounts as single floats',
    /products are listed exactly/,
    mapped('products', (row: { priceGross?: string }) => ({
      ...row,
      priceGross: Math.fround(Number(row.priceGross)).toFixed(2),
    })),
  ],
  [
    'codes as numbers',
    /products are listed exactly/,
    mapped('products', (row: { code: string }) => ({
      ...row,
      code: row.code.replace(/^0+/, ''),
    })),
  ],
  [
    'fields that are not declared',
    /products are listed exactly/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, productFields: ['name', 'priceGross'] },
    }),
  ],
  [
    'an unknown stock given as zero',
    /an unknown one as unknown/,
    mapped('stock', (row: object) => ({ quantity: '0', ...row })),
  ],
  [
    'stock that is rounded',
    /stock is listed exactly/,
    mapped('stock', (row: { quantity?: string }) => ({
      ...row,
      ...(row.quantity === undefined ? {} : { quantity: String(Math.floor(Number(row.quantity))) }),
    })),
  ],
  ['pages that lose their last row', /ten thousand/, paged((index) => (index % 20 === 19 ? 0 : 1))],
  ['pages that overlap', /ten thousand/, paged((index) => (index % 20 === 19 ? 2 : 1))],
  [
    'readings that share a cursor',
    /each listing is a new reading/,
    (adapter) => {
      let shared: AsyncIterable<unknown> | undefined;
      return {
        products(options?: Options) {
          shared ??= adapter.products(options);
          return shared;
        },
      };
    },
  ],
  [
    'modifiedSince that leaves out its instant',
    /modifiedSince/,
    (adapter) => ({
      async *products(options: Options = {}) {
        for await (const product of adapter.products(options))
          if (product.modifiedAt !== options.modifiedSince) yield product;
      },
    }),
  ],
  [
    'modifiedSince that is declared and ignored',
    /modifiedSince/,
    (adapter) => ({ contacts: () => adapter.contacts() }),
  ],
  [
    'modifiedSince that is not declared and answers with a part',
    /modifiedSince/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, modifiedSince: false },
    }),
  ],
  [
    'a signal that reading ignores',
    /aborted signal ends a reading/,
    (adapter) => ({ contacts: () => adapter.contacts() }),
  ],
  [
    'a signal that writing ignores',
    /aborted signal keeps a write/,
    (adapter) => ({
      upsertContact: (draft: never) => adapter.upsertContact(draft),
    }),
  ],

  [
    'references that are made up',
    /find knows no reference/,
    (adapter) => ({
      find: async (kind: 'piece', ref: string) => (await adapter.find(kind, ref)) ?? { id: '0' },
    }),
  ],
  [
    'products made twice',
    /a product is made once/,
    (adapter) => {
      let n = 0;
      return {
        upsertProduct: (draft: { externalRef: string; code?: string }) => {
          n += 1;
          return adapter.upsertProduct({
            ...draft,
            code: `${draft.code}-${n}`,
            externalRef: `${draft.externalRef}#${n}`,
          });
        },
      };
    },
  ],
  [
    'a code that is taken and accepted',
    /a product is refused with the field/,
    (adapter) => ({
      upsertProduct: (draft: { externalRef: string; code?: string }) =>
        adapter.upsertProduct(draft.code === 'A-1' ? { ...draft, code: 'A-1 bis' } : draft),
    }),
  ],
  [
    'null that clears nothing',
    /a contact is made once/,
    (adapter) => ({
      upsertContact: (draft: { externalRef: string }) =>
        adapter.upsertContact({
          ...Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null)),
          externalRef: draft.externalRef,
        }),
    }),
  ],
  [
    'a contact without name',
    /a contact without any name/,
    (adapter) => ({
      upsertContact: (draft: { externalRef: string }) =>
        adapter.upsertContact({ lastName: 'Client', ...draft }),
    }),
  ],
  [
    'contacts made twice by two writers',
    /writers that make the same contact/,
    (adapter) => {
      const known = new Map<string, string>();
      return {
        async upsertContact(draft: { externalRef: string; lastName?: string }) {
          const id = known.get(draft.externalRef);
          await setImmediate();
          if (id !== undefined) return adapter.upsertContact({ ...draft, id });
          const made = await adapter.upsertContact({
            ...draft,
            externalRef: `${draft.externalRef}#${known.size}${Math.random()}`,
          });
          known.set(draft.externalRef, made.id);
          return made;
        },
      };
    },
  ],
  [
    'an image that is shortened',
    /image comes back byte by byte/,
    (adapter) => ({
      readImage: async (id: string, image: { name: string }) =>
        (await adapter.readImage?.(id, image))?.slice(1),
    }),
  ],

  [
    'an undeclared kind that is made all the same',
    /the others are refused/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, pieces: ['invoice'] },
    }),
  ],
  [
    'a refusal that is no GestanError',
    /the others are refused/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, pieces: ['invoice'] },
      createPiece: (draft: PieceDraft) =>
        draft.kind === 'invoice' ? adapter.createPiece(draft) : Promise.reject(new Error('not implemented')),
    }),
  ],
  [
    'pieces made twice',
    /made once/,
    (adapter) => {
      let n = 0;
      return {
        createPiece: (draft: PieceDraft) => {
          n += 1;
          return adapter.createPiece({ ...draft, externalRef: `${draft.externalRef}#${n}` });
        },
      };
    },
  ],
  [
    'pieces that a second draft replaces',
    /a second draft/,
    (adapter) => {
      const latest = new Map<string, PieceDraft>();
      return {
        createPiece(draft: PieceDraft) {
          latest.set(draft.externalRef, draft);
          return adapter.createPiece(draft);
        },
        async *pieces() {
          for await (const piece of adapter.pieces({}))
            yield { ...piece, ...latest.get(piece.externalRef ?? '') };
        },
      };
    },
  ],
  [
    'a status that is not given',
    /has a status/,
    () => ({ status: async () => undefined }),
    { readBack: false },
  ],
  [
    'VAT that is recomputed and declared as kept',
    /amounts are kept/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, vatAmounts: true },
    }),
    { vatAmounts: false },
  ],
  [
    'several taxes of which one is kept',
    /several taxes/,
    (adapter) => ({
      async *pieces(range: object) {
        for await (const piece of adapter.pieces(range))
          yield { ...piece, lines: piece.lines.map((line) => ({ ...line, taxes: line.taxes.slice(0, 1) })) };
      },
    }),
  ],
  [
    'sums that nobody checks',
    /does not add up/,
    (adapter) => ({
      createPiece: (draft: PieceDraft) =>
        adapter.createPiece({ ...draft, totalVat: '6.66', totalGross: '39.99' }),
    }),
  ],
  [
    'errors of another kind',
    /add up/,
    () => ({ createPiece: () => Promise.reject(new Error('ECONNRESET')) }),
  ],
  [
    'a period that includes its end',
    /pieces of a period/,
    (adapter) => ({
      async *pieces({ after, before }: { after?: string; before?: string }) {
        for await (const piece of adapter.pieces({ after }))
          if (before === undefined || piece.date <= before) yield piece;
      },
    }),
  ],
  [
    'goods that leave and are listed all the same',
    /goods that have left/,
    (adapter) => {
      let first: readonly object[] | undefined;
      return {
        async *stock() {
          if (first === undefined) {
            const rows: object[] = [];
            for await (const row of adapter.stock()) rows.push(row);
            first = rows;
          }
          yield* first;
        },
      };
    },
  ],
  [
    'entries on a private account',
    /a ledger entry/,
    (adapter) => ({
      createEntry: (draft: Parameters<Memory['createEntry']>[0]) =>
        adapter.createEntry({ ...draft, bankAccountId: '1' }),
    }),
  ],
  [
    'entries that are not declared and swallowed',
    /a ledger entry/,
    (adapter) => ({
      capabilities: { ...adapter.capabilities, entries: false },
      createEntry: async () => ({ id: '1', created: false }),
    }),
  ],

  ['two writers that make two pieces', /two writers/, checkThenMake],
  [
    'numbers that are given twice',
    /numbers of their own/,
    (adapter) => ({
      createPiece: async (draft: PieceDraft) => ({ ...(await adapter.createPiece(draft)), number: 'FA-1' }),
    }),
  ],
  [
    'a bad piece that takes the good ones with it',
    /one bad piece among many/,
    (adapter) => {
      let broken = false;
      return {
        createPiece(draft: PieceDraft) {
          if (broken) return Promise.reject(new Error('The transaction was rolled back.'));
          try {
            checkPieceDraft(draft, adapter.capabilities);
          } catch {
            broken = true;
          }
          return adapter.createPiece(draft);
        },
      };
    },
  ],
  [
    'a bad piece that is left behind',
    /one bad piece among many/,
    (adapter) => {
      const written = new Set<string>();
      return {
        createPiece(draft: PieceDraft) {
          written.add(draft.externalRef);
          return adapter.createPiece(draft);
        },
        find: async (kind: 'piece', ref: string) =>
          written.has(ref) ? { id: ref } : adapter.find(kind, ref),
      };
    },
  ],
  [
    'a lost answer that is called a failure',
    /after a lost answer/,
    (adapter) => ({
      createPiece: (draft: PieceDraft) =>
        adapter.createPiece(draft).catch((error: Error) => {
          throw Object.assign(error, { code: 'gestan.unavailable' });
        }),
    }),
  ],
  ['what is forgotten at a restart', /after a restart/, checkThenMake],
  [
    'a piece that stays when it is cancelled',
    /a piece is cancelled before its invoice/,
    () => ({ cancelPiece: async () => {} }),
  ],
];

describe('the contract finds', () => {
  it('no fault in a sound adapter', async () => {
    expect((await failures(() => ({}))).failed).toEqual([]);
  });

  for (const [fault, name, broken, capabilities] of breaks)
    it(fault, async () => {
      const { failed } = await failures(broken, { capabilities, only: name });
      expect(failed).toEqual(expect.arrayContaining([expect.stringMatching(name)]));
    });

  const wrong = [...wrongAdapters, ...wrongCalls, ...wrongBatches];
  it.concurrent.each(wrong)(
    '$fault, and names it',
    async ({ found, message, broken, capabilities, timeoutMs }) => {
      const { messages } = await failures(broken, { capabilities, timeoutMs, only: found });
      const [, text] = [...messages].find(([name]) => found.test(name)) ?? [];
      expect(text).toMatch(message);
    },
  );

  it('a fault in each of its cases: none of them passes whatever an adapter does', async () => {
    const { names } = await failures(() => ({}), { only: /^$/ });
    const finders = [...breaks.map(([, name]) => name), ...wrong.map(({ found }) => found)];
    const idle = names.filter((each) => !finders.some((name) => name.test(each)));
    expect(idle).toEqual([]);
  });
});

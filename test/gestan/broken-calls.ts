import {
  type ContactDraft,
  GestanError,
  type GestanPiece,
  gestanContactSchema,
  type PieceDraft,
  type ProductDraft,
} from '../../src/gestan/index.js';
import type { WrongAdapter } from './broken-content.js';
import type { seeded } from './seeded-gestan.js';

type Memory = ReturnType<typeof seeded>;
type Options = { readonly signal?: AbortSignal };

const written = /every declared field of a product is written/;
const changed = /a product is changed by its reference/;
const wholeContact = /a contact is written whole/;
const citing = /a credit note may cite an invoice/;
const moving = /goods move with the piece/;
const signals = /an aborted signal ends every call/;
const choices = /what the settings choose from/;

/** Product drafts that are written otherwise than they are given. */
const productsAs = (change: (draft: ProductDraft) => object) => (adapter: Memory) => ({
  upsertProduct: (draft: ProductDraft, options?: Options) =>
    adapter.upsertProduct(change(draft) as ProductDraft, options),
});
const contactsAs = (change: (draft: ContactDraft) => object) => (adapter: Memory) => ({
  upsertContact: (draft: ContactDraft, options?: Options) =>
    adapter.upsertContact(change(draft) as ContactDraft, options),
});
const without = (draft: object, ...fields: readonly string[]) =>
  Object.fromEntries(Object.entries(draft).filter(([field]) => !fields.includes(field)));

/** Wrong adapters whose calls, changes or moves of stock are at fault. */
export const wrongCalls: readonly WrongAdapter[] = [
  {
    fault: 'a barcode that is a number on its way',
    found: written,
    message: /the product as it was written: barcode is "12345678905" instead of "0012345678905"/,
    broken: productsAs((draft) => ({
      ...draft,
      ...(draft.barcode ? { barcode: String(Number(draft.barcode)) } : {}),
    })),
  },
  {
    fault: 'a price with VAT that is computed anew from the one without',
    found: written,
    message: /priceGross of the product as it was written: 10\.00 must be exactly 9\.995/,
    broken: productsAs((draft) => ({
      ...draft,
      ...(draft.priceNet ? { priceGross: (Number(draft.priceNet) * 1.2).toFixed(2) } : {}),
    })),
  },
  {
    fault: 'a weight with two decimals',
    found: written,
    message: /weightKg of the product as it was written: 0\.13 must be exactly 0\.125/,
    broken: productsAs((draft) => ({
      ...draft,
      ...(draft.weightKg ? { weightKg: (Number(draft.weightKg) + 1e-9).toFixed(2) } : {}),
    })),
  },
  {
    fault: 'a product that is always shown in the shop',
    found: written,
    message: /published is true instead of false/,
    broken: productsAs((draft) => ({ ...draft, published: true })),
  },
  ...(['shortDescription', 'familyId', 'subFamilyId'] as const).map((field) => ({
    fault: `products that are written without ${field}`,
    found: written,
    message: new RegExp(`the product as it was written: ${field} is absent`),
    broken: productsAs((draft) => without(draft, field)),
  })),
  {
    fault: 'a second draft of a product that is only recognised',
    found: changed,
    message: /name: a change by reference is written/,
    broken: (adapter) => ({
      async upsertProduct(draft: ProductDraft) {
        const found = await adapter.find('product', draft.externalRef);
        return found && draft.id === undefined ? { ...found, created: false } : adapter.upsertProduct(draft);
      },
    }),
  },
  {
    fault: 'a new code that is not written',
    found: changed,
    message: /code: the product is renamed/,
    broken: productsAs((draft) => (draft.id === undefined ? draft : without(draft, 'code'))),
  },
  {
    fault: 'a promotion that never ends',
    found: changed,
    message: /salePriceNet: null clears it/,
    broken: productsAs((draft) =>
      Object.fromEntries(
        Object.entries(draft).filter(([field, value]) => value !== null || !field.startsWith('sale')),
      ),
    ),
  },
  ...(['shipping', 'siret', 'siren', 'company'] as const).map((field) => ({
    fault: `contacts that are written without ${field}`,
    found: wholeContact,
    message: new RegExp(`the contact as it was written: ${field} is absent`),
    broken: contactsAs((draft) => without(draft, field)),
  })),
  {
    fault: 'a contact that is recognised and not changed',
    found: wholeContact,
    message: /after a change by reference alone: email is/,
    broken: (adapter) => ({
      async upsertContact(draft: ContactDraft) {
        const found = await adapter.find('contact', draft.externalRef);
        return found ? { ...found, created: false } : adapter.upsertContact(draft);
      },
    }),
  },
  {
    fault: 'a credit note on an invoice of a person is refused',
    found: citing,
    message: /createPiece\(\) must not reject here|No invoice/,
    broken: (adapter) => ({
      createPiece: async (draft: PieceDraft) => {
        if (draft.kind === 'credit-note' && draft.sourceRef === undefined)
          throw new GestanError('No invoice.', { code: 'gestan.refused', field: 'sourceRef' });
        return adapter.createPiece(draft);
      },
    }),
  },
  {
    fault: 'every piece takes goods out of stock',
    found: moving,
    message: /the stock of A-1 after pieces with movesStock false: -?\d+ must be exactly 10/,
    broken: (adapter) => ({
      createPiece: (draft: PieceDraft) => adapter.createPiece({ ...draft, movesStock: true }),
    }),
  },
  {
    fault: 'a cancelled delivery that keeps its goods',
    found: moving,
    message: /the stock of A-1 after its delivery note was cancelled: 7 must be exactly 10/,
    broken: (adapter) => {
      const lost = new Map<string, number>();
      return {
        async cancelPiece(ref: string, why: 'cancelled') {
          await adapter.cancelPiece?.(ref, why);
          lost.set('A-1', 3);
        },
        async *stock(options?: Options) {
          for await (const row of adapter.stock(options))
            yield row.quantity === undefined
              ? row
              : { ...row, quantity: String(Number(row.quantity) - (lost.get(row.code) ?? 0)) };
        },
      };
    },
  },
  ...(['vatRates', 'bankAccounts'] as const).map((method) => ({
    fault: `${method} that is deaf to its signal`,
    found: signals,
    message: new RegExp(`${method}\\(\\) must reject with the reason of its signal, not with an answer`),
    broken: (adapter: Memory) => ({ [method]: () => adapter[method]() }),
  })),
  {
    fault: 'find that is deaf to its signal',
    found: signals,
    message: /find\(\) must reject with the reason of its signal/,
    broken: (adapter) => ({ find: (kind: 'piece', ref: string) => adapter.find(kind, ref) }),
  },
  {
    fault: 'stock that is deaf to its signal',
    found: signals,
    message: /stock\(\) must reject with the reason of its signal/,
    broken: (adapter) => ({ stock: () => adapter.stock() }),
  },
  {
    fault: 'upsertProduct that is deaf to its signal',
    found: signals,
    message: /upsertProduct\(\) must reject with the reason of its signal/,
    broken: (adapter) => ({ upsertProduct: (draft: ProductDraft) => adapter.upsertProduct(draft) }),
  },
  {
    fault: 'a signal whose reason is replaced',
    found: signals,
    message: /createEntry\(\) must reject with the reason of its signal, not with Error: Query cancelled/,
    broken: () => ({ createEntry: () => Promise.reject(new Error('Query cancelled')) }),
  },
  {
    fault: 'a VAT rate that is a number',
    found: choices,
    message: /vatRates\(\), 20: rate must be a decimal number as text/,
    broken: (adapter) => ({
      vatRates: async () => (await adapter.vatRates()).map(({ rate }) => ({ rate: Number(rate) })),
    }),
  },
  {
    fault: 'an account whose « professional » is a word',
    found: choices,
    message: /bankAccounts\(\), Compte pro: professional /,
    broken: (adapter) => ({
      bankAccounts: async () =>
        (await adapter.bankAccounts()).map((row) => ({ ...row, professional: String(row.professional) })),
    }),
  },
  {
    fault: 'payment modes with one id',
    found: choices,
    message: /paymentModes\(\): ids must be unique/,
    broken: (adapter) => ({
      paymentModes: async () => (await adapter.paymentModes()).map((row) => ({ ...row, id: '1' })),
    }),
  },
  {
    fault: 'posting categories without their account',
    found: choices,
    message: /postingCategories\(\), Ventes: account must be 707000/,
    broken: (adapter) => ({
      postingCategories: async () =>
        (await adapter.postingCategories()).map((row) => without(row, 'account')),
    }),
  },
  {
    fault: 'readings that disturb each other',
    found: /two readings at once/,
    message: /products\(\) read by two at once/,
    broken: (adapter) => {
      let latest: object | undefined;
      return {
        async *products(options?: Options) {
          const own = {};
          latest = own;
          for await (const row of adapter.products(options)) {
            // One cursor on the connection: a second reading closes the first.
            if (latest !== own) return;
            yield row;
          }
        },
      };
    },
  },
  {
    fault: 'a piece that is listed under another number',
    found: /the number of a piece/,
    message: /number of a quote in pieces\(\)/,
    broken: (adapter) => ({
      async *pieces(range: object) {
        for await (const piece of adapter.pieces(range))
          yield { ...piece, number: `N-${piece.id}` } as GestanPiece;
      },
    }),
  },
  {
    fault: 'an error of a schema as it was thrown',
    found: /amounts are kept/,
    message: /contacts\(\) must not reject here \(no GestanError\): email: Invalid input/,
    broken: () => ({
      // biome-ignore lint/correctness/useYield: it fails at its first row.
      async *contacts() {
        gestanContactSchema.parse({ id: '1', email: 7 });
      },
    }),
  },
  {
    fault: 'money paid that is refused',
    found: /money paid is an entry/,
    message: /createEntry\(\) must not reject here \(no GestanError\): Only receipts/,
    broken: (adapter) => ({
      createEntry: async (draft: Parameters<Memory['createEntry']>[0]) =>
        draft.direction === 'out' ? Promise.reject(new Error('Only receipts')) : adapter.createEntry(draft),
    }),
  },
];

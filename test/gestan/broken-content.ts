import type {
  ContactDraft,
  GestanCapabilities,
  GestanPiece,
  GestanProduct,
  PieceDraft,
  PieceLine,
  ProductDraft,
} from '../../src/gestan/index.js';
import type { seeded } from './seeded-gestan.js';

type Memory = ReturnType<typeof seeded>;
type Options = { modifiedSince?: string; signal?: AbortSignal };

/** A wrong adapter: what it does, which case finds it, and what the message names. */
export interface WrongAdapter {
  readonly fault: string;
  readonly found: RegExp;
  readonly message: RegExp;
  readonly broken: (adapter: Memory) => object;
  readonly capabilities?: Partial<GestanCapabilities>;
  /** How long a case may take: a short time where a method never answers. */
  readonly timeoutMs?: number;
}

const contents = /every kind of piece comes back/;
const productList = /products are listed exactly/;
const contactList = /contacts are listed exactly/;
const productWrite = /a product is made once/;
const contactWrite = /a contact is made once/;

/** Pieces that are read back otherwise than they were made. */
const piecesAs = (change: (piece: GestanPiece) => object) => (adapter: Memory) => ({
  async *pieces(range: object) {
    for await (const piece of adapter.pieces(range)) yield { ...piece, ...change(piece) };
  },
});
const linesAs = (change: (line: PieceLine) => object) =>
  piecesAs(({ lines }) => ({ lines: lines.map((line) => ({ ...line, ...change(line) })) }));

const listAs =
  (list: 'products' | 'contacts' | 'stock', change: (row: never) => object) => (adapter: Memory) => ({
    async *[list](options?: Options) {
      for await (const row of adapter[list](options)) yield change(row as never);
    },
  });
const without =
  (...fields: readonly string[]) =>
  (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

/** Drafts that are written otherwise than they are given. */
const productsWritten = (change: (draft: ProductDraft) => object) => (adapter: Memory) => ({
  upsertProduct: (draft: ProductDraft, options?: Options) =>
    adapter.upsertProduct(change(draft) as ProductDraft, options),
});
const contactsWritten = (change: (draft: ContactDraft) => object) => (adapter: Memory) => ({
  upsertContact: (draft: ContactDraft, options?: Options) =>
    adapter.upsertContact(change(draft) as ContactDraft, options),
});

const cent = (value: string, by: number) => (Number(value) + by).toFixed(6);
const plusHours = (instant: string | undefined, hours: number) =>
  instant && new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
const negative = (value: string) => (Number(value) === 0 ? value : `-${value}`);

export const wrongAdapters: readonly WrongAdapter[] = [
  {
    fault: 'a unit price that is a cent off while the nets agree',
    found: contents,
    message: /lines\[0\]\.unitNet of a .*: 9\.453333 must be exactly 9\.443333/,
    broken: linesAs(({ unitNet }) => ({ unitNet: cent(unitNet, 0.01) })),
  },
  {
    fault: 'a discount that is a cent off while the nets agree',
    found: contents,
    message: /lines\[0\]\.discountNet of a/,
    broken: linesAs(({ discountNet }) => ({ discountNet: cent(discountNet, 0.01) })),
  },
  {
    fault: 'a quantity of 2.5 that becomes 3',
    found: contents,
    message: /lines\[0\]\.quantity of a .*: 3 must be exactly 2\.5/,
    broken: linesAs(({ quantity }) => ({ quantity: String(Math.round(Number(quantity))) })),
  },
  {
    fault: 'lines without the code of their product',
    found: contents,
    message: /lines\[0\]\.productCode of a/,
    broken: piecesAs(({ lines }) => ({ lines: lines.map(without('productCode')) })),
  },
  {
    fault: 'lines with the code of another product',
    found: contents,
    message: /lines\[1\]\.productCode of a/,
    broken: linesAs(() => ({ productCode: 'A-1' })),
  },
  {
    fault: 'a VAT table with another rate',
    found: contents,
    message: /vat of a .*: the rate 5\.5 is missing among 20,6/,
    broken: piecesAs(({ vat }) => ({
      vat: vat.map((row) => ({ ...row, rate: String(Math.round(Number(row.rate))) })),
    })),
  },
  {
    fault: 'a VAT amount under another rate',
    found: contents,
    message: /vat (base|amount) at 20 %/,
    broken: piecesAs(({ vat }) => ({
      vat: vat.map((row, index) => ({ ...row, amount: vat[vat.length - 1 - index]?.amount })),
    })),
  },
  {
    fault: 'a piece that has forgotten what it follows from',
    found: contents,
    message: /sourceRef of a/,
    broken: (adapter) => ({
      async *pieces(range: object) {
        for await (const piece of adapter.pieces(range)) yield without('sourceRef')(piece);
      },
    }),
  },
  {
    fault: 'a credit note with negative amounts',
    found: contents,
    message: /totalNet of a credit-note: -30\.00 must be exactly 30\.00/,
    broken: piecesAs(({ kind, totalNet, totalVat, totalGross }) =>
      kind === 'credit-note'
        ? { totalNet: negative(totalNet), totalVat: negative(totalVat), totalGross: negative(totalGross) }
        : {},
    ),
  },
  {
    fault: 'a piece with a figure that is a number',
    found: contents,
    message: /pieces\(\), woo:contrat:\S+: totalGross must be a decimal number as text/,
    broken: piecesAs(({ totalGross }) => ({ totalGross: Number(totalGross) })),
  },
  {
    fault: 'a product price that is rounded to two decimals',
    found: productList,
    message: /priceNet of D-4: 8\.33 must be exactly 8\.3292/,
    broken: listAs('products', (row: GestanProduct) => ({
      ...row,
      ...(row.priceNet === undefined ? {} : { priceNet: Number(row.priceNet).toFixed(2) }),
    })),
  },
  {
    fault: 'a product price that is missing',
    found: productList,
    message: /priceNet of A-1: nothing instead of 10\.00/,
    broken: listAs('products', without('priceNet')),
  },
  {
    fault: 'a product price that is a number',
    found: productList,
    message: /products\(\), A-1: priceGross must be a decimal number as text/,
    broken: listAs('products', (row: GestanProduct) => ({ ...row, priceGross: Number(row.priceGross) })),
  },
  {
    fault: 'sale dates that are shifted by a time zone',
    found: productList,
    message:
      /the product D-4: saleFrom is "2026-03-29T00:00:00\.000Z" instead of "2026-03-28T23:00:00\.000Z"/,
    broken: listAs('products', (row: GestanProduct) => ({
      ...row,
      ...(row.saleFrom ? { saleFrom: plusHours(row.saleFrom, 1), saleTo: plusHours(row.saleTo, 2) } : {}),
    })),
  },
  {
    fault: 'sale dates that are written shifted',
    found: productWrite,
    message: /saleFrom is/,
    broken: productsWritten((draft) => ({
      ...draft,
      ...(draft.saleFrom ? { saleFrom: plusHours(draft.saleFrom, -1) } : {}),
    })),
  },
  {
    fault: 'extra fields that are not listed',
    found: productList,
    message: /extra is absent instead of \{"marque"/,
    broken: listAs('products', without('extra')),
  },
  {
    fault: 'extra fields that are not written',
    found: productWrite,
    message: /the product as it was written: extra is absent/,
    broken: productsWritten(without('extra')),
  },
  {
    fault: 'an archived product that does not say so',
    found: productList,
    message: /archived of D-4/,
    broken: listAs('products', without('archived')),
  },
  {
    fault: 'line breaks that become blanks in a list',
    found: productList,
    message: /description is "Première ligne Seconde ligne/,
    broken: listAs('products', (row: GestanProduct) => ({
      ...row,
      ...(row.description ? { description: row.description.replace(/\n/g, ' ') } : {}),
    })),
  },
  {
    fault: 'line breaks that become blanks in a write',
    found: productWrite,
    message: /the product as it was written: description is/,
    broken: productsWritten((draft) => ({
      ...draft,
      ...(draft.description ? { description: draft.description.replace(/\n/g, ' ') } : {}),
    })),
  },
  {
    fault: 'a third decimal of stock that is lost',
    found: /stock is listed exactly/,
    message: /the stock of C"3: 2\.13 must be exactly 2\.125/,
    broken: listAs('stock', (row: { quantity?: string }) => ({
      ...row,
      ...(row.quantity === undefined ? {} : { quantity: Number(row.quantity).toFixed(2) }),
    })),
  },
  ...(['mobile', 'vatNumber'] as const).map((field) => ({
    fault: `contacts that are listed without ${field}`,
    found: contactList,
    message: new RegExp(`the contact .*: ${field} is absent`),
    broken: listAs('contacts', without(field)),
  })),
  ...(['mobile', 'vatNumber', 'phone'] as const).map((field) => ({
    fault: `contacts that are written without ${field}`,
    found: contactWrite,
    message: new RegExp(`the contact as it was written: ${field} is absent`),
    broken: contactsWritten(without(field)),
  })),
  {
    fault: 'a second address line that is lost in a list',
    found: contactList,
    message: /the contact zoe@contrat\.test, billing: line2 is absent/,
    broken: listAs('contacts', (row: { billing?: object }) => ({
      ...row,
      ...(row.billing ? { billing: without('line2')(row.billing) } : {}),
    })),
  },
  {
    fault: 'a second address line that is lost in a write',
    found: contactWrite,
    message: /billing: line2 is absent/,
    broken: contactsWritten((draft) => ({
      ...draft,
      ...(draft.billing ? { billing: without('line2')(draft.billing) } : {}),
    })),
  },
  {
    fault: 'find that remembers that there was nothing',
    found: /find looks anew/,
    message: /find\('product'\) must find what was written after it had found nothing/,
    broken: (adapter) => {
      const none = new Set<string>();
      return {
        async find(kind: 'piece', ref: string) {
          if (none.has(ref)) return undefined;
          const found = await adapter.find(kind, ref);
          if (found === undefined) none.add(ref);
          return found;
        },
      };
    },
  },
  {
    fault: 'find that answers for another kind',
    found: /knows the kind that is asked for/,
    message: /find\('contact'\) must not answer with a product/,
    broken: (adapter) => ({
      async find(_: string, ref: string) {
        for (const kind of ['product', 'contact', 'piece', 'entry'] as const) {
          const found = await adapter.find(kind, ref);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    }),
  },
  {
    fault: 'an unknown id that makes a product',
    found: /an id that Gestan does not have/,
    message: /upsertProduct: an unknown id: must be refused/,
    broken: (adapter) => ({
      async upsertProduct({ id, ...draft }: ProductDraft) {
        const known = id !== undefined && adapter.state.products.some((product) => product.id === id);
        return adapter.upsertProduct(known ? { ...draft, id } : draft);
      },
    }),
  },
  {
    fault: 'an unknown id that makes a contact',
    found: /an id that Gestan does not have/,
    message: /upsertContact: an unknown id: must be refused/,
    broken: (adapter) => ({
      async upsertContact({ id, ...draft }: ContactDraft) {
        const known = id !== undefined && adapter.state.contacts.some((contact) => contact.id === id);
        return adapter.upsertContact(known ? { ...draft, id } : draft);
      },
    }),
  },
  {
    fault: 'a change that does not move modifiedAt',
    found: /a change moves modifiedAt/,
    message: /modifiedAt of products: a change must move it on from 2026-03-29T01/,
    broken: (adapter) => {
      const first = new Map(adapter.state.products.map(({ id, modifiedAt }) => [id, modifiedAt]));
      return {
        async *products(options: Options = {}) {
          for await (const row of adapter.products(options)) {
            const modifiedAt = first.get(row.id);
            yield modifiedAt === undefined ? row : { ...row, modifiedAt };
          }
        },
      };
    },
  },
  {
    fault: 'createPiece that is deaf to its signal',
    found: /an aborted signal keeps a piece/,
    message: /createPiece must reject with the reason of its signal|Missing expected rejection.*createPiece/,
    broken: (adapter) => ({ createPiece: (draft: PieceDraft) => adapter.createPiece(draft) }),
  },
  {
    fault: 'a list that never ends',
    found: /products are listed exactly/,
    message: /did not end within \d+ ms: products\(\) has not answered/,
    timeoutMs: 2_000,
    broken: () => ({
      async *products() {
        await new Promise<never>(() => {});
      },
    }),
  },
  {
    fault: 'a write that never answers',
    found: /amounts are kept/,
    message: /did not end within \d+ ms: createPiece\(\) has not answered/,
    timeoutMs: 2_000,
    broken: () => ({ createPiece: () => new Promise<never>(() => {}) }),
  },
  {
    fault: 'an end that never comes',
    found: /amounts are kept/,
    message: /The end of the case did not end within \d+ ms: close\(\) has not answered/,
    timeoutMs: 2_000,
    broken: () => ({ close: () => new Promise<never>(() => {}) }),
  },
  {
    fault: 'an error of its own where none is expected',
    found: /amounts are kept/,
    message: /createPiece\(\) must not reject here \(no GestanError\): ORA-00942/,
    broken: () => ({ createPiece: async () => Promise.reject(new Error('ORA-00942')) }),
  },
  {
    fault: 'a promise instead of rows',
    found: productList,
    message: /products\(\) must answer rows that are read one by one/,
    broken: () => ({ products: async () => [] }),
  },
  {
    fault: 'capabilities with a word that is none',
    found: /capabilities are complete/,
    message: /capabilities: stockFigure /,
    broken: (adapter) => ({ capabilities: { ...adapter.capabilities, stockFigure: 'net' } }),
  },
];

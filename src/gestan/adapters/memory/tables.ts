import { decimal, sha256 as hash, type Instant } from '../../../core/index.js';
import type { GestanRecordKind } from '../../adapter.js';
import { GestanError } from '../../errors.js';
import type {
  GestanBankAccount,
  GestanContact,
  GestanFamily,
  GestanImage,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanProduct,
  GestanVatRate,
} from '../../model.js';
import type { PieceKind } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import { withBothPrices } from '../../two-prices.js';
import type { MemoryEntry, MemoryGestanOptions, MemoryPiece, Seed } from './options.js';

export interface StockRecord {
  readonly quantity?: string;
  readonly modifiedAt: Instant;
}

/** The tables behind a Gestan in memory, with rules that hold for every writer. */
export interface MemoryTables {
  readonly families: Map<string, GestanFamily>;
  readonly paymentModes: Map<string, GestanPaymentMode>;
  readonly bankAccounts: Map<string, GestanBankAccount>;
  readonly postingCategories: Map<string, GestanPostingCategory>;
  readonly vatRates: readonly GestanVatRate[];
  readonly products: Map<string, GestanProduct>;
  readonly contacts: Map<string, GestanContact>;
  readonly pieces: Map<string, MemoryPiece>;
  readonly entries: Map<string, MemoryEntry>;
  readonly stock: Map<string, StockRecord>;
  readonly images: Map<string, Uint8Array>;
  readonly refs: Readonly<Record<GestanRecordKind, Map<string, string>>>;
  now(): Instant;
  nextId(table: ReadonlyMap<string, unknown>): string;
  /** The next number of a kind: unique and without a gap. */
  nextNumber(kind: PieceKind): string;
  productByCode(code: string): GestanProduct | undefined;
  /**
   * Stores a product after checking its code, family and rate; completes the price that is absent.
   */
  putProduct(product: GestanProduct): void;
  deleteProduct(id: string): void;
  putContact(contact: GestanContact): void;
}

const letters: Readonly<Record<PieceKind, string>> = {
  quote: 'DE',
  order: 'CO',
  'delivery-note': 'BL',
  invoice: 'FA',
  'credit-note': 'AV',
};

export function imageKey(productId: string, image: Pick<GestanImage, 'name'>): string {
  return JSON.stringify([productId, image.name]);
}

export function sha256(content: Uint8Array): string {
  return hash(content, 'hex');
}

function byId<T extends { readonly id: string }>(rows: readonly T[] | undefined): Map<string, T> {
  return new Map((rows ?? []).map((row) => [row.id, structuredClone(row)]));
}

export function createMemoryTables(
  options: MemoryGestanOptions,
  vatRates: readonly GestanVatRate[],
  now: () => number,
): MemoryTables {
  const ids = new Map<ReadonlyMap<string, unknown>, number>();
  const counters = new Map<PieceKind, number>();
  const codes = new Map<string, string>();

  const tables: MemoryTables = {
    families: byId(options.families),
    paymentModes: byId(options.paymentModes),
    bankAccounts: byId(options.bankAccounts),
    postingCategories: byId(options.postingCategories),
    vatRates: structuredClone(vatRates),
    products: new Map(),
    contacts: new Map(),
    pieces: new Map(),
    entries: new Map(),
    stock: new Map(),
    images: new Map(),
    refs: { product: new Map(), contact: new Map(), piece: new Map(), entry: new Map() },
    now: () => new Date(now()).toISOString(),
    nextId(table) {
      let next = (ids.get(table) ?? 0) + 1;
      while (table.has(String(next))) next += 1;
      ids.set(table, next);
      return String(next);
    },
    nextNumber(kind) {
      const isUsed = (number: string) => [...tables.pieces.values()].some((piece) => piece.number === number);
      let next = counters.get(kind);
      if (next === undefined) {
        // Seeded pieces may have numbers of this series.
        next = 1;
        while (isUsed(`${letters[kind]}${String(next).padStart(6, '0')}`)) next += 1;
      }
      counters.set(kind, next + 1);
      return `${letters[kind]}${String(next).padStart(6, '0')}`;
    },
    productByCode(code) {
      const id = codes.get(code);
      return id === undefined ? undefined : tables.products.get(id);
    },
    putProduct(product) {
      const holder = codes.get(product.code);
      if (holder !== undefined && holder !== product.id)
        throw refused('code', `The code ${product.code} belongs to another product.`);
      const family = product.familyId === undefined ? undefined : tables.families.get(product.familyId);
      if (product.familyId !== undefined && family === undefined)
        throw refused('familyId', `There is no family ${product.familyId}.`);
      if (product.subFamilyId !== undefined) {
        const sub = tables.families.get(product.subFamilyId);
        if (
          sub?.parentId === undefined ||
          (product.familyId !== undefined && sub.parentId !== product.familyId)
        )
          throw refused(
            'subFamilyId',
            `${product.subFamilyId} is no sub-family of ${product.familyId ?? 'any family'}.`,
          );
      }
      const rate = product.vatRate;
      // Without a list of its own this Gestan takes any rate: rates are data.
      if (
        options.vatRates !== undefined &&
        rate !== undefined &&
        !tables.vatRates.some((known) => decimal(known.rate).eq(decimal(rate)))
      )
        throw refused('vatRate', `There is no VAT rate of ${rate} %.`);
      const before = tables.products.get(product.id);
      if (before !== undefined) codes.delete(before.code);
      codes.set(product.code, product.id);
      tables.products.set(product.id, withBothPrices({ ...product, modifiedAt: tables.now() }));
    },
    deleteProduct(id) {
      const product = tables.products.get(id);
      if (product === undefined) throw refused('id', `There is no product ${id}.`);
      codes.delete(product.code);
      tables.products.delete(id);
      tables.stock.delete(id);
    },
    putContact(contact) {
      tables.contacts.set(contact.id, { ...contact, modifiedAt: tables.now() });
    },
  };
  seed(tables, options);
  return tables;
}

function seed(tables: MemoryTables, options: MemoryGestanOptions): void {
  const dated = <T extends { readonly id: string; readonly modifiedAt?: Instant }>(
    table: Map<string, T>,
    row: Seed<T>,
    put: (row: T) => void,
  ) => {
    const id = row.id ?? tables.nextId(table);
    if (table.has(id))
      throw new GestanError(`Two seeded records have the id ${id}.`, { code: 'gestan.invalid', field: 'id' });
    const copy = { ...structuredClone(row), id } as T;
    put(copy);
    // A seed keeps its own date.
    const stored = table.get(id);
    if (row.modifiedAt !== undefined && stored !== undefined)
      table.set(id, { ...stored, modifiedAt: row.modifiedAt });
  };
  for (const product of options.products ?? [])
    dated<GestanProduct>(tables.products, product, (row) => tables.putProduct(row));
  for (const contact of options.contacts ?? []) {
    dated<GestanContact>(tables.contacts, contact, (row) => tables.putContact(row));
  }
  for (const [id, contact] of tables.contacts)
    if (contact.externalRef !== undefined) tables.refs.contact.set(contact.externalRef, id);
  for (const { code, quantity } of options.stock ?? []) {
    const product = tables.productByCode(code);
    if (product === undefined)
      throw new GestanError(`There is stock for ${code}, but no such product.`, {
        code: 'gestan.invalid',
        field: 'stock',
      });
    tables.stock.set(product.id, {
      ...(quantity === undefined ? {} : { quantity }),
      modifiedAt: product.modifiedAt ?? tables.now(),
    });
  }
  for (const piece of options.pieces ?? []) {
    const id = piece.id ?? tables.nextId(tables.pieces);
    tables.pieces.set(id, { ...structuredClone(piece), id });
    if (piece.externalRef !== undefined) tables.refs.piece.set(piece.externalRef, id);
  }
}

import { need } from '../../../core/arguments.js';
import { systemClock } from '../../../core/index.js';
import type { GestanReadOptions } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { type GestanProduct, productFields } from '../../model.js';
import { oneByOne } from '../../one-by-one.js';
import type { GestanPiece } from '../../piece-model.js';
import { createCalls } from './calls.js';
import { createMemoryEdit } from './edit.js';
import { createMemoryFaults } from './faults.js';
import {
  fullCapabilities,
  type MemoryGestan,
  type MemoryGestanOperation,
  type MemoryGestanOptions,
  type MemoryPiece,
  usualVatRates,
} from './options.js';
import { lookUp, readImage, writeImage } from './records.js';
import { stockList } from './stock.js';
import { createMemoryTables } from './tables.js';
import type { MemoryWrites } from './writes.js';

/** The part of a product that the capabilities announce. */
function projection(product: GestanProduct, fields: ReadonlySet<string>): GestanProduct {
  const hidden = new Set<string>(productFields.filter((field) => !fields.has(field) && field !== 'name'));
  return Object.fromEntries(
    Object.entries(product).filter(([key]) => !hidden.has(key)),
  ) as unknown as GestanProduct;
}

/** A piece as `pieces()` lists it. */
function readBackPiece(piece: MemoryPiece): GestanPiece {
  return {
    id: piece.id,
    ...(piece.number === undefined ? {} : { number: piece.number }),
    ...(piece.externalRef === undefined ? {} : { externalRef: piece.externalRef }),
    ...(piece.sourceRef === undefined ? {} : { sourceRef: piece.sourceRef }),
    ...(piece.stockMoved === undefined ? {} : { stockMoved: piece.stockMoved }),
    ...(piece.cancelled ? { cancelled: true } : {}),
    kind: piece.kind,
    date: piece.date,
    currency: piece.currency,
    contactId: piece.contactId,
    lines: piece.lines,
    vat: piece.vat,
    totalNet: piece.totalNet,
    totalVat: piece.totalVat,
    totalGross: piece.totalGross,
  };
}

/**
 * A complete Gestan in memory, for tests and trials. It follows Gestan's own rules: codes are
 * unique, numbers are continuous per kind, issued invoices never change, pieces add up, the goods
 * of a piece leave stock once.
 *
 * @param options its initial data, and its capabilities.
 * @throws {GestanError} `gestan.invalid` or `gestan.refused` for seeds that contradict themselves.
 * @example
 * const gestan = memoryGestan({ products: [{ code: 'HAM-1', name: 'Hameçon', priceGross: '3.95', vatRate: '20' }] })
 * gestan.edit.stock('HAM-1', 12)
 * gestan.faults.loseAnswerNext('createPiece')
 */
export function memoryGestan(options: MemoryGestanOptions = {}): MemoryGestan {
  need('memoryGestan()', 'options', options);
  const given: GestanCapabilities = { ...fullCapabilities, ...options.capabilities };
  // What is never made is never cancelled.
  const cancelPieces = given.cancelPieces?.filter((kind) => given.pieces.includes(kind)) ?? [];
  const capabilities: GestanCapabilities = { ...given, cancelPieces };
  const clock = options.clock ?? systemClock;
  const tables = createMemoryTables(options, options.vatRates ?? usualVatRates, () => clock.now());
  const faults = createMemoryFaults();
  const fields = new Set<string>(capabilities.productFields);

  const { call, list } = createCalls(capabilities, faults);

  // Loaded with the first write: what checks a draft weighs more than all the rest.
  let loading: Promise<MemoryWrites> | undefined;
  const write = async <T>(
    operation: MemoryGestanOperation,
    may: boolean | string,
    work: (writes: MemoryWrites) => T,
    given?: GestanReadOptions,
  ): Promise<T> => {
    loading ??= import('./writes.js').then(({ createMemoryWrites }) =>
      createMemoryWrites(tables, capabilities, options.stockMoves ?? 'on-creation'),
    );
    const writes = await loading;
    return call(operation, may, () => work(writes), given);
  };

  return {
    name: options.name ?? 'memory',
    capabilities,
    families: (given) => call('families', true, () => [...tables.families.values()], given),
    paymentModes: (given) => call('paymentModes', true, () => [...tables.paymentModes.values()], given),
    bankAccounts: (given) => call('bankAccounts', true, () => [...tables.bankAccounts.values()], given),
    postingCategories: (given) =>
      call('postingCategories', true, () => [...tables.postingCategories.values()], given),
    vatRates: (given) => call('vatRates', true, () => tables.vatRates, given),

    products: (given) =>
      list(
        'products',
        capabilities.readProducts || 'list products',
        () => [...tables.products.values()].map((product) => projection(product, fields)),
        given,
      ),
    contacts: (given) =>
      list(
        'contacts',
        capabilities.readContacts || 'list contacts',
        () => [...tables.contacts.values()],
        given,
      ),
    stock: (given) =>
      list(
        'stock',
        capabilities.readStock || 'list stock',
        () => stockList(tables, capabilities.stockFigure),
        given,
      ),

    upsertProduct: (draft, given) =>
      write(
        'upsertProduct',
        capabilities.writeProducts || 'write products',
        (writes) => writes.product(draft),
        given,
      ),
    upsertContact: (draft, given) =>
      write(
        'upsertContact',
        capabilities.writeContacts || 'write contacts',
        (writes) => writes.contact(draft),
        given,
      ),
    createPiece: (draft, given) =>
      write(
        'createPiece',
        capabilities.pieces.includes(draft.kind) || `create pieces of kind ${draft.kind}`,
        (writes) => writes.piece(draft),
        given,
      ),
    createPieces(orders, given) {
      return oneByOne(this, orders, given);
    },
    cancelPiece: (externalRef, why, given) =>
      write(
        'cancelPiece',
        (capabilities.cancelPieces ?? []).length > 0 || 'cancel pieces',
        (writes) => writes.cancel(externalRef, why),
        given,
      ),
    createEntry: (draft, given) =>
      write(
        'createEntry',
        capabilities.entries || 'create ledger entries',
        (writes) => writes.entry(draft),
        given,
      ),

    find: (kind, externalRef, given) =>
      call('find', true, () => lookUp(tables, kind, externalRef, capabilities.readBack), given),

    async *pieces(range) {
      const found = await call(
        'pieces',
        capabilities.readBack || 'read pieces back',
        () => [...tables.pieces.values()].map(readBackPiece),
        range,
      );
      for (const piece of found) {
        range.signal?.throwIfAborted();
        if (range.after !== undefined && piece.date < range.after) continue;
        if (range.before !== undefined && piece.date >= range.before) continue;
        yield piece;
      }
    },

    readImage: (productId, image, given) =>
      call(
        'readImage',
        capabilities.images.read || 'read images',
        () => readImage(tables, productId, image),
        given,
      ),
    writeImage: (productId, image, given) =>
      call(
        'writeImage',
        capabilities.images.write || 'write images',
        () => writeImage(tables, productId, image),
        given,
      ),

    get state() {
      return structuredClone({
        products: [...tables.products.values()],
        contacts: [...tables.contacts.values()],
        stock: stockList(tables, 'physical'),
        pieces: [...tables.pieces.values()],
        entries: [...tables.entries.values()],
      });
    },
    edit: createMemoryEdit(tables),
    faults,
  };
}

import { systemClock } from '../../../core/index.js';
import type { GestanListOptions, GestanReadOptions } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { refused, unsupported } from '../../check-draft.js';
import { type GestanProduct, productFields } from '../../model.js';
import type { GestanPiece } from '../../piece-model.js';
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
import { stockList } from './stock.js';
import { createMemoryTables, imageKey, sha256 } from './tables.js';
import { createMemoryWrites } from './writes.js';

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
 * A complete Gestan in memory, for tests and for trying things out. It keeps Gestan's own rules: codes are unique, numbers are
 * continuous per kind, issued invoices never change, pieces add up, the goods of a piece leave stock once.
 *
 * @param options what it holds at the start, and what it cannot do.
 * @throws {GestanError} `gestan.invalid` or `gestan.refused` for seeds that contradict themselves.
 * @example
 * const gestan = memoryGestan({ products: [{ code: 'HAM-1', name: 'Hameçon', priceGross: '3.95', vatRate: '20' }] })
 * gestan.edit.stock('HAM-1', 12)
 * gestan.faults.loseAnswerNext('createPiece')
 */
export function memoryGestan(options: MemoryGestanOptions = {}): MemoryGestan {
  const capabilities: GestanCapabilities = { ...fullCapabilities, ...options.capabilities };
  const clock = options.clock ?? systemClock;
  const tables = createMemoryTables(options, options.vatRates ?? usualVatRates, () => clock.now());
  const writes = createMemoryWrites(tables, capabilities, options.stockMoves ?? 'on-creation');
  const faults = createMemoryFaults();
  const fields = new Set<string>(capabilities.productFields);

  async function call<T>(
    operation: MemoryGestanOperation,
    may: boolean | string,
    work: () => T,
    given?: GestanReadOptions,
  ): Promise<T> {
    given?.signal?.throwIfAborted();
    // A real Gestan is never answered within the same tick.
    await Promise.resolve();
    if (may !== true) throw unsupported(String(may));
    return structuredClone(faults.strike(operation, work));
  }

  async function* list<T extends { readonly modifiedAt?: string }>(
    operation: MemoryGestanOperation,
    may: boolean | string,
    rows: () => readonly T[],
    given?: GestanListOptions,
  ): AsyncGenerator<T> {
    const since = capabilities.modifiedSince ? given?.modifiedSince : undefined;
    const after = since === undefined ? undefined : Date.parse(since);
    if (Number.isNaN(after)) throw refused('modifiedSince', `${since} is not an instant.`);
    const found = await call(operation, may, rows, given);
    for (const row of found) {
      given?.signal?.throwIfAborted();
      // A row without a date may have changed.
      if (after === undefined || row.modifiedAt === undefined || Date.parse(row.modifiedAt) >= after)
        yield row;
    }
  }

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
      call(
        'upsertProduct',
        capabilities.writeProducts || 'write products',
        () => writes.product(draft),
        given,
      ),
    upsertContact: (draft, given) =>
      call(
        'upsertContact',
        capabilities.writeContacts || 'write contacts',
        () => writes.contact(draft),
        given,
      ),
    createPiece: (draft, given) =>
      call(
        'createPiece',
        capabilities.pieces.includes(draft.kind) || `create pieces of kind ${draft.kind}`,
        () => writes.piece(draft),
        given,
      ),
    createEntry: (draft, given) =>
      call('createEntry', capabilities.entries || 'create ledger entries', () => writes.entry(draft), given),

    find: (kind, externalRef, given) =>
      call(
        'find',
        true,
        () => {
          const id = tables.refs[kind].get(externalRef);
          if (id === undefined) return undefined;
          if (kind === 'piece') {
            const number = tables.pieces.get(id)?.number;
            return number === undefined || !capabilities.readBack ? { id } : { id, number };
          }
          const table = { product: tables.products, contact: tables.contacts, entry: tables.entries }[kind];
          return table.has(id) ? { id } : undefined;
        },
        given,
      ),

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
        () => {
          const content = tables.images.get(imageKey(productId, image));
          if (content === undefined)
            throw refused('name', `Product ${productId} has no image ${image.name}.`);
          return content;
        },
        given,
      ),
    writeImage: (productId, image, given) =>
      call(
        'writeImage',
        capabilities.images.write || 'write images',
        () => {
          const product = tables.products.get(productId);
          if (product === undefined) throw refused('productId', `There is no product ${productId}.`);
          const { content, ...rest } = image;
          const row = { ...rest, sha256: sha256(content) };
          const images = product.images ?? [];
          const place = images.findIndex((each) => each.name === image.name);
          tables.images.set(imageKey(productId, image), Uint8Array.from(content));
          tables.putProduct({
            ...product,
            images: place < 0 ? [...images, row] : images.with(place, row),
          });
        },
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

import { type Big, decimal, toText, zero } from '../../../core/index.js';
import type { GestanStock } from '../../model.js';
import type { MemoryPiece } from './options.js';
import type { MemoryTables } from './tables.js';

/** Units of a piece by product id. Lines without a product that is kept here count for nothing. */
function unitsOf(tables: MemoryTables, piece: MemoryPiece): ReadonlyMap<string, Big> {
  const units = new Map<string, Big>();
  for (const line of piece.lines) {
    const id =
      line.productId ??
      (line.productCode === undefined ? undefined : tables.productByCode(line.productCode)?.id);
    if (id !== undefined) units.set(id, (units.get(id) ?? zero).plus(decimal(line.quantity)));
  }
  return units;
}

/**
 * Takes the goods of a piece out of stock; those of a credit note go back in. Products without a
 * figure keep none.
 */
export function moveStock(tables: MemoryTables, piece: MemoryPiece, way: 'out' | 'back' = 'out'): void {
  for (const [productId, units] of unitsOf(tables, piece)) {
    const record = tables.stock.get(productId);
    if (record?.quantity === undefined) continue;
    const moved = (piece.kind === 'credit-note') === (way === 'out') ? units : units.neg();
    tables.stock.set(productId, {
      quantity: toText(decimal(record.quantity).plus(moved)),
      modifiedAt: tables.now(),
    });
  }
  tables.pieces.set(piece.id, { ...piece, stockMoved: true });
}

/**
 * Units that pieces hold but that have not left yet. Pieces that follow from one another count
 * once: the last one of them that is more than a quote; nothing once one of them has left.
 */
function reservedUnits(tables: MemoryTables): ReadonlyMap<string, Big> {
  const chains = new Map<string, MemoryPiece[]>();
  const rootOf = new Map<string, string>();
  for (const piece of tables.pieces.values()) {
    if (piece.kind === 'credit-note' || piece.cancelled) continue;
    const own = piece.externalRef ?? `id:${piece.id}`;
    const root = (piece.sourceRef === undefined ? undefined : rootOf.get(piece.sourceRef)) ?? own;
    rootOf.set(own, root);
    chains.set(root, [...(chains.get(root) ?? []), piece]);
  }
  const reserved = new Map<string, Big>();
  for (const chain of chains.values()) {
    const last = chain.findLast((piece) => piece.kind !== 'quote');
    // A piece entered by hand may not say whether its goods left: it holds nothing.
    if (last === undefined || last.stockMoved === undefined || chain.some((piece) => piece.stockMoved))
      continue;
    for (const [id, units] of unitsOf(tables, last)) reserved.set(id, (reserved.get(id) ?? zero).plus(units));
  }
  return reserved;
}

/** The stock list, as the adapter's figure wants it. */
export function stockList(tables: MemoryTables, figure: 'physical' | 'available'): readonly GestanStock[] {
  const reserved = figure === 'available' ? reservedUnits(tables) : new Map<string, Big>();
  return [...tables.stock].flatMap(([productId, record]) => {
    const product = tables.products.get(productId);
    if (product === undefined) return [];
    const quantity =
      record.quantity === undefined
        ? {}
        : { quantity: toText(decimal(record.quantity).minus(reserved.get(productId) ?? zero)) };
    return [{ productId, code: product.code, ...quantity, modifiedAt: record.modifiedAt }];
  });
}

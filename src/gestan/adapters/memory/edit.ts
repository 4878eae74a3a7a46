import { decimal, toText } from '../../../core/index.js';
import { patched, withDraft } from '../../patched.js';
import { refused } from '../../refusals.js';
import type { MemoryGestanEdit } from './options.js';
import { moveStock } from './stock.js';
import type { MemoryTables } from './tables.js';

function known<T>(table: ReadonlyMap<string, T>, id: string, what: string): T {
  const record = table.get(id);
  if (record === undefined) throw refused('id', `There is no ${what} ${id}.`);
  return record;
}

/** What a person at Gestan's screens does to the tables. */
export function createMemoryEdit(tables: MemoryTables): MemoryGestanEdit {
  return {
    addFamily(family) {
      tables.families.set(family.id, structuredClone(family));
    },
    addProduct(product) {
      const id = product.id ?? tables.nextId(tables.products);
      if (tables.products.has(id)) throw refused('id', `There is a product ${id} already.`);
      tables.putProduct({ ...structuredClone(product), id });
      return id;
    },
    product(id, patch) {
      tables.putProduct(withDraft(known(tables.products, id, 'product'), patch));
    },
    deleteProduct(id) {
      tables.deleteProduct(id);
    },
    addContact(contact) {
      const id = contact.id ?? tables.nextId(tables.contacts);
      if (tables.contacts.has(id)) throw refused('id', `There is a contact ${id} already.`);
      tables.putContact({ ...structuredClone(contact), id });
      if (contact.externalRef !== undefined) tables.refs.contact.set(contact.externalRef, id);
      return id;
    },
    contact(id, patch) {
      tables.putContact(patched(known(tables.contacts, id, 'contact'), patch));
    },
    deleteContact(id) {
      known(tables.contacts, id, 'contact');
      tables.contacts.delete(id);
    },
    stock(code, quantity) {
      const product = tables.productByCode(code);
      if (product === undefined) throw refused('code', `There is no product ${code}.`);
      tables.stock.set(product.id, {
        ...(quantity === undefined ? {} : { quantity: toText(decimal(quantity)) }),
        modifiedAt: tables.now(),
      });
    },
    ship(pieceId) {
      const piece = known(tables.pieces, pieceId, 'piece');
      if (piece.stockMoved) throw refused('stockMoved', `The goods of piece ${pieceId} have moved already.`);
      moveStock(tables, piece);
    },
    addPiece(piece) {
      const id = piece.id ?? tables.nextId(tables.pieces);
      const number = piece.number ?? tables.nextNumber(piece.kind);
      tables.pieces.set(id, { ...structuredClone(piece), id, number });
      if (piece.externalRef !== undefined) tables.refs.piece.set(piece.externalRef, id);
      return id;
    },
    piece(id, patch) {
      const piece = known(tables.pieces, id, 'piece');
      if (piece.kind === 'invoice' || piece.kind === 'credit-note')
        throw refused(
          'kind',
          `${piece.number ?? id} is issued and cannot be changed.`,
          'Correct it by a credit note.',
        );
      tables.pieces.set(id, patched(piece, patch));
    },
    deletePiece(id) {
      const piece = known(tables.pieces, id, 'piece');
      if (piece.kind === 'invoice' || piece.kind === 'credit-note')
        throw refused(
          'kind',
          `${piece.number ?? id} is issued and cannot be deleted.`,
          'Correct it by a credit note.',
        );
      if (piece.stockMoved) throw refused('stockMoved', `The goods of ${piece.number ?? id} have left.`);
      tables.pieces.delete(id);
      if (piece.externalRef !== undefined) tables.refs.piece.delete(piece.externalRef);
    },
  };
}

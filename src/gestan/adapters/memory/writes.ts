import { currencyPlaces } from '../../../core/currency.js';
import { decimal, round, sum, toFixed } from '../../../core/index.js';
import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { checkContactDraft, checkEntryDraft, checkPieceDraft, checkProductDraft } from '../../check-draft.js';
import type { ContactDraft, ProductDraft } from '../../model.js';
import { withDraft } from '../../patched.js';
import type { EntryDraft, PieceDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import type { MemoryPiece } from './options.js';
import { moveStock } from './stock.js';
import type { MemoryTables } from './tables.js';

/** The writes. Each takes effect whole or not at all. */
export interface MemoryWrites {
  product(draft: ProductDraft): GestanWriteResult;
  contact(draft: ContactDraft): GestanWriteResult;
  piece(draft: PieceDraft): GestanWriteResult;
  entry(draft: EntryDraft): GestanWriteResult;
  cancel(externalRef: string, why: 'cancelled' | 'edited'): void;
}

/** The VAT as a Gestan that recomputes it holds it: base × rate, to the cent. */
function recomputed(draft: PieceDraft): PieceDraft {
  const places = currencyPlaces(draft.currency);
  const vat = draft.vat.map((row) => ({
    ...row,
    amount: toFixed(round(decimal(row.base).times(decimal(row.rate)).div(100), places), places),
  }));
  const totalVat = sum(vat.map((row) => decimal(row.amount)));
  return {
    ...draft,
    vat,
    totalVat: toFixed(totalVat, places),
    totalGross: toFixed(decimal(draft.totalNet).plus(totalVat), places),
  };
}

export function createMemoryWrites(
  tables: MemoryTables,
  capabilities: GestanCapabilities,
  stockMoves: 'on-creation' | 'on-ship',
): MemoryWrites {
  function mustExist(table: ReadonlyMap<string, unknown>, id: string | undefined, field: string): void {
    if (id !== undefined && !table.has(id))
      throw refused(field, `There is no ${field.replace(/Id$/, '')} ${id}.`);
  }

  /**
   * The record that an upsert is about; `undefined`: a new one. A reference whose record was
   * deleted is new again.
   */
  function target(kind: 'product' | 'contact', draft: ProductDraft | ContactDraft): string | undefined {
    const table = kind === 'product' ? tables.products : tables.contacts;
    if (draft.id !== undefined) {
      if (!table.has(draft.id)) throw refused('id', `There is no ${kind} ${draft.id}.`);
      return draft.id;
    }
    const id = tables.refs[kind].get(draft.externalRef);
    return id !== undefined && table.has(id) ? id : undefined;
  }

  function result(id: string, created: boolean): GestanWriteResult {
    return { id, created, ...(capabilities.readBack ? {} : { sent: true }) };
  }

  function pieceResult(piece: MemoryPiece, created: boolean): GestanWriteResult {
    // A number that Gestan allots where nobody can read back is not known.
    const number = capabilities.readBack && piece.number !== undefined ? { number: piece.number } : {};
    return { ...result(piece.id, created), ...number };
  }

  return {
    product(draft) {
      const checked = checkProductDraft(draft, capabilities);
      const id = target('product', draft);
      const created = id === undefined;
      const before = created
        ? { id: tables.nextId(tables.products), code: checked.code ?? '', name: checked.name ?? '' }
        : tables.products.get(id);
      if (before === undefined) throw refused('id', `There is no product ${id}.`);
      tables.putProduct(withDraft(before, checked));
      tables.refs.product.set(checked.externalRef, before.id);
      return result(before.id, created);
    },

    contact(draft) {
      const checked = checkContactDraft(draft);
      const { externalRef } = checked;
      const id = target('contact', draft);
      const created = id === undefined;
      const before = created ? { id: tables.nextId(tables.contacts), externalRef } : tables.contacts.get(id);
      if (before === undefined) throw refused('id', `There is no contact ${id}.`);
      tables.putContact(withDraft({ ...before, externalRef: before.externalRef ?? externalRef }, checked));
      tables.refs.contact.set(externalRef, before.id);
      return result(before.id, created);
    },

    piece(draft) {
      const known = tables.pieces.get(tables.refs.piece.get(draft.externalRef) ?? '');
      // An issued piece is never changed, whatever the second draft says.
      if (known !== undefined) return pieceResult(known, false);
      const checked = checkPieceDraft(draft, capabilities);
      mustExist(tables.contacts, checked.contactId, 'contactId');
      mustExist(tables.paymentModes, checked.paymentModeId, 'paymentModeId');
      for (const [index, line] of checked.lines.entries()) {
        mustExist(tables.products, line.productId, `lines[${index}].productId`);
        if (line.productCode !== undefined && tables.productByCode(line.productCode) === undefined)
          throw refused(
            `lines[${index}].productCode`,
            `There is no product with the code ${line.productCode}.`,
          );
      }
      const piece: MemoryPiece = {
        ...(capabilities.vatAmounts ? checked : recomputed(checked)),
        id: tables.nextId(tables.pieces),
        number: tables.nextNumber(checked.kind),
        stockMoved: false,
      };
      tables.pieces.set(piece.id, piece);
      tables.refs.piece.set(checked.externalRef, piece.id);
      if (checked.movesStock && stockMoves === 'on-creation') moveStock(tables, piece);
      return pieceResult(piece, true);
    },

    cancel(externalRef, why) {
      const piece = tables.pieces.get(tables.refs.piece.get(externalRef) ?? '');
      if (piece === undefined || piece.cancelled) return;
      if (!(capabilities.cancelPieces ?? []).includes(piece.kind))
        throw refused('kind', `A piece of kind ${piece.kind} cannot be cancelled.`);
      const invoice = [...tables.pieces.values()].find(
        ({ kind, sourceRef }) => kind === 'invoice' && sourceRef === externalRef,
      );
      if (invoice) throw refused('externalRef', `The piece ${externalRef} is invoiced already.`);
      if (piece.stockMoved) moveStock(tables, piece, 'back');
      const note = [why === 'edited' ? 'Remplacée' : 'Annulée', piece.note].filter(Boolean).join(' – ');
      tables.pieces.set(piece.id, { ...piece, stockMoved: false, cancelled: true, note });
    },

    entry(draft) {
      const known = tables.refs.entry.get(draft.externalRef);
      if (known !== undefined) return result(known, false);
      const checked = checkEntryDraft(draft, capabilities);
      mustExist(tables.contacts, checked.contactId, 'contactId');
      mustExist(tables.paymentModes, checked.paymentModeId, 'paymentModeId');
      mustExist(tables.bankAccounts, checked.bankAccountId, 'bankAccountId');
      for (const category of [checked, ...(checked.parts ?? [])])
        mustExist(tables.postingCategories, category.postingCategoryId, 'postingCategoryId');
      if (tables.bankAccounts.get(checked.bankAccountId)?.professional === false)
        throw refused(
          'bankAccountId',
          `The bank account ${checked.bankAccountId} is not a professional one.`,
        );
      const id = tables.nextId(tables.entries);
      tables.entries.set(id, { ...checked, id });
      tables.refs.entry.set(checked.externalRef, id);
      return result(id, true);
    },
  };
}

import assert from 'node:assert/strict';
import type { GestanAdapter, GestanPiece, PieceDraft, PieceLine } from '../gestan/index.js';
import {
  collect,
  type GestanContractCases,
  readPiece,
  sameDecimal,
  someContact,
} from './gestan-contract-kit.js';
import { fullPiece } from './gestan-contract-seed.js';

/**
 * The code of the product of a line that was read back: the line says it, or names the product by
 * its id.
 */
async function codeOf(adapter: GestanAdapter, line: PieceLine): Promise<string | undefined> {
  if (line.productCode !== undefined || line.productId === undefined) return line.productCode;
  if (!adapter.capabilities.readProducts) return undefined;
  return (await collect(adapter.products())).find(({ id }) => id === line.productId)?.code;
}

async function sameLines(adapter: GestanAdapter, piece: GestanPiece, draft: PieceDraft): Promise<void> {
  assert.equal(piece.lines.length, draft.lines.length, 'lines: their number');
  for (const [index, line] of draft.lines.entries()) {
    const given = piece.lines[index];
    assert.ok(given);
    const what = (field: string) => `lines[${index}].${field} of a ${piece.kind}`;
    assert.equal(given.type, line.type, what('type'));
    assert.equal(await codeOf(adapter, given), line.productCode, what('productCode'));
    assert.equal(given.label, line.label, what('label'));
    for (const field of ['quantity', 'unitNet', 'discountNet', 'net'] as const)
      sameDecimal(given[field], line[field], what(field));
    assert.equal(given.taxes.length, line.taxes.length, what('taxes'));
    for (const [place, tax] of line.taxes.entries())
      sameDecimal(given.taxes[place]?.rate, tax.rate, what(`taxes[${place}].rate`));
  }
}

function sameVat(piece: GestanPiece, draft: PieceDraft): void {
  assert.equal(piece.vat.length, draft.vat.length, `vat of a ${piece.kind}: one row for each rate`);
  // The order of the rates is Gestan's own.
  for (const row of draft.vat) {
    const given = piece.vat.find((each) => Number(each.rate) === Number(row.rate));
    assert.ok(
      given,
      `vat of a ${piece.kind}: the rate ${row.rate} is missing among ${piece.vat.map(({ rate }) => rate)}`,
    );
    sameDecimal(given.base, row.base, `vat base at ${row.rate} % of a ${piece.kind}`);
    sameDecimal(given.amount, row.amount, `vat amount at ${row.rate} % of a ${piece.kind}`);
  }
}

export const contentCases: GestanContractCases = {
  'every kind of piece comes back as it was made, a credit note with positive amounts': async (given) => {
    const { adapter } = given;
    const { capabilities } = adapter;
    if (!capabilities.readBack) return;
    const contactId = await someContact(given);
    for (const kind of capabilities.pieces) {
      const draft = fullPiece(kind, contactId);
      await adapter.createPiece(draft);
      const piece = await readPiece(adapter, draft);
      assert.ok(piece);
      for (const field of ['kind', 'date', 'currency', 'contactId', 'sourceRef'] as const)
        assert.equal(piece[field], draft[field], `${field} of a ${kind}`);
      for (const field of ['totalNet', 'totalVat', 'totalGross'] as const)
        sameDecimal(piece[field], draft[field], `${field} of a ${kind}`);
      await sameLines(adapter, piece, draft);
      sameVat(piece, draft);
    }
  },
};

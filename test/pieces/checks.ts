import { expect } from 'vitest';
import { decimal, round, sum, toFixed } from '../../src/core/index.js';
import type { PieceContent, PieceDraft, PieceLineTax, PieceVat } from '../../src/gestan/piece-model.js';

const sameRate = (tax: PieceLineTax, vat: PieceVat) =>
  tax.rate === vat.rate && tax.label === vat.label && tax.compound === vat.compound;

/** Decimals of the currencies that have not two. */
const decimalsOf: Readonly<Record<string, number>> = { JPY: 0, XPF: 0, KWD: 3, TND: 3 };

/** What of a piece does not add up: the sums that EN 16931 wants of an invoice, to the cent. */
function faults(piece: PieceContent): readonly string[] {
  const found: string[] = [];
  const places = decimalsOf[piece.currency] ?? 2;
  const equal = (rule: string, given: string, computed: string) => {
    if (given !== computed) found.push(`${rule}: ${given} instead of ${computed}`);
  };
  const nets = sum(piece.lines.map((line) => decimal(line.net)));
  equal('BR-CO-10 and -13, total without VAT = sum of the lines', piece.totalNet, toFixed(nets, places));
  const vat = sum(piece.vat.map((row) => decimal(row.amount)));
  equal('BR-CO-14, total VAT = sum of the VAT per rate', piece.totalVat, toFixed(vat, places));
  const gross = decimal(piece.totalNet).plus(piece.totalVat);
  equal('BR-CO-15, total with VAT', piece.totalGross, toFixed(gross, places));
  for (const row of piece.vat) {
    const bearing = piece.lines.filter((line) => line.taxes.some((tax) => sameRate(tax, row)));
    const base = sum(bearing.map((line) => decimal(line.net)));
    equal(`BR-S-08, base of ${row.rate} %`, row.base, toFixed(base, places));
    if (decimal(row.rate).eq(0)) equal('BR-Z-09, VAT at 0 %', row.amount, toFixed(decimal(0), places));
  }
  for (const line of piece.lines) {
    if (line.taxes.length === 0) found.push(`"${line.label}" bears no rate`);
    for (const tax of line.taxes) {
      if (!piece.vat.some((row) => sameRate(tax, row)))
        found.push(`${tax.rate} % of "${line.label}" has no VAT row`);
    }
    if (decimal(line.discountNet).lt(0)) found.push(`"${line.label}" has a negative discount`);
    const shown = line.net.split('.')[1]?.length ?? 0;
    if (shown !== places) found.push(`"${line.label}": ${line.net} is not in ${places} decimals`);
    const net = round(decimal(line.quantity).times(line.unitNet).minus(line.discountNet), places);
    equal(`BT-131, net of "${line.label}" = quantity × price − discount`, line.net, toFixed(net, places));
  }
  return found;
}

export function expectSums(piece: PieceContent): void {
  expect(faults(piece), `${piece.kind} ${piece.date}`).toEqual([]);
}

/** BR-CO-17: VAT of a rate = base × rate, within a cent per line and order of roundings. */
export function expectVatNearRates(piece: PieceContent): void {
  const slack = decimal('0.01').times(piece.lines.length + 1);
  const far = piece.vat.filter((row) => {
    if (row.compound === true) return false;
    return decimal(row.base).times(row.rate).div(100).minus(row.amount).abs().gt(slack);
  });
  expect(far).toEqual([]);
}

export function kindsOf(pieces: readonly PieceDraft[]): readonly string[] {
  return pieces.map((piece) => piece.kind);
}

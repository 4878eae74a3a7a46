import { expect } from 'vitest';
import { decimal, round, sum, toFixed } from '../../src/core/index.js';
import type { PieceContent, PieceDraft } from '../../src/gestan/model.js';

/** The sums that EN 16931 wants of an invoice, to the cent. */
export function expectSums(piece: PieceContent): void {
  const nets = sum(piece.lines.map((line) => decimal(line.net)));
  // BR-CO-10 and BR-CO-13: the total without VAT is the sum of the lines.
  expect(toFixed(nets, 2)).toBe(piece.totalNet);
  // BR-CO-14: the VAT total is the sum of the VAT per rate.
  expect(toFixed(sum(piece.vat.map((vat) => decimal(vat.amount))), 2)).toBe(piece.totalVat);
  // BR-CO-15: total with VAT = total without VAT + VAT.
  expect(toFixed(decimal(piece.totalNet).plus(piece.totalVat), 2)).toBe(piece.totalGross);
  for (const vat of piece.vat) {
    // BR-S-08: the base of a rate is the sum of the lines that bear it.
    const bearing = piece.lines.filter((line) =>
      line.taxes.some(
        (tax) => tax.rate === vat.rate && tax.label === vat.label && tax.compound === vat.compound,
      ),
    );
    expect(toFixed(sum(bearing.map((line) => decimal(line.net))), 2)).toBe(vat.base);
    if (decimal(vat.rate).eq(0)) expect(vat.amount).toBe('0.00');
  }
  for (const line of piece.lines) {
    expect(line.taxes.length).toBeGreaterThan(0);
    for (const tax of line.taxes) {
      expect(piece.vat.some((vat) => vat.rate === tax.rate && vat.label === tax.label)).toBe(true);
    }
    expect(decimal(line.discountNet).gte(0)).toBe(true);
    expect(line.net).toMatch(/^-?\d+\.\d\d$/);
    // BT-131: net = quantity × unit price − discount.
    const net = round(decimal(line.quantity).times(line.unitNet).minus(line.discountNet), 2);
    expect(toFixed(net, 2)).toBe(line.net);
  }
}

/** BR-CO-17: VAT of a rate = base × rate, within a cent per line and order of roundings. */
export function expectVatNearRates(piece: PieceContent): void {
  for (const vat of piece.vat.filter((each) => each.compound !== true)) {
    const exact = decimal(vat.base).times(vat.rate).div(100);
    const slack = decimal('0.01').times(piece.lines.length + 1);
    expect(
      exact.minus(vat.amount).abs().lte(slack),
      `${vat.rate} % of ${vat.base} is not ${vat.amount}`,
    ).toBe(true);
  }
}

export function kindsOf(pieces: readonly PieceDraft[]): readonly string[] {
  return pieces.map((piece) => piece.kind);
}

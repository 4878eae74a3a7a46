import { describe, expect, it } from 'vitest';
import type { Big } from '../../src/core/index.js';
import { decimal, round, sum, toFixed, zero } from '../../src/core/index.js';
import type { PieceDraft } from '../../src/gestan/piece-model.js';
import { buildPieces, defaultBilling, type KnownPiece } from '../../src/pieces/index.js';
import { firstSeed, isFull } from '../support/forms.js';
import { expectSums } from './checks.js';
import { dice } from './dice.js';
import { context } from './recordings.js';
import { rates, type Shop, shown, shownRefund, text, units } from './small-shop.js';

const histories = isFull ? 1000 : 100;
const shops: readonly (Shop & { readonly rate: string })[] = [
  { currency: 'USD', places: 2, taxed: true, atSubtotal: true, rate: '0.9173' },
  { currency: 'XPF', places: 0, taxed: false, atSubtotal: false, rate: '0.00838' },
  { currency: 'USD', places: 2, taxed: false, atSubtotal: true, rate: '0.9173' },
  { currency: 'KWD', places: 3, taxed: true, atSubtotal: false, rate: '3.0197' },
];

function perRate(
  pieces: readonly PieceDraft[],
): ReadonlyMap<string, { readonly base: Big; readonly vat: Big }> {
  const result = new Map<string, { base: Big; vat: Big }>();
  for (const row of pieces.flatMap((piece) => piece.vat)) {
    const before = result.get(row.rate) ?? { base: zero, vat: zero };
    result.set(row.rate, { base: before.base.plus(row.base), vat: before.vat.plus(row.amount) });
  }
  return result;
}

const reported = (pieces: readonly PieceDraft[]) =>
  [...perRate(pieces)]
    .filter(([, { base, vat }]) => !base.eq(0) || !vat.eq(0))
    .map(([rate, { base, vat }]) => `${rate}: ${base.toFixed(2)} + ${vat.toFixed(2)}`)
    .sort();

/**
 * An order in a currency that Gestan does not take, refunded by amounts in several goes, at rates
 * that change, until nothing is left.
 */
function live(seed: number): void {
  const { below, pick } = dice(seed);
  const shop = pick(shops);
  const items = Array.from({ length: 1 + below(8) }, (_, index) => ({
    id: index + 1,
    rate: pick(rates),
    price: BigInt(1 + below(90_000)),
  }));
  const order = shown(items, shop, {});
  const whole = units(order.total, shop.places);
  const amounts: bigint[] = [];
  for (let left = whole; left > 0n; ) {
    const part = amounts.length > 6 || below(4) === 0 ? left : (left * BigInt(1 + below(99))) / 100n;
    if (part > 0n) amounts.push(part);
    left -= part;
  }
  const refunds = amounts.map((amount, index) => shownRefund({ id: 600 + index, amount, lines: [] }, shop));
  const listed = refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` }));
  const known: KnownPiece[] = [];
  const made: PieceDraft[] = [];
  for (let n = 0; n <= refunds.length; n += 1 + below(2)) {
    const seen = Math.min(n, refunds.length);
    // The invoice keeps its rate, whatever the settings say by then.
    const settings = { ...defaultBilling, currencyRates: { [shop.currency]: n === 0 ? shop.rate : '7' } };
    const built = buildPieces(
      { ...order, refunds: listed.slice(0, seen) },
      refunds.slice(0, seen),
      context({ already: { pieces: known, entries: [] } }),
      settings,
    );
    if (built.refused) throw new Error(JSON.stringify(built.refused));
    expect(built.blocked).toEqual([]);
    for (const piece of built.pieces) expectSums(piece);
    made.push(...built.pieces);
    known.push(...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })));
  }
  const invoice = made.filter((piece) => piece.kind === 'invoice');
  const credits = made.filter((piece) => piece.kind === 'credit-note');
  expect(invoice.map((piece) => piece.totalGross)).toEqual([
    toFixed(decimal(order.total).times(shop.rate), 2),
  ]);
  let before = 0n;
  const at = (value: bigint) => round(decimal(text(value, shop.places)).times(shop.rate), 2);
  credits.forEach((piece, index) => {
    const after = before + (amounts[index] ?? 0n);
    expect(piece.totalGross).toBe(toFixed(at(after).minus(at(before)), 2));
    before = after;
  });
  if (credits.length < refunds.length) return;
  expect(reported(credits)).toEqual(reported(invoice));
  expect(toFixed(sum(credits.map((piece) => decimal(piece.totalGross))), 2)).toBe(invoice[0]?.totalGross);
}

describe('histories in a currency that is converted', () => {
  it('keep the rate of the invoice, and mirror it at each rate once all is given back', () => {
    for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
      try {
        live(seed);
      } catch (error) {
        throw new Error(`History ${seed}: ${error instanceof Error ? error.message : ''}`, { cause: error });
      }
    }
  });
});

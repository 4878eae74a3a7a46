import { describe, expect, it } from 'vitest';
import { buildPieces, type KnownPiece } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { handOrder, handRefund, item, taxLine } from './by-hand.js';
import { context, settings } from './recordings.js';

/** An order of so many articles at 100 + 20 % VAT. */
function orderOf(quantity: number, more: Partial<WooOrder> = {}): WooOrder {
  return handOrder({
    total: `${quantity * 120}.00`,
    total_tax: `${quantity * 20}.00`,
    line_items: [item(1, quantity, `${quantity * 100}.00`, [[1, `${quantity * 20}.00`]])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', `${quantity * 20}.00`)],
    ...more,
  });
}

function step(
  order: WooOrder,
  pieces: readonly KnownPiece[],
  refunds: readonly WooRefund[] = [],
): readonly KnownPiece[] {
  const listed = refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` }));
  const built = buildPieces(
    { ...order, refunds: listed },
    refunds,
    context({ already: { pieces, entries: [] } }),
    {
      ...settings,
      edited: 'correct',
    },
  );
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  return built.pieces.map((piece) => ({
    ...piece,
    id: piece.externalRef,
    sourceTotal: order.total,
    issued: built.issued[piece.externalRef],
  }));
}

const ends = (pieces: readonly KnownPiece[]) =>
  pieces.map(({ externalRef, totalGross }) => `${externalRef.split(':').slice(4).join(':')} ${totalGross}`);

/**
 * Gestan may refuse a piece long after it was handed over. It is forgotten, the ones after it are
 * not.
 */
describe('after a piece was refused, no reference is used twice', () => {
  it('by a quote or an order that replaces another', () => {
    const waiting = { status: 'on-hold', date_paid_gmt: null } as const;
    const first = step(orderOf(1, waiting), []);
    const second = step(orderOf(2, waiting), first);
    expect(ends(second)).toEqual(['quote:rev-2 240.00', 'order:rev-2 240.00']);
    const third = step(orderOf(3, waiting), second);
    expect(ends(third)).toEqual(['quote:rev-3 360.00', 'order:rev-3 360.00']);
  });

  it('by a further invoice', () => {
    const first = step(orderOf(1), []);
    const second = step(orderOf(2), first);
    expect(ends(second)).toEqual(['invoice:edit-1 120.00']);
    const third = step(orderOf(3), [...first, ...second]);
    expect(ends(third)).toEqual(['invoice:edit-2 120.00']);
    expect(ends(step(orderOf(3), [...first, ...third]))).toEqual(['invoice:edit-3 120.00']);
  });

  it('and a further invoice that is the only one left counts once', () => {
    const first = step(orderOf(1), []);
    const second = step(orderOf(2), first);
    const pieces = [...first.filter(({ kind }) => kind !== 'invoice'), ...second];
    expect(ends(step(orderOf(2), pieces))).toEqual(['invoice:edit-2 120.00']);
  });
});

it('an invoice that Gestan refused is made again, though its credit note was taken', () => {
  const refunds = [handRefund(600, '12.00')];
  const first = step(orderOf(1), [], refunds);
  expect(ends(first).slice(-2)).toEqual(['invoice 120.00', 'credit-note:600 12.00']);
  const left = first.filter(({ kind }) => kind !== 'invoice');
  expect(ends(step(orderOf(1), left, refunds))).toEqual(['invoice 120.00']);
});

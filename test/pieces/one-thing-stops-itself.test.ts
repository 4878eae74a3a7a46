import { describe, expect, it } from 'vitest';
import {
  type AlreadyMade,
  type BillingSettings,
  buildPieces,
  type KnownPiece,
} from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, handOrder, handRefund, item, taxLine } from './by-hand.js';
import { context, settings } from './recordings.js';

const a = item(1, 1, '100.00', [[1, '20.00']]);
const b = item(2, 1, '50.00', [[1, '10.00']]);
const c = item(3, 1, '50.00', [[1, '10.00']]);
const orderOf = (items: readonly (typeof a)[], more: Partial<WooOrder> = {}) => {
  const net = items.reduce((sum, line) => sum + Number(line.total), 0);
  const tax = (net * 0.2).toFixed(2);
  return handOrder({
    total: (net * 1.2).toFixed(2),
    total_tax: tax,
    line_items: [...items],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', tax)],
    ...more,
  });
};
const correct: BillingSettings = {
  ...settings,
  edited: 'correct',
  entries: { enabled: true, bankAccountId: 'bank', fees: false, refunds: 'all' },
};

function build(order: WooOrder, refunds: readonly WooRefund[], already?: AlreadyMade) {
  const listed = {
    ...order,
    refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })),
  };
  const built = buildPieces(listed, refunds, context({ already }), correct);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const made: readonly KnownPiece[] = built.pieces.map((piece) => ({
    ...piece,
    issued: built.issued[piece.externalRef],
  }));
  return {
    ...built,
    refs: built.pieces.map(({ externalRef, totalGross }) => `${externalRef.split('512:')[1]} ${totalGross}`),
    known: {
      ...already,
      pieces: [...(already?.pieces ?? []), ...made],
      entries: [...(already?.entries ?? []), ...built.entries],
    } satisfies AlreadyMade,
  };
}

describe('a refund that cannot be read', () => {
  it('with an unknown tax rate it waits by itself; invoice and other credit notes are made', () => {
    const unknown = handRefund(600, '12.00', {
      line_items: [back(b, { quantity: -1, total: '-10.00', taxes: [{ id: 77, total: '-2.00' }] })],
    });
    const built = build(orderOf([a, b]), [unknown, handRefund(601, '60.00')]);
    expect(built.refs).toContain('invoice 180.00');
    expect(built.refs).toContain('credit-note:601 60.00');
    expect(built.blocked).toEqual([
      {
        refundId: 600,
        reason: { code: 'tax-rate-unknown', values: { order: '512', rateId: 77, refund: 600 } },
      },
    ]);
  });
});

describe('an order that grows after its invoice', () => {
  it('has a further invoice with an entry of its own, once', () => {
    const first = build(orderOf([a]), []);
    const grown = build(orderOf([a, b]), [], first.known);
    expect(grown.refs).toEqual(['invoice:edit-1 60.00']);
    expect(grown.entries.map(({ externalRef, amount, pieceRef }) => [externalRef, amount, pieceRef])).toEqual(
      [['woo:main:order:512:entry:invoice-1', '60.00', 'woo:main:order:512:invoice:edit-1']],
    );
    const again = build(orderOf([a, b]), [], grown.known);
    expect([again.pieces, again.entries]).toEqual([[], []]);
  });

  it('has no entry for what was exchanged: the money came once', () => {
    const first = build(orderOf([a]), []);
    const exchanged = build(orderOf([b]), [], first.known);
    expect(exchanged.refs).toEqual(['invoice:edit-1 60.00', 'credit-note:edit-1 120.00']);
    expect(exchanged.entries).toEqual([]);
    // It grows again: 120.00 were paid, and two such items cost 120.00; a third is new money.
    const two = build(orderOf([b, c]), [], exchanged.known);
    expect([two.refs, two.entries]).toEqual([['invoice:edit-2 60.00'], []]);
    const three = build(orderOf([b, c, item(4, 1, '50.00', [[1, '10.00']])]), [], two.known);
    expect(three.entries.map(({ externalRef, amount }) => [externalRef, amount])).toEqual([
      ['woo:main:order:512:entry:invoice-1', '60.00'],
    ]);
  });

  it('and is given back whole, leaves nothing to correct', () => {
    const first = build(orderOf([a]), []);
    const back = build(orderOf([b, c]), [handRefund(600, '120.00')], first.known);
    expect(back.refs).toEqual(['credit-note:600 120.00']);
    expect(back.notes.map(({ code }) => code)).not.toContain('edited-after-invoice');
  });
});

describe('a refund and a change of the same amount', () => {
  const invoiced = build(orderOf([a, b, c]), []).known;
  // The second item is taken out, the third is refunded: 60.00 each.
  const refund = handRefund(600, '60.00', {
    line_items: [back(c, { quantity: -1, total: '-50.00', taxes: [{ id: 1, total: '-10.00' }] })],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
  });
  const edited = orderOf([a, c]);

  it('are credited once, and asked about; the answer decides', () => {
    const asked = build(edited, [refund], invoiced);
    expect(asked.refs).toEqual(['credit-note:600 60.00']);
    expect(asked.notes.map(({ code }) => code)).toContain('edit-or-refund');
    const same = build(edited, [refund], { ...asked.known, sameMoney: { 600: true } });
    expect(same.refs).toEqual([]);
    expect(same.notes.map(({ code }) => code)).not.toContain('edit-or-refund');
    const other = build(edited, [refund], { ...asked.known, sameMoney: { 600: false } });
    expect(other.refs).toEqual(['credit-note:edit-1 60.00']);
  });

  it('so is a refund that comes after the change was credited', () => {
    const changed = build(edited, [], invoiced);
    expect(changed.refs).toEqual(['credit-note:edit-1 60.00']);
    const asked = build(edited, [handRefund(600, '60.00')], changed.known);
    expect(asked.refs).toEqual([]);
    expect(asked.blocked[0]?.reason.code).toBe('edit-or-refund');
    const same = build(edited, [handRefund(600, '60.00')], { ...changed.known, sameMoney: { 600: true } });
    expect([same.refs, same.blocked]).toEqual([[], []]);
    expect(same.entries.map(({ externalRef, pieceRef }) => [externalRef, pieceRef])).toEqual([
      ['woo:main:order:512:entry:600', 'woo:main:order:512:credit-note:edit-1'],
    ]);
    const other = build(edited, [handRefund(600, '60.00')], { ...changed.known, sameMoney: { 600: false } });
    expect(other.refs).toEqual(['credit-note:600 60.00']);
  });
});

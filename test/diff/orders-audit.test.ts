import { describe, expect, it } from 'vitest';
import { decimal, round, sum, toFixed } from '../../src/core/index.js';
import { createOrderAuditor } from '../../src/diff/orders/audit.js';
import { planOrder } from '../../src/diff/orders/plan-order.js';
import { noSkipRules } from '../../src/diff/orders/skip.js';
import type { GestanPiece, PieceDraft } from '../../src/gestan/piece-model.js';
import type { AlreadyMade } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { capabilities, context, recorded, settings, zones } from '../pieces/recordings.js';

const store = 'wc11';
const { orders, refundsOf, taxRates } = recorded(store);
const { contactId: _, ...rest } = context({
  zone: zones[store],
  taxRates,
  capabilities: { ...capabilities, currencies: ['EUR', 'USD'] },
});

interface Imported {
  readonly order: WooOrder;
  readonly known: AlreadyMade;
}

function imported(): readonly Imported[] {
  return orders.map((order) => {
    const row = planOrder(order, {
      refunds: refundsOf(order),
      contact: { state: 'known', contactId: 'c1' },
      context: rest,
      settings,
      skip: noSkipRules,
    });
    const pieces = row.pieces.map((piece, index) => ({ ...piece, id: `${order.id}-${index}` }));
    return { order, known: { pieces, entries: [] } };
  });
}

function held(all: readonly Imported[]): readonly GestanPiece[] {
  return all.flatMap(({ known }) => known.pieces as readonly (PieceDraft & { readonly id: string })[]);
}

function audit(all: readonly Imported[], pieces: readonly GestanPiece[], readBack = true) {
  const auditor = createOrderAuditor({ context: rest, settings, skip: noSkipRules, readBack });
  for (const piece of pieces) auditor.piece(piece);
  for (const { order, known } of all) auditor.order({ order, refunds: refundsOf(order), known });
  return auditor.result();
}

const all = imported();

describe('the audit of a shop', () => {
  it('finds nothing where all is imported, and both sides add up to the same', () => {
    const result = audit(all, held(all));
    expect(result.rows).toEqual([]);
    expect(result.complete).toBe(true);
    expect(result.basis).toBe('verified');
    // The plugin's status is mapped to an invoice, paid or not.
    const paid = orders.filter(
      (order) => (order.date_paid_gmt && order.status !== 'trash') || order.status === 'expedie',
    );
    const turnover = sum(
      paid.map((order) =>
        decimal(order.total).minus(sum(refundsOf(order).map((refund) => decimal(refund.amount)))),
      ),
    );
    // VAT of each rate and its base once: no line of this shop bears two rates.
    const months = sum(result.months.map((month) => decimal(month.gestan.base).plus(month.gestan.vat)));
    expect(toFixed(months, 2)).toBe(toFixed(round(turnover, 2), 2));
  });

  it('says "sent" where nothing can be read back', () => {
    const result = audit(all, [], false);
    expect(result.basis).toBe('sent');
    expect(result.complete).toBe(true);
  });

  it('names each piece that is missing, doubled or differs', () => {
    const pieces = held(all);
    const [lost, twice, changed] = pieces.filter((piece) => piece.kind === 'invoice');
    if (!lost || !twice || !changed) throw new Error('The recordings have invoices.');
    const damaged = [
      ...pieces.filter((piece) => piece !== lost && piece !== changed),
      { ...twice, id: 'again' },
      { ...changed, totalGross: toFixed(decimal(changed.totalGross).plus('0.01'), 2) },
    ];
    const result = audit(all, damaged);
    expect(result.findings).toEqual({ missing: 1, doubled: 1, 'amounts-differ': 1 });
    expect(result.rows.find((row) => row.finding === 'missing')?.externalRef).toBe(lost.externalRef);
    expect(result.rows.find((row) => row.finding === 'doubled')?.pieceIds).toEqual([twice.id, 'again']);
    expect(result.rows.find((row) => row.finding === 'amounts-differ')?.sums).toEqual({
      currency: changed.currency,
      expected: changed.totalGross,
      found: toFixed(decimal(changed.totalGross).plus('0.01'), 2),
    });
    expect(result.complete).toBe(false);
    expect(result.months.some((month) => !month.equal)).toBe(true);
  });

  it('names refunds without a credit note, orders that were not imported and pieces of unknown orders', () => {
    const refunded = all.find(({ known }) => known.pieces.some((piece) => piece.kind === 'credit-note'));
    const other = all.find(({ order, known }) => order.refunds.length === 0 && known.pieces.length > 0);
    if (!refunded || !other) throw new Error('The recordings have such orders.');
    const without = {
      pieces: refunded.known.pieces.filter((piece) => piece.kind !== 'credit-note'),
      entries: [],
    };
    const mine = all
      .filter((each) => each !== other)
      .map((each) => (each === refunded ? { ...each, known: without } : each));
    const unrelated = held([other]).filter((piece) => piece.kind === 'invoice');
    const result = audit([...mine], [...held(mine), ...unrelated]);
    expect(result.findings).toEqual({
      'not-credited': refunded.known.pieces.length - without.pieces.length,
      'unknown-order': 1,
    });
    const fresh = audit([{ ...other, known: { pieces: [], entries: [] } }], []);
    expect(fresh.findings['not-imported']).toBe(other.known.pieces.length);
  });

  it('reports an order that the shop edited after its invoice', () => {
    const one = all.find(
      ({ order, known }) => order.refunds.length === 0 && known.pieces.some((p) => p.kind === 'invoice'),
    );
    if (!one) throw new Error('The recordings have such an order.');
    const [first] = one.order.line_items;
    const edited = {
      ...one.order,
      total: toFixed(decimal(one.order.total).plus('10.00'), 2),
      line_items: one.order.line_items.map((line) =>
        line === first ? { ...line, total: toFixed(decimal(line.total).plus('10.00'), 2) } : line,
      ),
    };
    const result = audit([{ ...one, order: edited }], held([one]));
    expect(new Set(result.rows.map((row) => row.finding))).toEqual(new Set(['edited']));
  });

  it('still knows the invoice of an order that was cancelled afterwards', () => {
    const one = all.find(({ order }) => order.status === 'completed' && order.refunds.length === 0);
    if (!one) throw new Error('The recordings have such an order.');
    const result = audit([{ ...one, order: { ...one.order, status: 'cancelled' } }], held([one]));
    expect(result.rows).toEqual([]);
  });

  it('finds adopted pieces by Gestan’s id', () => {
    const one = all.find(({ order }) => order.status === 'completed' && order.refunds.length === 0);
    if (!one) throw new Error('The recordings have such an order.');
    const byHand = held([one]).map(({ externalRef: __, ...piece }) => piece);
    expect(audit([one], byHand).rows).toEqual([]);
  });
});

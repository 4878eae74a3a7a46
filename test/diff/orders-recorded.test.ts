import { describe, expect, it } from 'vitest';
import { planOrder } from '../../src/diff/orders/plan-order.js';
import { noSkipRules } from '../../src/diff/orders/skip.js';
import type { OrderPlanInput, OrderRow } from '../../src/diff/orders/types.js';
import { withContact } from '../../src/diff/orders/with-contact.js';
import type { AlreadyMade } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { context, recorded, settings, stores, zones } from '../pieces/recordings.js';
import { oneInTurn } from '../support/forms.js';

const billing = {
  ...settings,
  entries: { ...settings.entries, enabled: true, bankAccountId: 'bank' },
};

function knownFrom(row: OrderRow): AlreadyMade {
  return { pieces: row.pieces, entries: row.entries };
}

function merged(a: AlreadyMade | undefined, b: AlreadyMade): AlreadyMade {
  return { pieces: [...(a?.pieces ?? []), ...b.pieces], entries: [...(a?.entries ?? []), ...b.entries] };
}

describe.each(oneInTurn(stores))('the plan of all recorded orders of %s', (store) => {
  const { orders, refundsOf, taxRates } = recorded(store);
  const { contactId: _, ...rest } = context({ zone: zones[store], taxRates });
  const input = (order: WooOrder, known?: AlreadyMade): OrderPlanInput => ({
    refunds: refundsOf(order),
    known,
    contact: { state: 'known', contactId: 'c1' },
    context: rest,
    settings: billing,
    skip: noSkipRules,
  });

  it('imports every paid order that is not in the trash; the others say why not', () => {
    for (const order of orders) {
      const row = planOrder(order, input(order));
      const what = `${order.id} ${order.status} ${row.status} ${row.reason?.code}`;
      if (order.date_paid_gmt && order.status !== 'trash') {
        expect(row.status, what).toBe('import');
        expect(
          row.pieces.some((piece) => piece.kind === 'invoice'),
          what,
        ).toBe(true);
      }
      if (order.status === 'trash') expect(row.status).toBe('skipped');
      if (['cancelled', 'failed'].includes(order.status)) expect(row.status, what).toBe('skipped');
      if (row.status !== 'import') expect(row.reason, what).toBeDefined();
    }
  });

  it('is the same for a contact that is made first, but for the id', () => {
    for (const order of orders) {
      const contact = { state: 'new', externalRef: 'woo:main:guest:1' } as const;
      const before = planOrder(order, { ...input(order), contact });
      expect(withContact(before, 'c1')).toEqual(planOrder(order, input(order)));
      expect(before.pieces.every((piece) => piece.contactId === contact.externalRef)).toBe(true);
    }
  });

  it('has nothing left to do once it is carried out', () => {
    for (const order of orders) {
      const first = planOrder(order, input(order));
      if (first.status !== 'import') continue;
      const again = planOrder(order, input(order, knownFrom(first)));
      expect(again.status, `${order.id} ${again.reason?.code}`).toBe('imported');
      expect(again.pieces).toEqual([]);
      expect(again.entries).toEqual([]);
    }
  });

  it('comes to the same pieces step by step as at once', () => {
    const path = [
      { status: 'pending', paid: false },
      { status: 'on-hold', paid: false },
      { status: 'processing', paid: true },
      { status: 'completed', paid: true },
    ];
    for (const order of orders.filter((each) => each.status === 'completed' && each.date_paid_gmt)) {
      let known: AlreadyMade | undefined;
      for (const { status, paid } of path) {
        const now = { ...order, status, refunds: [], date_paid_gmt: paid ? order.date_paid_gmt : null };
        const row = planOrder(now, { ...input(now, known), refunds: [] });
        expect(row.status).toBe(
          known ? (row.pieces.length + row.entries.length > 0 ? 'complete' : 'imported') : 'import',
        );
        known = merged(known, knownFrom(row));
      }
      const last = planOrder(order, input(order, known));
      known = merged(known, knownFrom(last));
      const refs = known.pieces.map((piece) => piece.externalRef);
      expect(new Set(refs).size).toBe(refs.length);
      const atOnce = planOrder(order, input(order));
      const totals = (made: AlreadyMade) =>
        new Map(made.pieces.filter((p) => p.kind !== 'quote').map((p) => [p.externalRef, p.totalGross]));
      const sorted = (map: Map<string, string>) => [...map].sort();
      expect(sorted(totals(known))).toEqual(sorted(totals(atOnce)));
      expect(known.entries.map((entry) => entry.externalRef).sort()).toEqual(
        atOnce.entries.map((entry) => entry.externalRef).sort(),
      );
    }
  });

  it('takes at most one piece of an order out of stock', () => {
    for (const order of orders) {
      const out = planOrder(order, input(order)).pieces.filter(
        (p) => p.movesStock && p.kind !== 'credit-note',
      );
      expect(out.length).toBeLessThanOrEqual(1);
    }
  });
});

import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { noSkipRules, planOrder } from '../../src/diff/index.js';
import type { OrderRow } from '../../src/diff/orders/types.js';
import type { Plan } from '../../src/diff/plan.js';
import { formatAmount, renderHtml, renderPlan } from '../../src/report/index.js';
import { context, recorded, settings, stores, zones } from '../pieces/recordings.js';
import { oneInTurn } from '../support/forms.js';

const billing = { ...settings, entries: { ...settings.entries, enabled: true, bankAccountId: 'bank' } };

function planOf(store: (typeof stores)[number]): Plan<OrderRow> {
  const { orders, refundsOf, taxRates } = recorded(store);
  const { contactId: _, ...rest } = context({ zone: zones[store], taxRates });
  const rows = orders.map((order) =>
    planOrder(order, {
      refunds: refundsOf(order),
      contact: { state: 'known', contactId: 'c1' },
      context: rest,
      settings: billing,
      skip: noSkipRules,
    }),
  );
  return {
    version: 1,
    flow: 'orders',
    shop: store,
    createdAt: '2026-11-24T19:43:07.000Z',
    options: {},
    rows,
    summary: {},
  };
}

describe.each(stores)('the recorded orders of %s', (store) => {
  const plan = planOf(store);
  const imported = plan.rows.filter(({ pieces }) => pieces.length > 0);

  it.each(oneInTurn([40, 80, 120], stores.indexOf(store)))(
    'are a dry run that shows every total, at %i columns',
    (width) => {
      expect(imported.length).toBeGreaterThan(10);
      const text = renderPlan(
        { ...plan, rows: imported.slice(0, 60) },
        { width, details: true, language: 'fr' },
      );
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      for (const row of imported.slice(0, 60)) {
        expect(text).toContain(row.number);
        for (const piece of row.pieces)
          expect(text).toContain(formatAmount(piece.totalGross, piece.currency, { language: 'fr' }));
      }
    },
  );

  it('show in the page each line, VAT amount and total of each piece, or which piece it equals', () => {
    const html = renderHtml(plan, { language: 'en' });
    const json = /id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const data = JSON.parse(json) as {
      rows: { k: string; p?: { same?: string; l?: string[][]; v?: string[][]; z?: string[] }[] }[];
    };
    expect(data.rows).toHaveLength(plan.rows.length);
    for (const row of plan.rows)
      for (const [n, piece] of row.pieces.entries()) {
        const shown = data.rows.find(({ k }) => k === row.key)?.p?.[n];
        if (shown?.same) continue;
        // What a credit note gives back is negative, everywhere.
        const own = (amount: string) =>
          formatAmount(
            piece.kind === 'credit-note' && Number(amount) !== 0 ? `-${amount}` : amount,
            piece.currency,
            { language: 'en', medium: 'page' },
          );
        expect(shown?.l).toHaveLength(piece.lines.length);
        expect(shown?.v?.map(([, , vat]) => vat)).toEqual(piece.vat.map(({ amount }) => own(amount)));
        expect(shown?.z?.[2]).toBe(own(piece.totalGross));
      }
  });
});

import { describe, expect, it } from 'vitest';
import { noSkipRules, planOrder } from '../../src/diff/index.js';
import type { Plan } from '../../src/diff/plan.js';
import { renderHtml, renderPlan } from '../../src/report/index.js';
import { handOrder, handRefund, item, taxLine } from '../pieces/by-hand.js';
import { context, settings } from '../pieces/recordings.js';

const order = handOrder({
  total: '120.00',
  total_tax: '20.00',
  status: 'completed',
  line_items: [item(1, 2, '100.00', [[1, '20.00']])],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
});
// Two refunds of the same amount: two credit notes, both shown.
const refunds = [handRefund(600, '24.00'), handRefund(601, '24.00')];
const listed = { ...order, refunds: refunds.map(({ id }) => ({ id, reason: '', total: '-24.00' })) };
const { contactId: _, ...rest } = context();
const row = planOrder(listed, {
  refunds,
  contact: { state: 'known', contactId: 'c1' },
  context: rest,
  settings: { ...settings, entries: { ...settings.entries, enabled: true, bankAccountId: 'bank' } },
  skip: noSkipRules,
});
const plan: Plan = {
  version: 1,
  flow: 'orders',
  shop: 'main',
  createdAt: '2026-11-24T19:43:07.000Z',
  options: {},
  rows: [row],
  summary: { import: 1 },
};
const text = (width: number) =>
  renderPlan(plan, { width, language: 'fr' })
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/ +/g, ' ');

describe('the table of orders that an accountant reads', () => {
  it('a wide one has date, HT, TVA and TTC beside each piece; what is given back is negative', () => {
    const lines = text(160).split('\n');
    const having = (start: string) => lines.filter((line) => line.includes(start)).map((line) => line.trim());
    expect(having('Facture 05/05/2026')).toEqual(['Facture 05/05/2026 100,00 € 20,00 € 120,00 €']);
    expect(having('Avoir')).toEqual([
      'Avoir 01/06/2026 -20,00 € -4,00 € -24,00 €',
      'Avoir 01/06/2026 -20,00 € -4,00 € -24,00 €',
    ]);
    expect(lines.some((line) => line.includes('Commande 04/05/2026 100,00 € 20,00 € 120,00 €'))).toBe(true);
  });

  it('a narrow one keeps each amount in the line of its piece', () => {
    for (const width of [40, 80, 100]) {
      const all = text(width).replace(/\s+/g, ' ');
      expect(all).toContain('Facture 05/05/2026 · HT 100,00 € · TVA 20,00 € · TTC 120,00 €');
      expect(all.split('Avoir 01/06/2026 · HT -20,00 € · TVA -4,00 € · TTC -24,00 €')).toHaveLength(3);
    }
  });

  it('ends with the sum of invoices and credit notes', () => {
    expect(text(100)).toContain('Factures et avoirs : HT 60,00 € · TVA 12,00 € · TTC 72,00 €');
  });

  it('the page and the details give each piece its amounts, also one that is equal to another', () => {
    const all = handRefund(602, '120.00');
    const wholly = { ...order, refunds: [{ id: 602, reason: '', total: '-120.00' }] };
    const input = {
      contact: { state: 'known', contactId: 'c1' },
      context: rest,
      settings,
      skip: noSkipRules,
    } as const;
    const mirrored = planOrder(wholly, { ...input, refunds: [all] });
    const html = renderHtml({ ...plan, rows: [row, mirrored] }, { language: 'fr' });
    const json = /id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const data = JSON.parse(json) as { rows: { p: { t: string; z: string[]; same?: string }[] }[] };
    const pieces = data.rows.map(({ p }) =>
      p.map(({ t, z }) => `${t.split(' du ')[0]} ${z.join(' ')}`.replace(/\s/g, ' ')),
    );
    const made = ['Commande', 'Bon de livraison', 'Facture'].map(
      (kind) => `${kind} 100,00 € 20,00 € 120,00 €`,
    );
    expect(pieces).toEqual([
      [...made, 'Avoir -20,00 € -4,00 € -24,00 €', 'Avoir -20,00 € -4,00 € -24,00 €'],
      [...made, 'Avoir -100,00 € -20,00 € -120,00 €'],
    ]);
    // What is given back is never said to be the same as the invoice.
    expect(data.rows[1]?.p.at(-1)?.same).toBeUndefined();
    const details = renderPlan({ ...plan, rows: [mirrored] }, { width: 120, language: 'fr', details: true });
    expect(details.replace(/\s/g, ' ').match(/Total TTC : -?120,00 €/g)).toEqual([
      ...Array(3).fill('Total TTC : 120,00 €'),
      'Total TTC : -120,00 €',
    ]);
  });

  it('the page adds up what is ticked from whole amounts', () => {
    const html = renderHtml(plan, { language: 'fr' });
    const json = /id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const data = JSON.parse(json) as { rows: { t?: unknown }[] };
    expect(data.rows[0]?.t).toEqual([['EUR', '60.00', '12.00', '72.00']]);
    const source = /function sumOf\(rows\) \{[\s\S]*?\n\}/.exec(html)?.[0] ?? '';
    const make = new Function('words', 'data', `${source}; return sumOf;`) as (
      words: object,
      data: object,
    ) => (rows: object[]) => string;
    const sum = make({ net: 'HT', vat: 'TVA', gross: 'TTC' }, { language: 'fr' });
    const rows = [
      { t: [['EUR', '0.10', '0.02', '0.12']] },
      { t: [['EUR', '0.20', '0.04', '0.24']] },
      { t: [['KWD', '-1.005', '0.000', '-1.005']] },
      {},
    ];
    expect(sum(rows).replace(/\s/g, ' ')).toBe(
      'HT 0,30 € · TVA 0,06 € · TTC 0,36 € ; HT -1,005 KWD · TVA 0,000 KWD · TTC -1,005 KWD',
    );
  });
});

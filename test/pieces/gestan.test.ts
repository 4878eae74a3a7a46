import { describe, expect, it } from 'vitest';
import { decimal, round, sum, toFixed, zero } from '../../src/core/index.js';
import { memoryGestan } from '../../src/gestan/index.js';
import { buildPieces } from '../../src/pieces/index.js';
import { capabilities, context, recorded, settings, stores, zones } from './recordings.js';

describe.each(stores)('the pieces of all recorded orders of %s', (store) => {
  const { orders, refundsOf, taxRates } = recorded(store);

  it('are taken by a Gestan that checks them, and made once', async () => {
    const codes = new Set(
      orders.flatMap((order) => order.line_items.map((line) => line.sku)).filter(Boolean),
    );
    const gestan = memoryGestan({
      products: [
        ...codes,
        'PORT',
        'FRAIS',
        'WOO-SUPPRIME',
        ...orders.flatMap((order) =>
          order.line_items.map((line) => `WOO-${line.variation_id || line.product_id}`),
        ),
      ]
        .filter((code, index, all) => code && all.indexOf(code) === index)
        .map((code) => ({ id: `p-${code}`, code: String(code), name: String(code) })),
      contacts: [{ id: 'contact-1', lastName: 'Le Goff' }],
      paymentModes: ['stripe', 'cod', 'bacs', 'cheque', 'ppcp-gateway', 'paypal'].map((id) => ({
        id: `mode-${id}`,
        name: id,
      })),
      bankAccounts: [{ id: 'bank', name: 'Compte pro', professional: true }],
    });
    const own = { ...settings, entries: { ...settings.entries, enabled: true, bankAccountId: 'bank' } };
    let made = 0;
    for (const order of orders) {
      const built = buildPieces(order, refundsOf(order), context({ zone: zones[store], taxRates }), own);
      if (built.refused) throw new Error(JSON.stringify(built.refused));
      for (const piece of built.pieces) {
        expect((await gestan.createPiece(piece)).created).toBe(true);
        expect((await gestan.createPiece(piece)).created).toBe(false);
        made += 1;
      }
      for (const entry of built.entries) expect((await gestan.createEntry(entry)).created).toBe(true);
    }
    expect(made).toBeGreaterThan(300);
  });

  it('carry VAT by the rule, worked out here a second time', () => {
    const inGestan = context({
      zone: zones[store],
      taxRates,
      capabilities: { ...capabilities, currencies: ['EUR', 'USD'] },
    });
    for (const order of orders.filter((each) => each.date_paid_gmt && each.status !== 'trash')) {
      const built = buildPieces(order, refundsOf(order), inGestan, settings);
      const invoice = built.refused ? undefined : built.pieces.find((piece) => piece.kind === 'invoice');
      const lines = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
      const rates = order.tax_lines.map((line) => ({
        percent: decimal(line.rate_percent ?? 0),
        amount: decimal(line.tax_total).plus(line.shipping_tax_total),
        exact: sum(
          lines.flatMap((each) =>
            each.taxes.filter((tax) => tax.id === line.rate_id).map((tax) => decimal(tax.total || 0)),
          ),
        ),
      }));
      const nets = sum(lines.map((line) => round(decimal(line.total), 2)));
      let rest = decimal(order.total)
        .minus(nets)
        .minus(sum(rates.map((rate) => rate.amount)));
      while (!rest.eq(0)) {
        const step = rest.gt(0) ? 1 : -1;
        const [farthest] = rates
          .filter((rate) => !rate.percent.eq(0))
          .sort((a, b) => b.exact.minus(b.amount).minus(a.exact.minus(a.amount)).times(step).cmp(zero));
        if (!farthest) throw new Error(`${order.id}: no rate.`);
        farthest.amount = farthest.amount.plus(decimal(step).div(100));
        rest = rest.minus(decimal(step).div(100));
      }
      const expected = new Map(
        rates
          .filter((rate) => !rate.percent.eq(0))
          .map((rate) => [rate.percent.toFixed(), toFixed(rate.amount, 2)]),
      );
      const given = new Map(
        invoice?.vat.filter((vat) => vat.rate !== '0').map((vat) => [vat.rate, vat.amount]),
      );
      for (const [rate, amount] of expected)
        expect(given.get(rate) ?? '0.00', `${order.id} ${rate} %`).toBe(amount);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { renderAudit } from 'woo-gestan/report';
import { story } from './accounts-story.js';

/** Four orders that were invoiced, then edited in the shop. */
async function edited(how: 'report' | 'correct') {
  const shop = await story({ billing: { edited: how } });
  const full = await shop.product('A', '100');
  const low = await shop.product('B', '113.74', 'reduced-rate');
  const book = await shop.product('C', '100', 'reduced-rate');
  const cheap = await shop.product('D', '20');
  const orders = {
    rate: await shop.order([[full, 1]]),
    removed: await shop.order([
      [full, 1],
      [book, 2],
    ]),
    shrunk: await shop.order([[cheap, 6]]),
    whole: await shop.order([
      [full, 1],
      [book, 2],
    ]),
  };
  expect(Object.values(orders).map(({ total }) => total)).toEqual(['120.00', '331.00', '144.00', '331.00']);
  await shop.apply();
  const { rate, removed, shrunk, whole } = orders;
  shop.clock.advance(86_400_000);
  const out = (order: typeof rate) => ({ id: order.line_items[0]?.id, quantity: 0 });
  const change = async () => {
    await shop.edit(rate, [out(rate), { product_id: low, quantity: 1 }]);
    await shop.edit(removed, [out(removed)]);
    await shop.edit(shrunk, [{ id: shrunk.line_items[0]?.id, quantity: 1, total: '20', subtotal: '20' }]);
  };
  return { shop, orders, change, whole };
}

describe('orders edited after their invoice, through the shop’s own API', () => {
  it('are credited by what was invoiced', async () => {
    const { shop, orders, change, whole } = await edited('report');
    // A shop gives back no more than an order is worth: the money goes back before the order shrinks.
    await shop.refund(orders.shrunk, '120.00');
    await change();
    for (const order of [orders.rate, orders.removed]) await shop.refund(order, '120.00');
    await shop.refund(whole, '180.00', {
      line_items: [
        {
          id: whole.line_items[0]?.id,
          quantity: 1,
          refund_total: 150,
          refund_tax: [{ id: shop.rates.full.id, refund_total: 30 }],
        },
      ],
    });
    expect((await shop.planned()).map((text) => text.replace(/^\d+ /, ''))).toEqual([
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000001',
      'entry out 120.00',
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000002',
      'entry out 120.00',
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000003',
      'entry out 120.00',
      'credit-note 180.00 = 100.00 + 20.00 à 20 %, 56.87 + 3.13 à 5.5 % sur FA000004',
      'entry out 180.00',
      expect.stringMatching(
        /^Remboursement \d+ : 60,00 € passés de TVA 20 % aux autres taux de la facture\. La facture ne porte plus/,
      ),
    ]);
    await shop.apply();
    const audit = await shop.sync.orders.audit();
    expect(audit).toMatchObject({ complete: true, rows: [] });
    expect(audit.months.map(({ rate, gestan }) => [rate, gestan.base, gestan.vat])).toEqual([
      ['20', '120.00', '24.00'].map((text, index) => (index === 1 ? '20.00' : index === 2 ? '4.00' : text)),
      ['5.5', '343.13', '18.87'],
    ]);
    expect(await shop.planned()).toEqual([]);
  });

  it('are reported product by product and rate by rate, with the advice that fits', async () => {
    const { shop, change } = await edited('report');
    await change();
    const [exchanged, ...shrunk] = await shop.planned();
    expect(exchanged).toContain(
      'Modifiée après la facture : 120,00 € facturés, 120,00 € maintenant (Produit A : 1 facturé, 0 maintenant ; ' +
        'Produit B : 0 facturé, 1 maintenant ; TVA 5,5 % : 0,00 € facturés, 6,26 € maintenant ; ' +
        'TVA 20 % : 20,00 € facturés, 0,00 € maintenant). Une facture ne se modifie pas : faites un avoir et une nouvelle facture',
    );
    expect(shrunk[1]).toMatch(/Produit D : 6 facturés, 1 maintenant.*remboursez la différence/);
    const { rows, complete } = await shop.sync.orders.audit();
    expect(complete).toBe(false);
    // Equal totals are not shown as the difference.
    expect(rows.map(({ finding, sums }) => [finding, sums?.expected, sums?.found])).toEqual([
      ['edited', '6.26', '0.00'],
      ['edited', '211.00', '331.00'],
      ['edited', '24.00', '144.00'],
    ]);
  });

  it('are corrected once, and no money is booked that nobody paid', async () => {
    const { shop, change } = await edited('correct');
    await change();
    const planned = (await shop.planned()).filter((text) => !text.includes('Modifiée'));
    expect(planned.map((text) => text.replace(/^\d+ /, ''))).toEqual([
      'invoice 120.00 = 113.74 + 6.26 à 5.5 % sur FA000001',
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000001',
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000002',
      'credit-note 120.00 = 100.00 + 20.00 à 20 % sur FA000003',
    ]);
    await shop.apply();
    expect(await shop.planned()).toEqual([]);
    const audit = await shop.sync.orders.audit();
    expect(audit).toMatchObject({ complete: true, rows: [] });
    const figures = shop.gestan.state.entries.map(({ direction, amount }) => `${direction} ${amount}`);
    expect(figures).toEqual(['in 120.00', 'in 331.00', 'in 144.00', 'in 331.00']);
  });
});

describe('currencies with no decimals and with three, in all four ways of rounding', () => {
  const cases = [
    ['JPY', '0', '0.0061', ['101', '138', '175']],
    ['XPF', '0', '0.00838', ['1190', '355', '2417']],
    ['KWD', '3', '3.0123', ['3.335', '4.452', '0.117']],
    ['TND', '3', '0.2975', ['12.905', '7.333', '1.001']],
    // WooCommerce shows two decimals unless it is told otherwise.
    ['KWD', '2', '3.0123', ['3.35', '4.52', '5.69']],
  ] as const;
  it.each(cases)('%s shown with %s: every order is exact', async (currency, decimals, worth, prices) => {
    for (const [taxed, atSubtotal] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const shop = await story({
        currency,
        decimals,
        taxed,
        atSubtotal,
        currencies: ['EUR', currency],
        billing: { currencyRates: { [currency]: worth } },
      });
      const products: number[] = [];
      for (const [index, price] of prices.entries()) {
        products.push(await shop.product(`P${index}`, price, index === 1 ? 'reduced-rate' : ''));
      }
      const of = (...indexes: readonly number[]) =>
        indexes.map((index) => [products[index] ?? 0, index + 1] as const);
      const orders = [await shop.order(of(0)), await shop.order(of(0, 1)), await shop.order(of(0, 1, 2))];
      const converted = shop.open({
        gestan: { ...shop.gestan, capabilities: { ...shop.gestan.capabilities, currencies: ['EUR'] } },
      });
      for (const sync of [shop.sync, converted]) {
        const { rows } = await sync.orders.plan();
        const gross = rows.map(({ status, pieces }) => [
          status,
          Number(pieces.at(-1)?.totalGross).toFixed(3),
        ]);
        const due = orders.map(({ total }) =>
          sync === converted
            ? (Math.round(Number(total) * Number(worth) * 100) / 100).toFixed(3)
            : Number(total).toFixed(3),
        );
        expect([taxed, atSubtotal, gross]).toEqual([
          taxed,
          atSubtotal,
          due.map((total) => ['import', total]),
        ]);
      }
    }
  });
});

it('VAT of two countries at one rate is two rows, named in the audit', async () => {
  const shop = await story();
  const product = await shop.product('A', '100');
  await shop.rate('21', 'TVA 21 %', 'standard', 'BE');
  await shop.rate('21', 'TVA 21 %', 'standard', 'NL');
  for (const country of ['BE', 'NL']) {
    const address = {
      first_name: 'Jo',
      last_name: `De ${country}`,
      email: `${country}@example.com`,
      country,
    };
    await shop.order([[product, 1]], { billing: address, shipping: address });
  }
  await shop.apply();
  const audit = await shop.sync.orders.audit();
  const rows = audit.quarters.map(({ quarter, country, rate, gestan }) => [
    quarter,
    country,
    rate,
    gestan.vat,
  ]);
  expect(rows).toEqual([
    ['2026-Q4', 'BE', '21', '21.00'],
    ['2026-Q4', 'NL', '21', '21.00'],
  ]);
  expect(renderAudit(audit)).toMatch(/TVA 21\s% · Belgique.*\n.*TVA 21\s% · Pays-Bas/);
});

import { describe, expect, it } from 'vitest';
import { buildPieces, pluginSettlement } from '../../src/pieces/index.js';
import type { WooMeta, WooOrder } from '../../src/woo/types.js';
import { fee, handOrder, item, taxLine } from './by-hand.js';
import { context, settings } from './recordings.js';

const lines = {
  line_items: [item(1, 1, '100.00', [[1, '20.00']])],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
  total_tax: '20.00',
};
const paidByCard = (total: string, more: Partial<WooOrder> = {}, fields: object = {}): WooOrder => ({
  ...handOrder({ ...lines, total, ...more }),
  ...fields,
});
const meta = (...list: readonly (readonly [string, unknown])[]): WooMeta[] =>
  list.map(([key, value]) => ({ key, value }));
const own = {
  ...settings,
  entries: {
    enabled: true,
    bankAccountId: 'bank',
    fees: false,
    refunds: 'all',
    voucherPostingCategoryId: 'bons',
  },
} as const;

function build(order: WooOrder) {
  const built = buildPieces(order, [], context({ settlement: pluginSettlement() }), own);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  return {
    pieces: built.pieces.map(({ kind, totalGross, totalVat }) => [kind, totalGross, totalVat].join(' ')),
    entries: built.entries.map(({ amount, paymentModeId, label }) =>
      [amount, paymentModeId, label].join(' | '),
    ),
    notes: built.pieces.at(-1)?.note,
  };
}

const wholeInvoice = ['order 120.00 20.00', 'delivery-note 120.00 20.00', 'invoice 120.00 20.00'];

describe('the fields of plugins', () => {
  it.each<[string, WooOrder]>([
    [
      'WooCommerce Gift Cards',
      paidByCard('90.00', {}, { gift_cards: [{ id: 4, code: 'ABCD-EFGH-IJKL-7Q2X', amount: 30 }] }),
    ],
    [
      'PW Gift Cards Pro',
      paidByCard(
        '90.00',
        {},
        { pw_gift_cards_redeemed: [{ number: 'ABCD-EFGH-IJKL-7Q2X', amount: '30.00' }] },
      ),
    ],
    [
      'YITH',
      paidByCard('90.00', { meta_data: meta(['_ywgc_applied_gift_cards', { 'ABCD-EFGH-IJKL-7Q2X': 30 }]) }),
    ],
  ])('%s: a card that paid leaves the invoice whole, and its code is not shown', (_, order) => {
    const { pieces, entries } = build(order);
    expect(pieces).toEqual(wholeInvoice);
    expect(entries).toEqual([
      '90.00 | mode-stripe | Commande 512 – ch_123',
      '30.00 | mode-gift-card | Carte cadeau, commande 512 – …7Q2X',
    ]);
  });

  it('YITH: a card that became a negative fee is no line of the invoice', () => {
    const order = paidByCard('90.00', {
      fee_lines: [fee(7, 'Gift Card (ABCD)', '-30.00', [])],
      meta_data: meta(['_ywgc_applied_gift_cards', { ABCD: 30 }], ['ywgc_gift_card_updated_as_fee', '1']),
    });
    const { pieces, entries } = build(order);
    expect(pieces).toEqual(wholeInvoice);
    expect(entries[1]).toBe('30.00 | mode-gift-card | Carte cadeau, commande 512');
  });

  it('Smart Coupons: store credit taken off after tax is a payment, before tax a discount', () => {
    const used = meta(['smart_coupons_contribution', { credit1: 30 }]);
    expect(build(paidByCard('90.00', { meta_data: used })).entries[1]).toBe(
      '30.00 | mode-store-credit | Carte cadeau, commande 512',
    );
    const before = handOrder({
      total: '90.00',
      total_tax: '15.00',
      line_items: [item(1, 1, '75.00', [[1, '15.00']], { subtotal: '100.00' })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '15.00')],
      meta_data: used,
    });
    expect(build(before).pieces.at(-1)).toBe('invoice 90.00 15.00');
    expect(build(before).entries).toHaveLength(1);
  });

  it('a card that does not explain what is missing changes nothing: the order is refused with both sums', () => {
    const order = paidByCard('85.00', {}, { gift_cards: [{ id: 4, code: 'X', amount: 30 }] });
    const built = buildPieces(order, [], context({ settlement: pluginSettlement() }), own);
    expect(built.refused?.code).toBe('order-not-explained');
  });

  it.each<[string, WooMeta[], WooMeta[]]>([
    ['WooCommerce Gift Cards', meta(['wc_gc_giftcard_amount', '50']), []],
    ['PW Gift Cards', meta(['pw_gift_card_amount', '50']), []],
    ['YITH', meta(['_ywgc_gift_card_post_id', [81]]), []],
    ['Smart Coupons', [], meta(['sc_called_credit_details', { 2: 50 }])],
  ])('%s: a card that is sold is on no piece', (_, ofItem, ofOrder) => {
    const order = handOrder({
      ...lines,
      total: '170.00',
      line_items: [...lines.line_items, item(2, 1, '50.00', [], { meta_data: ofItem })],
      meta_data: ofOrder,
    });
    const { pieces, entries } = build(order);
    expect(pieces).toEqual(wholeInvoice);
    expect(entries[0]).toBe('50.00 | mode-stripe | Bons vendus, commande 512 – ch_123');
  });

  it('WooCommerce Deposits: the order of the balance says which one its deposit was invoiced with', () => {
    const balance = item(1, 1, '100.00', [[1, '20.00']], { meta_data: meta(['_original_order_id', '488']) });
    const { notes } = build(handOrder({ ...lines, total: '120.00', line_items: [balance] }));
    expect(notes).toBe('Solde ; acompte facturé avec la commande 488');
  });

  it('Webtomizer: the deposit has its invoice, the final one deducts it', () => {
    const fields = [
      ['_wc_deposits_order_has_deposit', 'yes'],
      ['_wc_deposits_deposit_amount', '36'],
      ['_wc_deposits_deposit_paid', 'yes'],
      ['_wc_deposits_deposit_payment_time', 1777975200],
      ['_wc_deposits_second_payment', '84'],
    ] as const;
    const partly = handOrder({
      ...lines,
      total: '120.00',
      status: 'partially-paid',
      date_paid_gmt: null,
      meta_data: meta(...fields, ['_wc_deposits_second_payment_paid', 'no']),
    });
    expect(build(partly).pieces).toEqual(['invoice 36.00 6.00']);
    const paid = handOrder({
      ...lines,
      total: '120.00',
      meta_data: meta(...fields, ['_wc_deposits_second_payment_paid', 'yes']),
    });
    expect(build(paid).pieces.at(-1)).toBe('invoice 84.00 14.00');
    expect(build(paid).entries.map((entry) => entry.split(' ')[0])).toEqual(['36.00', '84.00']);
  });

  it('an order without such fields has no settlement', () => {
    expect(pluginSettlement()(handOrder({ ...lines, total: '120.00' }))).toBeUndefined();
  });
});

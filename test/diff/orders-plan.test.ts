import { describe, expect, it } from 'vitest';
import { noSkipRules, type OrderPlanInput, planOrder } from '../../src/diff/index.js';
import type { OrderContact, OrderSkipRules } from '../../src/diff/orders/types.js';
import type { AlreadyMade } from '../../src/pieces/index.js';
import { sentence } from '../../src/report/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { handOrder, handRefund, item, taxLine } from '../pieces/by-hand.js';
import { context, settings } from '../pieces/recordings.js';

const base = handOrder({
  total: '120.00',
  total_tax: '20.00',
  line_items: [item(1, 2, '100.00', [[1, '20.00']])],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
});
const { contactId: _, ...rest } = context();

function plan(order: WooOrder, more: Partial<OrderPlanInput> = {}) {
  return planOrder(order, {
    refunds: [],
    contact: { state: 'known', contactId: 'c1' },
    context: rest,
    settings,
    skip: noSkipRules,
    ...more,
  });
}

function made(order: WooOrder, more: Partial<OrderPlanInput> = {}): AlreadyMade {
  const { pieces, entries } = plan(order, more);
  return { pieces, entries };
}

describe('the row of an order', () => {
  it('says what the shop says, and what apply will make', () => {
    const row = plan(base);
    expect(row).toMatchObject({
      key: 'order:512',
      status: 'import',
      origin: 'woo',
      name: '512 – Anne Le Goff',
      wooId: 512,
      number: '512',
      orderStatus: 'completed',
      createdAt: '2026-05-04T10:00:00.000Z',
      currency: 'EUR',
      total: '120.00',
      changes: [],
    });
    expect(row.reason).toBeUndefined();
    expect(row.pieces.map((piece) => piece.kind)).toEqual(['order', 'delivery-note', 'invoice']);
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  it.each<[string, Partial<WooOrder>, Partial<OrderPlanInput>, string, string | undefined]>([
    ['cancelled', { status: 'cancelled' }, {}, 'skipped', 'status-without-pieces'],
    ['failed', { status: 'failed' }, {}, 'skipped', 'status-without-pieces'],
    ['a draft', { status: 'checkout-draft' }, {}, 'skipped', 'status-without-pieces'],
    ['in the trash', { status: 'trash' }, {}, 'skipped', 'trashed'],
    ['a status of a plugin', { status: 'lune' }, {}, 'waiting', 'status-unmapped'],
    ['refunded, never paid', { status: 'refunded', date_paid_gmt: null }, {}, 'skipped', 'never-paid'],
    ['not explained', { total: '99.00' }, {}, 'refused', 'order-not-explained'],
    [
      'without lines',
      { line_items: [], tax_lines: [], total: '0.00', total_tax: '0.00' },
      {},
      'waiting',
      'order-empty',
    ],
    [
      'refunds that were not read',
      { refunds: [{ id: 600, reason: '', total: '-1.00' }] },
      {},
      'waiting',
      'refunds-unread',
    ],
    [
      'quotes switched off',
      { status: 'pending' },
      { settings: { ...settings, pieces: { ...settings.pieces, quotes: false } } },
      'waiting',
      'kinds-switched-off',
    ],
    [
      'all switched off',
      {},
      {
        settings: {
          ...settings,
          pieces: { invoices: false, quotes: false, orders: false, deliveryNotes: false },
        },
      },
      'skipped',
      'kinds-switched-off',
    ],
    [
      'processing, not paid, only invoices',
      { status: 'processing', date_paid_gmt: null },
      {
        settings: {
          ...settings,
          pieces: { invoices: true, quotes: false, orders: false, deliveryNotes: false },
        },
      },
      'waiting',
      'not-paid',
    ],
    [
      'a Gestan that takes no invoices',
      {},
      { context: { ...rest, capabilities: { ...rest.capabilities, pieces: ['quote'] } } },
      'refused',
      'kind-unsupported',
    ],
    [
      'a customer that cannot be made',
      {},
      { contact: { state: 'blocked', because: { code: 'no-identity', values: {} } } },
      'waiting',
      'customer-blocked',
    ],
    ['a foreign currency', { currency: 'CHF' }, {}, 'refused', 'currency-unknown'],
  ])('%s', (_name, fields, more, status, code) => {
    const row = plan({ ...base, ...fields }, more);
    expect([row.status, row.reason?.code]).toEqual([status, code]);
    expect(row.reason && sentence(row.reason, 'en')).toBeTruthy();
    expect(row.pieces).toEqual([]);
    expect(row.entries).toEqual([]);
  });

  it('has nothing to do once all is made, and completes what a later status or refund adds', () => {
    const onHold = { ...base, status: 'on-hold', date_paid_gmt: null };
    const known = made(onHold);
    expect(plan(onHold, { known }).status).toBe('imported');
    const later = plan(base, { known });
    expect([later.status, later.pieces.map((piece) => piece.kind)]).toEqual([
      'complete',
      ['delivery-note', 'invoice'],
    ]);
    const all = made(base);
    expect(plan(base, { known: all }).status).toBe('imported');
    const refunded = { ...base, refunds: [{ id: 600, reason: '', total: '-20.00' }] };
    const credit = plan(refunded, { known: all, refunds: [handRefund(600, '20.00')] });
    expect([credit.status, credit.pieces.map((piece) => piece.kind)]).toEqual(['complete', ['credit-note']]);
  });

  it('warns of what the shop changed after the invoice', () => {
    const known = made(base);
    const edited = {
      ...base,
      total: '60.00',
      total_tax: '10.00',
      line_items: [item(1, 1, '50.00', [[1, '10.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '10.00')],
    };
    expect(plan(edited, { known })).toMatchObject({
      status: 'imported',
      reason: { code: 'edited-after-invoice' },
    });
    expect(plan({ ...base, status: 'cancelled' }, { known })).toMatchObject({
      status: 'imported',
      reason: { code: 'cancelled-after-invoice' },
    });
    expect(plan({ ...base, status: 'trash' }, { known })).toMatchObject({
      status: 'imported',
      reason: { code: 'cancelled-after-invoice' },
    });
  });

  it('names an unmapped payment method, and imports all the same', () => {
    const own = { ...settings, entries: { ...settings.entries, enabled: true, bankAccountId: 'b' } };
    const unmapped = { ...rest, paymentMode: () => undefined };
    const row = plan(base, { settings: own, context: unmapped });
    expect([row.status, row.reason?.code, row.entries.length]).toEqual(['import', 'payment-unmapped', 0]);
    expect(row.reason?.values).toMatchObject({ method: 'stripe' });
    const later = plan(base, { settings: own, known: made(base, { settings: own, context: unmapped }) });
    expect([later.status, later.pieces.length, later.entries.length]).toEqual(['complete', 0, 1]);
  });
});

describe('a customer who may be someone Gestan has', () => {
  const review: OrderContact = { state: 'review', externalRef: 'woo:main:customer:7' };

  it('makes the order wait, or gets a contact of its own, as set', () => {
    expect(plan(base, { contact: review })).toMatchObject({
      status: 'waiting',
      reason: { code: 'customer-under-review' },
      pieces: [],
    });
    const created = plan(base, { contact: review, onReview: 'create' });
    expect([created.status, created.pieces[0]?.contactId]).toEqual(['import', 'woo:main:customer:7']);
  });

  it('holds nothing up where nothing is to be made', () => {
    expect(plan({ ...base, status: 'cancelled' }, { contact: review }).status).toBe('skipped');
    expect(plan(base, { contact: review, known: made(base) }).status).toBe('imported');
    expect(plan({ ...base, total: '1.00' }, { contact: review }).status).toBe('refused');
  });
});

describe('a plan of invoices that are dated by their import', () => {
  it('is the same on the next day', () => {
    const own = { ...settings, invoiceDate: 'import' as const };
    const on = (today: string) => plan(base, { settings: own, context: { ...rest, today } });
    const [first, next] = [on('2026-11-28'), on('2026-11-29')];
    expect(first.pieces.at(-1)?.date).toBe('2026-11-28');
    expect(next.pieces.at(-1)?.date).toBe('2026-11-29');
    expect(next.fingerprint).toBe(first.fingerprint);
  });
});

describe('skip rules', () => {
  const rules = (own: Partial<OrderSkipRules>) => ({ skip: { ...noSkipRules, ...own } });
  const renewal = {
    ...base,
    created_via: 'subscription',
    meta_data: [{ key: '_subscription_renewal', value: '17' }],
  };

  it.each<[string, WooOrder, Partial<OrderSkipRules>, string]>([
    ['origin', renewal, { createdVia: ['subscription'] }, 'subscription'],
    ['meta field', renewal, { metaKeys: ['_subscription_renewal'] }, 'subscription'],
    ['till', { ...base, created_via: 'pos-rest-api' }, { createdVia: ['pos-rest-api'] }, 'skip-rule'],
    [
      'other meta field',
      { ...base, meta_data: [{ key: '_b2b', value: '1' }] },
      { metaKeys: ['_b2b'] },
      'skip-rule',
    ],
    ['payment method', base, { paymentMethods: ['stripe'] }, 'skip-rule'],
    ['status', base, { statuses: ['wc-completed'] }, 'skip-rule'],
  ])('by %s', (_name, order, own, code) => {
    const row = plan(order, rules(own));
    expect([row.status, row.reason?.code, row.pieces.length]).toEqual(['skipped', code, 0]);
    expect(row.reason?.values).toHaveProperty('cause');
  });

  it('skip nothing by default: a renewal that was paid is a sale', () => {
    expect(plan(renewal).status).toBe('import');
  });
});

describe('the fingerprint', () => {
  const print = (order: WooOrder, more: Partial<OrderPlanInput> = {}) => plan(order, more).fingerprint;

  it('is the same for the same, whatever does not bear on the pieces', () => {
    expect(
      print({ ...base, date_modified_gmt: '2026-09-09T09:09:09', meta_data: [{ key: 'x', value: 1 }] }),
    ).toBe(print(base));
    expect(print(base, { contact: { state: 'new', externalRef: 'woo:main:customer:7' } })).toBe(print(base));
  });

  it('changes with the order, its refunds, what is made and the settings', () => {
    const prints = [
      print(base),
      print({ ...base, status: 'processing' }),
      print({ ...base, line_items: [item(1, 4, '100.00', [[1, '20.00']])] }),
      print({ ...base, date_paid_gmt: '2026-05-06T10:00:00' }),
      print(
        { ...base, refunds: [{ id: 600, reason: '', total: '-20.00' }] },
        { refunds: [handRefund(600, '20.00')] },
      ),
      print(base, { known: made({ ...base, status: 'on-hold' }) }),
      print(base, { settings: { ...settings, pieces: { ...settings.pieces, orders: false } } }),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});

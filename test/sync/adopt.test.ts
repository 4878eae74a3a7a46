import { describe, expect, it } from 'vitest';
import type { GestanPiece } from 'woo-gestan/gestan';
import { story } from './accounts-story.js';

/** A shop with one order of 100 net at 20 %, and what was entered for it by hand. */
async function shopWithOrder(
  billing: NonNullable<Parameters<typeof story>[0]>['billing'] = {},
  readBack = true,
) {
  const shop = await story({ billing, readBack });
  const order = await shop.order([[await shop.product('A', '100'), 1]]);
  const enter = (kind: 'invoice' | 'credit-note', number: string, [net, vat, rate]: readonly string[]) =>
    shop.gestan.edit.addPiece({
      kind,
      number,
      date: '2026-11-20',
      currency: 'EUR',
      contactId: '1',
      lines: [],
      totalNet: net,
      totalVat: vat,
      totalGross: '120.00',
      vat: [{ rate, label: `TVA ${rate} %`, base: net, amount: vat }],
    } as unknown as Omit<GestanPiece, 'id'>);
  return { ...shop, orderOf: order, enter };
}

describe('an order whose invoice was entered by hand', () => {
  it('is credited by that invoice, whose number is cited, also after an edit', async () => {
    const shop = await shopWithOrder();
    const id = shop.enter('invoice', 'F-18', ['100.00', '20.00', '20']);
    await shop.sync.orders.adopt({ orderId: shop.orderOf.id, pieces: [{ kind: 'invoice', id }] });
    const low = await shop.product('B', '113.74', 'reduced-rate');
    await shop.edit(shop.orderOf, [
      { id: shop.orderOf.line_items[0]?.id, product_id: null },
      { product_id: low, quantity: 1 },
    ]);
    await shop.refund(shop.orderOf, '120.00');
    expect(await shop.planned()).toContain(
      `${shop.orderOf.id} credit-note 120.00 = 100.00 + 20.00 à 20 % sur F-18`,
    );
  });

  it('is credited as Gestan shows the invoice, not as the order would make it', async () => {
    const shop = await shopWithOrder();
    const id = shop.enter('invoice', 'F-19', ['113.74', '6.26', '5.5']);
    await shop.sync.orders.adopt({ orderId: shop.orderOf.id, pieces: [{ kind: 'invoice', id }] });
    await shop.refund(shop.orderOf, '120.00');
    expect(await shop.planned()).toContain(
      `${shop.orderOf.id} credit-note 120.00 = 113.74 + 6.26 à 5.5 % sur F-19`,
    );
  });

  it('is reported where it has other amounts than the order, and never corrected by the sync', async () => {
    const shop = await shopWithOrder({ edited: 'correct' });
    const id = shop.enter('invoice', 'F-22', ['113.74', '6.26', '5.5']);
    await shop.sync.orders.adopt({ orderId: shop.orderOf.id, pieces: [{ kind: 'invoice', id }] });
    const report = await shop.apply();
    expect(shop.gestan.state.pieces.map(({ number }) => number)).toEqual(['F-22']);
    expect(report.rows.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const { rows } = await shop.sync.orders.audit();
    expect(rows.map(({ finding, kind }) => [finding, kind])).toEqual([['edited', 'invoice']]);
  });

  it('is credited once, where the credit note was entered by hand too', async () => {
    const shop = await shopWithOrder();
    const id = shop.enter('invoice', 'F-20', ['100.00', '20.00', '20']);
    const { id: refundId } = (await shop.refund(shop.orderOf, '120.00')) as { readonly id: number };
    await shop.sync.orders.adopt({
      orderId: shop.orderOf.id,
      pieces: [
        { kind: 'invoice', id },
        { kind: 'credit-note', refundId },
      ],
    });
    expect((await shop.planned()).filter((text) => text.includes('credit-note'))).toEqual([]);
  });

  it('is cited by the number that was given where Gestan cannot be read', async () => {
    const shop = await shopWithOrder({}, false);
    const id = shop.enter('invoice', 'F-77', ['100.00', '20.00', '20']);
    await shop.sync.orders.adopt({
      orderId: shop.orderOf.id,
      pieces: [{ kind: 'invoice', id, number: 'F-77' }],
    });
    await shop.refund(shop.orderOf, '120.00');
    expect(await shop.planned()).toContain(
      `${shop.orderOf.id} credit-note 120.00 = 100.00 + 20.00 à 20 % sur F-77`,
    );
    await shop.apply();
    const credit = shop.gestan.state.pieces.find(({ kind }) => kind === 'credit-note');
    expect([credit?.totalGross, credit?.sourceRef]).toEqual(['120.00', undefined]);
  });

  it('is written to every Gestan as a correction of the invoice that was named', async () => {
    const shop = await shopWithOrder();
    const id = shop.enter('invoice', 'F-78', ['100.00', '20.00', '20']);
    await shop.sync.orders.adopt({ orderId: shop.orderOf.id, pieces: [{ kind: 'invoice', id }] });
    await shop.refund(shop.orderOf, '120.00');
    const { rows } = await shop.sync.orders.plan();
    const [draft] = rows.flatMap(({ pieces }) => pieces);
    expect([draft?.sourceRef, draft?.sourceId, draft?.sourceNumber]).toEqual([undefined, id, 'F-78']);
    const report = await shop.apply();
    expect(report.rows.map(({ outcome }) => outcome)).toEqual(['done']);
    expect((await shop.sync.orders.audit()).rows).toEqual([]);
  });

  it('is named by its id or its number', async () => {
    const shop = await shopWithOrder();
    const adoption = shop.sync.orders.adopt({ orderId: shop.orderOf.id, pieces: [{ kind: 'invoice' }] });
    await expect(adoption).rejects.toMatchObject({ code: 'settings.invoice-unnamed' });
  });

  it('is refused where Gestan holds no such piece, and nothing is remembered', async () => {
    const shop = await shopWithOrder();
    shop.enter('invoice', 'F-21', ['100.00', '20.00', '20']);
    const adoption = shop.sync.orders.adopt({
      orderId: shop.orderOf.id,
      pieces: [{ kind: 'invoice', number: 'F-99' }],
    });
    await expect(adoption).rejects.toMatchObject({ code: 'settings.invalid', field: 'adoption.pieces' });
    expect((await shop.planned()).some((text) => text.includes(' invoice 120.00'))).toBe(true);
  });
});

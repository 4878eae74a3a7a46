import { describe, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import { setUp, smallWorld } from './small.js';

async function imported(w = smallWorld()) {
  const sync = w.open();
  await setUp(sync);
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  const report = await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  expect(report.counts.failed).toBe(0);
  expect(report.counts.done).toBeGreaterThan(5);
  return { w, sync };
}

describe('audit', () => {
  test('proves an import complete: every order right or asking for nothing, both sides equal month by month', async () => {
    const { w, sync } = await imported();
    const writes = w.writes().length;
    const audit = await sync.orders.audit();
    expect(audit).toMatchObject({ basis: 'verified', rows: [], complete: true });
    expect(audit.orders.right + audit.orders.nothing).toBe(10);
    expect(audit.months.length).toBeGreaterThan(2);
    expect(audit.months.every(({ equal }) => equal)).toBe(true);
    expect(w.writes()).toHaveLength(writes);
  });

  test('finds what is missing, doubled, entered by hand with other amounts, and refunded since', async () => {
    const { w, sync } = await imported();
    const of = (kind: string, orderId: number) => {
      const found = w.gestan.state.pieces.find(
        ({ externalRef }) => externalRef === `woo:main:order:${orderId}:${kind}`,
      );
      if (!found) throw new Error(`no ${kind} of ${orderId}`);
      return found;
    };
    const { id: _, number: __, ...invoice } = of('invoice', 402);
    w.gestan.edit.addPiece(invoice);
    w.gestan.edit.deletePiece(of('order', 396).id);
    w.gestan.edit.piece(of('order', 407).id, { totalGross: '118.50' });
    await w.store.call('POST', '/wp-json/wc/v3/orders/411/refunds', {
      body: { amount: '5.00', api_refund: false },
    });
    const audit = await sync.orders.audit();
    expect(audit.findings).toEqual({ missing: 1, doubled: 1, 'amounts-differ': 1, 'not-credited': 1 });
    expect(audit.complete).toBe(false);
    expect(audit.rows.map(({ finding, orderId }) => `${finding} ${orderId}`).sort()).toEqual([
      'amounts-differ 407',
      'doubled 402',
      'missing 396',
      'not-credited 411',
    ]);
  });

  test('a piece of Gestan that cannot be read is a finding of its order, and the others are compared', async () => {
    const { w } = await imported();
    const invoiceOf = (orderId: number) => `woo:main:order:${orderId}:invoice`;
    const gestan = {
      ...w.gestan,
      async *pieces(range: Parameters<NonNullable<typeof w.gestan.pieces>>[0]) {
        for await (const piece of w.gestan.pieces(range))
          yield piece.externalRef === invoiceOf(402) ? { ...piece, totalGross: 'douze' } : piece;
        // Made by hand for another firm, and read badly too.
        yield { id: 'X1', kind: 'invoice', totalGross: [] } as never;
        yield { id: 'X2', kind: 'invoice', externalRef: 7 } as never;
      },
    };
    const audit = await w.open({ gestan }).orders.audit();
    expect(audit.complete).toBe(false);
    expect(audit.rows).toMatchObject([
      {
        finding: 'refused',
        orderId: 402,
        reason: { code: 'piece-unreadable', values: { field: 'totalGross' } },
      },
      { finding: 'refused', orderId: 0, reason: { values: { piece: 'X2' } } },
    ]);
    expect(audit.orders.right).toBeGreaterThan(3);
    expect((await w.open({ gestan }).orders.audit({ after: '2030-01-01' })).rows).toMatchObject([
      { orderId: 0 },
    ]);
  });

  test('a period holds its own orders, whenever their pieces are dated', async () => {
    const { w, sync } = await imported();
    // Order 426 of 29 June was completed, and invoiced, in July.
    const june = await sync.orders.audit({ after: '2026-06-01', before: '2026-07-01' });
    const july = await sync.orders.audit({ after: '2026-07-01', before: '2026-08-01' });
    expect(june).toMatchObject({ rows: [], complete: true });
    expect(july).toMatchObject({ rows: [], complete: true });
    expect(june.orders.total + july.orders.total).toBeLessThan(10);
    // The same without anything remembered: the shop is asked about the orders of pieces from before.
    for await (const { key } of w.storage.range({ from: 'shop/main/order/', to: 'shop/main/order/\uffff' })) {
      await w.storage.commit([{ delete: key }]);
    }
    const again = await sync.orders.audit({ after: '2026-07-01', before: '2026-08-01' });
    expect(again.rows.filter(({ finding }) => finding === 'unknown-order')).toEqual([]);
    expect(again.months.every(({ equal }) => equal)).toBe(true);
  });

  test('an order that is gone from the shop leaves pieces that nothing explains', async () => {
    const { w, sync } = await imported();
    await w.store.call('DELETE', '/wp-json/wc/v3/orders/402', { query: { force: 'true' } });
    const audit = await sync.orders.audit({ after: '2026-06-01' });
    expect(audit.findings['unknown-order']).toBeGreaterThan(0);
    expect(audit.rows.every(({ orderId }) => orderId === 402)).toBe(true);
  });

  test('an order in the trash is reported by what its pieces are: an invoice to credit, a quote to cancel', async () => {
    const { w, sync } = await imported();
    await w.store.call('DELETE', '/wp-json/wc/v3/orders/402');
    const audit = await sync.orders.audit({ after: '2026-06-01' });
    expect(audit.findings['unknown-order']).toBeUndefined();
    expect(audit.rows.map(({ orderId, reason }) => [orderId, reason.code])).toEqual([
      [402, 'cancelled-after-invoice'],
    ]);
  });

  test('begins at orders.startAt unless a range is given', async () => {
    const { sync } = await imported();
    await sync.settings.save({ orders: { startAt: '2026-07-01' } });
    const all = await sync.orders.audit({ after: '2026-01-01' });
    const since = await sync.orders.audit();
    expect(since.orders.total).toBeLessThan(all.orders.total);
    expect(since).toMatchObject({ rows: [], complete: true });
  });

  test('an order that was taken over has the pieces it was entered with, and no others', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    const id = w.gestan.edit.addPiece({
      kind: 'invoice',
      number: 'F-2025-18',
      date: '2026-06-12',
      currency: 'EUR',
      contactId: '1',
      lines: [],
      totalNet: '612.51',
      totalVat: '122.50',
      totalGross: '735.01',
      vat: [{ rate: '20', label: 'TVA 20 %', base: '612.51', amount: '122.50' }],
    } as never);
    await sync.orders.adopt({ orderId: 402, pieces: [{ kind: 'invoice', id }] });
    const audit = await sync.orders.audit();
    // Its refund has no credit note yet, and the order comes to other amounts than the invoice. Of the
    // pieces that were not taken over nothing is said.
    const found = audit.rows
      .filter(({ orderId }) => orderId === 402)
      .map(({ finding, kind }) => `${finding} ${kind}`);
    expect(found).toEqual(['not-credited credit-note', 'edited invoice']);
  });

  test('says « sent » where the adapter cannot read back', async () => {
    const w = smallWorld();
    const { sync } = await imported(w);
    const blind = new Proxy(w.gestan, {
      get: (target, name) =>
        name === 'capabilities' ? { ...target.capabilities, readBack: false } : Reflect.get(target, name),
    });
    expect(memoryGestan().capabilities.readBack).toBe(true);
    const audit = await w.open({ gestan: blind }).orders.audit();
    expect(audit).toMatchObject({ basis: 'sent', rows: [], complete: true });
    expect(sync).toBeDefined();
  });

  test('refuses a range that is none', async () => {
    const { sync } = await imported();
    await expect(sync.orders.audit({ after: 'hier' })).rejects.toMatchObject({
      code: 'settings.invalid',
      field: 'options.after',
    });
    await expect(sync.orders.audit({ after: '2026-02-01', before: '2026-01-01' })).rejects.toMatchObject({
      field: 'options.before',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { GestanError } from 'woo-gestan';
import type { MemoryGestan } from 'woo-gestan/gestan';
import { renderPlan, renderReport } from 'woo-gestan/report';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { dump, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const orders = { flows: ['orders'] } as const;

/** One order on hold: Gestan has its quote and its order. */
async function world(more: { readonly cancels?: boolean } = {}) {
  const w = smallWorld();
  await setUp(w.open());
  const sync = () => w.open(more.cancels === false ? { gestan: withoutCancel(w) } : {});
  await sync().run(orders);
  const { body: line } = await call(w, 'POST', 'products', {
    name: 'Moulinet',
    regular_price: '10',
    sku: 'M-1',
  });
  const { body } = await call(w, 'POST', 'orders', {
    status: 'on-hold',
    payment_method: 'bacs',
    billing: { first_name: 'Anne', last_name: 'Durand', email: 'anne@exemple.fr', country: 'FR' },
    line_items: [{ product_id: line.id, quantity: 1 }],
  });
  w.clock.advance(60_000);
  await sync().run(orders);
  return { w, sync, id: Number(body.id), line: body.line_items[0] };
}

function withoutCancel({ gestan }: World) {
  const { cancelPiece: _, ...rest } = gestan;
  return { ...rest, capabilities: { ...gestan.capabilities, cancelPieces: [] } };
}

async function call(w: World, method: string, path: string, data?: unknown) {
  const { consumerKey, consumerSecret } = w.store.keys.main;
  const answer = await w.store.transport(
    new Request(`https://shop.example/wp-json/wc/v3/${path}`, {
      method,
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}`,
      },
    }),
  );
  // biome-ignore lint/suspicious/noExplicitAny: the shop's answer is looked at as it is.
  const body = (await answer.json()) as any;
  if (!answer.ok) throw new Error(JSON.stringify(body));
  w.clock.advance(60_000);
  return { body };
}

/** The pieces of an order in Gestan: kind, total, whether they are cancelled, and what they follow from. */
function piecesOf({ state }: MemoryGestan, id: number) {
  return state.pieces
    .filter(({ externalRef }) => externalRef?.includes(`:order:${id}:`))
    .map(({ kind, totalGross, cancelled, externalRef }) => [
      `${kind} ${totalGross}${cancelled ? ' cancelled' : ''}`,
      externalRef?.split(':').slice(4).join(':'),
    ]);
}

describe('an order that is cancelled before its invoice', () => {
  test('is cancelled in Gestan where the adapter can, and reported', async () => {
    const { w, sync, id } = await world();
    const [, order] = piecesOf(w.gestan, id);
    expect(order?.[0]).toMatch(/^order \d/);
    await call(w, 'PUT', `orders/${id}`, { status: 'cancelled' });

    const plan = await sync().orders.plan({ ids: [id] });
    expect(plan.rows).toMatchObject([
      { status: 'complete', reason: { code: 'cancelled-before-invoice', values: { withdrawn: true } } },
    ]);
    expect(renderPlan(plan)).toContain('avant sa facture');
    const [report] = (await sync().run(orders)).reports;
    expect(report?.counts.done).toBe(1);
    expect(piecesOf(w.gestan, id).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
    expect(await sync().orders.plan({ ids: [id] })).toMatchObject({ rows: [] });

    // Paid after all: new pieces under references of their own.
    await call(w, 'PUT', `orders/${id}`, { status: 'completed', set_paid: true });
    await sync().run(orders);
    expect(piecesOf(w.gestan, id).map(([, ref]) => ref)).toEqual([
      'quote',
      'order',
      'order:rev-2',
      'delivery-note',
      'invoice',
    ]);
  });

  test.each(['cancelled', 'failed'])('is reported where the adapter cannot: %s', async (status) => {
    const { w, sync, id } = await world({ cancels: false });
    await call(w, 'PUT', `orders/${id}`, { status });
    const [report] = (await sync().run(orders)).reports;
    expect(report?.rows).toMatchObject([
      {
        wooId: id,
        outcome: 'skipped',
        reason: {
          code: 'cancelled-before-invoice',
          values: { withdrawn: false, pieces: [{ kind: 'quote' }, { kind: 'order' }] },
        },
      },
    ]);
    expect(report && renderReport(report)).toMatch(/avant\s+sa\s+facture/);
    expect((await sync().orders.plan()).rows.map(({ wooId }) => wooId)).toContain(id);
  });
});

describe('an order that is edited before its invoice', () => {
  const edit = async (w: World, id: number, line: { id: number }) =>
    call(w, 'PUT', `orders/${id}`, {
      line_items: [{ id: line.id, quantity: 3, subtotal: '30', total: '30' }],
    });

  test('has its pieces replaced where the adapter can cancel, and its delivery note follows from the new ones', async () => {
    const { w, sync, id, line } = await world();
    const before = piecesOf(w.gestan, id);
    await edit(w, id, line);
    const [row] = (await sync().orders.plan({ ids: [id] })).rows;
    expect(row?.reason).toMatchObject({ code: 'edited-before-invoice', values: { how: 'replaced' } });
    await sync().run(orders);
    const after = piecesOf(w.gestan, id);
    expect(after.slice(0, 2).map(([what]) => what)).toEqual(before.map(([what]) => `${what} cancelled`));
    expect(after.slice(2).map(([, ref]) => ref)).toEqual(['quote:rev-2', 'order:rev-2']);
    const before2 = w.gestan.state.pieces.length;
    await sync().run(orders);
    expect(w.gestan.state.pieces.length).toBe(before2);

    await call(w, 'PUT', `orders/${id}`, { status: 'completed', set_paid: true });
    await sync().run(orders);
    const live = w.gestan.state.pieces.filter(
      ({ externalRef, cancelled }) => externalRef?.includes(`:order:${id}:`) && !cancelled,
    );
    expect(new Set(live.map(({ totalGross }) => totalGross)).size).toBe(1);
    expect(live.find(({ kind }) => kind === 'delivery-note')?.sourceRef).toMatch(/order:rev-2$/);
  });

  test('is followed by a corrected order where the adapter cannot cancel, once, and said', async () => {
    const { w, sync, id, line } = await world({ cancels: false });
    await edit(w, id, line);
    const [row] = (await sync().orders.plan({ ids: [id] })).rows;
    expect(row?.reason).toMatchObject({ code: 'edited-before-invoice', values: { how: 'followed' } });
    await sync().run(orders);
    await sync().run(orders);
    expect(piecesOf(w.gestan, id).map(([, ref]) => ref)).toEqual([
      'quote',
      'order',
      'quote:rev-2',
      'order:rev-2',
    ]);
  });

  test('an article changed for another of the same price is an edit too', async () => {
    const { w, sync, id, line } = await world();
    const { body } = await call(w, 'POST', 'products', { name: 'Autre', regular_price: '10', sku: 'M-2' });
    await call(w, 'PUT', `orders/${id}`, {
      line_items: [
        { id: line.id, product_id: null },
        { product_id: body.id, quantity: 1 },
      ],
    });
    await sync().run(orders);
    expect(piecesOf(w.gestan, id).map(([, ref]) => ref)).toContain('order:rev-2');
  });
});

describe('an order that leaves the shop', () => {
  test.each([
    ['trashed before its invoice', false, 'on-hold', 'cancelled-before-invoice'],
    ['trashed after its invoice', false, 'completed', 'cancelled-after-invoice'],
    ['deleted after its invoice', true, 'completed', 'order-deleted'],
  ])('%s is reported by plan and run', async (_, force, status, code) => {
    const { w, sync, id } = await world();
    await call(w, 'PUT', `orders/${id}`, { status, set_paid: status === 'completed' });
    await sync().run(orders);
    await call(w, 'DELETE', `orders/${id}?force=${force}`);
    const plan = await sync().orders.plan();
    expect(plan.rows).toMatchObject([{ wooId: id, reason: { code } }]);
    // A list of changes does not show it: it is looked for once a day, and reported once.
    w.clock.advance(24 * 3_600_000);
    const [report] = (await sync().run(orders)).reports;
    if (status === 'on-hold') {
      expect(report?.counts.done).toBe(1);
      expect(piecesOf(w.gestan, id).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
    } else expect(report?.rows).toMatchObject([{ wooId: id, outcome: 'skipped', reason: { code } }]);
    w.clock.advance(24 * 3_600_000);
    expect((await sync().run(orders)).reports[0]?.rows).toEqual([]);
  });

  test('what is in the trash is cancelled in Gestan by apply too', async () => {
    const { w, sync, id } = await world();
    await call(w, 'DELETE', `orders/${id}`);
    const report = await sync().orders.apply(await sync().orders.plan(), { select: 'all' });
    expect(report.counts).toMatchObject({ done: 1, stale: 0 });
    expect(piecesOf(w.gestan, id).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
  });
});

test('the audit is not complete while a piece of a cancelled or edited order stands', async () => {
  for (const change of [{ status: 'cancelled' }, { fee_lines: [{ name: 'Emballage', total: '5' }] }]) {
    const { w, sync, id } = await world({ cancels: false });
    await call(w, 'PUT', `orders/${id}`, change);
    const audit = await sync().orders.audit();
    const own = audit.rows.filter(({ orderId }) => orderId === id);
    expect(own.map(({ finding }) => finding)).toContain('outdated-piece');
    expect(audit.complete).toBe(false);
    await w.open().run(orders);
    const after = await w.open().orders.audit();
    expect(after.rows.filter(({ orderId }) => orderId === id)).toEqual([]);
  }
});

test.each(['loseAnswerNext', 'loseRequestNext'] as const)(
  'a cancellation whose answer is lost is cleared up by the next run, once (%s)',
  async (lose) => {
    const { w, sync, id } = await world();
    await call(w, 'PUT', `orders/${id}`, { status: 'cancelled' });
    const asked: string[] = [];
    const gestan: GestanAdapter = {
      ...w.gestan,
      cancelPiece: async (externalRef, why) => {
        asked.push(externalRef.split(':').slice(4).join(':'));
        await w.gestan.cancelPiece?.(externalRef, why);
      },
    };
    const intents = async () => Object.keys(await dump(w.storage)).filter((key) => key.includes('/intent'));
    w.gestan.faults[lose]('cancelPiece');
    const [report] = (await w.open({ gestan }).run(orders)).reports;
    expect(report?.counts).toMatchObject({ done: 0, unsettled: 1 });
    expect(await intents()).toHaveLength(1);
    const [lost, ...others] = asked;
    expect(others).toEqual([]);

    const { reports } = await w.open({ gestan }).run(orders);
    expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
    expect(await intents()).toEqual([]);
    expect(piecesOf(w.gestan, id).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
    // The lost one is asked for once more, the other one once; after that nothing is left to do.
    expect(asked.toSorted()).toEqual([lost, 'order', 'quote'].toSorted());
    await w.open({ gestan }).run(orders);
    expect(asked).toHaveLength(3);
    expect(await sync().orders.plan({ ids: [id] })).toMatchObject({ rows: [] });
  },
);

test('an order that is paid after all while the answer of its cancellation is lost gets new pieces', async () => {
  const { w, sync, id } = await world();
  await call(w, 'PUT', `orders/${id}`, { status: 'cancelled' });
  const gestan: GestanAdapter = {
    ...w.gestan,
    cancelPiece: async (externalRef, why) => {
      if (externalRef.endsWith(':order')) w.gestan.faults.loseAnswerNext('cancelPiece');
      await w.gestan.cancelPiece?.(externalRef, why);
    },
  };
  expect((await w.open({ gestan }).run(orders)).reports[0]?.counts).toMatchObject({ unsettled: 1 });
  const cancelled = piecesOf(w.gestan, id).filter(([what]) => what?.endsWith(' cancelled'));
  expect(cancelled.map(([, ref]) => ref)).toContain('order');
  await call(w, 'PUT', `orders/${id}`, { status: 'completed', set_paid: true });
  expect((await sync().run(orders)).reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
  // The record knows that the piece is cancelled: what is made now has a reference of its own.
  const pieces = piecesOf(w.gestan, id);
  expect(pieces.map(([, ref]) => ref)).toContain('order:rev-2');
  expect(pieces.map(([what]) => what?.split(' ')[0])).toContain('invoice');
  expect(await sync().orders.plan({ ids: [id] })).toMatchObject({ rows: [] });
});

test('a process that dies while it cancels the pieces of a page: an order whose turn had not come may come back to life', async () => {
  const { w, sync, id, line } = await world();
  const { body } = await call(w, 'POST', 'orders', {
    status: 'on-hold',
    payment_method: 'bacs',
    billing: { first_name: 'Paul', last_name: 'Morin', email: 'paul@exemple.fr', country: 'FR' },
    line_items: [{ product_id: line.product_id, quantity: 2 }],
  });
  await sync().run(orders);
  const ids = [id, Number(body.id)];
  for (const each of ids) await call(w, 'PUT', `orders/${each}`, { status: 'cancelled' });
  const asked: string[] = [];
  let isDead = false;
  const gestan: GestanAdapter = {
    ...w.gestan,
    async cancelPiece(externalRef, why) {
      asked.push(externalRef);
      if (isDead) throw new Error('The process died.');
      isDead = true;
      await w.gestan.cancelPiece?.(externalRef, why);
      throw new Error('The process died.');
    },
  };
  const commit: typeof w.storage.commit = async (writes, options) => {
    if (isDead) throw new Error('The process died.');
    await w.storage.commit(writes, options);
  };
  await w
    .open({ gestan, storage: { ...w.storage, commit } })
    .run(orders)
    .catch(() => undefined);
  w.clock.advance(31_000);
  const first = ids.find((each) => asked[0]?.includes(`:order:${each}:`)) ?? 0;
  const [second = 0] = ids.filter((each) => each !== first);
  const before = piecesOf(w.gestan, second);
  await call(w, 'PUT', `orders/${second}`, { status: 'on-hold' });
  await sync().run(orders);
  expect(piecesOf(w.gestan, first).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
  expect(piecesOf(w.gestan, second)).toEqual(before);
  expect(before.some(([what]) => what?.endsWith(' cancelled'))).toBe(false);
  expect(await sync().orders.plan({ ids })).toMatchObject({ rows: [] });
});

test('an order of unknown outcome that is edited and read again in the same run waits for the next one', async () => {
  const { w, sync, line } = await world();
  const { body } = await call(w, 'POST', 'orders', {
    status: 'on-hold',
    payment_method: 'bacs',
    billing: { first_name: 'Paul', last_name: 'Morin', email: 'paul@exemple.fr', country: 'FR' },
    line_items: [{ product_id: line.product_id, quantity: 2 }],
  });
  const id = Number(body.id);
  const down: GestanAdapter = {
    ...w.gestan,
    createPiece: () =>
      Promise.reject(new GestanError('Gestan is closed.', { code: 'gestan.unavailable', retryable: true })),
  };
  expect((await w.open({ gestan: down }).run(orders)).reports[0]?.counts).toMatchObject({ failed: 1 });
  // The next run takes it from the retry list; the edit puts it among the changed orders as well.
  const asked: string[] = [];
  const gestan: GestanAdapter = {
    ...w.gestan,
    async createPiece(draft) {
      asked.push(draft.externalRef);
      if (asked.length === 1) {
        await call(w, 'PUT', `orders/${id}`, { fee_lines: [{ name: 'Emballage', total: '5' }] });
        w.gestan.faults.loseRequestNext('createPiece');
      }
      return w.gestan.createPiece(draft);
    },
  };
  const [report] = (await w.open({ gestan }).run(orders)).reports;
  expect(report?.counts).toMatchObject({ done: 0, failed: 0, unsettled: 1 });
  expect(asked).toHaveLength(1);
  for (let run = 0; run < 3; run += 1) await sync().run(orders);
  // One quote and one order as it is now: no correction of what Gestan never had.
  expect(piecesOf(w.gestan, id)).toEqual([
    [expect.stringMatching(/^quote \d/), 'quote'],
    [expect.stringMatching(/^order \d/), 'order'],
  ]);
  const [, [order = ''] = []] = piecesOf(w.gestan, id);
  const { body: now } = await call(w, 'GET', `orders/${id}`);
  expect(Number(order.split(' ')[1])).toBe(Number(now.total));
  expect(await sync().orders.plan({ ids: [id] })).toMatchObject({ rows: [] });
});

test('a piece of a trashed order that could not be cancelled is cancelled by a later run', async () => {
  const { w, sync, id } = await world();
  await call(w, 'DELETE', `orders/${id}`);
  w.clock.advance(24 * 3_600_000);
  const down: GestanAdapter = {
    ...w.gestan,
    cancelPiece: async () => {
      throw new GestanError('Gestan is closed for the night.', {
        code: 'gestan.unavailable',
        retryable: true,
      });
    },
  };
  const [failed] = (await w.open({ gestan: down }).run(orders)).reports;
  expect(failed?.counts).toMatchObject({ failed: 1, done: 0 });
  const [report] = (await sync().run(orders)).reports;
  expect(report?.counts).toMatchObject({ failed: 0, done: 1 });
  expect(piecesOf(w.gestan, id).every(([what]) => what?.endsWith(' cancelled'))).toBe(true);
  expect((await sync().run(orders)).reports[0]?.rows).toEqual([]);
});

test('an order that comes back from the trash is reported again when it is deleted', async () => {
  const { w, sync, id } = await world();
  await call(w, 'PUT', `orders/${id}`, { status: 'completed', set_paid: true });
  await sync().run(orders);
  const day = 24 * 3_600_000;
  const reported = async () => {
    w.clock.advance(day);
    const [report] = (await sync().run(orders)).reports;
    return report?.rows.map(({ wooId, reason }) => [wooId, reason?.code]);
  };
  await call(w, 'DELETE', `orders/${id}`);
  expect(await reported()).toEqual([[id, 'cancelled-after-invoice']]);
  await call(w, 'PUT', `orders/${id}`, { status: 'completed' });
  expect(await reported()).toEqual([]);
  await call(w, 'DELETE', `orders/${id}?force=true`);
  expect(await reported()).toEqual([[id, 'order-deleted']]);
  expect(await reported()).toEqual([]);
});

test('the entries of an order that was deleted are missed no more', async () => {
  const { w, sync, id } = await world();
  await sync().mappings.payments.unset({ methodId: 'bacs' });
  const missing = async () => {
    const [report] = (await sync().run(orders)).reports;
    return report?.warnings.flatMap((one) => (one.code === 'orders-without-entry' ? one.values.orders : []));
  };
  const [before = 0] = (await missing()) ?? [];
  await call(w, 'PUT', `orders/${id}`, { status: 'completed', set_paid: true });
  expect(await missing()).toEqual([before + 1]);
  await call(w, 'DELETE', `orders/${id}?force=true`);
  w.clock.advance(24 * 3_600_000);
  expect(await missing()).toEqual(before === 0 ? [] : [before]);
});

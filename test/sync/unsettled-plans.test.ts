import { describe, expect, test } from 'vitest';
import type { CreateSyncOptions, Sync } from 'woo-gestan';
import { sentence } from 'woo-gestan/report';
import { isActionable } from '../../src/diff/statuses.js';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { isFull } from '../support/forms.js';
import { imageShop, only, picture } from './image-shop.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const minutes = 60_000;
const cases = isFull ? [true, false] : [true];
const reset = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

type Transport = NonNullable<CreateSyncOptions['transport']>;

/**
 * A shop that loses the answer to one write, and answers the question whether it happened with a page of its
 * database's error.
 */
function troubled(
  shop: Transport,
  given: { readonly write: RegExp; readonly question: RegExp; readonly made: boolean },
) {
  const state = { isLost: false, isBroken: false };
  const transport: Transport = async (request) => {
    const what = `${request.method} ${request.url}`;
    if (!state.isLost && given.write.test(what)) {
      state.isLost = true;
      state.isBroken = true;
      if (given.made) await shop(request);
      throw reset();
    }
    if (state.isBroken && given.question.test(what))
      return new Response('Error establishing a connection', { status: 500 });
    return shop(request);
  };
  return { state, transport };
}

/** Runs until what was lost is parked. */
async function park(w: World, open: () => Sync, options: Parameters<Sync['run']>[0]): Promise<void> {
  for (let run = 0; run < 4; run += 1) {
    w.clock.advance(31 * minutes);
    await open()
      .run(options)
      .catch(() => undefined);
  }
}

/** The row of a plan says why it is left alone, in both languages. */
function expectHeld(
  row: { readonly status: string; readonly reason?: unknown } | undefined,
  id: string,
): void {
  expect(row).toMatchObject({ reason: { code: 'outcome-unknown', values: { id } } });
  expect(isActionable(row?.status ?? '')).toBe(false);
  const reason = row?.reason as Parameters<typeof sentence>[0];
  expect(sentence(reason, { language: 'fr' })).toMatch(/^Mise de côté.*sync\.unsettled/s);
  expect(sentence(reason, { language: 'en' })).toMatch(/^Parked.*sync\.unsettled/s);
}

test.each(cases)(
  'a product of the shop that cannot be looked up is parked, the plan says so, a person decides: made %s',
  async (made) => {
    const w = smallWorld();
    await setUp(w.open());
    const { state, transport } = troubled(w.store.transport, {
      write: /^POST .*\/products\/batch/,
      question: /[?&]sku=NOUVEAU-1/,
      made,
    });
    const open = () => w.open({ transport });
    await park(w, open, { flows: ['products'] });
    const [write, ...rest] = await open().unsettled.list();
    expect(rest).toEqual([]);
    expect(write).toMatchObject({ flow: 'products', kind: 'woo-product', gestanCode: 'NOUVEAU-1' });
    const id = write?.id ?? '';
    const inShop = () => w.store.state.products.filter(({ sku }) => sku === 'NOUVEAU-1');
    expect(inShop()).toHaveLength(made ? 1 : 0);

    const plan = await open().products.plan({ full: true });
    const row = plan.rows.find(({ gestanCode }) => gestanCode === 'NOUVEAU-1');
    // What was made is met by its code: a link makes nothing twice.
    if (made) expect(row).toMatchObject({ status: 'link' });
    else {
      expectHeld(row, id);
      const report = await open().products.apply(plan, { select: 'all' });
      expect(report.rows.filter(({ gestanCode }) => gestanCode === 'NOUVEAU-1')).toMatchObject([
        { outcome: 'unsettled' },
      ]);
      expect(inShop()).toEqual([]);
    }
    await expect(open().unsettled.decide({ id, made: true, gestanId: '1' })).rejects.toMatchObject({
      field: 'answer.wooId',
    });
    await open().unsettled.decide(made ? { id, made, wooId: Number(inShop()[0]?.id) } : { id, made });
    state.isBroken = false;
    for (let run = 0; run < 2; run += 1) await open().run({ flows: ['products'] });
    expect(inShop()).toHaveLength(1);
    expect(await open().unsettled.list()).toEqual([]);
    expect(
      (await open().products.plan({ full: true })).rows.filter(
        ({ gestanCode }) => gestanCode === 'NOUVEAU-1',
      ),
    ).toEqual([]);
  },
);

describe('pictures that cannot be looked up are parked, the plan says so, a person decides', () => {
  test.each(cases)('a picture for the shop is decided as made: %s', async (made) => {
    const { w, open: openShop, transport: shop, put, shows, library } = await imageShop();
    await put('SHA-DAI-084', 'photo.png', picture('a'));
    const { state, transport } = troubled(shop, {
      write: /^PUT .*\/products\/34\b/,
      question: /[?&]include=34\b|\/products\/34\b/,
      made,
    });
    const open = () => openShop({ transport });
    const first = await open().products.apply(await open().products.plan(only), { select: 'all' });
    expect(first.counts.unsettled).toBe(1);
    await park(w, open, { flows: ['products'] });
    await decided(w, open, { kind: 'woo-images', wooId: 34, made, state });
    expect(await shows(34)).toEqual(['a']);
    expect((await library()).filter((one) => one === 'a')).toHaveLength(1);
    expect((await open().products.plan(only)).rows).toEqual([]);
  });

  test.each(cases)('a picture for Gestan is decided as made: %s', async (made) => {
    const { w, open: openShop, transport: shop, addInShop, holds } = await imageShop();
    await addInShop(34, picture('b'), 'boutique.png');
    const state = { isBroken: false };
    const gestan: GestanAdapter = {
      ...w.gestan,
      writeImage: async (...given) => {
        if (state.isBroken) throw new Error('must not be written');
        state.isBroken = true;
        if (made) await w.gestan.writeImage(...given);
        throw new Error('the connection is lost');
      },
    };
    const transport: Transport = async (request) =>
      state.isBroken && /[?&]include=34\b/.test(request.url)
        ? new Response('Error establishing a connection', { status: 500 })
        : shop(request);
    const open = () => openShop({ transport, gestan: state.isBroken ? gestan : w.gestan });
    const sync = openShop({ transport, gestan });
    const first = await sync.products.apply(await sync.products.plan(only), { select: 'all' });
    expect(first.counts.unsettled).toBe(1);
    await park(w, open, { flows: ['products'] });
    await decided(w, open, { kind: 'gestan-image', wooId: 34, made, state });
    expect(holds('SHA-DAI-084')).toHaveLength(1);
    expect((await open().products.plan(only)).rows).toEqual([]);
  });
});

/** What is parked about the pictures of a product shows in its plan, and is decided. */
async function decided(
  w: World,
  open: () => Sync,
  given: {
    readonly kind: string;
    readonly wooId: number;
    readonly made: boolean;
    readonly state: { isBroken: boolean };
  },
): Promise<void> {
  const { kind, wooId, made, state } = given;
  const [write] = await open().unsettled.list();
  expect(write).toMatchObject({ flow: 'products', kind, wooId });
  const id = write?.id ?? '';
  const plan = await open().products.plan(only);
  if (!made) {
    expectHeld(plan.rows[0], id);
    expect(plan.rows[0]?.withheld).toMatchObject([{ field: 'images', reason: { code: 'outcome-unknown' } }]);
  }
  const report = await open().products.apply(plan, { select: 'all' });
  expect(report.rows.filter(({ wooId: of }) => of === wooId)).toMatchObject([{ outcome: 'unsettled' }]);
  await open().unsettled.decide(made ? { id, made, wooId } : { id, made });
  state.isBroken = false;
  w.clock.advance(5 * minutes);
  await open().products.apply(await open().products.plan(only), { select: 'all' });
  expect(await open().unsettled.list()).toEqual([]);
}

test.each(cases)(
  'a cancellation of which nobody knows whether it happened is parked, the plan says so, a person decides: made %s',
  async (made) => {
    const w = smallWorld();
    await setUp(w.open());
    const options = { flows: ['orders'] } as const;
    await w.open().run(options);
    const piece =
      w.gestan.state.pieces.find(({ externalRef }) => /order:\d+:order/.test(externalRef ?? '')) ??
      w.gestan.state.pieces[0];
    const orderId = Number(/order:(\d+)/.exec(piece?.externalRef ?? '')?.[1]);
    const state = { isBroken: true, calls: [] as string[] };
    const gestan: GestanAdapter = {
      ...w.gestan,
      cancelPiece: async (ref, why, more) => {
        state.calls.push(ref);
        if (!state.isBroken) return w.gestan.cancelPiece?.(ref, why, more);
        if (made && state.calls.length === 1) await w.gestan.cancelPiece?.(ref, why, more);
        throw new Error('the connection is lost');
      },
    };
    const open = () => w.open({ gestan });
    w.clock.advance(minutes);
    const { status } = await w.store.call('PUT', `/wp-json/wc/v3/orders/${orderId}`, {
      body: { status: 'cancelled' },
    });
    expect(status).toBe(200);
    await park(w, open, options);
    const [write, ...rest] = await open().unsettled.list();
    expect(rest).toEqual([]);
    expect(write).toMatchObject({ flow: 'orders', kind: 'gestan-cancel', wooId: orderId });
    const id = write?.id ?? '';
    const plan = await open().orders.plan({ ids: [orderId] });
    expectHeld(plan.rows[0], id);
    const report = await open().orders.apply(plan, { select: 'all' });
    expect(report.rows).toMatchObject([{ wooId: orderId, outcome: 'unsettled' }]);
    const before = state.calls.length;
    const [parked] = state.calls;
    await open().unsettled.decide(made ? { id, made, gestanId: piece?.id ?? '' } : { id, made });
    state.isBroken = false;
    await open().run(options);
    expect(state.calls.slice(before).filter((ref) => ref === parked)).toHaveLength(made ? 0 : 1);
    const live = w.gestan.state.pieces.filter(({ externalRef }) => externalRef === parked);
    expect(live).toMatchObject([{ cancelled: true }]);
    expect(await open().unsettled.list()).toEqual([]);
    expect(
      (await open().orders.plan({ ids: [orderId] })).rows.filter(({ status: now }) => isActionable(now)),
    ).toEqual([]);
  },
);

test('the plan of orders and that of contacts say what is parked', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const lost = new Set<string>();
  const write = async <D extends { readonly externalRef: string }>(draft: D): Promise<never> => {
    lost.add(draft.externalRef);
    throw new Error('the connection is lost');
  };
  let isBroken = true;
  const gestan: GestanAdapter = {
    ...w.gestan,
    upsertContact: (draft, more) =>
      isBroken && draft.id === undefined && lost.size < 1
        ? write(draft)
        : w.gestan.upsertContact(draft, more),
    find: async (kind, ref, more) => {
      if (isBroken && lost.has(ref)) throw new Error('the index of the table is damaged');
      return w.gestan.find(kind, ref, more);
    },
  };
  const open = () => w.open({ gestan });
  await park(w, open, { flows: ['contacts'] });
  const [contact] = await open().unsettled.list();
  expect(contact).toMatchObject({ flow: 'contacts' });
  const { rows } = await open().contacts.plan();
  const held = rows.filter(({ reason }) => reason?.code === 'outcome-unknown');
  expect(held).toHaveLength(1);
  expect(held[0]?.status).toBe('blocked');
  expectHeld(held[0], contact?.id ?? '');
  await open().unsettled.decide({ id: contact?.id ?? '', made: false });
  isBroken = false;
  await open().run({ flows: ['contacts'] });
  expect(
    (await open().contacts.plan()).rows.filter(({ reason }) => reason?.code === 'outcome-unknown'),
  ).toEqual([]);
});

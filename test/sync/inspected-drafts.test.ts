import { expect, test } from 'vitest';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

/** A Gestan that cannot keep a character in some field. */
function picky(w: World, kind: string, severity: 'refused' | 'warning', matches: (text: string) => boolean) {
  const inspect: GestanAdapter['inspect'] = (of, draft) =>
    of === kind && matches(JSON.stringify(draft))
      ? [{ field: 'lastName', severity, characters: ['è'], written: 'In?s' }]
      : [];
  return { ...(w.gestan as GestanAdapter), inspect };
}

async function ready(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  return w;
}

const values = { field: 'lastName', characters: ['è'], written: 'In?s' };
const isHers = (text: string) => text.includes('woo:main:customer:25');

test('a contact that Gestan would refuse is blocked, and its orders wait', async () => {
  const w = await ready();
  const gestan = picky(w, 'contact', 'refused', isHers);
  const plan = await w.open({ gestan }).contacts.plan();
  const blocked = { status: 'blocked', reason: { code: 'text-refused', values } };
  expect(plan.rows.filter(({ wooId }) => wooId === 25)).toMatchObject([blocked]);
  expect((await w.open({ gestan }).orders.plan({ ids: [396] })).rows).toMatchObject([
    {
      status: 'waiting',
      reason: { code: 'customer-blocked', values: { because: { code: 'text-refused' } } },
    },
  ]);
  const { reports } = await w.open({ gestan }).run({ flows: ['contacts'] });
  expect(reports[0]?.counts.done).toBeGreaterThan(0);
  expect(w.gestan.state.contacts.filter(({ externalRef }) => externalRef === 'woo:main:customer:25')).toEqual(
    [],
  );
});

test('in a run too, where others who resemble her have just become contacts', async () => {
  const w = await ready();
  const gestan = picky(w, 'contact', 'refused', isHers);
  const { reports } = await w.open({ gestan }).run();
  expect(reports.find(({ flow }) => flow === 'orders')?.rows).toMatchObject([
    { key: 'order:396', status: 'waiting', reason: { code: 'customer-blocked' } },
  ]);
  const isOf396 = ({ externalRef = '' }) => externalRef.startsWith('woo:main:order:396:');
  expect(w.gestan.state.pieces.some(isOf396)).toBe(false);
  // The text is corrected, or Gestan accepts it now: nothing else has to be done.
  w.clock.advance(25 * 3_600_000);
  await w.open().run();
  expect(w.gestan.state.pieces.some(isOf396)).toBe(true);
});

test('a contact that Gestan would change is made, and its row says what changes', async () => {
  const w = await ready();
  const gestan = picky(w, 'contact', 'warning', isHers);
  const plan = await w.open({ gestan }).contacts.plan();
  expect(plan.rows.filter(({ wooId }) => wooId === 25)).toMatchObject([
    { status: 'add-to-gestan', reason: { code: 'text-changed', values } },
  ]);
  const report = await w.open({ gestan }).contacts.apply(plan, { select: ({ wooId }) => wooId === 25 });
  expect(report.counts.done).toBe(1);
});

test.each([
  ['refused', 'refused', 'text-refused', 0],
  ['warning', 'import', 'text-changed', 1],
] as const)('an order with a piece that is %s', async (severity, status, code, done) => {
  const w = await ready();
  const gestan = picky(w, 'piece', severity, (text) => text.includes('woo:main:order:396:'));
  const plan = await w.open({ gestan }).orders.plan({ ids: [396] });
  expect(plan.rows).toMatchObject([{ status, reason: { code, values } }]);
  const report = await w.open({ gestan }).orders.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ done, failed: 0 });
});

test.each([
  ['refused', 'blocked', 'text-refused', 0],
  ['warning', 'add-to-gestan', 'text-changed', 1],
] as const)('a product that is %s by Gestan', async (severity, status, code, done) => {
  const w = await ready();
  const gestan = picky(w, 'product', severity, (text) => text.includes('woo:main:product:145'));
  const plan = await w.open({ gestan }).products.plan();
  const rows = plan.rows.filter(({ wooId }) => wooId === 145);
  expect(rows).toMatchObject([{ status, reason: { code, values } }]);
  const select = ({ wooId }: { readonly wooId?: number }) => wooId === 145;
  const report = await w.open({ gestan }).products.apply(plan, { select });
  expect(report.counts).toMatchObject({ done, failed: 0 });
});

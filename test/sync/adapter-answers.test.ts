import { describe, expect, test } from 'vitest';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { oneInTurn } from '../support/forms.js';
import { gestanFigures } from './shops.js';
import { setUp, smallWorld } from './small.js';

const writers = ['upsertProduct', 'upsertContact', 'createPiece', 'createEntry'] as const;
const answers: readonly [string, unknown][] = [
  ['nothing', undefined],
  ['no id', { created: true }],
  ['a number for an id', { id: 12, created: true }],
  ['an empty id', { id: '', created: true }],
];

let figures: ReturnType<typeof gestanFigures> | undefined;
/** What an adapter that answers as it should ends with. */
async function undisturbed() {
  if (figures) return figures;
  const expected = smallWorld();
  await setUp(expected.open());
  await expected.open().run();
  await expected.open().run();
  figures = gestanFigures(expected.gestan);
  return figures;
}

let firstRun: ReturnType<typeof runOnce> | undefined;
/** What one run of such an adapter ends with. */
async function runOnce() {
  const w = smallWorld();
  await setUp(w.open());
  const { reports } = await w.open().run();
  return { reports, figures: gestanFigures(w.gestan) };
}

/** An adapter in plain JavaScript: nothing holds it to the types. */
describe.each(writers)('%s() of an adapter', (method) => {
  // In the short form each method gives one answer, and each answer comes of one method.
  test.each(oneInTurn(answers, writers.indexOf(method)))(
    'that wrote nothing and answers %s is reported as not done, and made later',
    async (_, answer) => {
      const w = smallWorld();
      await setUp(w.open());
      const gestan: GestanAdapter = { ...w.gestan, [method]: async () => answer };
      const { reports } = await w.open({ gestan }).run();
      const rows = reports.flatMap(({ rows: each }) => each);
      const reported = rows.filter(({ error }) => error?.message.startsWith(`${method}()`));
      expect(reported.length).toBeGreaterThan(0);
      for (const { outcome, error } of reported) {
        expect([outcome, error?.code]).toEqual(['unsettled', 'gestan.unsettled']);
        expect(error?.message).toMatch(/answered without an id for woo:main:\S+:.*Let the adapter answer/);
      }
      await w.open().run();
      const { reports: last } = await w.open().run();
      expect(last.map(({ error, counts }) => [error, counts.failed, counts.unsettled])).toEqual(
        last.map(() => [undefined, 0, 0]),
      );
      expect(gestanFigures(w.gestan)).toEqual(await undisturbed());
    },
  );

  test('that wrote and answers no id is looked up: done at once, and once', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const write = w.gestan[method] as (draft: unknown) => Promise<unknown>;
    const gestan: GestanAdapter = {
      ...w.gestan,
      [method]: async (draft: unknown) => {
        await write(draft);
      },
    };
    const { reports } = await w.open({ gestan }).run();
    firstRun ??= runOnce();
    const wanted = await firstRun;
    expect(gestanFigures(w.gestan)).toEqual(wanted.figures);
    // That a product is there says nothing of a change of it: such a row is compared again.
    const changed = method === 'upsertProduct' ? await plannedChanges() : 0;
    expect(reports.map(({ counts }) => counts.unsettled)).toEqual(
      wanted.reports.map(({ flow }) => (flow === 'products' ? changed : 0)),
    );
    const { reports: next } = await w.open().run();
    expect(next.map(({ error, counts }) => [error, counts.failed, counts.unsettled])).toEqual(
      next.map(() => [undefined, 0, 0]),
    );
  });
});

async function plannedChanges(): Promise<number> {
  const w = smallWorld();
  await setUp(w.open());
  const { rows } = await w.open().products.plan();
  const changed = rows.filter(
    ({ gestanId, changes }) => gestanId && changes.some(({ target }) => target === 'gestan'),
  );
  expect(changed.length).toBeGreaterThan(0);
  return changed.length;
}

describe.each(['loseRequestNext', 'loseAnswerNext'] as const)('a change in Gestan, %s', (lost) => {
  test('of a product does not count as done, and is made by the next run', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.run();
    const { gestanId } = (await sync.links.list()).find(({ wooId }) => wooId === 97) ?? {};
    await w.store.call('PUT', '/wp-json/wc/v3/products/97', { body: { name: 'Renommé' } });
    w.clock.advance(3_600_000);
    w.gestan.faults[lost]('upsertProduct');
    const [first] = (await sync.run({ flows: ['products'] })).reports;
    expect([first?.counts.done, first?.counts.unsettled]).toEqual([0, 1]);
    w.clock.advance(3_600_000);
    await sync.run({ flows: ['products'] });
    expect(w.gestan.state.products.find(({ id }) => id === gestanId)?.name).toBe('Renommé');
    expect(w.store.state.products?.find(({ id }) => id === 97)?.name).toBe('Renommé');
    const after = await sync.products.plan({ wooIds: [97], includeInSync: true });
    expect(after.rows.map(({ status }) => status)).toEqual(['in-sync']);
  });

  test('of a contact does not count as done, and is made by the next run', async () => {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    await sync.run();
    const contact = w.gestan.state.contacts.find(({ externalRef }) => externalRef?.includes(':customer:'));
    const customer = Number(contact?.externalRef?.split(':').at(-1));
    await w.store.call('PUT', `/wp-json/wc/v3/customers/${customer}`, {
      body: { billing: { address_1: '9 rue Neuve' } },
    });
    w.clock.advance(3_600_000);
    w.gestan.faults[lost]('upsertContact');
    const [first] = (await sync.run({ flows: ['contacts'] })).reports;
    expect([first?.counts.done, first?.counts.unsettled]).toEqual([0, 1]);
    w.clock.advance(3_600_000);
    await sync.run({ flows: ['contacts'] });
    const line = () => w.gestan.state.contacts.find(({ id }) => id === contact?.id)?.billing?.line1;
    expect(line()).toBe('9 rue Neuve');
    expect((await sync.contacts.plan({ customerIds: [customer] })).rows).toEqual([]);
  });
});

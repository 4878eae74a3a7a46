import { expect, test } from 'vitest';
import type { SyncStorage } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { inTurn } from '../support/forms.js';
import { mortal, mortalGestan, mortalStorage } from './mortal.js';
import { dump, testClock, world } from './shops.js';
import { smallShop } from './small.js';

const settings = {
  orders: { startAt: '2020-01-01' },
  billing: { unknownProduct: { fallbackCode: 'DIVERS' } },
};

function opened() {
  const clock = testClock();
  const gestan = memoryGestan({
    clock,
    products: [{ code: 'DIVERS', name: 'Divers', priceNet: '1', vatRate: '20' }],
  });
  return { gestan, w: world({ shop: smallShop(), clock, gestan, settings }) };
}

const flows = [['contacts'], ['orders']] as const;

const intentsIn = (entries: Readonly<Record<string, unknown>>) =>
  Object.keys(entries).filter((key) => key.startsWith('shop/main/intent/'));

test.each(flows)('in a burst of %s one intent stands before each contact, and no other', async (flow) => {
  const { gestan, w } = opened();
  const open: number[] = [];
  const watched: GestanAdapter = {
    ...gestan,
    async upsertContact(draft) {
      const entries = await dump(w.storage);
      const own = intentsIn(entries).filter((key) =>
        JSON.stringify(entries[key]).includes(`"externalRef":"${draft.externalRef}"`),
      );
      open.push(intentsIn(entries).length, own.length);
      return gestan.upsertContact(draft);
    },
  };
  const commits = { before: 0, all: 0 };
  const counted: SyncStorage = {
    ...w.storage,
    commit(writes, options) {
      commits.all += 1;
      return w.storage.commit(writes, options);
    },
  };
  await w.open({ gestan: watched, storage: counted }).run({ flows: [flow] });
  const made = gestan.state.contacts.length;
  expect(made).toBeGreaterThan(3);
  expect(open).toEqual(Array.from({ length: 2 * made }, () => 1));
  expect(intentsIn(await dump(w.storage))).toEqual([]);
  // One for each contact, and those of the turn, the page and the run.
  expect(commits.all).toBeLessThan(made + 16);
});

test.each(flows)('a crash anywhere in a burst of %s doubles and loses nothing', async (flow) => {
  const figures = async ({ gestan, w }: ReturnType<typeof opened>) => ({
    contacts: gestan.state.contacts.map(({ externalRef }) => externalRef).sort(),
    pieces: gestan.state.pieces.map(({ externalRef }) => externalRef).sort(),
    links: Object.keys(await dump(w.storage)).filter((key) => key.startsWith('shop/main/contact/')),
  });
  const calm = opened();
  const life = mortal(-1, 'before');
  await calm.w
    .open({ gestan: mortalGestan(calm.gestan, life), storage: mortalStorage(calm.w.storage, life) })
    .run({ flows: [flow] });
  const expected = await figures(calm);
  expect(expected.links.length).toBe(expected.contacts.length);
  // A crash before a step leaves what one after the step before it leaves.
  const steps = Array.from({ length: life.steps }, (_, index) => index + 1);
  for (const when of ['before', 'after'] as const) {
    for (const at of inTurn(steps, when === 'before' ? 90 : 25)) {
      const struck = opened();
      const { gestan, w } = struck;
      const dying = mortal(at, when);
      const mortalSync = w.open({
        gestan: mortalGestan(gestan, dying),
        storage: mortalStorage(w.storage, dying),
      });
      await mortalSync.run({ flows: [flow] }).catch(() => undefined);
      // The lease of the killed process has to run out.
      w.clock.advance(20_000);
      await w.open().run({ flows: [flow] });
      expect(await figures(struck), `${when} step ${at}`).toEqual(expected);
      expect(intentsIn(await dump(w.storage))).toEqual([]);
    }
  }
});

test('a shop that reads the contacts while another one makes some misses none', async () => {
  const { gestan, w } = opened();
  const two = world({
    shop: smallShop(),
    clock: w.clock,
    gestan,
    storage: w.storage,
    id: 'deux',
    url: 'https://deux.example',
  });
  let hasRead: () => void = () => {};
  const isRead = new Promise<void>((resolve) => {
    hasRead = resolve;
  });
  const reading: GestanAdapter = {
    ...gestan,
    async *contacts(options) {
      yield* gestan.contacts(options);
      hasRead();
    },
  };
  let second: Promise<unknown> | undefined;
  const making: GestanAdapter = {
    ...gestan,
    async upsertContact(draft) {
      second ??= two.open({ gestan: reading }).run({ flows: ['contacts'] });
      await isRead;
      return gestan.upsertContact(draft);
    },
  };
  await w.open({ gestan: making }).run({ flows: ['contacts'] });
  await second;
  const emails = gestan.state.contacts.map(({ email }) => email?.toLowerCase());
  expect(emails.length).toBeGreaterThan(3);
  expect(new Set(emails).size).toBe(emails.length);
});

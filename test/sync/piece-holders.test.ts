import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStorage } from 'woo-gestan';
import { shopKeys } from '../../src/sync/state/keys.js';
import { createShopStore, put } from '../../src/sync/state/store.js';
import type { SyncContext } from '../../src/sync/work/context.js';
import { createPieceHolders } from '../../src/sync/work/piece-holders.js';

const id = fc.oneof(
  fc.integer({ min: 0, max: 120 }).map(String),
  fc.integer({ min: 0, max: 30 }).map((n) => `FA-${String(n).padStart(3, '0')}`),
  fc.constantFrom('~', 'é', '\u{1f600}', '\uffee', 'a/b', 'a', 'a!', 'ab'),
);

test('one reading tells of many ids what a reading of each would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id), fc.array(id), async (stored, answered) => {
      const storage = memoryStorage();
      const store = createShopStore(storage, shopKeys('main'), 'test');
      const refOf = (each: string) => `woo:main:order:${each}`;
      await store.commit([
        ...stored.map((each) => put(store.keys.piece(each), refOf(each))),
        put(store.keys.retry('orders', 'zzz'), { after: 'all pieces' }),
      ]);
      const gestan = { find: async () => undefined, name: 'test' };
      const asked: string[] = [];
      const holders = createPieceHolders({
        store,
        gestan: { ...gestan, find: async (_kind: string, ref: string) => void asked.push(ref) },
      } as unknown as SyncContext);
      for (const each of answered) await holders.of({ id: each }, 'woo:main:order:new');
      // Whatever is stored under an id is looked up in Gestan, and nothing else is.
      expect(asked).toEqual(answered.filter((each) => stored.includes(each)).map(refOf));
    }),
    { numRuns: 200 },
  );
});

test('Gestan counts its pieces: a page of them takes few readings', async () => {
  const storage = memoryStorage();
  let readings = 0;
  const counted = {
    ...storage,
    get: (key: string) => {
      readings += 1;
      return storage.get(key);
    },
    range: (range: Parameters<typeof storage.range>[0]) => {
      readings += 1;
      return storage.range(range);
    },
  };
  const store = createShopStore(counted, shopKeys('main'), 'test');
  await store.commit(
    Array.from({ length: 1_000 }, (_, n) => put(store.keys.piece(String(n + 1)), `woo:main:order:${n}`)),
  );
  const holders = createPieceHolders({ store, gestan: {} } as unknown as SyncContext);
  for (let n = 1_001; n <= 1_300; n += 1) {
    expect(await holders.of({ id: String(n) }, `woo:main:order:${n}`)).toBeUndefined();
    holders.note(String(n), `woo:main:order:${n}`);
  }
  expect(readings).toBeLessThan(40);
});

import assert from 'node:assert/strict';
import {
  type ContractCases,
  fill,
  keysInOrder,
  keysOf,
  readAll,
  rejectsWith,
} from './storage-contract-kit.js';

export const commitCases: ContractCases = {
  'writes of one commit apply in order': async ({ storage }) => {
    await storage.commit([
      { put: 'a', value: 1 },
      { put: 'a', value: 2 },
      { put: 'b', value: 1 },
      { delete: 'b' },
      { delete: 'c' },
      { put: 'c', value: 3 },
      { delete: 'never there' },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'c', value: 3 },
    ]);
    await storage.commit([]);
    assert.equal((await readAll(storage)).length, 2);
  },
  'ifAbsent fails the whole commit when the key is there': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const writes = [{ put: 'b', value: 1 }, { delete: 'a' as string }, { put: 'z', value: 1 }] as const;
    await rejectsWith(
      'storage.conflict',
      storage.commit([...writes.slice(0, 1), { put: 'a', value: 2, ifAbsent: true }]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([{ put: 'a', value: 2, ifAbsent: true }, writes[1]]),
    );
    assert.deepEqual(await readAll(storage), [{ key: 'a', value: 1 }]);
    await storage.commit([
      { put: 'b', value: 2, ifAbsent: true },
      { put: 'a', value: 2, ifAbsent: false },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'b', value: 2 },
    ]);
  },
  'ifAbsent sees the earlier writes of its own commit': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    await storage.commit([{ delete: 'a' }, { put: 'a', value: 2, ifAbsent: true }]);
    assert.equal(await storage.get('a'), 2);
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1 },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1, ifAbsent: true },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    assert.equal(await storage.get('b'), undefined);
    await storage.commit([{ put: 'b', value: 1, ifAbsent: true }, { put: 'b', value: 2 }, { delete: 'b' }]);
    assert.equal(await storage.get('b'), undefined);
  },
  'of many commits at once, one wins an absent key': async ({ storage, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const attempts = Array.from({ length: 20 }, (_, at) => {
      const writes = [
        { put: `trace${at}`, value: at },
        { put: 'taken', value: at, ifAbsent: true },
      ];
      return (at % 2 === 0 ? storage : other).commit(writes);
    });
    const results = await Promise.allSettled(attempts);
    const winners = [...results.entries()]
      .filter(([, { status }]) => status === 'fulfilled')
      .map(([at]) => at);
    assert.equal(winners.length, 1);
    const [winner] = winners;
    assert.deepEqual(await readAll(storage), [
      { key: 'taken', value: winner },
      { key: `trace${winner}`, value: winner },
    ]);
  },
  'ten thousand writes in one commit': async ({ storage }) => {
    const writes = Array.from({ length: 10_000 }, (_, at) => ({
      put: `k${at}`,
      value: { at, text: 'x'.repeat(50) },
    }));
    await storage.commit(writes);
    await rejectsWith(
      'storage.conflict',
      storage.commit(writes.map((write) => ({ ...write, ifAbsent: true }))),
    );
    assert.equal((await readAll(storage)).length, 10_000);
    await storage.commit(writes.map(({ put }) => ({ delete: put })));
    assert.equal((await readAll(storage)).length, 0);
  },
};

export const lifeCases: ContractCases = {
  'another storage on the same data sees what was committed': async ({ storage, reopen }) => {
    await fill(storage, keysInOrder);
    if (reopen === undefined) return;
    const other = await reopen();
    assert.deepEqual(await keysOf(other), keysInOrder);
    await other.commit([{ put: 'a', value: 'from the other' }]);
    assert.equal(await storage.get('a'), 'from the other');
    await storage.close();
    assert.equal(await other.get('a'), 'from the other');
  },
  'nothing works after close, which may be called twice': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const lease = await storage.lease('work', { ttlMs: 1_000, owner: 'me' });
    await storage.close();
    await storage.close();
    await rejectsWith('storage.closed', storage.get('a'));
    await rejectsWith('storage.closed', storage.commit([{ put: 'a', value: 1 }]));
    await rejectsWith('storage.closed', storage.lease('work', { ttlMs: 1_000, owner: 'me' }));
    await rejectsWith('storage.closed', readAll(storage));
    await rejectsWith('storage.closed', lease?.renew() ?? Promise.resolve());
  },
  'close waits for what was begun': async ({ storage, reopen }) => {
    const commits = Array.from({ length: 10 }, (_, at) => storage.commit([{ put: `k${at}`, value: at }]));
    await storage.close();
    await Promise.all(commits);
    if (reopen !== undefined) assert.equal((await readAll(await reopen())).length, 10);
  },
};

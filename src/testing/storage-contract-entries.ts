import assert from 'node:assert/strict';
import type { JsonValue } from '../core/index.js';
import { type ContractCases, fill, keysInOrder, keysOf, readAll } from './storage-contract-kit.js';

export const entryCases: ContractCases = {
  'an unknown key has no value': async ({ storage }) => {
    assert.equal(await storage.get('nothing'), undefined);
    assert.deepEqual(await readAll(storage), []);
  },
  'values come back as they were': async ({ storage }) => {
    const values: readonly JsonValue[] = [
      null,
      true,
      false,
      0,
      -1.5,
      1e21,
      5e-324,
      Number.MAX_SAFE_INTEGER,
      '',
      'é 😀 \u0000 \ud800',
      [],
      {},
      [[], [null]],
      { a: { b: [1, '2', null] }, '': 1, '0': 'zero', constructor: 'x' },
      "'; DROP TABLE entries; --",
      '{"a":1}',
      'null',
    ];
    await storage.commit(values.map((value, at) => ({ put: `v${at}`, value })));
    for (const [at, value] of values.entries()) assert.deepEqual(await storage.get(`v${at}`), value);
    // A member of this name is data like any other.
    const odd = JSON.parse('{"__proto__":{"x":1}}');
    await storage.commit([{ put: 'odd', value: odd }]);
    assert.equal(JSON.stringify(await storage.get('odd')), '{"__proto__":{"x":1}}');
  },
  'what was put in and what is read out are copies': async ({ storage }) => {
    const value = { list: [1] };
    await storage.commit([{ put: 'k', value }]);
    value.list.push(2);
    const read = (await storage.get('k')) as { list: number[] };
    assert.deepEqual(read, { list: [1] });
    read.list.push(3);
    assert.deepEqual(await storage.get('k'), { list: [1] });
  },
  'keys are in the order of their UTF-8 bytes': async ({ storage }) => {
    await fill(storage, [...keysInOrder].reverse());
    assert.deepEqual(await keysOf(storage), keysInOrder);
    assert.deepEqual(await keysOf(storage, { reverse: true }), [...keysInOrder].reverse());
  },
  'a range has its first key and not its end': async ({ storage }) => {
    await fill(storage, keysInOrder);
    assert.deepEqual(await keysOf(storage, { from: 'a/', to: 'aé' }), ['a/', 'a/1', 'a/10', 'a/2']);
    assert.deepEqual(await keysOf(storage, { from: 'a/', to: 'aé', reverse: true }), [
      'a/2',
      'a/10',
      'a/1',
      'a/',
    ]);
    assert.deepEqual(await keysOf(storage, { from: 'a/0', limit: 2 }), ['a/1', 'a/10']);
    assert.deepEqual(await keysOf(storage, { to: 'a/0', limit: 2, reverse: true }), ['a/', 'a']);
    assert.deepEqual(await keysOf(storage, { from: '\uffff' }), ['\uffff', '😀']);
    assert.deepEqual(await keysOf(storage, { to: '' }), []);
    assert.deepEqual(await keysOf(storage, { from: 'b', to: 'a' }), []);
    assert.deepEqual(await keysOf(storage, { from: 'b', to: 'a', reverse: true }), []);
    assert.deepEqual(await keysOf(storage, { limit: 0 }), []);
  },
  'a long range is whole, also when it is written to meanwhile': async ({ storage }) => {
    const keys = Array.from({ length: 2_500 }, (_, at) => `k${String(at).padStart(5, '0')}`);
    await fill(storage, keys);
    for (const reverse of [false, true]) {
      const seen: string[] = [];
      for await (const { key } of storage.range({ from: 'k', to: 'l', reverse })) {
        seen.push(key);
        if (seen.length % 500 === 0) {
          // Both are behind what was read: neither may show, nor shift what follows.
          const behind = reverse ? `k99999-${seen.length}` : `k00000-${seen.length}`;
          await storage.commit([
            { put: behind, value: 1 },
            { put: key, value: 'changed' },
          ]);
        }
      }
      const expected = keys.filter((key) => key.length === 6);
      const original = seen.filter((key) => key.length === 6);
      assert.deepEqual(original, reverse ? [...expected].reverse() : expected);
      assert.equal(new Set(seen).size, seen.length);
    }
  },
  'a range may be left early, and entries deleted while it is read': async ({ storage }) => {
    await fill(
      storage,
      Array.from({ length: 150 }, (_, at) => `k${String(at).padStart(3, '0')}`),
    );
    for await (const { key } of storage.range()) {
      if (key === 'k010') break;
    }
    for await (const { key } of storage.range()) await storage.commit([{ delete: key }]);
    assert.deepEqual(await readAll(storage), []);
  },
  'a value of a megabyte is kept': async ({ storage }) => {
    const large = 'é"\\\n'.repeat(250_000);
    await storage.commit([
      { put: 'large', value: { large } },
      { put: 'small', value: 1 },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'large', value: { large } },
      { key: 'small', value: 1 },
    ]);
  },
  'what cannot be kept faithfully is refused': async ({ storage }) => {
    const bad: readonly unknown[] = [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      Symbol('s'),
      [undefined],
      { a: { b: Number.NaN } },
      new Date(0),
      new Map(),
      /x/,
    ];
    for (const value of bad) {
      const writes = [
        { put: 'good', value: 1 },
        { put: 'bad', value: value as never },
      ];
      await assert.rejects(storage.commit(writes), { name: 'StorageError' });
    }
    for (const key of ['', 'a\0b', 'half \ud83d', 7 as never]) {
      await assert.rejects(storage.commit([{ put: key, value: 1 }]), { name: 'StorageError' });
      await assert.rejects(storage.get(key), { name: 'StorageError' });
    }
    assert.deepEqual(await readAll(storage), []);
  },
};

import assert from 'node:assert/strict';
import type { StorageLease, SyncStorage } from '../storage/index.js';
import { type ContractCases, readAll, rejectsWith } from './storage-contract-kit.js';

const ttlMs = 60_000;

async function take(storage: SyncStorage, owner: string, name = 'work'): Promise<StorageLease> {
  const lease = await storage.lease(name, { ttlMs, owner });
  assert.ok(lease, `${owner} should get the lease`);
  return lease;
}

export const leaseCases: ContractCases = {
  'a lease is held by one at a time': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const lease = await take(storage, 'a');
    assert.equal(lease.name, 'work');
    assert.equal(lease.expiresAt, clock.now() + ttlMs);
    assert.equal(await storage.lease('work', { ttlMs, owner: 'b' }), undefined);
    assert.equal(await other.lease('work', { ttlMs, owner: 'a' }), undefined);
    await take(other, 'b', 'other work');
    await lease.release();
    await lease.release();
    await take(other, 'b');
  },
  'who asks is told who holds a lease, and until when': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    assert.equal(await storage.leaseHolder('work'), undefined);
    const lease = await take(storage, 'a');
    const held = { owner: 'a', expiresAt: clock.now() + ttlMs };
    assert.deepEqual(await other.leaseHolder('work'), held);
    assert.equal(await other.leaseHolder('other work'), undefined);
    clock.advance(ttlMs / 2);
    await lease.renew();
    assert.deepEqual(await other.leaseHolder('work'), { owner: 'a', expiresAt: clock.now() + ttlMs });
    clock.advance(ttlMs);
    assert.equal(await other.leaseHolder('work'), undefined);
    const next = await take(other, 'b');
    assert.equal((await storage.leaseHolder('work'))?.owner, 'b');
    await next.release();
    assert.equal(await storage.leaseHolder('work'), undefined);
  },
  'a lease ends by itself, to the millisecond': async ({ storage, clock }) => {
    await take(storage, 'a');
    clock.advance(ttlMs - 1);
    assert.equal(await storage.lease('work', { ttlMs, owner: 'b' }), undefined);
    clock.advance(1);
    await take(storage, 'b');
  },
  'tokens grow, also after a release': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const first = await take(storage, 'a');
    await first.release();
    const second = await take(other, 'b');
    clock.advance(ttlMs);
    const third = await take(storage, 'c');
    assert.ok(first.token < second.token && second.token < third.token);
  },
  'renewing prolongs from now': async ({ storage, clock }) => {
    const lease = await take(storage, 'a');
    clock.advance(ttlMs / 2);
    await lease.renew();
    assert.equal(lease.expiresAt, clock.now() + ttlMs);
    clock.advance(ttlMs / 2 + 1);
    assert.equal(await storage.lease('work', { ttlMs, owner: 'b' }), undefined);
  },
  'a late renewal holds as long as nobody else came': async ({ storage, clock }) => {
    const lease = await take(storage, 'a');
    clock.advance(ttlMs * 2);
    await lease.renew();
    await storage.commit([{ put: 'a', value: 1 }], { lease });
    assert.equal(await storage.lease('work', { ttlMs, owner: 'b' }), undefined);
  },
  'who lost the lease can neither renew nor commit': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const lost = await take(storage, 'a');
    await storage.commit([{ put: 'a', value: 1 }], { lease: lost });
    clock.advance(ttlMs);
    const current = await take(other, 'b');
    await rejectsWith('storage.lease-lost', lost.renew());
    await rejectsWith(
      'storage.lease-lost',
      storage.commit([{ put: 'a', value: 2 }, { delete: 'a' }], { lease: lost }),
    );
    await rejectsWith('storage.lease-lost', other.commit([], { lease: lost }));
    assert.deepEqual(await readAll(storage), [{ key: 'a', value: 1 }]);
    // Giving back what is lost must not take it from the one who has it.
    await lost.release();
    assert.equal(await storage.lease('work', { ttlMs, owner: 'c' }), undefined);
    await other.commit([{ put: 'a', value: 3 }], { lease: current });
    assert.equal(await storage.get('a'), 3);
  },
  'who gave the lease back can neither renew nor commit': async ({ storage }) => {
    const lease = await take(storage, 'a');
    await lease.release();
    await rejectsWith('storage.lease-lost', lease.renew());
    await rejectsWith('storage.lease-lost', storage.commit([{ put: 'a', value: 1 }], { lease }));
    assert.equal(await storage.get('a'), undefined);
  },
  'of many who ask at once, one gets the lease': async ({ storage, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const asked = Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? storage : other).lease('work', { ttlMs, owner: `worker ${at}` }),
    );
    const granted = (await Promise.all(asked)).filter((lease) => lease !== undefined);
    assert.equal(granted.length, 1);
  },
  'a lease without duration or owner is refused': async ({ storage }) => {
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(storage.lease('work', { ttlMs: bad, owner: 'a' }), { name: 'StorageError' });
    }
    await assert.rejects(storage.lease('', { ttlMs, owner: 'a' }), { name: 'StorageError' });
    await assert.rejects(storage.lease('work', { ttlMs, owner: '' }), { name: 'StorageError' });
  },
  'leases are not entries': async ({ storage }) => {
    await take(storage, 'a');
    assert.deepEqual(await readAll(storage), []);
  },
};

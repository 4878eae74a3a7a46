import { expect, it } from 'vitest';
import { memoryStorage } from '../../src/storage/memory.js';
import { waitForLease } from '../../src/storage/wait-for-lease.js';

/** A clock on which sleeping takes no time, and an occupied lease of that storage. */
async function occupied(ttlMs: number) {
  let now = Date.parse('2026-12-01T08:00:00Z');
  const pauses: number[] = [];
  const clock = {
    now: () => now,
    async sleep(ms: number) {
      pauses.push(ms);
      now += ms;
    },
  };
  const storage = memoryStorage({ clock });
  await storage.lease('work', { ttlMs, owner: 'other' });
  const wait = (forMs: number, more: { afterPause?: () => Promise<void>; signal?: AbortSignal } = {}) =>
    waitForLease(storage, 'work', { ttlMs: 1_000, owner: 'me', until: now + forMs, clock, ...more });
  return { storage, wait, pauses };
}

it('takes the lease as soon as its holder is gone, with pauses that double', async () => {
  const { storage, wait, pauses } = await occupied(150);
  expect(await wait(60_000)).toBeDefined();
  expect((await storage.leaseHolder('work'))?.owner).toBe('me');
  expect(pauses).toEqual([25, 50, 100]);
});

it('gives up when its time is over, and never pauses for more than two seconds', async () => {
  const { wait, pauses } = await occupied(60_000);
  expect(await wait(7_000)).toBeUndefined();
  expect(pauses.reduce((sum, ms) => sum + ms)).toBe(7_000);
  expect(Math.max(...pauses)).toBe(2_000);
});

it('tries once where there is no time to wait', async () => {
  const { wait, pauses } = await occupied(60_000);
  expect(await wait(0)).toBeUndefined();
  expect(pauses).toEqual([]);
});

it('tells of each pause, and ends with the signal', async () => {
  const { wait } = await occupied(60_000);
  const ending = new AbortController();
  let pauses = 0;
  const waiting = wait(50_000, {
    signal: ending.signal,
    async afterPause() {
      pauses += 1;
      if (pauses === 3) ending.abort(new Error('enough'));
    },
  });
  await expect(waiting).rejects.toThrow('enough');
  expect(pauses).toBe(3);
});

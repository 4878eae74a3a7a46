import { describe, expect, it } from 'vitest';
import { type Clock, memoryStorage, type SyncStorage, takeSlot } from 'woo-gestan';

/** A clock that stands still until it is moved; sleepers wake in the order of their time. */
function standingClock() {
  let now = 1_000_000;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const onAbort = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', onAbort);
      }),
  };
  const jump = (ms: number) => {
    now += ms;
  };
  const move = async (ms: number) => {
    jump(ms);
    const due = sleepers.filter(({ at }) => at <= now);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return { clock, move, jump, sleeping: () => sleepers.length };
}

const slot = { name: 'host/shop.example', limit: 2, owner: 'worker-1', ttlMs: 15_000, random: () => 0 };

describe('takeSlot()', () => {
  it('gives as many slots as the limit says, and one again when one is released', async () => {
    const { clock } = standingClock();
    const storage = memoryStorage({ clock });
    const [first, second] = [
      await takeSlot(storage, { ...slot, clock }),
      await takeSlot(storage, { ...slot, clock }),
    ];
    expect(first).toBeDefined();
    expect(second).toBeDefined();
    expect(await takeSlot(storage, { ...slot, clock })).toBeUndefined();
    expect(await takeSlot(storage, { ...slot, name: 'host/other.example', clock })).toBeDefined();
    await first?.release();
    await first?.release();
    expect(await takeSlot(storage, { ...slot, clock })).toBeDefined();
    expect(await takeSlot(storage, { ...slot, clock })).toBeUndefined();
  });

  it('keeps a slot for as long as it is held', async () => {
    const { clock, move } = standingClock();
    const storage = memoryStorage({ clock });
    const held = await takeSlot(storage, { ...slot, limit: 1, clock });
    for (let third = 0; third < 12; third++) {
      await move(5_000);
      expect(await takeSlot(storage, { ...slot, limit: 1, clock })).toBeUndefined();
    }
    expect(held?.lost.aborted).toBe(false);
  });

  it('frees the slot of a process that died after its time', async () => {
    const { clock, move } = standingClock();
    const storage = memoryStorage({ clock });
    // A process that died renews nothing.
    const dead: Clock = { now: clock.now, sleep: () => new Promise(() => undefined) };
    await takeSlot(storage, { ...slot, limit: 1, clock: dead });
    await move(14_000);
    expect(await takeSlot(storage, { ...slot, limit: 1, clock })).toBeUndefined();
    await move(2_000);
    expect(await takeSlot(storage, { ...slot, limit: 1, clock })).toBeDefined();
  });

  it('tells its holder when another has it by now', async () => {
    const { clock, move, jump } = standingClock();
    const storage = memoryStorage({ clock });
    const held = await takeSlot(storage, { ...slot, limit: 1, clock });
    // The machine slept longer than the lease lasts; another process wakes first.
    jump(40_000);
    expect(await takeSlot(storage, { ...slot, limit: 1, clock })).toBeDefined();
    expect(held?.lost.aborted).toBe(false);
    await move(0);
    expect(held?.lost.aborted).toBe(true);
  });

  it('bears a storage that is away for a moment, and gives the slot up before its time is over', async () => {
    const { clock, move } = standingClock();
    const real = memoryStorage({ clock });
    let isAway = false;
    const storage: SyncStorage = {
      ...real,
      async lease(name, options) {
        const lease = await real.lease(name, options);
        return (
          lease && {
            ...lease,
            renew: () => (isAway ? Promise.reject(new Error('connection refused')) : lease.renew()),
          }
        );
      },
    };
    const held = await takeSlot(storage, { ...slot, clock });
    isAway = true;
    await move(5_000);
    expect(held?.lost.aborted).toBe(false);
    isAway = false;
    await move(5_000);
    expect(held?.lost.aborted).toBe(false);
    isAway = true;
    await move(5_000);
    await move(5_000);
    expect(held?.lost.aborted).toBe(true);
    await held?.release();
  });

  it('stops renewing when it is released', async () => {
    const { clock, sleeping } = standingClock();
    {
      await using held = await takeSlot(memoryStorage({ clock }), { ...slot, clock });
      expect(held).toBeDefined();
      expect(sleeping()).toBe(1);
    }
    expect(sleeping()).toBe(0);
  });

  it.each([
    [{ limit: 0 }, 'limit'],
    [{ limit: 1.5 }, 'limit'],
    [{ name: '' }, 'name'],
    [{ ttlMs: 10 }, 'ttlMs'],
  ])('refuses %j and names the field', async (wrong, field) => {
    await expect(takeSlot(memoryStorage(), { ...slot, ...wrong })).rejects.toMatchObject({
      code: 'storage.invalid',
      field,
    });
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isSyncError } from 'woo-gestan';
import type { World } from './shops.js';
import { smallWorld } from './small.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const busy = async (w: World) => {
  const error: unknown = await w
    .open()
    .run({ flows: ['contacts'] })
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!isSyncError(error)) return error;
  return { code: error.code, ...error.values };
};

/** A run that waits in the midst of its work until it is let go. */
function heldRun(w: World) {
  let letGo: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let reached: () => void = () => {};
  const isAtWork = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const run = w
    .open({
      async transport(request) {
        reached();
        await gate;
        return w.store.transport(request);
      },
    })
    .run({ flows: ['contacts'] });
  return { run, isAtWork, letGo };
}

describe('the place of a run', () => {
  test('who finds it taken is told until when, in both languages, and gets it then at the latest', async () => {
    const w = smallWorld();
    // A process that was killed: it took the place and is heard of no more.
    const dead = heldRun(w);
    dead.run.catch(() => undefined);
    await dead.isAtWork;
    vi.clearAllTimers();
    const until = new Date(w.clock.now() + 15_000).toISOString();
    expect(await busy(w)).toEqual({ code: 'sync.busy', until });
    const said = { code: 'sync.busy', values: { until } };
    expect(w.open().sentence(said)).toMatch(/la boutique se libère le 01\/12\/2026/);
    expect(w.open({ language: 'en' }).sentence(said)).toMatch(/the shop is free on/);
    w.clock.advance(15_000);
    expect(await busy(w)).toBeUndefined();
  });

  test('a living process keeps it, however long one request takes', async () => {
    const w = smallWorld();
    const long = heldRun(w);
    await long.isAtWork;
    for (let beat = 0; beat < 20; beat += 1) {
      w.clock.advance(8_000);
      await vi.advanceTimersByTimeAsync(8_000);
      expect(await busy(w)).toMatchObject({ code: 'sync.busy' });
    }
    long.letGo();
    expect((await long.run).reports[0]?.error).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
    expect(await busy(w)).toBeUndefined();
  });

  test('who waits gets the place of a killed process as soon as it is free', async () => {
    const w = smallWorld();
    const dead = heldRun(w);
    dead.run.catch(() => undefined);
    await dead.isAtWork;
    vi.clearAllTimers();
    const began = w.clock.now();
    const { reports } = await w.open().run({ flows: ['contacts'], waitMs: 60_000 });
    expect(reports.map(({ flow, error }) => [flow, error])).toEqual([['contacts', undefined]]);
    expect(w.clock.now() - began).toBeGreaterThanOrEqual(15_000);
    expect(w.clock.now() - began).toBeLessThanOrEqual(17_000);
  });

  test('who waits for a living process is told after its time, or ends when it is told to', async () => {
    const w = smallWorld();
    const long = heldRun(w);
    await long.isAtWork;
    const began = w.clock.now();
    await expect(w.open().run({ flows: ['contacts'], waitMs: 5_000 })).rejects.toMatchObject({
      code: 'sync.busy',
    });
    expect(w.clock.now() - began).toBe(5_000);
    const stop = new AbortController();
    const waiting = w.open().run({ flows: ['contacts'], waitMs: 5_000, signal: stop.signal });
    stop.abort(new Error('the worker ends'));
    expect(await waiting).toEqual({ reports: [], aborted: true });
    long.letGo();
    await long.run;
    await expect(w.open().run({ waitMs: -1 })).rejects.toMatchObject({
      code: 'settings.invalid',
      field: 'options.waitMs',
    });
  });
});

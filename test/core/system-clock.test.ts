import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/core/index.js';

const longestTimerMs = 2 ** 31 - 1;

describe("the system's clock", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('sleeps longer than one timer can last', async () => {
    let isAwake = false;
    const slept = systemClock.sleep(longestTimerMs + 5_000).then(() => {
      isAwake = true;
    });
    await vi.advanceTimersByTimeAsync(longestTimerMs + 4_999);
    expect(isAwake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await slept;
    expect(isAwake).toBe(true);
  });

  test('wakes with the reason of an aborted signal, and leaves no timer', async () => {
    const reason = new Error('enough');
    const stop = new AbortController();
    const slept = systemClock.sleep(longestTimerMs * 3, stop.signal);
    stop.abort(reason);
    await expect(slept).rejects.toBe(reason);
    await expect(systemClock.sleep(1, stop.signal)).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});

import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/core/index.js';
import { newestChange } from '../../src/sync/flows/products/newest-change.js';

const start = Date.UTC(2026, 1, 1);
const product = (index: number, minute: number) => ({
  id: `P${index}`,
  code: `C${index}`,
  name: `Produit ${index}`,
  modifiedAt: new Date(start + minute * 60_000).toISOString(),
});

describe('the newest changes of Gestan', () => {
  test('are those of the last ten minutes before the newest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 700 }), (minutes) => {
        const rows = minutes.map((minute, index) => product(index, minute));
        const changes = newestChange();
        for (const row of rows) changes.add(row);
        const newest = Math.max(...minutes);
        const near = rows.filter((_, index) => (minutes[index] ?? 0) >= newest - 10);
        const seen = Object.fromEntries(near.map((row) => [row.id, fingerprint(row)]));
        const at = new Date(start + newest * 60_000).toISOString();
        expect(changes.result()).toEqual({ at, seen });
      }),
      { numRuns: 50 },
    );
  });

  test('of many few are held whole, whether they have one date or newer and newer ones', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    for (const step of [0, 1]) {
      const changes = newestChange();
      const held: WeakRef<object>[] = [];
      for (let index = 0; index < 1_000; index += 1) {
        const row = product(index, index * step);
        held.push(new WeakRef(row));
        changes.add(row);
      }
      await setImmediate();
      collect();
      expect(held.filter((row) => row.deref() !== undefined).length).toBeLessThan(150);
      expect(Object.keys(changes.result()?.seen ?? {})).toHaveLength(step === 0 ? 1_000 : 11);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, restoreJson } from '../../compact-json.js';

describe('JSON as the build writes it', () => {
  it('keeps every value and the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const compact = JSON.parse(JSON.stringify(compactJson(value))) as ReturnType<typeof compactJson>;
        expect(JSON.stringify(restoreJson(compact))).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  it('writes the keys of like objects once', () => {
    const rows = [
      { id: 1, tags: [] },
      { id: 2, tags: ['a'] },
    ];
    expect(compactJson(rows)).toEqual({
      shapes: [['id', 'tags']],
      value: [-1, [0, 1, [-1]], [0, 2, [-1, 'a']]],
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, compactStyle, restoreJson } from '../../compact-json.js';
import { pageStyle } from '../../src/report/html/style.js';
import { sampleShop } from '../../src/testing/store/sample-shop.js';
import { windowsStyle } from '../../src/web/client/style.js';

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
      shared: [],
      value: [-1, [0, 1, [-1]], [0, 2, [-1, 'a']]],
    });
  });

  it('writes what is there several times once, and gives each place an object of its own', () => {
    const address = { line1: '1 rue de l’Œuvre', city: 'Bourg-en-Bresse' };
    const value = {
      orders: [
        { billing: address, shipping: address },
        { billing: address, shipping: null },
      ],
    };
    const compact = compactJson(value);
    expect(JSON.stringify(compact).match(/Bourg-en-Bresse/g)).toHaveLength(1);
    const restored = restoreJson(compact) as { orders: { billing: { city: string } }[] };
    expect(restored).toEqual(value);
    const [first, second] = restored.orders;
    if (first) first.billing.city = 'Nice';
    expect(second?.billing.city).toBe('Bourg-en-Bresse');
  });

  it('keeps the sample shop', () => {
    expect(restoreJson(compactJson(sampleShop()))).toEqual(sampleShop());
  });
});

describe('compactStyle', () => {
  it('takes away only spaces and the semicolons that end a block', () => {
    for (const css of [pageStyle, windowsStyle]) {
      const small = compactStyle(css);
      expect(small.replace(/[\s;]/g, '')).toBe(css.replace(/[\s;]/g, ''));
      expect(small.length).toBeLessThan(css.length * 0.9);
    }
    expect(compactStyle("a :is(b, c) { color: red; content: ' · '; }\n@media (x) { d { e: f; } }")).toBe(
      "a :is(b, c){color:red;content: ' · '}\n@media (x){d{e:f}}",
    );
  });
});

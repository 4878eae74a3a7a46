import { expect, test } from 'vitest';
import { renderPlan } from '../../src/report/index.js';
import { clean } from '../../src/report/text/clean.js';
import { widthOf, wrap } from '../../src/report/text/width.js';
import { processorMs } from '../support/processor.js';
import { orderPlan } from './fixtures.js';

test.each(['x', '日', 'e\u0301'])(
  'a plan with a name of 160,000 times %s is rendered in a moment',
  (sign) => {
    const plan = orderPlan;
    const rows = plan.rows.slice(0, 1).map((row) => ({ ...row, name: sign.repeat(160_000) }));
    const begun = processorMs();
    const text = renderPlan({ ...plan, rows }, { language: 'fr' });
    expect(processorMs() - begun).toBeLessThan(4_000);
    expect(text).toContain('…');
  },
);

test('a word longer than a line is broken, and nothing of it is lost', () => {
  for (const word of ['abcdefghij'.repeat(30), '日本語'.repeat(50), 'e\u0301a'.repeat(900)]) {
    const lines = wrap(word, 7);
    expect(lines.join('')).toBe(word);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(7);
  }
});

test('what is longer than a page is cut, and says so', () => {
  expect(clean('a'.repeat(5_000))).toBe(`${'a'.repeat(2_000)}…`);
});

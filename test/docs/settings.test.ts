import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../src/index.js';
import { tableRows } from './markdown.js';

/** Settings that are one value though they are objects. */
const whole = new Set(['products.variants', 'billing.currencyRates', 'billing.entries.categories']);

/** Every setting by its path, with its default as JSON. */
function leaves(value: unknown, path: readonly string[] = []): [string, string][] {
  const name = path.join('.');
  if (typeof value !== 'object' || value === null || Array.isArray(value) || whole.has(name)) {
    return [[name, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

test('every setting stands in the table with its default and a French label', async () => {
  const rows = tableRows(
    await readFile(new URL('../../docs/settings.md', import.meta.url), 'utf8'),
    'setting',
  );
  const listed = rows.map(([name = '', value = '']) => [name.replaceAll('`', ''), value.replaceAll('`', '')]);
  expect(listed).toEqual(leaves(defaultSettings));
  expect(rows.filter(([, , french = '']) => french === '')).toEqual([]);
});

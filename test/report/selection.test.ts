import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import type { Row } from '../../src/diff/plan.js';
import { parseSelection, selectionChoices } from '../../src/report/index.js';
import { contactPlan, productPlan } from './fixtures.js';

const good = {
  version: 1,
  flow: 'products',
  shop: 'main',
  createdAt: productPlan.createdAt,
  keys: ['woo:1234', 'link:MOULIN'],
  resolutions: { 'link:MOULIN': { name: 'woo', barcode: 'skip' } },
};

function fault(given: unknown, plan: Parameters<typeof parseSelection>[1] = productPlan): SettingsError {
  try {
    parseSelection(given, plan);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('The selection was accepted.');
}

describe('parseSelection', () => {
  it('reads a selection, as text and as data', () => {
    expect(parseSelection(JSON.stringify(good), productPlan)).toEqual(good);
    expect(parseSelection(good, productPlan)).toEqual(good);
  });

  it('takes a missing resolutions as none, and a key named twice as once', () => {
    const { resolutions: _, ...rest } = good;
    const read = parseSelection({ ...rest, keys: ['woo:1234', 'woo:1234'] }, productPlan);
    expect(read).toMatchObject({ keys: ['woo:1234'], resolutions: {} });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'selection'],
    ['null', null, 'selection'],
    ['another version', { ...good, version: 2 }, 'selection.version'],
    ['no keys', { ...good, keys: undefined }, 'selection.keys'],
    ['a key that is no text', { ...good, keys: [7] }, 'selection.keys.0'],
    ['another flow', { ...good, flow: 'stock' }, 'selection.flow'],
    ['another shop', { ...good, shop: 'b' }, 'selection.shop'],
    ['another plan', { ...good, createdAt: '2020-01-01T00:00:00.000Z' }, 'selection.createdAt'],
    ['an unknown row', { ...good, keys: ['link:MOULIN', 'woo:9'] }, 'selection.keys.1'],
    ['an unknown member', { ...good, extra: 1 }, 'selection'],
    [
      'an unknown answer',
      { ...good, resolutions: { 'link:MOULIN': { name: 'both' } } },
      'selection.resolutions.link:MOULIN.name',
    ],
    ['an answer for an unknown row', { ...good, resolutions: { x: {} } }, 'selection.resolutions.x'],
    ['an answer for a row not picked', { ...good, keys: [] }, 'selection.resolutions.link:MOULIN'],
    [
      'an answer where there is no conflict',
      { ...good, resolutions: { 'woo:1234': { name: 'woo' } } },
      'selection.resolutions.woo:1234.name',
    ],
  ])('refuses %s, naming the field and the hint', (_, given, field) => {
    const error = fault(given);
    expect(error.code).toBe('settings.invalid');
    expect(error.field).toBe(field);
    expect(error.message).toMatch(/save the selection again/);
  });

  it("refuses a side that the plan's options do not allow", () => {
    const row = {
      ...productPlan.rows[0],
      key: 'k',
      status: 'conflict',
      conflicts: [{ field: 'name', woo: 'a', gestan: 'b', code: 'both-changed', answers: ['woo'] }],
    } as unknown as Row;
    const plan = { ...productPlan, rows: [row] };
    const pick = (name: string) => ({ ...good, keys: ['k'], resolutions: { k: { name } } });
    expect(parseSelection(pick('woo'), plan).resolutions).toEqual({ k: { name: 'woo' } });
    expect(fault(pick('gestan'), plan).field).toBe('selection.resolutions.k.name');
  });

  it('refuses the selection of another flow’s plan', () => {
    expect(fault(good, contactPlan).field).toBe('selection.flow');
  });
});

describe('selectionChoices', () => {
  it('picks exactly the rows named, and leaves unanswered conflicts alone', () => {
    const { select, resolve } = selectionChoices(parseSelection(good, productPlan));
    expect(productPlan.rows.filter(select).map(({ key }) => key)).toEqual(good.keys);
    expect(resolve({ key: 'link:MOULIN' }, { field: 'name' })).toBe('woo');
    expect(resolve({ key: 'link:MOULIN' }, { field: 'price' })).toBe('skip');
    expect(resolve({ key: 'woo:1234' }, { field: 'toString' })).toBe('skip');
  });
});

import { describe, expect, test } from 'vitest';
import { character, decodeEntities, entity } from '../../src/core/plain-text.js';
import { processorMs } from '../support/processor.js';

/** The same by its definition: until nothing changes any more. */
function untilNothingChanges(text: string): string {
  const after = text.replace(entity, (all, name: string) => character(name) ?? all);
  return after === text ? after : untilNothingChanges(after);
}

describe('entities that were escaped more than once', () => {
  test.each([
    'Martin &amp; fils',
    '&amp;amp;amp; &amp;lt;b&amp;gt;',
    '&a&#109;p;',
    '&amp&#59;',
    '&#38;#38;#x1F600;',
    '&am&amp;p;',
    'a & b; c &inconnu; &#0; &#xD800; &#1114112;',
    '&&amp;;;',
  ])('%s', (text) => {
    expect(decodeEntities(text)).toBe(untilNothingChanges(text));
  });

  test('pieces of entities in any order read as they do until nothing changes', () => {
    const parts = ['&', 'amp', ';', '#', '38', '#x26', 'lt', 'é', ' ', '&amp;', '59', 'a'];
    let seed = 7;
    for (let round = 0; round < 20_000; round += 1) {
      let text = '';
      for (let n = 0; n < 8; n += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        text += parts[seed % parts.length];
      }
      expect(decodeEntities(text)).toBe(untilNothingChanges(text));
    }
  });

  test('are read in linear time: 64 KB of them', () => {
    const begun = processorMs();
    expect(decodeEntities(`&${'amp;'.repeat(16_384)}`)).toBe('&');
    expect(processorMs() - begun).toBeLessThan(1_500);
  });
});

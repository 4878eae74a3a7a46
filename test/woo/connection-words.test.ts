import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectionWordsEn } from '../../src/woo/connection/words-en.js';
import { connectionWordsFr } from '../../src/woo/connection/words-fr.js';
import { connectionCheckIds, connectionText, testConnection } from '../../src/woo/index.js';
import { key, recorded, shop } from './connection-shop.js';

const placeholders = (text: string) => (text.match(/(?<![%{])\{\w+\}/g) ?? []).sort();

/** Findings whose English says more, in the words of an error that has no French. */
const toldInEnglishOnly = new Set(['address.bad', 'key.bad']);

describe('the words of the doctor', () => {
  it('name every check in both languages', () => {
    for (const table of [connectionWordsEn, connectionWordsFr]) {
      expect(Object.keys(table.titles).sort()).toEqual([...connectionCheckIds].sort());
    }
  });

  it('say the same in both languages: same findings, same values, a hint or none', () => {
    const english: Readonly<Record<string, { seen: string; hint?: string }>> = connectionWordsEn.findings;
    const french: Readonly<Record<string, { seen: string; hint?: string }>> = connectionWordsFr.findings;
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const [code, words] of Object.entries(english)) {
      const other = french[code];
      expect(other?.hint === undefined, code).toBe(words.hint === undefined);
      expect(placeholders(other?.hint ?? ''), code).toEqual(placeholders(words.hint ?? ''));
      if (!toldInEnglishOnly.has(code))
        expect(placeholders(other?.seen ?? ''), code).toEqual(placeholders(words.seen));
      expect(other?.seen, code).not.toBe(words.seen === '{problem}' ? undefined : '');
    }
  });

  it('leave no value unsaid, and every failure with a hint', async () => {
    const reports = await Promise.all(
      [
        shop(),
        shop({ key: 'wrongSecret' }),
        shop({ stripped: true }),
        shop({ key: 'customer' }),
        shop({ before: () => recorded('wc11', 'maintenance mode') }),
        shop({
          before: () => new Response(null, { status: 301, headers: { location: 'https://b.test/wp-json/' } }),
        }),
      ].map(async ({ transport }) => {
        const options = { url: 'https://wc11.shop.test', ...key, transport };
        return [
          await testConnection(options, { language: 'en' }),
          await testConnection(options, { language: 'fr' }),
        ] as const;
      }),
    );
    for (const [english, french] of reports) {
      english.checks.forEach((check, at) => {
        const other = french.checks[at];
        expect(other?.finding).toBe(check.finding);
        for (const text of [check.seen, check.hint ?? '', other?.seen ?? '', other?.hint ?? '']) {
          expect(placeholders(text).filter((name) => name !== '{HTTP}')).toEqual([]);
        }
        if (check.status === 'failed') expect(check.hint).toBeTruthy();
        // A report written in one language can be read in the other.
        if (other !== undefined && check.id !== 'speed') {
          expect(connectionText(check, 'fr')).toEqual({
            title: other.title,
            seen: other.seen,
            hint: other.hint,
          });
        }
      });
    }
  });

  it('show what a newer version wrote, where there are no words for it', () => {
    const check = { id: 'key', finding: 'key.hologram', title: 'T', seen: 'S', hint: 'M' } as const;
    expect(connectionText(check, 'fr')).toEqual({ title: 'Clé et clé secrète', seen: 'S', hint: 'M' });
    expect(connectionText({ id: 'key', finding: 'constructor' }, 'en').seen).toBe('constructor');
  });
});

describe('the guide', () => {
  it('lists every finding as the report says it', () => {
    const guide = readFileSync(new URL('../../docs/connection.md', import.meta.url), 'utf8');
    const listed = guide.split('## All findings')[1] ?? '';
    for (const [code, words] of Object.entries(connectionWordsEn.findings)) {
      const hint = 'hint' in words ? words.hint : '';
      expect(listed).toContain(`| \`${code}\` | ${words.seen} | ${hint} |`);
    }
  });
});

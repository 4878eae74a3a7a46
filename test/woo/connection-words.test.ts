import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSpeaker, type Language, type Sentence, type Speaker } from '../../src/core/index.js';
import { connectionTitle } from '../../src/woo/connection/index.js';
import { connectionCheckIds } from '../../src/woo/connection/report.js';
import { connectionMessages } from '../../src/woo/connection/text.js';
import { connectionText, testConnection } from '../../src/woo/index.js';
import { key, recorded, shop } from './connection-shop.js';

const placeholders = (text: string) => (text.match(/(?<![%{])\{\w+\}/g) ?? []).sort();

const codes = Object.keys(connectionMessages.en) as readonly (keyof typeof connectionMessages.en)[];

/** A message with the names of its values in their place. */
function wordsOf(code: (typeof codes)[number], language: Language): Sentence {
  const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  const say = connectionMessages[language][code] as (values: object, say: Speaker) => Sentence;
  return say(values, createSpeaker({ language }));
}

/** Findings whose English says more, in the words of an error that has no French. */
const englishOnly = new Set(['address.bad', 'key.bad']);

describe('the words of the doctor', () => {
  it('name every check in both languages', () => {
    for (const id of connectionCheckIds) {
      for (const language of ['fr', 'en'] as const) expect(connectionTitle(id, language)).not.toBe(id);
    }
  });

  it('both languages have the same codes, the same values, and the same hints', () => {
    for (const code of codes) {
      const [english, french] = [wordsOf(code, 'en'), wordsOf(code, 'fr')];
      expect(french.hint === undefined, code).toBe(english.hint === undefined);
      expect(placeholders(french.hint ?? ''), code).toEqual(placeholders(english.hint ?? ''));
      if (!englishOnly.has(code)) expect(placeholders(french.text), code).toEqual(placeholders(english.text));
      expect(french.text, code).not.toBe('');
    }
  });

  it('contain every value, and a hint for each failure', async () => {
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
        expect(other?.code).toBe(check.code);
        for (const text of [check.message, check.hint ?? '', other?.message ?? '', other?.hint ?? '']) {
          expect(placeholders(text).filter((name) => name !== '{HTTP}')).toEqual([]);
        }
        if (check.status === 'failed') expect(check.hint).toBeTruthy();
        // A report written in one language can be read in the other.
        if (other !== undefined && check.id !== 'speed') {
          expect(connectionText(check, 'fr')).toEqual({
            title: other.title,
            message: other.message,
            hint: other.hint,
          });
        }
      });
    }
  });

  it('a code of a newer version without texts keeps the texts of its report', () => {
    const check = { id: 'key', code: 'key.hologram', title: 'T', message: 'S', hint: 'M' } as const;
    expect(connectionText(check, 'fr')).toEqual({ title: 'Clé et clé secrète', message: 'S', hint: 'M' });
    expect(connectionText({ id: 'key', code: 'constructor' }, 'en').message).toBe('constructor');
  });
});

describe('the guide', () => {
  it('the guide lists every code with the texts of the report', () => {
    const guide = readFileSync(new URL('../../docs/connection.md', import.meta.url), 'utf8');
    const listed = guide.split('## All codes')[1] ?? '';
    for (const code of codes) {
      const { text, hint = '' } = wordsOf(code, 'en');
      expect(listed).toContain(`| \`${code}\` | ${text} | ${hint} |`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type Catalogue, type Coded, createSpeaker, type NoValues, SyncError } from '../../src/core/index.js';
import { outcomes } from '../../src/diff/index.js';
import { renderReport, sentence, sentenceParts } from '../../src/report/index.js';
import { evidenceLabels } from '../../src/report/labels/evidence.js';
import type { SpokenCode } from '../../src/report/sentences/catalogue.js';
import { catalogue } from '../../src/report/sentences/catalogue.js';
import { connectionMessages } from '../../src/woo/connection/text.js';
import { sampleValues } from './sample-values.js';

const codes = Object.keys(sampleValues) as readonly SpokenCode[];

/** What reads the same in both languages, or is a name: it is no English on a French screen. */
const names =
  /https?:\/\/\S+|WordPress|WooCommerce|Woo\b|Gestan|HTTP \d+|FTPS?|PUT|DELETE|\/wp-json\S*|wp-\w+|\.\w+\b|JSON|REST|PHP/g;

/** Words that English sentences are made of, and French ones are not. */
const english =
  /\b(the|of|is|are|was|were|not|and|or|with|by|to|it|its|this|that|has|have|be|been|may|cannot|does|no|which|order|orders|product|shop|store|again|changed|linked|missing|unknown|because|from|than|only|lines|piece|amount|refund|write|read)\b/i;

/** Hints speak to a shopkeeper; options are the programmer's. */
const programming = /createSync|sync\.|run\(\)|\bsettings\.|\btrue\b|\bfalse\b|undefined|NaN|null|\[object/;

function isFrench(text: string, what: string): void {
  const reported = text.replace(names, '');
  expect(reported, what).not.toMatch(english);
  expect(reported, what).not.toMatch(programming);
  expect(reported, what).not.toMatch(/UTC|\d{4}-\d{2}-\d{2}T/);
  // A code of two or more parts that is no French word: `order-not-explained`.
  for (const code of codes)
    if (code.includes('-') || code.includes('.')) expect(reported, what).not.toContain(code);
  for (const code of Object.keys(evidenceLabels)) expect(reported, what).not.toContain(code);
  expect(text, what).not.toMatch(/ [:;?!»]|« /);
  expect(text.trim(), what).not.toBe('');
}

describe('sentences', () => {
  it.each(codes)('say %s in French, without a word of English, a code or UTC', (code) => {
    const what = { code, values: sampleValues[code] };
    const { text, hint = '…' } = sentenceParts(what, { language: 'fr', timeZone: 'Europe/Paris' });
    isFrench(text, code);
    if (hint !== '…') isFrench(hint, code);
    expect(text, code).toMatch(/^[«A-ZÀÉÊ0-9]|^ftp/);
  });

  it.each(codes)('say %s in English too, and not in French', (code) => {
    const text = sentence({ code, values: sampleValues[code] }, 'en');
    expect(text, code).not.toMatch(/undefined|NaN|\[object/);
    expect(text, code).not.toMatch(/\b(le|la|les|des|une|dans|est|sont|pas|aucun|aucune)\b/);
  });

  it.each(codes)('say %s whatever a file made of its values', (code) => {
    for (const language of ['fr', 'en'] as const)
      for (const values of [
        {},
        [],
        null,
        'x',
        7,
        Object.fromEntries(Object.keys(sampleValues[code]).map((key) => [key, null])),
      ])
        expect(typeof sentence({ code, values }, language)).toBe('string');
  });

  it('tell amounts, rates, counts and days as the language writes them', () => {
    const fr = (code: SpokenCode) => sentenceParts({ code, values: sampleValues[code] }).text;
    expect(fr('order-not-explained').replace(/\u00a0/g, ' ')).toBe(
      'Total inexpliqué : 1 216,00 € dans la boutique, 1 215,50 € pour ses lignes et taxes (écart 0,50 €, arrondi toléré 0,02 €)',
    );
    expect(fr('vat-unmapped').replace(/\u00a0/g, ' ')).toContain('taux de 5,5 %');
    expect(fr('date-moved')).toContain('daté');
    expect(fr('date-moved')).toContain('01/11/2026');
    expect(fr('settings.safety-limit').replace(/\u00a0/g, ' ')).toContain(
      '1 204 quantités seraient mises à zéro sur 3 000 ; 900 au plus',
    );
    expect(sentence({ code: 'vat-unmapped', values: { rate: '5.5' } }, 'en')).toContain('5.5%');
  });

  it('tell instants by the clock of the shop', () => {
    const line = { code: 'explain.retry', values: { at: '2026-11-24T23:43:00.000Z' } };
    const said = (timeZone: string) => sentenceParts(line, { timeZone }).text.replace(/\u00a0/g, ' ');
    expect(said('Europe/Paris')).toContain('25/11/2026 à 00:43');
    expect(said('America/Martinique')).toContain('24/11/2026 à 19:43');
    expect(said('+05:30')).toContain('25/11/2026 à 05:13');
  });

  it('tell an error that was thrown, with its field', () => {
    const error = new SyncError('English.', { code: 'settings.invalid', field: 'shop.url' });
    expect(sentence(error, 'fr').replace(/\u00a0/g, ' ')).toContain('Valeur inutilisable : shop.url.');
    expect(error.message).toBe('English.');
    expect(JSON.parse(JSON.stringify(error)).values).toEqual({});
  });

  it('a reason of an earlier version is shown as its sentence if it needs no values, otherwise as its message', () => {
    expect(sentenceParts({ code: 'not-selected', message: 'The row was not selected.' }).text).toBe(
      'Non sélectionné',
    );
    const old = { code: 'vat-unmapped', message: 'No tax class stands for 5.5 %.' };
    expect(sentenceParts(old).text).toBe('No tax class stands for 5.5 %.');
    expect(sentenceParts({ code: 'from-a-plugin', message: 'The plugin says no.' }).text).toBe(
      'The plugin says no.',
    );
    expect(sentenceParts({ code: 'constructor' }).text).toBe('Sans explication');
  });

  it('take the language of a report, unless they are told otherwise', () => {
    const report = {
      version: 1,
      runId: 'R',
      flow: 'orders',
      shop: 'paris',
      startedAt: '2026-11-24T22:43:00.000Z',
      finishedAt: '2026-11-24T22:43:05.000Z',
      aborted: false,
      counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 2])) as never,
      rows: [],
      warnings: [{ code: 'decimal-stock', values: {} }],
      timeZone: 'Europe/Paris',
    } as const;
    const french = renderReport(report).replace(/\u00a0/g, ' ');
    expect(french).toContain('2 faites · 2 envoyées · 2 en échec · 2 ignorées · 2 périmées · 2 incertaines');
    expect(french).toContain('24/11/2026 à 23:43');
    expect(renderReport({ ...report, language: 'en' })).toContain('2 done');
    expect(renderReport({ ...report, language: 'en' }, { language: 'fr' })).toContain(
      '2\u00a0faites'.replace('\u00a0', ' '),
    );
  });

  it('quote no name that is not there: an order without a payment method', () => {
    const note = { code: 'payment-unmapped', values: { method: '', title: '' } } as const;
    for (const language of ['fr', 'en'] as const) {
      const { text } = sentenceParts(note, { language });
      expect(text).not.toMatch(/«\s*»|“”/);
      expect(text).toMatch(language === 'fr' ? /n’a pas de mode de paiement/ : /has no payment method/);
    }
  });

  it('have no more codes than have values, and no fewer', () => {
    for (const table of [catalogue.fr, catalogue.en])
      expect(Object.keys(table).sort()).toEqual([...codes].sort());
  });

  it('say every finding of the connection in French', () => {
    const values = new Proxy({}, { get: () => '12' });
    for (const [code, say] of Object.entries(connectionMessages.fr)) {
      const { text, hint } = (say as (of: object, by: object) => { text: string; hint?: string })(
        values,
        createSpeaker({ language: 'fr' }),
      );
      for (const said of [text, hint ?? '']) {
        const reported = said
          .replace(names, '')
          .replace(/RewriteRule.*|if \(\(.*?;|try_files.*|« # BEGIN .*?»/g, '');
        expect(reported, code).not.toMatch(/\b(the|is|not|with|shop|store|again|cannot)\b/i);
      }
    }
  });
});

describe('types', () => {
  interface Values {
    'not-paid': NoValues;
    'vat-differs': { readonly charged: string; readonly expected: string };
  }
  const paid = () => ({ text: 'Non payée' });
  const differs = ({ charged }: Values['vat-differs']) => ({ text: charged });
  const whole = { 'not-paid': paid, 'vat-differs': differs };

  it('refuse a code without its sentence in both languages', () => {
    const both: Catalogue<Values> = { fr: whole, en: whole };
    // @ts-expect-error: `vat-differs` has no English sentence.
    const half: Catalogue<Values> = { fr: whole, en: { 'not-paid': paid } };
    // @ts-expect-error: there is no English at all.
    const french: Catalogue<Values> = { fr: whole };
    expect([both, half, french]).toHaveLength(3);
  });

  it('refuse a code without its values, and a code that there is not', () => {
    const right: Coded<Values> = { code: 'vat-differs', values: { charged: '20', expected: '5.5' } };
    // @ts-expect-error: `expected` is missing.
    const half: Coded<Values> = { code: 'vat-differs', values: { charged: '20' } };
    // @ts-expect-error: no such code.
    const other: Coded<Values> = { code: 'vat-equal', values: {} };
    // @ts-expect-error: an error of this code names the order.
    const bare = () => new SyncError('x', { code: 'settings.unknown-order' });
    // @ts-expect-error: no such error.
    const made = () => new SyncError('x', { code: 'settings.made-up' });
    expect([right, half, other, bare, made]).toHaveLength(5);
  });
});

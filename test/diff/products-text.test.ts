import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLine, decodeEntities } from '../../src/core/index.js';
import { canonicalHtml, lineToHtml } from '../../src/diff/products/text.js';
import {
  canonicalBarcode,
  canonicalDecimal,
  canonicalInstant,
  fromKilograms,
  toGross,
  toKilograms,
  toNet,
} from '../../src/diff/products/values.js';

/** WordPress's `wpautop`, as far as plain texts go: what the shop shows of a description. */
function autop(text: string): string {
  return text
    .split(/\n\n+/)
    .map((paragraph) =>
      /^<(?:ul|ol|div|h\d)/.test(paragraph) ? paragraph : `<p>${paragraph.replace(/\n/g, '<br />\n')}</p>`,
    )
    .join('\n')
    .concat('\n');
}

const words = fc
  .array(
    fc.constantFrom(
      'Canne',
      'à',
      '&amp;',
      '&',
      '<',
      '&nbsp;',
      '\u00a0',
      '<b>x</b>',
      '\n',
      '\n\n',
      '<ul><li>a</li></ul>',
      '<p>',
      '</p>',
      '<br />',
      '&lt;b&gt;',
      '&#8217;',
      '  ',
      'e\u0301',
      '&amp;lt;',
      '<p class="x">',
      '&eacute;',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('lines', () => {
  it.each([
    [
      'Lot "Été" &amp; <b>cadeau</b> – 50\u00a0% de + pour l’équipe',
      'Lot "Été" & cadeau – 50 % de + pour l’équipe',
    ],
    ['  Deux  blancs\t', 'Deux blancs'],
    ['&amp;amp; deux fois', '& deux fois'],
    ['Vis &lt;M8', 'Vis <M8'],
    ['L&#8217;été &#x20AC; &inconnu;', 'L’été € &inconnu;'],
    ['e\u0301te\u0301', 'été'],
  ])('%j', (raw, canonical) => {
    expect(canonicalLine(raw, true)).toBe(canonical);
  });

  it('come back from a title as they were written', () => {
    fc.assert(
      fc.property(words, (text) => {
        const line = canonicalLine(text);
        expect(canonicalLine(lineToHtml(line), true)).toBe(line);
        expect(canonicalLine(line)).toBe(line);
      }),
    );
  });
});

describe('descriptions', () => {
  it.each([
    ['<p>Canne &agrave; mouche</p>\n', 'Canne à mouche'],
    ['<p>Un</p>\n<p>Deux<br />\ntrois</p>', 'Un\n\nDeux\ntrois'],
    ['Un\r\n\r\n\r\nDeux ', 'Un\n\nDeux'],
    ['Intro\n<ul>\n  <li>Un</li>\n  <li>Deux</li>\n</ul>\n', 'Intro<ul><li>Un</li><li>Deux</li></ul>'],
    ['Pêche &amp; chasse &lt; 3', 'Pêche & chasse &lt; 3'],
    ['a < b', 'a &lt; b'],
    ['<p class="x">Un</p><p>Deux</p>', '<p class="x">Un</p><p>Deux</p>'],
    ['<a title="dit &quot;oui&quot;">x</a>', '<a title="dit &quot;oui&quot;">x</a>'],
    ['<pre>a  b\n\n\nc</pre>', '<pre>a  b\n\n\nc</pre>'],
  ])('%j', (raw, canonical) => {
    expect(canonicalHtml(raw)).toBe(canonical);
  });

  it('keep their canonical form', () => {
    fc.assert(
      fc.property(words, (text) => {
        const once = canonicalHtml(text);
        expect(canonicalHtml(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same after the shop has made paragraphs of them', () => {
    for (const text of ['Canne', 'Un\n\nDeux', 'Un\nDeux\n\nTrois & quatre', 'A\n\n<ul><li>a</li></ul>'])
      expect(canonicalHtml(autop(text))).toBe(canonicalHtml(text));
  });

  it('never lose a visible character', () => {
    const bare = (html: string) =>
      decodeEntities(html.replace(/<[^<>]*>/g, ' ').replace(/</g, '&lt;'))
        .normalize('NFC')
        .replace(/\s/g, '');
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom('Canne', ' ', 'à', '&amp;', '\n', '<b>x</b>', '<p>', '</p>', '&eacute;', '&lt;3'),
          )
          .map((parts) => parts.join('')),
        (text) => {
          expect(bare(canonicalHtml(text))).toBe(bare(text));
        },
      ),
    );
  });
});

describe('values', () => {
  it('decimals have one form', () => {
    expect(['12.50', '12', '.5', '0012.0', '', '1.2345', 'gratuit', '-0'].map(canonicalDecimal)).toEqual([
      '12.5',
      '12',
      '0.5',
      '12',
      null,
      '1.2345',
      undefined,
      '0',
    ]);
  });

  it('instants are compared to the second', () => {
    expect(canonicalInstant('2026-01-06T23:00:00')).toBe('2026-01-06T23:00:00.000Z');
    expect(canonicalInstant('2026-01-07T00:00:00.750+01:00')).toBe('2026-01-06T23:00:00.000Z');
    expect(canonicalInstant('bientôt')).toBeNull();
  });

  it('barcodes have one form', () => {
    expect(['978-2-07-036822-8', ' 346 ', '', 'ABC-123', '207036822x'].map(canonicalBarcode)).toEqual([
      '9782070368228',
      '346',
      null,
      undefined,
      '207036822X',
    ]);
  });

  it('weights come back from every unit', () => {
    expect(toKilograms('680', 'g')).toBe('0.68');
    expect(toKilograms('1', 'lbs')).toBe('0.453592');
    expect(toKilograms('16', 'oz')).toBe('0.453592');
    expect(fromKilograms('0.68', 'g')).toBe('680');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.constantFrom('kg', 'g', 'lbs', 'oz'),
        (milligrams, unit) => {
          const kg = canonicalDecimal((milligrams / 1_000_000).toFixed(6)) ?? '';
          expect(toKilograms(fromKilograms(kg, unit), unit)).toBe(kg);
        },
      ),
    );
  });

  it('amounts are rounded half up to the cent when converted', () => {
    expect(toGross('0.83', '20', 2)).toBe('1');
    expect(toNet('19.99', '5.5', 2)).toBe('18.95');
    expect(toNet('0.03', '20', 2)).toBe('0.03');
  });
});

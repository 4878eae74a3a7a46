import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { comparePersons } from '../../src/diff/contacts/compare-names.js';
import { isUsualFirstName } from '../../src/diff/contacts/first-names.js';
import {
  createHomonymIndex,
  emailKey,
  normaliseName,
  phoneKey,
  siretKey,
  vatKey,
} from '../../src/diff/contacts/index.js';
import { createKeyTable } from '../../src/diff/contacts/key-table.js';
import { createMemo } from '../../src/diff/contacts/memo.js';
import { personName, spokenForm } from '../../src/diff/contacts/names.js';

describe('normaliseName', () => {
  it.each([
    ['S.A.R.L. Müller & Fils', 'muller et fils'],
    ['Müller et Fils SARL', 'muller et fils'],
    ['Dupont &amp; Fils', 'dupont et fils'],
    ['D’Angelo', 'dangelo'],
    ["d'ANGELO", 'dangelo'],
    ['Jean-Pierre', 'jean pierre'],
    ['Łukasz Østergaard', 'lukasz ostergaard'],
    ['Großmann', 'grossmann'],
    ['GROSSMANN', 'grossmann'],
    ['Cœur de Nguyễn', 'coeur de nguyen'],
    ['E.U.R.L. Les Écluses', 'les ecluses'],
    ['SAS', 'sas'],
    ['Ets. Façade', 'etablissements facade'],
    ['釣り竿', '釣り竿'],
    ['  ', ''],
  ])('%s → %s', (name, expected) => {
    // Japanese is taken apart and stays in that form: it is only compared.
    expect(normaliseName(name)).toBe(expected.normalize('NFKD').replace(/\p{M}+/gu, ''));
  });

  it('gives the same when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseName(text.replaceAll('&', ''));
        expect(normaliseName(once)).toBe(once);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('keys', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0033 6 12 34 56 78', 'FR', '+33612345678'],
    ['+33 (0)6.12.34.56.78', 'FR', '+33612345678'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['(514) 555-0199', 'CA', '+15145550199'],
    ['0000000000', 'FR', undefined],
    ['+33 2 40 00 00 00', 'FR', undefined],
    ['néant', 'FR', undefined],
    ['', 'FR', undefined],
  ])('phone %s in %s → %s', (phone, country, expected) => {
    expect(phoneKey(phone, country)).toBe(expected);
  });

  it.each([
    [' Zoe@Exemple.TEST ', 'zoe@exemple.test'],
    ['noreply@exemple.test', undefined],
    ['no-reply@exemple.test', undefined],
    ['deleted@site.invalid', undefined],
    ['contact@boutique.test', undefined],
    ['a@b@c', undefined],
    ['', undefined],
  ])('e-mail %s → %s', (email, expected) => {
    expect(emailKey(email, ['@boutique.test'])).toBe(expected);
  });

  it('the numbers of a firm have one form', () => {
    expect(siretKey('303 265 045 00053')).toBe('30326504500053');
    expect(siretKey('00000000000000')).toBeUndefined();
    expect(siretKey('303 265 045')).toBeUndefined();
    expect(vatKey('fr 40 303265045')).toBe('FR40303265045');
    expect(vatKey('FR00000000000')).toBeUndefined();
  });
});

describe('names of persons', () => {
  const relation = (a: [string, string], b: [string, string]) => {
    const [x, y] = [personName(...a), personName(...b)];
    return x && y && Object.values(comparePersons(x, y, 0.8, isUsualFirstName)).join(' ');
  };
  it.each<[[string, string], [string, string], string]>([
    [['Rémi', 'Saint-Étienne'], ['remi', 'SAINT ETIENNE'], 'same same'],
    [['Rémi', 'St-Étienne'], ['Rémi', 'Saint Étienne'], 'same same'],
    [['Noël', 'Le Goff'], ['LE GOFF', 'Noel'], 'same same'],
    [['', 'Martin Jean'], ['Jean', 'Martin'], 'same same'],
    [['Anaïs', 'de la Tour'], ['Anaïs', 'Delatour'], 'same same'],
    [['Anaïs', 'de la Tour'], ['Anaïs', 'Tour'], 'same same'],
    [['Mathieu', 'Lefèvre'], ['Matthieu', 'Lefevre'], 'same same'],
    [['M. Jean', 'Martin'], ['Jean', 'Martin'], 'same same'],
    [['Jean', 'Martin'], ['Jeanne', 'Martin'], 'other same'],
    [['André', 'Martin'], ['Andrée', 'Martin'], 'other same'],
    [['Daniel', 'Martin'], ['Danielle', 'Martin'], 'other same'],
    [['Jean', 'Martin'], ['Jean-Pierre', 'Martin'], 'partly same'],
    [['Paul', 'Martin'], ['Zoé', 'Martin'], 'other same'],
    [['J.', 'Martin'], ['Jean', 'Martin'], 'variant same'],
    [['JP', 'Martin'], ['Jean-Pierre', 'Martin'], 'variant same'],
    [['Marie', 'Martin'], ['Marie', 'Martin-Dupont'], 'same variant'],
    [['Marie', 'Lefevre'], ['Marie', 'Lefebvre'], 'same typo'],
    [['Cathy', 'Martin'], ['Catherine', 'Martin'], 'variant same'],
    [['J-M', 'Martin'], ['Jean-Marie', 'Martin'], 'variant same'],
    [['Séb', 'Martin'], ['Sébastien', 'Martin'], 'variant same'],
    [['Théo', 'Martin'], ['Théodore', 'Martin'], 'typo same'],
    [['Thibaud', 'Martin'], ['Thibault', 'Martin'], 'same same'],
    [['Nicoals', 'Martin'], ['Nicolas', 'Martin'], 'typo same'],
    [['Marine', 'Martin'], ['Karine', 'Martin'], 'other same'],
    [['Paul et Marie', 'Martin'], ['Marie', 'Martin'], 'variant same'],
    [['Mratin', 'Cathy'], ['Catherine', 'Martin'], 'variant typo'],
    [['Marie', 'Durand'], ['Marie', 'Petit'], 'same other'],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(relation(a, b)).toBe(expected);
    expect(relation(b, a)).toBe(expected);
  });
});

describe('the homonym index', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aabbcdeé1 '), maxLength: 12 });
  const near = (names: readonly string[], query: string) =>
    names.flatMap((name, slot) => {
      const edits = name === '' ? 9 : distance(name, query);
      return edits <= 2 ? [{ slot, distance: edits }] : [];
    });

  it('finds exactly what all pairs find, however names were added', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.array(word, { maxLength: 20 }),
        fc.array(word),
        (built, added, queries) => {
          const index = createHomonymIndex(built);
          for (const name of added) index.add(name);
          const names = [...built, ...added];
          for (const query of [...queries, ...names]) {
            const found = [...index.near(query)].sort((a, b) => a.slot - b.slot);
            expect(found).toEqual(near(names, query));
          }
        },
      ),
      { seed: 20_261_124, numRuns: 300 },
    );
  });

  it('finds names that were edited twice among thousands, also after it was rebuilt', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    let seed = 7;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const letter = () => letters[next(26)] ?? '';
    const names = Array.from({ length: 4000 }, () => Array.from({ length: 3 + next(15) }, letter).join(''));
    const index = createHomonymIndex(names.slice(0, 1000));
    for (const name of names.slice(1000)) index.add(name);
    for (let n = 0; n < 300; n += 1) {
      let query = names[next(names.length)] ?? '';
      for (let edit = 0; edit < 2; edit += 1) {
        const at = next(query.length + 1);
        query = query.slice(0, at) + (next(3) > 0 ? letter() : '') + query.slice(at + next(2));
      }
      const found = [...index.near(query)].sort((a, b) => a.slot - b.slot);
      expect(found).toEqual(near(names, query));
    }
  });

  it('forgets what was removed', () => {
    const index = createHomonymIndex(['jeanmartin', 'jeanmartin']);
    index.remove(0);
    expect(index.near('jeanmartin')).toEqual([{ slot: 1, distance: 0 }]);
    expect(index.size).toBe(1);
  });
});

describe('what the ear hears alike', () => {
  /** The same rules, one after another. */
  const oneByOne = (word: string) =>
    word
      .replace(/ph/g, 'f')
      .replace(/y/g, 'i')
      .replace(/(?<=.)h/g, '')
      .replace(/ck|k/g, 'c')
      .replace(/([^e])\1/g, '$1');

  it('is what the rules give one after another, in any order of letters', () => {
    const word = fc
      .array(fc.constantFrom(...'hkcyipfeablé'.split('')), { maxLength: 9 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, (each) => {
        expect(spokenForm(each)).toBe(oneByOne(each));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what is worked out once', () => {
  it('is the result of its own text, however many texts there are', () => {
    const memo = createMemo();
    for (let round = 0; round < 2; round += 1)
      for (let at = 0; at < 2000; at += 1)
        expect(memo.of('length', `text ${at}`, (text) => text.length)).toBe(`text ${at}`.length);
    expect(memo.of('other kind', 'text 1', () => 'another result')).toBe('another result');
  });

  it('counts a key that many share, and again once one more has it', () => {
    const table = createKeyTable(8);
    for (let slot = 0; slot < 30; slot += 1) table.put(7, slot);
    table.put(8, 0);
    expect([table.count(7), table.count(7), table.count(8)]).toEqual([30, 30, 1]);
    table.put(7, 30);
    expect([table.count(7), table.count(8)]).toEqual([31, 1]);
    // So many that the table is built anew.
    for (let slot = 31; slot < 5000; slot += 1) table.put(7, slot);
    expect(table.count(7)).toBe(5000);
  });
});

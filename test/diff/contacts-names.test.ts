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
import { personName } from '../../src/diff/contacts/names.js';

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

import { distance } from 'fastest-levenshtein';
import {
  firmKey,
  legalFormsOf,
  normaliseName,
  type PersonName,
  spokenForm,
  withoutParticles,
} from './names.js';

/** How near two texts are: 1 − Levenshtein distance ÷ length of the longer one. */
export function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 ? 1 : 1 - distance(a, b) / length;
}

/**
 * How one part of a name stands to another: `equal` (also as spoken), `compatible` (an initial, one
 * of two surnames), `similar` (a typing error, or somebody else: Jean, Jeanne), `different`,
 * `unknown`.
 */
export type PartRelation = 'equal' | 'compatible' | 'similar' | 'different' | 'unknown';

export interface NameRelation {
  readonly first: PartRelation;
  readonly last: PartRelation;
}

const ranks: Readonly<Record<PartRelation, number>> = {
  equal: 4,
  compatible: 3,
  unknown: 2,
  similar: 1,
  different: 0,
};

function isSpelledAlike(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a.join(''), b.join('')];
  if (x === y || spokenForm(x) === spokenForm(y)) return true;
  const [plainX, plainY] = [withoutParticles(a).join(''), withoutParticles(b).join('')];
  return plainX === plainY || spokenForm(plainX) === spokenForm(plainY);
}

function isSimilar(a: readonly string[], b: readonly string[], least: number): boolean {
  const [x, y] = [a.join(''), b.join('')];
  const edits = distance(x, y);
  return edits <= 1 || (edits <= 2 && similarity(x, y) >= Math.min(least, 0.75));
}

function compareFirst(a: readonly string[], b: readonly string[], least: number): PartRelation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (isSpelledAlike(a, b)) return 'equal';
  const initials = (words: readonly string[]) => words.map((word) => word[0]).join('');
  const areInitials = (words: readonly string[]) =>
    words.every((word) => word.length === 1) || /^[^aeiouy]{2}$/.test(words.join(''));
  if (areInitials(a) || areInitials(b)) {
    const [x, y] = [areInitials(a) ? a.join('') : initials(a), areInitials(b) ? b.join('') : initials(b)];
    return x === y || x[0] === y || y[0] === x ? 'compatible' : 'different';
  }
  // Jean and Jean-Pierre may be father and son: near, and not the same.
  if (a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))) return 'similar';
  return isSimilar(a, b, least) ? 'similar' : 'different';
}

function compareLast(a: readonly string[], b: readonly string[], least: number): PartRelation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (isSpelledAlike(a, b)) return 'equal';
  const [x, y] = [withoutParticles(a), withoutParticles(b)];
  const inner = (some: readonly string[], all: readonly string[]) =>
    some.every((word) => word.length > 2 && all.includes(word));
  if (inner(x, y) || inner(y, x)) return 'compatible';
  return isMistyped(x.join(''), y.join(''), least) || isMistyped(a.join(''), b.join(''), least)
    ? 'similar'
    : 'different';
}

/**
 * Whether one is the other with two letters wrong at most; two neighbours in the wrong order are
 * one mistake.
 */
function isMistyped(a: string, b: string, least: number): boolean {
  const edits = distance(a, b);
  if (edits > 2) return false;
  const mistakes = edits === 2 && isTransposed(a, b) ? 1 : edits;
  return 1 - mistakes / Math.max(a.length, b.length) >= least;
}

function isTransposed(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

const sortedWords = (name: PersonName) =>
  [...withoutParticles([...name.first, ...name.last])].sort().join(' ');

/** Compares two names of persons, both ways round: shops mix first and last names up. */
export function comparePersons(a: PersonName, b: PersonName, least: number): NameRelation {
  if (sortedWords(a) === sortedWords(b)) return { first: 'equal', last: 'equal' };
  const straight = { first: compareFirst(a.first, b.first, least), last: compareLast(a.last, b.last, least) };
  const swapped = { first: compareFirst(a.first, b.last, least), last: compareLast(a.last, b.first, least) };
  const rank = ({ first, last }: NameRelation) => ranks[first] + ranks[last];
  // The other way round counts only where it fits better in both parts.
  return rank(swapped) > rank(straight) && swapped.last !== 'different' && swapped.first !== 'unknown'
    ? swapped
    : straight;
}

/** Whether a person's name is the whole of a firm's name, as with sole traders. */
export function isNamedLike(name: PersonName, company: string): boolean {
  return sortedWords(name) === sortedWords({ first: [], last: normaliseName(company).split(' ') });
}

export type FirmRelation = 'equal' | 'other-form' | 'similar' | 'different';

/**
 * Compares two names of firms. `other-form`: the same name with another legal form, which is
 * another firm in law.
 */
export function compareFirms(a: string, b: string, least: number): FirmRelation {
  const [x, y] = [firmKey(a), firmKey(b)];
  if (x === y) {
    const [formsA, formsB] = [legalFormsOf(a), legalFormsOf(b)];
    return formsA.length > 0 && formsB.length > 0 && formsA.join() !== formsB.join() ? 'other-form' : 'equal';
  }
  return similarity(x, y) >= least && distance(x, y) <= 2 ? 'similar' : 'different';
}

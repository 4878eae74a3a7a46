import { distance } from 'fastest-levenshtein';
import { shortFormOf, spelledFirstName } from './first-names.js';
import { firmKey, firmWords, legalFormsOf, type PersonName, spokenForm, withoutParticles } from './names.js';

/**
 * How near two texts are: 1 − Levenshtein distance ÷ length of the longer one.
 *
 * @example
 * similarity('Martin', 'Marten')   // 0.83…
 */
export function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 ? 1 : 1 - distance(a, b) / length;
}

/**
 * How one part of a name compares with another:
 *
 * - `same`: also as spoken, or in another spelling;
 * - `variant`: an initial, a short form, one of two surnames;
 * - `typo`: mistyped, so far as can be told, or a name that is also short for the other (Théo,
 *   Théodore);
 * - `partly`: one holds the other (Jean, Jean-Paul): the same person, or father and son;
 * - `similar`: a letter or two apart, and it cannot be told whether mistyped;
 * - `other`, `unknown`.
 */
export type PartRelation = 'same' | 'variant' | 'typo' | 'partly' | 'similar' | 'other' | 'unknown';

export interface NameRelation {
  readonly first: PartRelation;
  readonly last: PartRelation;
}

/** Whether people bear a folded first name as such. */
export type IsFirstName = (name: string) => boolean;

const ranks: Readonly<Record<PartRelation, number>> = {
  same: 6,
  variant: 5,
  typo: 4,
  unknown: 3,
  partly: 2,
  similar: 1,
  other: 0,
};

function isSpelledAlike(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a.join(''), b.join('')];
  if (x === y) return true;
  // The ear changes no more than a few letters of a name.
  if (Math.abs(x.length - y.length) > 3 && a.length + b.length === 2) return false;
  if (spokenForm(x) === spokenForm(y)) return true;
  if (a.length + b.length === 2) return false;
  const [plainX, plainY] = [withoutParticles(a).join(''), withoutParticles(b).join('')];
  return plainX === plainY || spokenForm(plainX) === spokenForm(plainY);
}

/** Two neighbours in the wrong order. */
function isTransposed(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/**
 * Whether the two differ by one typing mistake inside the word. First and last letter must be
 * equal, since changing them makes other names (Marine, Karine; Daniel, Daniela).
 */
export function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || a[0] !== b[0]) return false;
  if (isTransposed(a, b)) return true;
  if (distance(a, b) !== 1) return false;
  return a.at(-1) === b.at(-1) && a.at(-2) === b.at(-2);
}

function isNear(x: string, y: string, least: number): boolean {
  const edits = distance(x, y);
  return edits <= 1 || isTransposed(x, y) || (edits <= 2 && similarity(x, y) >= Math.min(least, 0.75));
}

const areInitials = (words: readonly string[]): boolean =>
  words.every((word) => word.length === 1) || (words.length === 1 && /^[^aeiouy]{2}$/.test(words[0] ?? ''));

function compareInitials(a: readonly string[], b: readonly string[]): PartRelation {
  const initials = (words: readonly string[]) =>
    areInitials(words) ? words.join('') : words.map((word) => word[0]).join('');
  const [x, y] = [initials(a), initials(b)];
  return x === y || x[0] === y || y[0] === x ? 'variant' : 'other';
}

function compareFirst(
  a: readonly string[],
  b: readonly string[],
  least: number,
  isFirstName: IsFirstName,
): PartRelation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  const [x, y] = [a.join(''), b.join('')];
  if (isSpelledAlike(a, b) || spelledFirstName(x) === spelledFirstName(y)) return 'same';
  return compareForms(a, b, isFirstName) ?? compareLetters(x, y, least, isFirstName);
}

/** Initials, short forms, couples, and names that hold one another; undefined: none of these. */
function compareForms(
  a: readonly string[],
  b: readonly string[],
  isFirstName: IsFirstName,
): PartRelation | undefined {
  if (areInitials(a) || areInitials(b)) return compareInitials(a, b);
  const form = shortFormOf(a.join(''), b.join(''));
  if (form !== undefined) return form === 'short' ? 'variant' : 'typo';
  const couple = compareCouple(a, b) ?? compareCouple(b, a);
  if (couple !== undefined) return couple;
  if (a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))) return 'partly';
  return isAbbreviated(a, b) || isCut(a, b, isFirstName) ? 'variant' : undefined;
}

/** Jean P. and Jean-Pierre. */
function isAbbreviated([a, x = '']: readonly string[], [b, y = '']: readonly string[]): boolean {
  return a === b && x !== '' && x[0] === y[0] && Math.min(x.length, y.length) === 1;
}

/** Seb and Sébastien. */
function isCut(a: readonly string[], b: readonly string[], isFirstName: IsFirstName): boolean {
  const [short = '', long = ''] = [a.join(''), b.join('')].sort((x, y) => x.length - y.length);
  return short.length >= 3 && long.length - short.length > 1 && long.startsWith(short) && !isFirstName(short);
}

function compareLetters(x: string, y: string, least: number, isFirstName: IsFirstName): PartRelation {
  const [isX, isY] = [isFirstName(x), isFirstName(y)];
  if (isX && isY) return 'other';
  if (isNear(x, y, least)) return isX !== isY && isSlip(x, y) ? 'typo' : 'similar';
  // Neither is a known name: one may be a form of the other that no table has.
  const isAkin = x[0] === y[0] && Math.min(x.length, y.length) >= 4;
  return isX !== isY && isAkin && similarity(spokenForm(x), spokenForm(y)) >= 0.6 ? 'similar' : 'other';
}

/** `Paul et Marie` and one of the two. */
function compareCouple(a: readonly string[], b: readonly string[]): PartRelation | undefined {
  const at = a.indexOf('et');
  if (at <= 0 || b.includes('et')) return undefined;
  const other = b.join('');
  return [a.slice(0, at), a.slice(at + 1)].some((part) => part.join('') === other) ? 'variant' : 'other';
}

function compareLast(a: readonly string[], b: readonly string[], least: number): PartRelation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (isSpelledAlike(a, b)) return 'same';
  const [x, y] = [withoutParticles(a), withoutParticles(b)];
  const inner = (some: readonly string[], all: readonly string[]) =>
    all.length > 1 && some.every((word) => word.length > 2 && all.includes(word));
  if (inner(x, y) || inner(y, x)) return 'variant';
  return isMistyped(x.join(''), y.join(''), least) || isMistyped(a.join(''), b.join(''), least)
    ? 'typo'
    : 'other';
}

/**
 * Whether one is the other with two letters wrong at most; two neighbours in the wrong order are
 * one mistake.
 */
function isMistyped(a: string, b: string, least: number): boolean {
  const length = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > 2) return false;
  const edits = distance(a, b);
  if (edits > 2) return false;
  const mistakes = edits === 2 && isTransposed(a, b) ? 1 : edits;
  return 1 - mistakes / length >= least || (mistakes === 1 && length >= 4);
}

const bag = (name: PersonName) => [...withoutParticles([...name.first, ...name.last])].sort().join(' ');

/** Compares two names of persons, both ways round: shops mix first and last names up. */
export function comparePersons(
  a: PersonName,
  b: PersonName,
  least: number,
  isFirstName: IsFirstName,
): NameRelation {
  const straight = {
    first: compareFirst(a.first, b.first, least, isFirstName),
    last: compareLast(a.last, b.last, least),
  };
  if (straight.first === 'same' && straight.last === 'same') return straight;
  if (bag(a) === bag(b)) return { first: 'same', last: 'same' };
  if (straight.last === 'same') return straight;
  // First and last name are swapped on one side; the better fit shows on which.
  const [ofA, ofB] = [
    { first: compareFirst(a.last, b.first, least, isFirstName), last: compareLast(a.first, b.last, least) },
    { first: compareFirst(a.first, b.last, least, isFirstName), last: compareLast(a.last, b.first, least) },
  ];
  const rank = ({ first, last }: NameRelation) => ranks[first] + ranks[last];
  const swapped = rank(ofA) >= rank(ofB) ? ofA : ofB;
  const isWhole = [swapped.first, swapped.last].every((part) => part !== 'other' && part !== 'unknown');
  return isWhole && rank(swapped) > rank(straight) ? swapped : straight;
}

/** Whether a person's name is the whole of a firm's name, as with sole traders. */
export function isNamedLike(name: PersonName, company: string): boolean {
  return bag(name) === bag({ first: [], last: firmWords(company) });
}

/** Whether a firm bears the last name of a person: Boulangerie Martin. */
export function bearsLastName(name: PersonName, company: string): boolean {
  const words = firmWords(company);
  const last = withoutParticles(name.last);
  return last.length > 0 && last.every((word) => word.length > 2 && words.includes(word));
}

export type FirmRelation = 'same' | 'other-form' | 'similar' | 'other';

/**
 * Compares two names of firms. `other-form`: the same name with another legal form, which is
 * another firm in law.
 */
export function compareFirms(a: string, b: string, least: number): FirmRelation {
  const [x, y] = [firmKey(a), firmKey(b)];
  if (x === y) {
    const [formsA, formsB] = [legalFormsOf(a), legalFormsOf(b)];
    return formsA.length > 0 && formsB.length > 0 && formsA.join() !== formsB.join() ? 'other-form' : 'same';
  }
  return similarity(x, y) >= least && distance(x, y) <= 2 ? 'similar' : 'other';
}

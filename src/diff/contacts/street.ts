import type { Memo } from './memo.js';
import { normaliseName } from './names.js';

const words: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  aven: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  boul: 'boulevard',
  r: 'rue',
  pl: 'place',
  ch: 'chemin',
  che: 'chemin',
  chem: 'chemin',
  imp: 'impasse',
  all: 'allee',
  allees: 'allee',
  rte: 'route',
  res: 'residence',
  sq: 'square',
  crs: 'cours',
  qu: 'quai',
  fg: 'faubourg',
  fbg: 'faubourg',
  lot: 'lotissement',
  gal: 'general',
  gen: 'general',
  mal: 'marechal',
  pdt: 'president',
  prof: 'professeur',
  dr: 'docteur',
  cdt: 'commandant',
  col: 'colonel',
  st: 'saint',
  ste: 'sainte',
  nd: 'notredame',
};

/** Small words that people leave out. */
const between: ReadonlySet<string> = new Set('de du des d la le les l a au aux et en sur sous'.split(' '));

/** What a line says besides the street: who lives there, and where in the house. */
const aside =
  /^(?:chez|c o|a l attention|attn|bp|boite|cs|appt?|appartement|bat|batiment|etage|esc|escalier|porte|digicode|interphone|code|lieu dit|lieudit|residence|immeuble|hall|entree|tour|lot|lotissement|zi|zac|za)\b/;
/** The same where it follows the street on one line. */
const trailing =
  /\s(?:chez|appt?|appartement|bat|batiment|etage|esc|escalier|porte|digicode|interphone|bp|cs|residence|immeuble|hall)\b.*$/;

/** A street, ready to be compared. */
export interface Street {
  /** House number, `12bis`; absent where the line has none. */
  readonly number?: string | undefined;
  /** The words of the street without articles, joined by blanks. */
  readonly name: string;
  /** Words of the street's own name, without its kind (rue, avenue). */
  readonly proper: string;
}

const kinds: ReadonlySet<string> = new Set(
  'rue avenue boulevard place chemin impasse allee route square cours quai faubourg passage sentier venelle ruelle voie hameau residence lotissement montee esplanade promenade villa cite clos rond point'.split(
    ' ',
  ),
);

const numbered = /^\s*(\d{1,5})(?:\s?(bis|ter|quater|[abc])(?=[\s,]))?[\s,]+([^\d\s,].*)$/i;

interface Road {
  readonly name: string;
  readonly proper: string;
}

/** The road without its house number; `null`: the line names none (`chez M. Durand`). */
export function roadOf(line: string): Road | null {
  const plain = normaliseName(line.replace(/[’'`]/g, ' '));
  if (plain === '' || aside.test(plain)) return null;
  const parts = plain.replace(trailing, '').split(' ');
  const spelled = parts.map((part) => words[part] ?? part).filter((part) => !between.has(part));
  if (spelled.length === 0) return null;
  const proper = spelled.filter((part) => !kinds.has(part));
  return { name: spelled.join(' '), proper: (proper.length > 0 ? proper : spelled).join(' ') };
}

/** The house number of a line, `12b` for `12 bis`, and what follows it. */
export function houseOf(line: string): { readonly house: string | undefined; readonly rest: string } {
  const found = numbered.exec(line);
  return found
    ? { house: `${found[1]}${(found[2]?.[0] ?? '').toLowerCase()}`, rest: found[3] ?? '' }
    : { house: undefined, rest: line };
}

/** The street that a line of an address names; undefined where it names none (`chez M. Durand`). */
export function streetOf(line: string, memo: Memo): Street | undefined {
  const { house, rest } = houseOf(line);
  const road = memo.of('road', rest, roadOf);
  return road === null ? undefined : { number: house, name: road.name, proper: road.proper };
}

import { spelledFirstName } from './first-names.js';
import type { KeyKind } from './key-table.js';
import { firmKey, firmWords, type PersonName, spokenForm, withoutParticles } from './names.js';
import type { Street } from './street.js';
import type { ContactTraits } from './traits.js';

/** Takes a kind of key and the key itself. */
export type PutKey = (kind: KeyKind, key: string) => void;

/** The key of a first name: how it sounds, in its usual spelling. */
export const firstKey = (words: readonly string[]): string => spokenForm(spelledFirstName(words.join('')));

/** The key of a last name: how it sounds, without particles. */
export const lastKey = (words: readonly string[]): string => spokenForm(withoutParticles(words).join(''));

function bagKey(words: readonly string[]): string {
  return words.length === 1
    ? spokenForm(words[0] ?? '')
    : withoutParticles(words).map(spokenForm).sort().join(' ');
}

/** The surnames by which somebody with a double name is found: each of them, and both. */
function surnames(last: readonly string[]): readonly string[] {
  const whole = lastKey(last);
  if (last.length === 1) return [whole];
  const joined = spokenForm(last.join(''));
  const words = last.filter((word) => word.length > 2).map(spokenForm);
  return [...new Set([whole, joined, ...words])];
}

/** The key of a street in a town. */
export const streetKey = ({ number = '', proper: name }: Street, place: string): string =>
  `${number} ${name} ${place}`;

/** Where somebody lives, as keys say it. */
interface Towns {
  readonly postcodes: readonly string[];
  /** Of addresses without a postcode. */
  readonly bare: readonly string[];
  /** Of all addresses. */
  readonly cities: readonly string[];
}

function townsOf(places: ContactTraits['places']): Towns {
  const distinct = (towns: readonly (string | undefined)[]) => [
    ...new Set(towns.filter((town) => town !== undefined)),
  ];
  return {
    postcodes: distinct(places.map(({ postcode }) => postcode)),
    bare: distinct(places.map(({ postcode, city }) => (postcode === undefined ? city : undefined))),
    cities: distinct(places.map(({ city }) => city)),
  };
}

function nameKeys({ first, last }: PersonName, towns: Towns, put: PutKey): void {
  put('bag', bagKey([...first, ...last]));
  const given = first.length > 0 ? firstKey(first) : undefined;
  if (given !== undefined) {
    put('first', given);
    for (const postcode of towns.postcodes) put('given', `${given} ${postcode}`);
  }
  if (last.length === 0) return;
  const [whole = '', ...others] = surnames(last);
  put('last', whole);
  if (given !== undefined) for (const other of others) put('bag', `${given} ${other}`);
  for (const surname of [whole, ...others]) {
    for (const town of towns.postcodes) put('surname', `${surname} ${town}`);
    for (const town of towns.cities) put('surname-city', `${surname} ${town}`);
    for (const town of towns.bare) put('surname-bare', `${surname} ${town}`);
  }
}

/**
 * The keys under which a contact is found: whatever may link it to a person, or be a question, is
 * a key that the two have in common. Nobody is missed, and few others are looked at.
 */
export function eachKey(traits: ContactTraits, put: PutKey): void {
  const { name, company, emails, phones, siret, siren, vat, places } = traits;
  if (siret !== undefined) put('siret', siret);
  if (siren !== undefined) put('siren', siren);
  if (vat !== undefined) put('vat', vat);
  for (const email of emails) put('email', email);
  for (const phone of phones) put('phone', phone);
  const towns = townsOf(places);
  for (const postcode of towns.postcodes) put('postcode', postcode);
  for (const { postcode, city, streets } of places) {
    for (const street of streets) {
      if (postcode !== undefined) put('street', streetKey(street, postcode));
      if (city !== undefined) put('street-city', streetKey(street, city));
      if (city !== undefined && postcode === undefined) put('street-bare', streetKey(street, city));
    }
  }
  if (name !== undefined) nameKeys(name, towns, put);
  if (company === undefined) return;
  put('firm', firmKey(company));
  // A sole trader may be a person on the other side.
  if (name === undefined) put('bag', bagKey(firmWords(company)));
}

/** Kinds of keys that only count how often a value occurs. */
const counted: ReadonlySet<KeyKind> = new Set(['postcode', 'last', 'first']);

/**
 * The kind of key of a contact that a key of a person is looked up under; undefined: none. Towns are
 * compared by postcode, and by name only where one side has no postcode.
 */
function soughtKind(kind: KeyKind): KeyKind | undefined {
  if (counted.has(kind)) return undefined;
  switch (kind) {
    case 'surname-city':
      return 'surname-bare';
    case 'surname-bare':
      return 'surname-city';
    case 'street-city':
      return 'street-bare';
    case 'street-bare':
      return 'street-city';
    default:
      return kind;
  }
}

/**
 * The keys under which a person is looked up among contacts: those of {@link eachKey}, and those
 * of the name the other way round, since shops mix first and last names up.
 */
export function eachSoughtKey(traits: ContactTraits, put: PutKey): void {
  const seek: PutKey = (kind, key) => {
    const sought = soughtKind(kind);
    if (sought !== undefined) put(sought, key);
  };
  eachKey(traits, seek);
  const { name, places } = traits;
  if (name !== undefined && name.first.length > 0 && name.last.length > 0)
    nameKeys({ first: name.last, last: name.first }, townsOf(places), seek);
}

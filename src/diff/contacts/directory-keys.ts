import { type KeyKind, textHash } from './key-table.js';
import type { Memo } from './memo.js';
import { firmKey, firmWords, type PersonName } from './names.js';
import type { Street } from './street.js';
import type { ContactTraits } from './traits.js';

/** Takes a kind of key and its parts. */
export type PutKey = (kind: KeyKind, a: number, b?: number, c?: number) => void;

/** The parts of the key of a street: house and name. */
export const streetParts = ({ number = '', proper }: Street): [number, number] => [
  textHash(number),
  textHash(proper),
];

/** The towns of a person, as keys. */
interface Towns {
  readonly postcodes: readonly number[];
  /** Of addresses without a postcode. */
  readonly withoutPostcode: readonly number[];
  /** Of all addresses. */
  readonly cities: readonly number[];
}

function townsOf(places: ContactTraits['places']): Towns {
  const distinct = (towns: readonly (string | undefined)[]) =>
    towns
      .filter((town, at): town is string => town !== undefined && towns.indexOf(town) === at)
      .map(textHash);
  return {
    postcodes: distinct(places.map(({ postcode }) => postcode)),
    withoutPostcode: distinct(
      places.map(({ postcode, city }) => (postcode === undefined ? city : undefined)),
    ),
    cities: distinct(places.map(({ city }) => city)),
  };
}

function nameKeys({ first, last }: PersonName, towns: Towns, memo: Memo, put: PutKey): void {
  const [given, family] = [memo.hashesOf(first), memo.hashesOf(last)];
  put('bag', ((first.length > 0 ? given.bag : 0) + (last.length > 0 ? family.bag : 0)) >>> 0);
  if (first.length > 0) {
    put('first', given.given);
    for (const postcode of towns.postcodes) put('given', given.given, postcode);
  }
  if (last.length === 0) return;
  const [whole, ...others] = family.surnames;
  put('last', whole);
  if (first.length > 0) for (const other of others) put('bag', (given.bag + other) >>> 0);
  for (const surname of family.surnames) {
    for (const town of towns.postcodes) put('surname', surname, town);
    for (const town of towns.cities) put('surname-city', surname, town);
    for (const town of towns.withoutPostcode) put('surname-without-postcode', surname, town);
  }
}

/**
 * The keys of a contact. Every value that may link it to a person, or raise a question, gives a
 * key. So no candidate is missed, and few others are compared.
 */
export function eachKey(traits: ContactTraits, memo: Memo, put: PutKey): void {
  const { name, company, emails, phones, siret, siren, vat, places } = traits;
  if (siret !== undefined) put('siret', textHash(siret));
  if (siren !== undefined) put('siren', textHash(siren));
  if (vat !== undefined) put('vat', textHash(vat));
  for (const email of emails) put('email', textHash(email));
  for (const phone of phones) put('phone', textHash(phone));
  const towns = townsOf(places);
  for (const postcode of towns.postcodes) put('postcode', postcode);
  for (const { postcode, city, streets } of places) {
    for (const street of streets) {
      const [house, road] = streetParts(street);
      if (postcode !== undefined) put('street', house, road, textHash(postcode));
      if (city === undefined) continue;
      const town = textHash(city);
      put('street-city', house, road, town);
      if (postcode === undefined) put('street-bare', house, road, town);
    }
  }
  if (name !== undefined) nameKeys(name, towns, memo, put);
  if (company === undefined) return;
  put('firm', textHash(firmKey(company)));
  // A sole trader may be a person on the other side.
  if (name === undefined) put('bag', memo.hashesOf(firmWords(company)).bag);
}

/** Kinds of keys that only count how often a value occurs. */
const counted: ReadonlySet<KeyKind> = new Set(['postcode', 'last', 'first']);

/**
 * The kind of key of a contact that a key of a person is looked up under; undefined: none. Towns
 * are compared by postcode, and by name only where one side has no postcode.
 */
function soughtKind(kind: KeyKind): KeyKind | undefined {
  if (counted.has(kind)) return undefined;
  switch (kind) {
    case 'surname-city':
      return 'surname-without-postcode';
    case 'surname-without-postcode':
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
export function eachSoughtKey(traits: ContactTraits, memo: Memo, put: PutKey): void {
  const seek: PutKey = (kind, a, b, c) => {
    const sought = soughtKind(kind);
    if (sought !== undefined) put(sought, a, b, c);
  };
  eachKey(traits, memo, seek);
  const { name, places } = traits;
  if (name !== undefined && name.first.length > 0 && name.last.length > 0)
    nameKeys({ first: name.last, last: name.first }, townsOf(places), memo, seek);
}

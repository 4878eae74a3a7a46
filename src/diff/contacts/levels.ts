import { distance } from 'fastest-levenshtein';
import {
  bearsLastName,
  compareFirms,
  comparePersons,
  type FirmRelation,
  type IsFirstName,
  isNamedLike,
  isSlip,
  type NameRelation,
  type PartRelation,
  similarity,
} from './compare-names.js';
import { byMobile, comparePhones, type PhoneLevel } from './compare-phones.js';
import { streetParts } from './directory-keys.js';
import { type KeyKind, keyHash, textHash } from './key-table.js';
import { isValidSiret, isValidVat } from './keys.js';
import { nameHashesOf } from './memo.js';
import { firmKey } from './names.js';
import type { Street } from './street.js';
import type { ContactTraits, PlaceTraits } from './traits.js';

/** How far two agree in each field: the comparison vector of Fellegi and Sunter. */
export interface Levels {
  readonly siret: 'same' | 'typo' | 'other' | 'unknown';
  readonly vat: 'same' | 'typo' | 'other' | 'unknown';
  readonly siren: 'same' | 'typo' | 'other' | 'unknown';
  /**
   * `similar`: mistyped. `mailbox`: one name before the `@`, at two providers, and it is not just
   * the person's name.
   */
  readonly email: 'same' | 'similar' | 'mailbox' | 'other' | 'unknown';
  /** A mobile number is one person's. */
  readonly mobile: PhoneLevel;
  /** Landline and foreign numbers. */
  readonly phone: PhoneLevel;
  /** Compared in one town only. */
  readonly street: 'same' | 'similar' | 'other' | 'unknown';
  readonly place: 'same' | 'town' | 'other' | 'unknown';
  readonly last: PartRelation;
  readonly first: PartRelation;
  readonly firm: FirmRelation | 'unknown';
  /** Whether father and son of one name are distinguished. */
  readonly generation: 'other' | 'unknown';
}

/** The fields in which one value tells less than another, since more contacts have it. */
export type CountedField = 'email' | 'mobile' | 'phone' | 'place' | 'street' | 'last' | 'first' | 'firm';

/**
 * A comparison, with the keys of the values that agreed: the fewer contacts share them, the more
 * they prove.
 */
export interface Comparison {
  readonly levels: Levels;
  readonly shared: Partial<Record<CountedField, readonly number[]>>;
  /**
   * A person on one side and a firm on the other. `bears`: the firm has the person's name in its
   * own.
   */
  readonly across: 'no' | 'bears' | 'yes';
}

type NumberLevel = Levels['siret'];

/**
 * A number that is off by a digit or two, and wrong by its check digit on one side, is mistyped.
 */
function compareNumbers(
  a: string | undefined,
  b: string | undefined,
  isValid: (number: string) => boolean,
): NumberLevel {
  if (a === undefined || b === undefined) return 'unknown';
  if (a === b) return 'same';
  return isValid(a) !== isValid(b) && distance(a, b) <= 2 ? 'typo' : 'other';
}

const letters = (text: string) => text.replace(/[^a-z]/g, '');
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Whether a mailbox is only the name of its owner: many people of that name have one like it. */
function isNameOnly(local: string, traits: ContactTraits): boolean {
  const words = [...(traits.name?.first ?? []), ...(traits.name?.last ?? [])].filter(
    (word) => word.length > 1,
  );
  let rest = letters(local);
  for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replace(word, '');
  return rest.length <= 1 && digitsOf(local).length < 3;
}

function compareMailboxes(
  x: string,
  y: string,
  a: ContactTraits,
  b: ContactTraits,
): 'similar' | 'mailbox' | 'other' {
  const [localX = '', domainX = ''] = x.split('@');
  const [localY = '', domainY = ''] = y.split('@');
  if (digitsOf(localX) !== digitsOf(localY)) return 'other';
  if (localX === localY) {
    if (distance(domainX, domainY) <= 2) return 'similar';
    return localX.length >= 6 && !isNameOnly(localX, a) && !isNameOnly(localX, b) ? 'mailbox' : 'other';
  }
  return domainX === domainY && localX.length >= 6 && isSlip(localX, localY) ? 'similar' : 'other';
}

function compareEmails(a: ContactTraits, b: ContactTraits): [Levels['email'], string | undefined] {
  if (a.emails.length === 0 || b.emails.length === 0) return ['unknown', undefined];
  let best: Levels['email'] = 'other';
  for (const x of a.emails) {
    for (const y of b.emails) {
      if (x === y) return ['same', x];
      if (best === 'similar') continue;
      const level = compareMailboxes(x, y, a, b);
      if (level !== 'other') best = level;
    }
  }
  return [best, undefined];
}

function compareStreets(a: Street, b: Street): 'same' | 'similar' | 'other' {
  const isSame = a.proper === b.proper;
  // Houses in a hamlet have no numbers, so a number that is missing on one side says little.
  if (a.number !== b.number)
    return isSame && (a.number === undefined || b.number === undefined) ? 'similar' : 'other';
  if (isSame) return 'same';
  return similarity(a.proper, b.proper) >= 0.8 ? 'similar' : 'other';
}

interface PlaceLevels {
  readonly place: Levels['place'];
  readonly street: Levels['street'];
  readonly postcode?: string | undefined;
  readonly at?: Street | undefined;
  /** Postcode or town, whichever agrees. */
  readonly town?: string | undefined;
}

const placeRanks = { same: 20, town: 16, other: 1, unknown: 0 } as const;
const streetRanks = { same: 12, similar: 8, unknown: 2, other: 1 } as const;

/** The level of one address beside another, and how near it is to agreement. */
function comparePlace(x: PlaceTraits, y: PlaceTraits): PlaceLevels {
  let place: Levels['place'] = 'unknown';
  if (x.postcode !== undefined && y.postcode !== undefined)
    place = x.postcode === y.postcode ? 'same' : 'other';
  else if (x.city !== undefined && y.city !== undefined) place = x.city === y.city ? 'town' : 'other';
  if (place !== 'same' && place !== 'town') return { place, street: 'unknown' };
  let street: Levels['street'] = 'unknown';
  let at: Street | undefined;
  for (const s of x.streets) {
    for (const t of y.streets) {
      const level = compareStreets(s, t);
      if (streetRanks[level] > streetRanks[street] || street === 'unknown') {
        street = level;
        at = s;
      }
    }
  }
  return {
    place,
    street,
    postcode: place === 'same' ? x.postcode : undefined,
    at,
    town: place === 'same' ? x.postcode : x.city,
  };
}

const placeRank = ({ place, street }: PlaceLevels): number => placeRanks[place] + streetRanks[street];

function comparePlaces(a: readonly PlaceTraits[], b: readonly PlaceTraits[]): PlaceLevels {
  let best: PlaceLevels = { place: 'unknown', street: 'unknown' };
  for (const x of a) {
    for (const y of b) {
      const levels = comparePlace(x, y);
      if (placeRank(levels) > placeRank(best)) best = levels;
    }
  }
  return best;
}

const none: NameRelation = { first: 'unknown', last: 'unknown' };

/** A sole trader may be entered as a person on one side and as a firm on the other. */
const isSoleTrader = (x: ContactTraits, y: ContactTraits): boolean =>
  x.name !== undefined && y.name === undefined && y.company !== undefined && isNamedLike(x.name, y.company);

function relationOfPersons(
  a: ContactTraits,
  b: ContactTraits,
  least: number,
  isFirstName: IsFirstName,
): NameRelation | undefined {
  if (a.name !== undefined && b.name !== undefined) return comparePersons(a.name, b.name, least, isFirstName);
  return isSoleTrader(a, b) || isSoleTrader(b, a) ? { first: 'same', last: 'same' } : undefined;
}

/** A person alone on one side, a firm alone on the other. */
function acrossOf(a: ContactTraits, b: ContactTraits): Comparison['across'] {
  const [person, firm] = a.name !== undefined && a.company === undefined ? [a, b] : [b, a];
  if (person.name === undefined || person.company !== undefined) return 'no';
  if (firm.name !== undefined || firm.company === undefined) return 'no';
  return bearsLastName(person.name, firm.company) ? 'bears' : 'yes';
}

const generationMark = /(?:^|[._-])(junior|jr|fils|senior|sr|pere|papa)(?=$|[._\d-])/;
const marksOf = (emails: readonly string[]) =>
  emails
    .map((email) => generationMark.exec(email.split('@')[0] ?? '')?.[1])
    .find((mark) => mark !== undefined);

function compareGenerations(a: ContactTraits, b: ContactTraits): Levels['generation'] {
  if (a.name?.generation !== b.name?.generation) return 'other';
  if (a.emails.length === 0 || b.emails.length === 0) return 'unknown';
  return marksOf(a.emails) !== marksOf(b.emails) ? 'other' : 'unknown';
}

const keyOf = (kind: KeyKind, text: string | undefined): readonly number[] =>
  text === undefined ? [] : [keyHash(kind, textHash(text))];

const streetHash = (street: Street, place: Levels['place'], town: string): number =>
  keyHash(place === 'same' ? 'street' : 'street-city', ...streetParts(street), textHash(town));

/** The keys of a name that agrees, as it is spelled on either side. */
const partsOf = (a: ContactTraits, b: ContactTraits, part: 'first' | 'last'): readonly number[] =>
  [a.name, b.name].flatMap((name) => {
    if (name === undefined || name[part].length === 0) return [];
    const { given, surnames } = nameHashesOf(name[part]);
    return [keyHash(part, part === 'first' ? given : surnames[0])];
  });

/**
 * Compares two field by field. Symmetric.
 *
 * @param least the least Levenshtein similarity of a mistyped name.
 * @param isFirstName whether people bear a first name as such.
 */
export function compareTraits(
  a: ContactTraits,
  b: ContactTraits,
  least: number,
  isFirstName: IsFirstName,
): Comparison {
  const [email, sharedEmail] = compareEmails(a, b);
  const [x, y] = [byMobile(a.phones), byMobile(b.phones)];
  const [mobile, sharedMobile] = comparePhones(x.mobile, y.mobile);
  const [phone, sharedPhone] = comparePhones(x.other, y.other);
  const { place, street, postcode, at, town } = comparePlaces(a.places, b.places);
  const persons = relationOfPersons(a, b, least, isFirstName);
  const firm =
    a.company !== undefined && b.company !== undefined
      ? compareFirms(a.company, b.company, least)
      : 'unknown';
  return {
    levels: {
      siret: compareNumbers(a.siret, b.siret, isValidSiret),
      vat: compareNumbers(a.vat, b.vat, isValidVat),
      siren: compareNumbers(a.siren, b.siren, isValidSiret),
      email,
      mobile,
      phone,
      street,
      place,
      ...(persons ?? none),
      firm,
      generation: compareGenerations(a, b),
    },
    shared: {
      email: keyOf('email', sharedEmail),
      mobile: keyOf('phone', sharedMobile),
      phone: keyOf('phone', sharedPhone),
      place: place === 'same' ? keyOf('postcode', postcode) : [],
      street:
        street === 'same' && at !== undefined && town !== undefined ? [streetHash(at, place, town)] : [],
      last: persons?.last === 'same' ? partsOf(a, b, 'last') : [],
      first: persons?.first === 'same' ? partsOf(a, b, 'first') : [],
      firm: firm === 'same' && a.company !== undefined ? keyOf('firm', firmKey(a.company)) : [],
    },
    across: persons === undefined ? acrossOf(a, b) : 'no',
  };
}

import { withoutEnd } from '../../core/index.js';
import type { GestanAddress, GestanContact } from '../../gestan/model.js';
import { emailKey, postcodeKey, sirenKey, sirenOfVat, siretKey, vatKey } from './keys.js';
import { createMemo, type Memo } from './memo.js';
import { normaliseName, type PersonName, personName, personWords } from './names.js';
import type { ContactPerson } from './person.js';
import { phoneKeys } from './phone-key.js';
import type { ParsedContactSettings } from './settings.js';
import { type Street, streetOf } from './street.js';
import { territoryOf } from './territories.js';

export interface PlaceTraits {
  readonly postcode?: string | undefined;
  readonly city?: string | undefined;
  /** Of an address with two lines, both may name a street. */
  readonly streets: readonly Street[];
}

/** What can be compared of a person or a contact, brought to one form. */
export interface ContactTraits {
  readonly name?: PersonName | undefined;
  readonly company?: string | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly siret?: string | undefined;
  readonly siren?: string | undefined;
  readonly vat?: string | undefined;
  readonly places: readonly PlaceTraits[];
}

/** What people and contacts have in common, as it is written. */
export interface RawTraits {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly company?: string | undefined;
  readonly phone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly siret?: string | undefined;
  readonly siren?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly billing?: GestanAddress | undefined;
  readonly shipping?: GestanAddress | undefined;
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

/** A town as it is compared, without CEDEX and the number of its district. */
export function cityKey(city: string): string {
  const name = normaliseName(city);
  const cedex = name.search(/cedex\b/);
  return withoutEnd(cedex < 0 ? withoutEnd(name, /\d/) : name.slice(0, cedex), /\s/);
}

function place(address: GestanAddress | undefined, memo: Memo): readonly PlaceTraits[] {
  if (address === undefined) return [];
  const { city, line1, line2 } = address;
  const traits = {
    postcode: postcodeKey(address.postcode),
    city: (city && memo.of('city', city, cityKey)) || undefined,
    streets: present([line1, line2].map((line) => (line ? streetOf(line, memo) : undefined))),
  };
  return traits.postcode === undefined && traits.city === undefined ? [] : [traits];
}

/** `chez Mme Durand` and `c/o Durand` stand where a firm would, and are none. */
const lodging = /^\s*(?:chez|c\/o|care of|p\/o|aux bons soins)\b/i;

/** The name of the firm; undefined where the field holds none. */
export function companyOf(company: string | undefined): string | undefined {
  const text = company?.trim();
  return text === undefined || text === '' || lodging.test(text) || !/\p{L}/u.test(text) ? undefined : text;
}

/** The country by which a contact's phone numbers are read. */
export function phoneCountry({ billing, shipping }: RawTraits, settings: ParsedContactSettings): string {
  const address = billing ?? shipping;
  return territoryOf(address?.country || settings.country, address?.postcode);
}

/** The phone numbers of a person or contact, each once. */
export function phonesOf(raw: RawTraits, settings: ParsedContactSettings): readonly string[] {
  if (raw.phone === undefined && raw.mobile === undefined) return [];
  const country = phoneCountry(raw, settings);
  return [...new Set([...phoneKeys(raw.phone, country), ...phoneKeys(raw.mobile, country)])];
}

function traits(
  raw: RawTraits,
  emails: readonly string[],
  settings: ParsedContactSettings,
  memo: Memo,
): ContactTraits {
  const siret = siretKey(raw.siret);
  const vat = vatKey(raw.vatNumber);
  const company = companyOf(raw.company);
  const name = personName(raw.firstName, raw.lastName, (text) => memo.of('words', text, personWords));
  return {
    // A shop that asks for a name gets the firm's name twice.
    name: name !== undefined && company !== undefined && isFirmName(name, company) ? undefined : name,
    company,
    emails: [...new Set(present(emails.map((each) => emailKey(each, settings.ownEmails))))],
    phones: phonesOf(raw, settings),
    siret,
    siren: sirenKey(raw.siren) ?? siret?.slice(0, 9) ?? sirenOfVat(vat),
    vat,
    places: [...place(raw.billing, memo), ...place(raw.shipping, memo)],
  };
}

function isFirmName({ first, last }: PersonName, company: string): boolean {
  const words = [...first, ...last].join('');
  const firm = normaliseName(company).replaceAll(' ', '');
  // A sole trader's firm is the person.
  return words === firm && (first.length === 0 || last.length === 0);
}

/** The e-mail addresses of a contact: Gestan's field may hold several. */
export function addressesOf({ email }: GestanContact): readonly string[] {
  if (email === undefined || email === '') return [];
  return /[\s;,]/.test(email) ? email.split(/[\s;,]+/).filter((each) => each !== '') : [email];
}

export function traitsOfContact(
  contact: GestanContact,
  settings: ParsedContactSettings,
  memo: Memo = createMemo(),
): ContactTraits {
  return traits(contact, addressesOf(contact), settings, memo);
}

export function traitsOfPerson(
  person: ContactPerson,
  settings: ParsedContactSettings,
  memo: Memo = createMemo(),
): ContactTraits {
  return traits(person, person.emails, settings, memo);
}

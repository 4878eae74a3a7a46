import type { GestanAddress, GestanContact } from '../../gestan/model.js';
import { emailKey, postcodeKey, sirenKey, sirenOfVat, siretKey, vatKey } from './keys.js';
import { normaliseName, type PersonName, personName } from './names.js';
import type { ContactPerson } from './person.js';
import { phoneKey } from './phone-key.js';
import type { ParsedContactSettings } from './settings.js';

export interface PlaceTraits {
  readonly postcode?: string | undefined;
  readonly city?: string | undefined;
  readonly street?: string | undefined;
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

const streetWords: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  boul: 'boulevard',
  r: 'rue',
  pl: 'place',
  ch: 'chemin',
  imp: 'impasse',
  all: 'allee',
  rte: 'route',
  fg: 'faubourg',
  gal: 'general',
};

function street(line: string | undefined): string | undefined {
  const words = normaliseName(line ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => streetWords[word] ?? word);
  return words.length === 0 ? undefined : words.join(' ');
}

function place(address: GestanAddress | undefined): readonly PlaceTraits[] {
  if (address === undefined) return [];
  const city = normaliseName(address.city ?? '').replace(/\s*(?:cedex\b.*|\d+)$/, '');
  const traits = {
    postcode: postcodeKey(address.postcode),
    city: city || undefined,
    street: street(address.line1),
  };
  return traits.postcode === undefined && traits.city === undefined ? [] : [traits];
}

interface Raw {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly siret?: string;
  readonly siren?: string;
  readonly vatNumber?: string;
  readonly billing?: GestanAddress;
  readonly shipping?: GestanAddress;
}

function defined<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function traits(raw: Raw, emails: readonly string[], settings: ParsedContactSettings): ContactTraits {
  const country = raw.billing?.country ?? settings.country;
  const siret = siretKey(raw.siret);
  const vat = vatKey(raw.vatNumber);
  return {
    name: personName(raw.firstName, raw.lastName),
    company: raw.company?.trim() || undefined,
    emails: defined(emails.map((each) => emailKey(each, settings.ownEmails))),
    phones: defined([raw.phone, raw.mobile].map((each) => phoneKey(each, country))),
    siret,
    siren: sirenKey(raw.siren) ?? siret?.slice(0, 9) ?? sirenOfVat(vat),
    vat,
    places: [...place(raw.billing), ...place(raw.shipping)],
  };
}

/** The e-mail addresses of a contact: Gestan's field may hold several. */
function addressesOf(contact: GestanContact): readonly string[] {
  return (contact.email ?? '').split(/[\s;,]+/).filter((each) => each !== '');
}

export function traitsOfContact(contact: GestanContact, settings: ParsedContactSettings): ContactTraits {
  return traits(contact, addressesOf(contact), settings);
}

export function traitsOfPerson(person: ContactPerson, settings: ParsedContactSettings): ContactTraits {
  return traits(person, person.emails, settings);
}

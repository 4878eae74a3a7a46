import type { GestanAddress, GestanContact } from '../../gestan/model.js';
import { eachKey, type PutKey } from './directory-keys.js';
import { textHash } from './key-table.js';
import { postcodeKey } from './keys.js';
import { type Memo, type NameHashes, nameHashesOf } from './memo.js';
import { personWords } from './names.js';
import type { ParsedContactSettings } from './settings.js';
import { houseOf, roadOf } from './street.js';
import { frenchNumber } from './territories.js';
import { cityKey, phonesOf, traitsOfContact } from './traits.js';

/*
 * An index reads every contact of a Gestan, so this is fast: the
 * usual contact (a person with one address, without numbers of a firm) gives its keys straight from
 * its fields. What it gives are the keys of `eachKey`, or more: a filler that nobody is looked up
 * by does no harm here.
 */

interface Part {
  readonly hashes: NameHashes;
  readonly isBlank: boolean;
  /** `Martin fils`, `M. et Mme`: read in full. */
  readonly isOdd: boolean;
}

const odd = /(?:^|\s)(?:pere|père|fils|senior|junior|sr|jr)\.?(?:\s|$)/i;

function partOf(text: string, memo: Memo): Part {
  return memo.of('part', text, () => {
    const words = personWords(text);
    return { hashes: nameHashesOf(words), isBlank: words.length === 0, isOdd: odd.test(text) };
  });
}

const tenDigits = /^0[1-9]\d{8}$/;
const frenchTyped = /^[\d .-]+$/;

/** A French number in its usual form; undefined if it needs the full parser. */
function frenchPhone(text: string): string | undefined {
  if (tenDigits.test(text)) return frenchNumber(text);
  if (!frenchTyped.test(text)) return undefined;
  const digits = text.replace(/[ .-]/g, '');
  return tenDigits.test(digits) ? frenchNumber(digits) : undefined;
}

function putPhones(contact: GestanContact, settings: ParsedContactSettings, put: PutKey): void {
  const { phone, mobile, billing } = contact;
  if (!phone && !mobile) return;
  const isFrench = (billing?.country ?? settings.country) === 'FR';
  const ofPhone = phone && isFrench ? frenchPhone(phone) : undefined;
  const ofMobile = mobile && isFrench ? frenchPhone(mobile) : undefined;
  if ((phone && ofPhone === undefined) || (mobile && ofMobile === undefined)) {
    for (const key of phonesOf(contact, settings)) put('phone', textHash(key));
    return;
  }
  if (ofPhone !== undefined) put('phone', textHash(ofPhone));
  if (ofMobile !== undefined) put('phone', textHash(ofMobile));
}

function putPlace(address: GestanAddress, surname: number, given: number, memo: Memo, put: PutKey): void {
  const postcode = address.postcode ? postcodeKey(address.postcode) : undefined;
  const town = address.city ? memo.of('city-hash', address.city, (text) => hashOf(cityKey(text))) : 0;
  const code = postcode === undefined ? 0 : textHash(postcode);
  if (code !== 0) {
    put('postcode', code);
    if (given !== 0) put('given', given, code);
    if (surname !== 0) put('surname', surname, code);
  }
  if (town !== 0 && surname !== 0) {
    put('surname-city', surname, town);
    if (code === 0) put('surname-without-postcode', surname, town);
  }
  for (const line of [address.line1, address.line2]) {
    if (!line) continue;
    const { house, rest } = houseOf(line);
    const road = memo.of('road-hash', rest, (text) => hashOf(roadOf(text)?.proper ?? ''));
    if (road === 0) continue;
    const number = textHash(house ?? '');
    if (code !== 0) put('street', number, road, code);
    if (town === 0) continue;
    put('street-city', number, road, town);
    if (code === 0) put('street-bare', number, road, town);
  }
}

const hashOf = (text: string): number => (text === '' ? 0 : textHash(text));

/**
 * The keys of a contact, as {@link eachKey} gives them from its traits.
 *
 * @param put takes each key; one may come twice.
 */
export function eachContactKey(
  contact: GestanContact,
  settings: ParsedContactSettings,
  memo: Memo,
  put: PutKey,
): void {
  const { firstName, lastName, company, email, siret, siren, vatNumber, shipping, billing } = contact;
  const first = firstName ? partOf(firstName, memo) : undefined;
  const last = lastName ? partOf(lastName, memo) : undefined;
  const isUsual =
    !company &&
    !siret &&
    !siren &&
    !vatNumber &&
    !shipping &&
    first &&
    last &&
    !first.isBlank &&
    !last.isBlank;
  if (!isUsual || first.isOdd || last.isOdd || last.hashes.surnames.length > 1) {
    eachKey(traitsOfContact(contact, settings, memo), memo, put);
    return;
  }
  if (email) {
    const text = email.trim().toLowerCase();
    if (/[\s;,]/.test(text)) for (const each of text.split(/[\s;,]+/)) put('email', textHash(each));
    else put('email', textHash(text));
  }
  putPhones(contact, settings, put);
  const [surname] = last.hashes.surnames;
  const { given } = first.hashes;
  put('bag', (first.hashes.bag + last.hashes.bag) >>> 0);
  put('first', given);
  put('last', surname);
  if (billing) putPlace(billing, surname, given, memo, put);
}

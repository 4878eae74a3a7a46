import { plainCharacters, type Unfinished } from '../core/index.js';
import type { GestanAddress } from '../gestan/model.js';
import type { WooAddress, WooMeta, WooOrder } from '../woo/types.js';

/**
 * Where known plugins keep the customer's VAT number on an order. The first that is filled counts.
 */
const vatNumberKeys = [
  '_billing_vat_number',
  'billing_vat_number',
  '_vat_number',
  'vat_number',
  '_billing_eu_vat_number',
  '_eu_vat_number',
  '_billing_vat',
  '_billing_tva',
  'billing_tva',
];
const siretKeys = [
  '_billing_siret',
  'billing_siret',
  '_siret',
  'siret',
  '_billing_siren',
  'billing_siren',
  '_siren',
  'siren',
];

/** The text of the first of some meta fields that is filled. */
export function metaText(meta: readonly WooMeta[], keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = meta.find((each) => each.key === key)?.value;
    if ((typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '')
      return String(value).trim();
  }
  return undefined;
}

/**
 * The customer's VAT number, without blanks, in capitals; `undefined` where it has not the form of
 * one.
 */
export function customerVatNumber(order: WooOrder): string | undefined {
  const text = metaText(order.meta_data, vatNumberKeys)
    ?.replace(/[\s.\-/]/g, '')
    .toUpperCase();
  return text !== undefined && /^[A-Z]{2}(?=(?:.*\d){2})[0-9A-Z+*]{2,13}$/.test(text) ? text : undefined;
}

/**
 * The customer's SIREN: from SIREN or SIRET, else from a French VAT number. Only where its check
 * digit is right.
 *
 * @param vat the customer's VAT number.
 */
export function customerSiren(
  order: WooOrder,
  vat: string | undefined = customerVatNumber(order),
): string | undefined {
  const digits = metaText(order.meta_data, siretKeys)?.replace(/\D/g, '') ?? '';
  const own = digits.length === 9 || digits.length === 14 ? digits.slice(0, 9) : undefined;
  const fromVat = vat !== undefined && /^FR[0-9A-Z]{2}\d{9}$/.test(vat) ? vat.slice(4) : undefined;
  return [own, fromVat].find((siren) => siren !== undefined && luhn(siren));
}

function luhn(digits: string): boolean {
  let total = 0;
  [...digits].reverse().forEach((char, index) => {
    const digit = Number(char) * (index % 2 === 0 ? 1 : 2);
    total += digit > 9 ? digit - 9 : digit;
  });
  return total % 10 === 0;
}

/**
 * What WordPress puts in the place of erased personal data, `[deleted]` in the site's language: it
 * is nobody's name and no place. Characters that databases refuse are left out.
 */
function unlessErased(text: string | null | undefined): string {
  if (!text) return '';
  const plain = plainCharacters(text).trim();
  return plain.startsWith('[') && /^\[[^[\]]+\]$/.test(plain) ? '' : plain;
}

/** Converts an address of the shop to Gestan's form. `undefined` if it is empty or was erased. */
export function pieceAddress(address: WooAddress | undefined): GestanAddress | undefined {
  if (!address) return undefined;
  const filled: Unfinished<GestanAddress> = {};
  let isFilled = false;
  const fill = (field: keyof GestanAddress, value: string | null | undefined) => {
    const text = unlessErased(value);
    if (text === '') return;
    filled[field] = text;
    isFilled = true;
  };
  const [first, last] = [unlessErased(address.first_name), unlessErased(address.last_name)];
  fill('line1', address.address_1);
  fill('line2', address.address_2);
  fill('postcode', address.postcode);
  fill('city', address.city);
  fill('state', address.state);
  fill('country', address.country);
  fill('name', first === '' || last === '' ? first + last : `${first} ${last}`);
  fill('company', address.company);
  fill('phone', address.phone);
  return isFilled ? filled : undefined;
}

/** What tells one place or person from another. */
const placeFields = ['line1', 'line2', 'postcode', 'city', 'state', 'country', 'name', 'company'] as const;

/**
 * The delivery address, where there is one and it is another place or another person.
 *
 * @param billing the order's own billing address.
 */
export function deliveryAddress(
  order: WooOrder,
  billing: GestanAddress = pieceAddress(order.billing) ?? {},
): GestanAddress | undefined {
  const delivery = pieceAddress(order.shipping);
  if (!delivery) return undefined;
  // A country alone is what WooCommerce fills in by itself: nobody lives there.
  if (!delivery.line1 && !delivery.city && !delivery.name && !delivery.company) return undefined;
  const isSame = placeFields.every((field) => {
    const [a = '', b = ''] = [delivery[field], billing[field]];
    return a === b || a.toLowerCase() === b.toLowerCase();
  });
  return isSame ? undefined : delivery;
}

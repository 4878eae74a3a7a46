import type { Json, Row } from '../json.js';
import { isRow } from '../json.js';
import { cleanText } from './php.js';

/** The parts of a shipping address; a billing address also has an e-mail. */
export const addressFields = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'state',
  'postcode',
  'country',
  'phone',
];

export function blankAddress(withMail: boolean): Row {
  const address: Row = Object.fromEntries(addressFields.map((field) => [field, '']));
  if (withMail) address.email = '';
  return address;
}

export function writeAddress(address: Row, value: Json | undefined): void {
  if (!isRow(value)) return;
  for (const [field, item] of Object.entries(value)) {
    if (field in address && item !== null) address[field] = cleanText(item);
  }
}

import { defined } from '../../core/index.js';
import type { GestanAddress, GestanContact } from '../../gestan/model.js';
import type { EvidenceCode } from './evidence.js';
import type { ContactPerson } from './person.js';

/** One line of a question: the values of both sides, and whether they agree. */
export interface ComparedDetail {
  /** The field. */
  readonly field: 'name' | 'company' | 'number' | 'email' | 'phone' | 'billing';
  /** The shop's value. Absent: none. */
  readonly woo?: string;
  /** Gestan's value. Absent: none. */
  readonly gestan?: string;
  /** `unknown`: one side has no value. */
  readonly agreement: 'same' | 'similar' | 'other' | 'unknown';
}

const joined = (parts: readonly (string | undefined)[], by = ' '): string | undefined =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(by) || undefined;

const addressText = (address: GestanAddress | undefined): string | undefined =>
  joined([address?.line1, address?.line2, joined([address?.postcode, address?.city])], ', ');

const codesOf: Readonly<Record<ComparedDetail['field'], RegExp>> = {
  name: /-(?:name|first-name|last-name)$|^name-partly$|^other-generation$/,
  company: /-(?:firm|legal-form)$/,
  number: /-(?:siret|siren|vat-number|number)$/,
  email: /-email$/,
  phone: /-phone$/,
  billing: /-(?:street|place)$/,
};

/** The evidence of one line: its worst code, since the reader looks for differences. */
function agreementOf(
  field: ComparedDetail['field'],
  reasons: readonly EvidenceCode[],
): ComparedDetail['agreement'] {
  const codes = reasons.filter((code) => codesOf[field].test(code));
  if (codes.length === 0) return 'unknown';
  if (codes.some((code) => code.startsWith('other-'))) return 'other';
  return codes.every((code) => code.startsWith('same-') || code.startsWith('shared-')) ? 'same' : 'similar';
}

/**
 * A person of the shop and a contact of Gestan side by side, for the person who answers the
 * question. Lines that are empty on both sides are left out.
 */
export function sideBySide(
  person: ContactPerson,
  contact: GestanContact,
  reasons: readonly EvidenceCode[],
): readonly ComparedDetail[] {
  const lines: readonly (readonly [ComparedDetail['field'], string | undefined, string | undefined])[] = [
    ['name', joined([person.firstName, person.lastName]), joined([contact.firstName, contact.lastName])],
    ['company', joined([person.company]), joined([contact.company])],
    [
      'number',
      joined([person.siret ?? person.siren, person.vatNumber], ' / '),
      joined([contact.siret ?? contact.siren, contact.vatNumber], ' / '),
    ],
    ['email', joined(person.emails, ', '), joined([contact.email])],
    ['phone', joined([person.phone]), joined([contact.mobile, contact.phone], ' / ')],
    ['billing', addressText(person.billing), addressText(contact.billing)],
  ];
  return lines
    .filter(([, woo, gestan]) => woo !== undefined || gestan !== undefined)
    .map(([field, woo, gestan]) => ({
      field,
      ...defined({ woo, gestan }),
      agreement: woo === undefined || gestan === undefined ? 'unknown' : agreementOf(field, reasons),
    }));
}

import type { GestanAddress, GestanContact } from '../../gestan/model.js';
import type { EvidenceCode } from './evidence.js';
import type { ContactPerson } from './person.js';

/** One line of a question: what either side says, and whether the two agree. */
export interface ComparedField {
  /** What is compared. */
  readonly field: 'name' | 'company' | 'number' | 'email' | 'phone' | 'billing';
  /** What the shop says; null: nothing. */
  readonly woo: string | null;
  /** What Gestan holds; null: nothing. */
  readonly gestan: string | null;
  /** `unknown`: one side says nothing of it. */
  readonly agreement: 'same' | 'similar' | 'other' | 'unknown';
}

const joined = (parts: readonly (string | undefined)[], by = ' '): string | null =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(by) || null;

const addressText = (address: GestanAddress | undefined): string | null =>
  joined([address?.line1, address?.line2, joined([address?.postcode, address?.city]) ?? undefined], ', ');

const codesOf: Readonly<Record<ComparedField['field'], RegExp>> = {
  name: /-(?:name|first-name|last-name)$|^name-partly$|^other-generation$/,
  company: /-(?:firm|legal-form)$/,
  number: /-(?:siret|siren|vat-number|number)$/,
  email: /-email$/,
  phone: /-phone$/,
  billing: /-(?:street|place)$/,
};

/** What the evidence says of one line: the worst of its codes, since a difference is what is looked for. */
function agreementOf(
  field: ComparedField['field'],
  reasons: readonly EvidenceCode[],
): ComparedField['agreement'] {
  const codes = reasons.filter((code) => codesOf[field].test(code));
  if (codes.length === 0) return 'unknown';
  if (codes.some((code) => code.startsWith('other-'))) return 'other';
  return codes.every((code) => code.startsWith('same-') || code.startsWith('shared-')) ? 'same' : 'similar';
}

/**
 * A person of the shop and a contact of Gestan side by side, for whoever answers the question. Lines
 * of which neither side says anything are left out.
 */
export function sideBySide(
  person: ContactPerson,
  contact: GestanContact,
  reasons: readonly EvidenceCode[],
): readonly ComparedField[] {
  const lines: readonly (readonly [ComparedField['field'], string | null, string | null])[] = [
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
    .filter(([, woo, gestan]) => woo !== null || gestan !== null)
    .map(([field, woo, gestan]) => ({
      field,
      woo,
      gestan,
      agreement: woo === null || gestan === null ? 'unknown' : agreementOf(field, reasons),
    }));
}

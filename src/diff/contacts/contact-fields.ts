import type { Unfinished } from '../../core/index.js';
import type { ContactDraft, GestanAddress, GestanContact } from '../../gestan/model.js';
import type { Change } from '../plan.js';
import { emailKey } from './keys.js';
import type { ContactPerson } from './person.js';
import { phoneKey } from './phone-key.js';

/** The fields of a contact that the shop can own. */
export const contactFields = [
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
  'siret',
  'siren',
  'vatNumber',
  'billing',
  'shipping',
] as const;
/** A field of a contact that the sync compares and writes. */
export type ContactField = (typeof contactFields)[number];

const addressFields = ['line1', 'line2', 'postcode', 'city', 'state', 'country', 'name', 'company'] as const;

/**
 * The shop's data about a person at the last sync: the base of the three-way comparison. Flat and
 * plain, so that it can be stored: `billing.city` → `'Nantes'`. A blank field is absent.
 */
export type ContactSnapshot = Readonly<Record<string, string>>;

/**
 * Fields that a shop may blank on purpose. A blank name, e-mail or town is missing data, not a
 * change.
 */
const clearable = new Set([
  'company',
  'phone',
  'vatNumber',
  'billing.line2',
  'billing.company',
  'billing.name',
  'shipping.line2',
  'shipping.company',
  'shipping.name',
]);

/** Each field with what its parts are called in a snapshot, if it is an address. */
const flatFields = contactFields.map((field) => ({
  field,
  parts: addressFields.map((part) => ({ part, name: `${field}.${part}` })),
}));

function flatten(from: Pick<GestanContact, ContactField> | ContactPerson): ContactSnapshot {
  const flat: Record<string, string> = {};
  for (const { field, parts } of flatFields) {
    const value = from[field];
    if (typeof value === 'string') {
      if (value.trim() !== '') flat[field] = value;
    } else if (value !== undefined) {
      for (const { part, name } of parts) {
        const text = value[part];
        if (text !== undefined && text.trim() !== '') flat[name] = text;
      }
    }
  }
  return flat;
}

/**
 * The snapshot to store with a link once a row is applied.
 *
 * @example
 * const link = { contactId, snapshot: contactSnapshot(person) }
 */
export function contactSnapshot(person: ContactPerson): ContactSnapshot {
  return flatten(person);
}

/** Blanks count as one, and letters in one form. */
const spaces = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Whether two values of a field are equal, apart from their spelling. Blank equals blank. */
function isEqual(field: string, a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (spaces(a) === spaces(b)) return true;
  if (field === 'email') return emailKey(a) !== undefined && emailKey(a) === emailKey(b);
  if (field === 'phone') return phoneKey(a) !== undefined && phoneKey(a) === phoneKey(b);
  if (field === 'siret' || field === 'siren' || field === 'vatNumber')
    return a.replace(/[^0-9a-z]/gi, '').toUpperCase() === b.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return false;
}

const roots = new Map<string, ContactField>(
  flatFields.flatMap(({ field, parts }) => [
    [field, field] as const,
    ...parts.map(({ name }) => [name, field] as const),
  ]),
);

const rootOf = (field: string) => roots.get(field) ?? field;

/** Owned fields that differ from the base. Nearly all people are as they were, letter by letter. */
function changedFields(
  now: ContactSnapshot,
  before: ContactSnapshot,
  owned: readonly ContactField[],
): readonly string[] {
  const [names, known] = [Object.keys(now), Object.keys(before)];
  if (names.length === known.length && names.every((name) => now[name] === before[name])) return [];
  return [...new Set([...names, ...known])].filter(
    (field) =>
      (owned as readonly string[]).includes(rootOf(field)) && !isEqual(field, now[field], before[field]),
  );
}

export interface ContactUpdate {
  readonly changes: readonly Change[];
  /** The fields to write. An address is complete, with the parts that only Gestan knows. */
  readonly fields: Omit<ContactDraft, 'externalRef' | 'id'>;
}

/**
 * The three-way comparison of a linked contact: what the shop changed since the base goes to
 * Gestan; what only Gestan changed stays. If both changed a field, the shop's value is written,
 * because the shop owns the field; the change is marked.
 *
 * @param base the shop's data at the last sync. Absent: no change is known.
 *
 * @param contact the current contact in Gestan. Absent: it cannot be read, and Gestan is assumed to
 *   hold the base.
 *
 * @param owned the fields that the shop owns.
 *
 * @param now the shop's current data.
 */
export function contactUpdate(
  person: ContactPerson,
  base: ContactSnapshot | undefined,
  contact: GestanContact | undefined,
  owned: readonly ContactField[],
  now: ContactSnapshot = contactSnapshot(person),
): ContactUpdate {
  const before = base ?? now;
  const changed = changedFields(now, before, owned);
  if (changed.length === 0) return { changes: [], fields: {} };
  const there: ContactSnapshot = contact === undefined ? before : flatten(contact);
  const changes: Change[] = [];
  const written = new Map<string, string | undefined>();
  for (const field of changed) {
    const root = rootOf(field);
    const to = now[field];
    const from = there[field];
    if (isEqual(field, to, from)) continue;
    // An address that is blank as a whole is missing data too, together with phone and firm: this
    // is how WooCommerce erases a customer.
    const isGone = person[root === 'shipping' ? 'shipping' : 'billing'] === undefined;
    if (to === undefined && (!clearable.has(field) || isGone)) continue;
    if (field === 'phone' && to !== undefined && isEqual(field, to, contact?.mobile)) continue;
    const both = contact !== undefined && !isEqual(field, from, before[field]);
    changes.push({
      field,
      from: from ?? null,
      to: to ?? null,
      target: 'gestan',
      ...(both ? { because: 'owner' } : {}),
    });
    written.set(field, to);
  }
  return { changes, fields: changes.length === 0 ? {} : draftFields(written, person, contact) };
}

function draftFields(
  written: ReadonlyMap<string, string | undefined>,
  person: ContactPerson,
  contact: GestanContact | undefined,
): ContactUpdate['fields'] {
  const fields: Record<string, string | null | Unfinished<GestanAddress>> = {};
  for (const [field, value] of written) {
    const root = rootOf(field);
    if (root === field) {
      fields[root] = value ?? null;
      continue;
    }
    const key = root === 'shipping' ? 'shipping' : 'billing';
    const part = field.slice(root.length + 1) as keyof GestanAddress;
    // An address is written whole: where Gestan's own is not known, all of it is the shop's.
    const address = { ...((fields[key] as GestanAddress | undefined) ?? (contact ?? person)[key]) };
    if (value === undefined) delete address[part];
    else address[part] = value;
    fields[key] = address;
  }
  return fields;
}

/** The draft that makes a new contact of a person. */
export function newContactDraft(person: ContactPerson, externalRef = person.ref): ContactDraft {
  const fields: Record<string, string | GestanAddress> = {};
  for (const field of contactFields) {
    const value = person[field];
    if (value !== undefined) fields[field] = value;
  }
  return { externalRef, group: 'client', ...fields };
}

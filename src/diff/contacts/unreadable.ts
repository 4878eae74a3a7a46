import { defined, fingerprint } from '../../core/index.js';
import type { GestanContact } from '../../gestan/model.js';
import { customerRef } from '../../pieces/references.js';
import type { UnreadableShopRow } from '../orders/unreadable-shop-row.js';
import type { Reason } from '../plan.js';
import type { ContactRow } from './contact-row.js';
import type { ContactPerson } from './person.js';

/** A contact that Gestan lists but that cannot be read. It exists, so it is never made again. */
export interface UnreadableContact {
  /** Gestan's id. Absent: the row does not say. */
  readonly id?: string | undefined;
  /** The field that cannot be read, `billing.city`. */
  readonly field: string;
  /** What is wrong with it, for logs, in English. */
  readonly said: string;
  /** The readable part, so that a person who may be this contact is found. */
  readonly contact: GestanContact;
}

const texts = [
  'externalRef',
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
  'mobile',
  'siret',
  'siren',
  'vatNumber',
] as const satisfies readonly (keyof GestanContact)[];

/**
 * The readable texts of a contact's row.
 *
 * @param id what the index knows it by: Gestan's id, or a stand-in where the row does not say it.
 */
export function readablePart(row: Readonly<Record<string, unknown>>, id: string): GestanContact {
  const part = texts.flatMap((field) => (typeof row[field] === 'string' ? [[field, row[field]]] : []));
  return { ...Object.fromEntries(part), id };
}

/** Why nothing is done about a customer of the shop who cannot be read. */
export function customerUnreadable({ id, field, said }: UnreadableShopRow): Reason {
  return { code: 'customer-unreadable', values: { ...defined({ id }), field, said } };
}

/** The row of a customer whom the shop lists and who cannot be read. */
export function unreadableCustomerRow(customer: UnreadableShopRow, shop: string): ContactRow {
  const { id, field } = customer;
  const ref = id === undefined ? `woo:${shop}:customer:?` : customerRef(shop, id);
  return {
    key: id === undefined ? `${ref}:${field}` : ref,
    status: 'blocked',
    origin: 'woo',
    name: id === undefined ? '?' : String(id),
    ...defined({ wooId: id }),
    changes: [],
    candidates: [],
    rule: 'none',
    linkRef: ref,
    snapshot: {},
    reason: customerUnreadable(customer),
    fingerprint: fingerprint(['unreadable', id ?? null, field]),
  };
}

/**
 * The row of a person, blocked where the contact that it is, or may be, cannot be read: such a
 * contact is neither gone, nor changed, nor made a second time.
 */
export function heldByUnreadable(
  row: ContactRow,
  person: ContactPerson,
  unreadable: ReadonlyMap<string, UnreadableContact>,
): ContactRow {
  if (unreadable.size === 0) return row;
  const held = unreadableOf(row, person, unreadable);
  if (!held) return row;
  const { id, field, said } = held;
  const { draft: _, ...rest } = row;
  return {
    ...rest,
    status: 'blocked',
    changes: [],
    reason: { code: 'contact-unreadable', values: { ...defined({ id }), field, said } },
    fingerprint: fingerprint([row.fingerprint, field, said]),
  };
}

function unreadableOf(
  { contactId, candidates, status, reason }: ContactRow,
  { refs }: ContactPerson,
  unreadable: ReadonlyMap<string, UnreadableContact>,
): UnreadableContact | undefined {
  if (contactId !== undefined) {
    const own = unreadable.get(contactId);
    if (own) return own;
    // A contact without an id may be the one that seems to be gone.
    return reason?.code === 'counterpart-gone'
      ? [...unreadable.values()].find(({ id }) => id === undefined)
      : undefined;
  }
  if (status !== 'review' && status !== 'add-to-gestan') return undefined;
  const bearer = [...unreadable.values()].find(
    ({ contact: { externalRef } }) => externalRef !== undefined && refs.includes(externalRef),
  );
  return (
    bearer ?? candidates.map((each) => unreadable.get(each.contactId)).find((each) => each !== undefined)
  );
}

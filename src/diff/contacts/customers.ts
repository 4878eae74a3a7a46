import type { WooCustomer } from '../../woo/types.js';
import type { ContactRow } from './contact-row.js';

/** Roles of people who run the shop. */
const staff: ReadonlySet<string> = new Set([
  'administrator',
  'editor',
  'author',
  'contributor',
  'shop_manager',
]);

/**
 * Whether an account of the shop is a customer's. Somebody who runs the shop is a customer only
 * after a purchase.
 */
export function isCustomer({ role, is_paying_customer: isPaying }: WooCustomer): boolean {
  return isPaying === true || !staff.has(role);
}

/**
 * Rows in the order in which they are applied: known contacts first, since each new contact is one
 * more that a customer may be.
 */
export function knownFirst<T>(items: readonly T[], rowOf: (item: T) => ContactRow): readonly T[] {
  const isNew = (item: T) => rowOf(item).status === 'add-to-gestan';
  return [...items.filter((item) => !isNew(item)), ...items.filter(isNew)];
}

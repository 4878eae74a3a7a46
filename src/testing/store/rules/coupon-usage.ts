import type { Row } from '../json.js';
import { integer, items, row, rows, text } from '../json.js';
import type { Site } from '../site.js';

/** The person whose uses are counted: a customer by id, a guest by e-mail. */
function userOf(order: Row): string {
  const customer = integer(order.customer_id);
  return customer > 0 ? String(customer) : text(row(order.billing).email);
}

const users = (coupon: Row): string[] => items(coupon.used_by).map(text);

/** How often a customer has used a coupon. */
export function usesByCustomer(coupon: Row, customer: number): number {
  return users(coupon).filter((user) => user === String(customer)).length;
}

/** How often a guest has used a coupon. */
export function usesByMail(coupon: Row, mail: string): number {
  return users(coupon).filter((user) => user === mail).length;
}

function increase(coupon: Row, user: string): void {
  coupon.usage_count = integer(coupon.usage_count) + 1;
  if (user !== '') coupon.used_by = [...users(coupon), user];
}

function decrease(coupon: Row, user: string): void {
  if (integer(coupon.usage_count) <= 0) return;
  coupon.usage_count = integer(coupon.usage_count) - 1;
  const left = users(coupon);
  const place = left.indexOf(user);
  if (place >= 0) left.splice(place, 1);
  coupon.used_by = left;
}

/**
 * A coupon is taken off an order: one use less. Only a customer is removed from its list, a guest
 * stays.
 */
export function giveBack(coupon: Row | undefined, customer: number): void {
  if (coupon) decrease(coupon, String(customer));
}

/**
 * A coupon is put on an order. The first one counts with the order itself, see {@link
 * updateUsageCounts}.
 */
export function countUse(site: Site, order: Row, coupon: Row): void {
  if (order.coupon_uses_recorded === true) increase(coupon, userOf(order));
  else updateUsageCounts(site, order);
}

const released = ['cancelled', 'failed', 'trash'];

/**
 * Counts the uses of an order's coupons where its status holds them, and gives them back where it
 * no longer does.
 */
export function updateUsageCounts(site: Site, order: Row): void {
  const holds = !released.includes(text(order.status));
  if (holds === (order.coupon_uses_recorded === true)) return;
  order.coupon_uses_recorded = holds;
  const codes = rows(order.coupon_lines).map((line) => text(line.code).toLowerCase());
  for (const coupon of site.tables.coupons.values()) {
    if (coupon.status !== 'publish' || !codes.includes(text(coupon.code).toLowerCase())) continue;
    if (holds) increase(coupon, userOf(order));
    else decrease(coupon, userOf(order));
  }
}

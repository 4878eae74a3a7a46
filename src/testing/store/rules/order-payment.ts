import type { Json, Row } from '../json.js';
import { text } from '../json.js';
import type { Site } from '../site.js';
import { addNote } from './order-notes.js';
import { paidStatus, setStatus, statusOf } from './order-status.js';

const payable = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft'];

function paymentNote(order: Row): string {
  const transaction = text(order.transaction_id);
  return transaction === ''
    ? 'Payment complete.'
    : `Payment via ${text(order.payment_method_title)} (${transaction}).`;
}

/** Marks an order as paid, as a gateway would. */
export function payOrder(site: Site, order: Row, transaction: Json | undefined): void {
  if (!payable.includes(statusOf(order))) return;
  if (text(transaction) !== '') order.transaction_id = text(transaction);
  if (!order.date_paid_gmt) order.date_paid_gmt = site.now();
  // Newer versions note the payment instead of the change of status.
  const noted = site.atLeast('10.0');
  if (noted) addNote(site, order, paymentNote(order));
  setStatus(site, order, paidStatus(site, order), { noted });
}

import type { Row } from '../json.js';
import { integer, isRow, text } from '../json.js';
import type { Site } from '../site.js';
import { addNote } from './order-notes.js';

const newOrder = 'New order';
const unpaid = ['pending', 'failed', 'cancelled'];
const accepted = ['processing', 'completed', 'on-hold'];

/** The mails of a change from one status to another, in the order in which they go out. */
function mailsOfChange(from: string, to: string): { title: string; customer: boolean }[] {
  const mails: { title: string; customer: boolean }[] = [];
  const was = (...statuses: string[]) => statuses.includes(from);
  if (unpaid.includes(from) && accepted.includes(to)) mails.push({ title: newOrder, customer: false });
  if (to === 'cancelled' && was('pending', 'processing', 'on-hold'))
    mails.push({ title: 'Cancelled order', customer: false });
  if (to === 'failed' && was('pending', 'on-hold')) {
    mails.push({ title: 'Failed order', customer: false }, { title: 'Failed order', customer: true });
  }
  if (to === 'on-hold' && was('pending', 'failed', 'cancelled'))
    mails.push({ title: 'Order on-hold', customer: true });
  if (to === 'processing' && was('pending', 'failed', 'cancelled', 'on-hold'))
    mails.push({ title: 'Processing order', customer: true });
  return mails;
}

/**
 * Notes that a mail was sent. The shop gets one mail per order; a customer without an address gets
 * none.
 */
function note(site: Site, order: Row, title: string, customer: boolean): void {
  if (customer && (!isRow(order.billing) || text(order.billing.email) === '')) return;
  const message = `Email "${title}" sent.`;
  if (title === newOrder) {
    const known = [...site.tables.notes.having('order', integer(order.id))];
    if (known.some((earlier) => earlier.note === message)) return;
  }
  addNote(site, order, message);
}

/** Newer versions note each mail on the order. */
const noted = (site: Site): boolean => site.atLeast('10.0');

/** The mails that go out when an order reaches a status, wherever it comes from. */
export function noteStatusMails(site: Site, order: Row, status: string): void {
  if (noted(site) && status === 'completed') note(site, order, 'Completed order', true);
}

/** The mails that go out when an order goes from one status to another. */
export function noteChangeMails(site: Site, order: Row, from: string, to: string): void {
  if (!noted(site)) return;
  for (const mail of mailsOfChange(from, to)) note(site, order, mail.title, mail.customer);
}

/** The mail of a refund, of a part or of all. */
export function noteRefundMail(site: Site, order: Row): void {
  if (noted(site)) note(site, order, 'Refunded order', true);
}

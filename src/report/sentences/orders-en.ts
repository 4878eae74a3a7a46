import type { Sentences, Speaker } from '../../core/index.js';
import type { OrderReasonValues, SkipCause } from '../../diff/orders/reasons.js';
import { englishPiece, orderStatus } from './piece-names.js';

function cause(what: SkipCause, value: string, say: Speaker): string {
  switch (what) {
    case 'created-via':
      return `it came by ${say.quote(value)}`;
    case 'meta-key':
      return `it has the field ${say.quote(value)}`;
    case 'payment-method':
      return `it is paid by ${say.quote(value)}`;
    default:
      return `its status is ${say.quote(orderStatus(value, 'en'))}`;
  }
}

const totals = { totalGross: 'total incl. VAT', totalVat: 'total VAT', totalNet: 'net total' } as const;

/** Why nothing is made of an order, and what an audit finds, in English. */
export const orderReasonsEn: Sentences<OrderReasonValues> = {
  'refunds-unread': ({ refundIds }, say) => ({
    text: `Refunds not read: ${say.list(refundIds)}`,
    hint: 'Plan again.',
  }),
  'customer-blocked': ({ because }, say) => ({
    text: because
      ? `Customer blocked: ${say.tell(because)}`
      : 'Customer blocked: there is no contact in Gestan',
    hint: 'Correct it in the contacts flow.',
  }),
  'customer-under-review': () => ({
    text: 'Customer under review: they may already be in Gestan',
    hint: 'Decide in the contacts flow.',
  }),
  'customer-undecided': () => ({
    text: 'The customer has no contact in Gestan',
    hint: 'Decide in the contacts flow.',
  }),
  'order-unreadable': ({ id, field }, say) => ({
    text: `The shop’s order ${id === undefined ? 'without id' : say.list([id])} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field in the shop; a plugin may fill it wrongly.',
  }),
  'refund-unreadable': ({ refund, field }, say) => ({
    text: `The shop’s refund ${say.list([refund])} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field in the shop; a plugin may fill it wrongly.',
  }),
  'piece-unreadable': ({ piece, field }, say) => ({
    text: `Gestan’s piece ${piece === undefined ? 'without id' : say.quote(piece)} cannot be read: the field ${say.quote(field)} is not valid`,
    hint: 'Correct this field in Gestan; the adapter may read it wrongly.',
  }),
  'order-deleted': ({ pieces }, say) => ({
    text: `Deleted from the shop; in Gestan: ${say.list((Array.isArray(pieces) ? pieces : []).map(({ kind, number, totalGross, currency }) => `the ${englishPiece(kind)}${number === undefined ? '' : ` ${number}`} of ${say.amount(totalGross, currency)}`))}`,
    hint: 'Handle these pieces in Gestan: an invoice is never deleted, a credit note corrects it.',
  }),
  'nothing-to-make': ({ status }, say) => ({
    text: `Status ${say.quote(orderStatus(status, 'en'))} requires nothing yet`,
  }),
  'skip-rule': ({ cause: what, value }, say) => ({
    text: `Skipped by a rule: ${cause(what, value, say)}`,
  }),
  subscription: ({ cause: what, value }, say) => ({
    text: `Subscription, handled by another module: ${cause(what, value, say)}`,
  }),
  missing: ({ kind }) => ({
    text: `The ${englishPiece(kind)} is missing in Gestan`,
    hint: 'Check in Gestan whether the piece was deleted.',
  }),
  'not-imported': ({ kind }) => ({
    text: `The ${englishPiece(kind)} has not been made yet`,
    hint: 'Import the order.',
  }),
  'not-credited': ({ amount, currency }, say) => ({
    text: `A refund of ${say.amount(amount, currency)} has no credit note`,
    hint: 'Import the order to complete it.',
  }),
  doubled: ({ kind, count }, say) => ({
    text: `Gestan has the ${englishPiece(kind)} ${say.number(count)} times`,
    hint: 'Keep one of them.',
  }),
  'amounts-differ': ({ kind, what, rate, product, expected, found, currency }, say) => {
    if (what === 'currency')
      return { text: `The ${englishPiece(kind)} is in ${found} instead of ${expected}` };
    const name =
      what === 'vat'
        ? `VAT at ${say.rate(rate ?? '')}`
        : what === 'product'
          ? `net of product ${product ?? ''}%`
          : totals[what];
    return {
      text: `The ${englishPiece(kind)}: ${name} of ${say.amount(found, currency)} in Gestan, ${say.amount(expected, currency)} in the shop`,
      hint: 'Correct the piece in Gestan.',
    };
  },
  'not-invoiced': ({ status, amount, currency }, say) => ({
    text: `Paid order (${say.amount(amount, currency)}) without an invoice: status ${say.quote(status)} requires none`,
    hint: 'Add the status to the table of statuses, or refund the order.',
  }),
  'entry-missing': ({ amount, currency }, say) => ({
    text: `The ledger entry of ${say.amount(amount, currency)} is missing`,
    hint: 'Import the order to complete it.',
  }),
  'stock-not-moved': ({ kind }) => ({
    text: `The ${englishPiece(kind)} should take goods out of stock, but has not`,
    hint: 'Move the piece out of stock in Gestan.',
  }),
  'unknown-order': ({ kind, ref, orderId, listed }) => ({
    text: listed
      ? `Nothing in order ${orderId} explains the ${englishPiece(kind)} (${ref}) of Gestan`
      : `Gestan has the ${englishPiece(kind)} (${ref}) for order ${orderId}, which the shop does not know`,
  }),
};

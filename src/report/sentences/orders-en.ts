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
    hint: 'Set it right in the contacts flow.',
  }),
  'customer-under-review': () => ({
    text: 'Customer under review: they may be in Gestan already',
    hint: 'Decide in the contacts flow.',
  }),
  'customer-undecided': () => ({
    text: 'The customer has no contact in Gestan',
    hint: 'Decide in the contacts flow.',
  }),
  'nothing-to-make': ({ status }, say) => ({
    text: `Status ${say.quote(orderStatus(status, 'en'))} asks for nothing yet`,
  }),
  'skip-rule': ({ cause: what, value }, say) => ({
    text: `Left alone by a rule: ${cause(what, value, say)}`,
  }),
  subscription: ({ cause: what, value }, say) => ({
    text: `Subscription, handled by another module: ${cause(what, value, say)}`,
  }),
  missing: ({ kind }) => ({
    text: `The ${englishPiece(kind)} is missing in Gestan`,
    hint: 'Look in Gestan whether the piece was deleted.',
  }),
  'not-imported': ({ kind }) => ({
    text: `The ${englishPiece(kind)} was not made yet`,
    hint: 'Import the order.',
  }),
  'not-credited': ({ amount, currency }, say) => ({
    text: `A refund of ${say.amount(amount, currency)} has no credit note`,
    hint: 'Import the order: it is to be completed.',
  }),
  doubled: ({ kind, count }, say) => ({
    text: `Gestan holds the ${englishPiece(kind)} ${say.number(count)} times`,
    hint: 'Keep one of them.',
  }),
  edited: ({ kind, expected, found, currency }, say) => ({
    text: `Order edited afterwards: the ${englishPiece(kind)} is over ${say.amount(found, currency)}, the shop says ${say.amount(expected, currency)} now`,
    hint: 'An invoice is never changed: refund the difference in the shop, or invoice it by itself.',
  }),
  'amounts-differ': ({ kind, what, rate, expected, found, currency }, say) => {
    if (what === 'currency')
      return { text: `The ${englishPiece(kind)} is in ${found} instead of ${expected}` };
    const name = what === 'vat' ? `VAT at ${say.rate(rate ?? '')}` : totals[what];
    return {
      text: `The ${englishPiece(kind)}: ${name} of ${say.amount(found, currency)} in Gestan, ${say.amount(expected, currency)} in the shop`,
      hint: 'Correct the piece in Gestan.',
    };
  },
  'unknown-order': ({ kind, ref, orderId, listed }) => ({
    text: listed
      ? `Nothing in order ${orderId} explains the ${englishPiece(kind)} (${ref}) of Gestan`
      : `Gestan holds the ${englishPiece(kind)} (${ref}) for order ${orderId}, which the shop does not know`,
  }),
};

import type { Sentences, Speaker } from '../../core/index.js';
import type { BillingReasonValues, LineDifference, RateDifference } from '../../pieces/reason-values.js';
import { editKind, englishPiece, orderStatus } from './piece-names.js';

const many = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : []);

/** What of an order is not as it was invoiced: at most three products, and every rate. */
function changes(
  lines: readonly LineDifference[],
  rates: readonly RateDifference[],
  currency: string,
  say: Speaker,
): string {
  const shown = many(lines).slice(0, 3);
  const left = many(lines).length - shown.length;
  return [
    ...shown.map(({ label, was, is }) =>
      was.quantity === is.quantity
        ? `${label}: ${say.amount(was.net, currency)} net invoiced, ${say.amount(is.net, currency)} now`
        : `${label}: ${say.number(was.quantity)} invoiced, ${say.number(is.quantity)} now`,
    ),
    ...(left > 0 ? [`${left} other ${left > 1 ? 'products' : 'product'}`] : []),
    ...many(rates).map(
      ({ rate, was, is }) =>
        `${rate}: ${say.amount(was.vat, currency)} invoiced, ${say.amount(is.vat, currency)} now`,
    ),
  ].join('; ');
}

/**
 * Why pieces and entries are refused or not made, and what is worth knowing about them, in English.
 */
export const billingReasonsEn: Sentences<BillingReasonValues> = {
  'currency-unknown': ({ currency, taken }, say) => ({
    text: `The order is in ${currency}; Gestan accepts ${say.list(taken) || 'no currency'}`,
    hint: `Set a rate for ${currency} in the billing settings.`,
  }),
  'tax-rate-unknown': ({ rateId, field, refund }, say) => ({
    text: `Unknown VAT rate${refund === undefined ? '' : ` in refund ${refund}`}: rate ${rateId} is ${field === undefined ? 'neither in the order nor in the shop’s tax table' : `not in the order, and its field ${say.quote(field)} is not valid in the shop’s tax table`}`,
    hint: `${field === undefined ? 'Restore' : 'Correct'} this rate in the shop: WooCommerce → Settings → Tax.`,
  }),
  'multiple-taxes': ({ line, taxes }, say) => ({
    text: `Several taxes on the line ${say.quote(line)}: ${say.list(taxes)}`,
    hint: 'This Gestan accepts one tax per line: enter this order by hand.',
  }),
  'order-not-explained': ({ expected, found, difference, tolerance, currency }, say) => ({
    text: `Total not explained: ${say.amount(expected, currency)} in the shop, ${say.amount(found, currency)} by its lines and taxes (difference ${say.amount(difference, currency)}, rounding at most ${say.amount(tolerance, currency)})`,
    hint: 'A plugin (gift card, deposit) may keep a part elsewhere: provide it with the map hook.',
  }),
  'rounding-too-large': ({ expected, found, most, currency }, say) => ({
    text: `Rounding too large: Gestan would compute ${say.amount(found, currency)} instead of ${say.amount(expected, currency)} (${say.amount(most, currency)} at most)`,
    hint: 'Enter this order by hand.',
  }),
  'vat-contradiction': ({ charged, shown, rate, currency }, say) => ({
    text: rate
      ? `Contradictory VAT: ${say.amount(charged, currency)} of ${rate} charged, but on no line`
      : `Contradictory VAT: ${say.amount(charged, currency)} charged, ${say.amount(shown, currency)} on the piece`,
    hint: 'Check the VAT rates of the order in the shop.',
  }),
  'product-unknown': ({ name, sku, productId }, say) => ({
    text: `Product unknown in Gestan: ${say.quote(name)} (${sku ? `SKU ${sku}` : `Woo product ${productId}`})`,
    hint: 'Link it to a product of Gestan, or choose what to do with unknown products.',
  }),
  'amount-invalid': ({ field, value }, say) => ({
    text: `Amount not readable: ${say.quote(value)} (${field})`,
    hint: 'Correct the order in the shop.',
  }),
  'order-below-zero': ({ total, currency }, say) => ({
    text: `Total below zero: ${say.amount(total, currency)}`,
    hint: 'Correct the order in the shop: only a refund gives money back.',
  }),
  'amounts-rounded': ({ shown, exact, currency }, say) => ({
    text: `Amounts rounded to whole units by the shop: VAT of ${say.amount(shown, currency)}, its exact taxes are ${say.amount(exact, currency)}`,
    hint: 'Set the price decimals of the shop to those of its currency (WooCommerce > Settings > General).',
  }),
  'shop-rounds-totals': ({ expected, found, currency }, say) => ({
    text: `Total rounded by the shop: ${say.amount(expected, currency)} paid, ${say.amount(found, currency)} by its lines and taxes`,
    hint: 'Enter this order by hand. Set the price decimals of the shop to those of its currency (WooCommerce > Settings > General), so that later orders are imported.',
  }),
  'date-missing': ({ kind, refund }) => ({
    text:
      refund === undefined
        ? `Date missing: the ${englishPiece(kind)} cannot be dated`
        : `Date missing: refund ${refund} has none`,
    hint: 'Complete the order in the shop.',
  }),
  'refund-not-explained': ({ refund, expected, found, currency }, say) => ({
    text: `Refund ${refund} not explained: ${say.amount(expected, currency)} given back, ${say.amount(found, currency)} by its lines`,
    hint: 'Enter this credit note by hand, or provide its parts with the map hook.',
  }),
  'refund-beyond-invoice': ({ refund, expected, found, currency }, say) => ({
    text: `Refund ${refund} beyond the invoice: ${say.amount(expected, currency)} given back, ${say.amount(found, currency)} left to credit`,
    hint: 'Check the order: it may have been edited after its invoice.',
  }),

  'invoice-content-unknown': ({ refund }) => ({
    text: `Refund ${refund}: the order was edited, and the content of its invoice is unknown`,
    hint: 'Enter this credit note by hand.',
  }),
  'edit-beyond-invoice': ({ gross, currency }, say) => ({
    text: `${say.amount(gross, currency)} removed from the order cannot be credited: refunds already gave back what was invoiced`,
    hint: 'Enter the whole change by hand: no piece is made for it.',
  }),

  'kind-unsupported': ({ kind }) => ({
    text: `This adapter cannot create a piece of kind ${englishPiece(kind)}`,
    hint: 'Switch this piece off in the billing settings.',
  }),
  'kinds-switched-off': ({ kinds }, say) => ({
    text: `Pieces switched off for this status: ${say.list(many(kinds).map(englishPiece))}`,
  }),
  'status-unmapped': ({ status }, say) => ({
    text: `No piece is mapped to the status ${say.quote(orderStatus(status, 'en'))}`,
    hint: 'Choose its pieces in the billing settings.',
  }),
  'status-without-pieces': ({ status }, say) => ({
    text: `Status ${say.quote(orderStatus(status, 'en'))} requires no piece`,
  }),
  'not-paid': () => ({ text: 'Not paid: the invoice waits for the payment' }),
  'never-paid': () => ({ text: 'Refunded but never paid: nothing to invoice' }),
  'order-empty': () => ({ text: 'Empty order', hint: 'A piece needs at least one line.' }),
  'refund-without-invoice': () => ({
    text: 'Refunded, but there is no invoice for a credit note to correct',
  }),
  'entries-unsupported': () => ({ text: 'This adapter cannot create ledger entries' }),
  'entry-not-paid': () => ({ text: 'No ledger entry: the order is not paid' }),
  'entry-without-invoice': () => ({ text: 'No ledger entry: the order has no invoice' }),
  'payment-unmapped': ({ method, title }, say) => ({
    text:
      title || method
        ? `No ledger entry: payment ${say.quote(title || method)} is not mapped to a payment mode of Gestan`
        : 'No ledger entry: the order has no payment method, and “no method” is not mapped',
    hint: 'Map it in the payment table.',
  }),
  'bank-account-missing': () => ({
    text: 'No ledger entry: no bank account is chosen',
    hint: 'Choose it in the billing settings.',
  }),
  'bank-account-not-professional': ({ account }, say) => ({
    text: `No ledger entry: account ${say.quote(account)} is not a professional account`,
    hint: 'Choose a professional account in the billing settings.',
  }),
  'payment-not-explained': ({ expected, found, currency }, say) => ({
    text: `No ledger entry: payments of ${say.amount(found, currency)} for an invoice of ${say.amount(expected, currency)}`,
    hint: 'Enter this entry by hand.',
  }),
  'clearing-account-missing': ({ method }, say) => ({
    text: `A payout without a clearing account for ${say.quote(method)}`,
    hint: 'Give the payment method a clearing account in the payment table.',
  }),
  'voucher-category-missing': () => ({
    text: 'Vouchers sold, not booked: there is no posting category for them',
    hint: 'Choose it in the billing settings (billing.entries.voucherPostingCategoryId).',
  }),
  'deposit-beyond-order': ({ expected, found, currency }, say) => ({
    text: `The deposits are ${say.amount(found, currency)}, the order only ${say.amount(expected, currency)}`,
    hint: 'Check the deposits in the shop.',
  }),
  'vouchers-not-invoiced': ({ amount, currency }, say) => ({
    text: `Vouchers of ${say.amount(amount, currency)} are not invoiced: the sale of a multi-purpose voucher is not taxed`,
  }),
  'voucher-taxed': ({ line }, say) => ({
    text: `${say.quote(line)} was sold with VAT: a single-purpose voucher is invoiced as a sale`,
  }),
  'edit-or-refund': ({ amount, currency, refund }, say) => ({
    text: `Refund ${refund} and the change of the order have the same amount, ${say.amount(amount, currency)}: it is credited only once until you say whether it is the same money`,
    hint: 'Answer with sync.orders.decide({ orderId, refundId, same }).',
  }),
  'fee-currency': ({ currency }) => ({
    text: `Payment fee in ${currency}`,
    hint: `Set a rate for ${currency} in the billing settings.`,
  }),

  'product-deleted': ({ name, code }, say) => ({
    text: `Product deleted from the shop: ${say.quote(name)}${code ? ` (${code})` : ''}`,
  }),
  'product-unchecked': () => ({
    text: 'Products not checked: this adapter does not read Gestan’s products',
  }),
  'shipping-product-unset': () => ({
    text: 'No product is chosen for shipping',
    hint: 'Choose it in the billing settings.',
  }),
  'fee-product-unset': () => ({
    text: 'No product is chosen for fees',
    hint: 'Choose it in the billing settings.',
  }),
  'currency-converted': ({ from, to, rate }, say) => ({
    text: `Amounts converted from ${from} to ${to} (1 ${from} = ${say.number(rate)} ${to})`,
  }),
  'total-rounded': ({ shown, total, currency }, say) => ({
    text: `Total rounded: ${say.amount(shown, currency)} in the shop, ${say.amount(total, currency)} invoiced`,
  }),
  'rounding-line': ({ amount, currency }, say) => ({
    text: `Rounding line of ${say.amount(amount, currency)}`,
  }),
  'refund-without-lines': ({ refund }) => ({
    text: `Refund ${refund} without lines: distributed over those of the invoice`,
  }),
  'refund-partly-without-lines': ({ refund, expected, found, currency }, say) => ({
    text: `Refund ${refund} partly without lines: ${say.amount(expected, currency)} given back, ${say.amount(found, currency)} by its lines; the rest is distributed`,
  }),
  'refund-settles-rest': ({ refund }) => ({ text: `Refund ${refund} completes the refund of the invoice` }),
  'refund-without-vat': ({ refund }) => ({
    text: `Refund ${refund} entered without VAT: its credit note has no VAT, its lines are at 0 %`,
    hint: 'If VAT was refunded too, delete this refund before its credit note is made, and enter it with VAT.',
  }),
  'refund-moved': ({ refund, moved, currency }, say) => ({
    text: `Refund ${refund}: ${say.list(many(moved).map(({ from, to, gross }) => `${say.amount(gross, currency)} moved from ${from} to ${to === '' ? 'the other rates of the invoice' : to}`))}`,
    hint: 'The invoice no longer has enough at the first rate.',
  }),
  'refunds-incomplete': ({ expected, found, currency }, say) => ({
    text: `Refunds incomplete: ${say.amount(found, currency)} given back of ${say.amount(expected, currency)}`,
    hint: 'Only refunds that are entered in the shop make credit notes.',
  }),
  'vat-unusual': ({ rate, charged, usual, currency }, say) => ({
    text: `Unusual VAT: ${say.amount(charged, currency)} of ${rate} charged, ${say.amount(usual, currency)} expected`,
  }),
  'refund-changed': ({ refund, expected, found, currency }, say) => ({
    text: `Refund ${refund} changed after its credit note: ${say.amount(found, currency)} on the note, ${say.amount(expected, currency)} now`,
    hint: 'Correct the credit note in Gestan.',
  }),
  'credit-note-without-refund': ({ refund }) => ({
    text: `Credit note without a refund: refund ${refund} no longer exists in the shop`,
    hint: 'Cancel the credit note in Gestan, or restore the refund.',
  }),
  'edited-after-invoice': ({ was, is, lines, rates, corrected, currency }, say) => {
    const what = changes(lines, rates, currency, say);
    return {
      text: `Edited after the invoice: ${say.amount(was, currency)} invoiced, ${say.amount(is, currency)} now${what ? ` (${what})` : ''}`,
      hint: corrected
        ? 'The pieces that correct it are in this plan.'
        : many(lines).length === 0
          ? 'An invoice is never changed, and only VAT has changed: make a credit note and a new invoice in Gestan.'
          : {
              grown:
                'An invoice is never changed: invoice the difference separately in Gestan, or choose "correct" for edited orders (billing settings).',
              shrunk:
                'An invoice is never changed: refund the difference in the shop, which makes a credit note.',
              exchanged:
                'An invoice is never changed: make a credit note and a new invoice in Gestan, or choose "correct" for edited orders (billing settings).',
            }[editKind(was, is)],
    };
  },
  'cancelled-after-invoice': ({ status, invoiced, currency }, say) => ({
    text: `Cancelled (status ${say.quote(orderStatus(status, 'en'))}) after an invoice of ${say.amount(invoiced, currency)}`,
    hint: 'An invoice is never deleted: a refund in the shop makes its credit note.',
  }),
  'cancelled-before-invoice': ({ status, pieces, withdrawn }, say) => ({
    text: `Cancelled (status ${say.quote(orderStatus(status, 'en'))}) before its invoice; in Gestan: ${say.list(many(pieces).map(({ kind, number, totalGross, currency }) => `the ${englishPiece(kind)}${number === undefined ? '' : ` ${number}`} of ${say.amount(totalGross, currency)}`))}`,
    hint: withdrawn
      ? 'These pieces are cancelled in Gestan.'
      : 'Cancel these pieces in Gestan, and do not send the goods.',
  }),
  'edited-before-invoice': ({ kind, number, was, is, how, currency }, say) => ({
    text: `Edited before its invoice: the ${englishPiece(kind)}${number === undefined ? '' : ` ${number}`} is ${say.amount(was, currency)}, the order is ${say.amount(is, currency)} now`,
    hint: {
      replaced: 'The piece is cancelled in Gestan and made again.',
      followed: 'A corrected piece follows: cancel the old one in Gestan.',
      left: 'Correct the piece in Gestan.',
    }[how],
  }),
  'date-moved': ({ kind, from, to, why }, say) => ({
    text: `The ${englishPiece(kind)} is dated ${say.day(to)} instead of ${say.day(from)}: ${why === 'closed' ? 'the period is closed' : 'it cannot be dated before the piece that it corrects'}`,
  }),
  'vat-number-missing': ({ of }, say) => ({
    text: `Exempt inside the EU without a VAT number: ${say.list(many(of).map((who) => (who === 'seller' ? 'yours' : 'the customer’s')))} is missing`,
    hint: 'The invoice must show both numbers.',
  }),
  'no-vat-without-reason': ({ country }, say) => ({
    text: `No VAT${country ? ` (delivered to ${say.country(country)})` : ''}, without a known reason`,
    hint: 'Check the VAT rates of the shop.',
  }),
  'exempt-but-taxed': () => ({ text: 'Exempt from VAT, but taxed', hint: 'Check the order in the shop.' }),
};

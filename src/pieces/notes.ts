import { plainCharacters } from '../core/index.js';
import type { WooOrder, WooRefund } from '../woo/types.js';

/**
 * A text of people without what no piece can hold: NUL, which databases refuse, and other controls
 * but line breaks and tabs.
 */
function plain(text: string | null | undefined): string {
  return plainCharacters(text ?? '').trim();
}

/**
 * What is on the pieces of an order: the customer's note, the codes of the coupons that lowered it,
 * and which order its deposit was invoiced with.
 */
export function orderNote(order: WooOrder, balanceOf?: number): string | undefined {
  const codes = order.coupon_lines.map((coupon) => plain(coupon.code)).filter((code) => code !== '');
  const coupons =
    codes.length === 0 ? '' : `${codes.length > 1 ? 'Codes' : 'Code'} promo : ${codes.join(', ')}`;
  const balance = balanceOf === undefined ? '' : `Solde ; acompte facturé avec la commande ${balanceOf}`;
  return [plain(order.customer_note), coupons, balance].filter((text) => text !== '').join('\n') || undefined;
}

/** What is on a credit note: the reason of the refund. */
export function refundNote(refund: WooRefund): string | undefined {
  return plain(refund.reason) || undefined;
}

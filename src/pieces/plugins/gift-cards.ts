import { isRecord } from '../../core/index.js';
import type { WooOrder } from '../../woo/types.js';
import { byCode, filled, itemsWith, metaValue, type OrderPlugin, paidByCard } from './plugin.js';

/** A field that the API gives beside those that the types name. */
function field(order: WooOrder, name: string): unknown {
  return Object.hasOwn(order, name) ? Reflect.get(order, name) : undefined;
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

/**
 * WooCommerce Gift Cards (woocommerce.com). Orders list the cards that paid in the field
 * `gift_cards` (`id`, `code`, `amount`); an item that sells one has the free field
 * `wc_gc_giftcard_amount`.
 *
 * Source: `WC_GC_REST_API_Order_Controller` (version 2.0.4) and the item fields of the plugin's
 * release 2.7.1.
 */
export const wooGiftCards: OrderPlugin = {
  name: 'WooCommerce Gift Cards',
  settlement: (order) =>
    filled({
      prepaid: listOf(field(order, 'gift_cards')).flatMap(({ code, amount }) =>
        paidByCard(code, amount, order),
      ),
      vouchers: itemsWith(order, 'wc_gc_giftcard_amount'),
    }),
};

/**
 * PW WooCommerce Gift Cards, free and Pro (pimwick.com). The Pro version lists the cards that paid
 * in the field `pw_gift_cards_redeemed` (`number`, `amount`); the free one shows them nowhere in
 * the API, so its orders are refused with both sums. An item that sells a card has the free field
 * `pw_gift_card_amount`; the plugin sells cards without tax.
 *
 * Source: `register_rest_field( 'shop_order', 'pw_gift_cards_redeemed' )` of the Pro version;
 * constants of release 2.34.
 */
export const pwGiftCards: OrderPlugin = {
  name: 'PW WooCommerce Gift Cards',
  settlement: (order) =>
    filled({
      prepaid: listOf(field(order, 'pw_gift_cards_redeemed')).flatMap(({ number, amount }) =>
        paidByCard(number, amount, order),
      ),
      vouchers: itemsWith(order, 'pw_gift_card_amount'),
    }),
};

/**
 * YITH WooCommerce Gift Cards, up to 4.10. The cards that paid are in the free field
 * `_ywgc_applied_gift_cards` (amounts by code). When an order is saved by hand, the plugin turns
 * them into one negative fee « Gift Card (…) » and sets `ywgc_gift_card_updated_as_fee`. An item
 * that sells a card has `_ywgc_gift_card_post_id` or `_ywgc_gift_card_code`. From 4.11 on the
 * plugin keeps the cards that paid where the API does not show them.
 *
 * Source: `update_totals_on_save_order_items` and `show_gift_cards_total_applied_to_order` of the
 * plugin; the change of 4.11 by what payment gateways do about it.
 */
export const yithGiftCards: OrderPlugin = {
  name: 'YITH WooCommerce Gift Cards',
  settlement(order) {
    const cards = byCode(metaValue(order.meta_data, '_ywgc_applied_gift_cards'));
    const isFee = Boolean(metaValue(order.meta_data, 'ywgc_gift_card_updated_as_fee'));
    const fee = order.fee_lines.find(({ name, total }) => /^gift card/i.test(name ?? '') && /^-/.test(total));
    const whole = fee ? paidByCard('', fee.total, order) : [];
    return filled({
      prepaid:
        isFee && fee
          ? whole.map((paid) => ({ ...paid, feeId: fee.id }))
          : isFee
            ? []
            : cards.flatMap(([code, amount]) => paidByCard(code, amount, order)),
      vouchers: itemsWith(order, '_ywgc_gift_card_post_id', '_ywgc_gift_card_code'),
    });
  },
};

/**
 * Smart Coupons (StoreApps, woocommerce.com). Store credit that paid is in the free field
 * `smart_coupons_contribution` (amounts by code). It counts where it was taken off after tax, which
 * is the plugin's default: taken off before tax, it is a discount in the lines. An item that sells
 * store credit is named in the free field `sc_called_credit_details` (amounts by item). The payment
 * table knows it as `store-credit`.
 *
 * Source: option `woocommerce_smart_coupon_apply_before_tax` and the order fields of releases 3.3.8
 * to 9.25.0.
 */
export const smartCoupons: OrderPlugin = {
  name: 'Smart Coupons',
  settlement(order) {
    const sold = byCode(metaValue(order.meta_data, 'sc_called_credit_details')).map(([id]) => Number(id));
    const ids = new Set(order.line_items.map(({ id }) => id));
    return filled({
      prepaid: byCode(metaValue(order.meta_data, 'smart_coupons_contribution')).flatMap(([code, amount]) =>
        paidByCard(code, amount, order, 'store-credit'),
      ),
      vouchers: sold.filter((id) => ids.has(id)),
    });
  },
};

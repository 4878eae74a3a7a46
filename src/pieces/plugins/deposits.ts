import { fromGmt, toFixed } from '../../core/index.js';
import { moneyOf } from '../money.js';
import type { OrderPayment } from '../settlement.js';
import { cardAmount, filled, metaValue, type OrderPlugin } from './plugin.js';

/**
 * WooCommerce Deposits (woocommerce.com). The deposit is an order of its own, whose lines hold the
 * deposit only: its invoice is the one of the deposit (facture d'acompte). The balance is a second
 * order, whose items name the first one in the free field `_original_order_id`: its pieces say so.
 *
 * Source: `WC_Deposits_Cart_Manager` and `WC_Deposits_Order_Manager::create_order`, releases 1.1.4
 * to 2.x.
 */
export const wooDeposits: OrderPlugin = {
  name: 'WooCommerce Deposits',
  settlement(order) {
    const named = order.line_items
      .map((line) => Number(metaValue(line.meta_data, '_original_order_id')))
      .find((id) => Number.isInteger(id) && id > 0);
    return filled({ balanceOf: named });
  },
};

/**
 * WooCommerce Deposits by Webtomizer, and the plugins that keep its fields. The order is whole; the
 * free fields tell what was paid of it: `_wc_deposits_order_has_deposit`,
 * `_wc_deposits_deposit_amount`, `_wc_deposits_deposit_paid`, `_wc_deposits_deposit_payment_time`,
 * `_wc_deposits_second_payment`, `_wc_deposits_second_payment_paid`. The status of such an order,
 * `partially-paid`, needs no row in `billing.statuses`: the deposit is invoiced in any status that
 * is not mapped to nothing.
 *
 * Source: the plugin's order fields, releases 2.3.1 to 4.3.3.
 */
export const webtomizerDeposits: OrderPlugin = {
  name: 'WooCommerce Deposits (Webtomizer)',
  settlement(order) {
    const value = (name: string) => metaValue(order.meta_data, `_wc_deposits_${name}`);
    if (value('order_has_deposit') !== 'yes') return undefined;
    const { currency, date_paid_gmt: paid, date_created_gmt: created } = order;
    const text = (name: string) => toFixed(cardAmount(value(name), currency), moneyOf(currency).digits);
    const seconds = Number(value('deposit_payment_time'));
    const usual = fromGmt(paid) ?? fromGmt(created) ?? '';
    const depositAt = seconds > 0 ? new Date(seconds * 1000).toISOString() : usual;
    const payments: OrderPayment[] = [];
    if (value('deposit_paid') === 'yes') {
      payments.push({ amount: text('deposit_amount'), paidAt: depositAt, deposit: true });
      if (value('second_payment_paid') === 'yes')
        payments.push({ amount: text('second_payment'), paidAt: usual });
    }
    return { payments };
  },
};

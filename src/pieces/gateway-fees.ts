import type { Big } from '../core/index.js';
import { decimal, isDecimal } from '../core/index.js';
import type { WooOrder } from '../woo/types.js';

/** What the payment gateway kept. */
export interface GatewayFee {
  /** Positive, as the gateway tells it: some give more decimals than the currency has. */
  readonly amount: Big;
  /** Absent: not stated, which means the order's. */
  readonly currency?: string;
  /** The meta field it was read from. */
  readonly source: string;
}

/** Where the gateways keep their fee, and its currency where they tell it. */
const fields: readonly { readonly key: string; readonly currencyKey?: string }[] = [
  { key: '_stripe_fee', currencyKey: '_stripe_currency' },
  { key: 'Stripe Fee', currencyKey: '_stripe_currency' },
  { key: '_wcpay_transaction_fee' },
  { key: '_paypal_transaction_fee' },
  { key: 'PayPal Transaction Fee' },
];

/**
 * The fee of an order's gateway, from the meta fields that Stripe, PayPal, PayPal Payments and
 * WooPayments are known to write.
 */
export function gatewayFee(order: WooOrder): GatewayFee | undefined {
  const meta = (key: string) => order.meta_data.find((each) => each.key === key)?.value;
  const ppcp = ppcpFee(meta('_ppcp_paypal_fees'));
  if (ppcp) return ppcp;
  for (const { key, currencyKey } of fields) {
    const amount = positive(meta(key));
    if (!amount) continue;
    const currency = currencyKey === undefined ? undefined : meta(currencyKey);
    return {
      amount,
      source: key,
      ...(typeof currency === 'string' && currency !== '' ? { currency: currency.toUpperCase() } : {}),
    };
  }
  return undefined;
}

/** PayPal Payments keeps an object: `{ paypal_fee: { currency_code, value }, … }`. */
function ppcpFee(value: unknown): GatewayFee | undefined {
  if (typeof value !== 'object' || value === null || !('paypal_fee' in value)) return undefined;
  const fee = value.paypal_fee;
  if (typeof fee !== 'object' || fee === null || !('value' in fee)) return undefined;
  const amount = positive(fee.value);
  if (!amount) return undefined;
  const currency = 'currency_code' in fee ? fee.currency_code : undefined;
  return {
    amount,
    source: '_ppcp_paypal_fees',
    ...(typeof currency === 'string' && currency !== '' ? { currency: currency.toUpperCase() } : {}),
  };
}

function positive(value: unknown): Big | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || !isDecimal(String(value))) return undefined;
  const amount = decimal(value);
  return amount.gt(0) ? amount : undefined;
}

import { decimal, sum, toFixed, toText } from '../../src/core/index.js';
import type {
  WooFeeLine,
  WooLineItem,
  WooOrder,
  WooRefund,
  WooShippingLine,
  WooTaxLine,
} from '../../src/woo/types.js';

type Tax = readonly [rateId: number, total: string];

/** A line's tax is the sum of its taxes, as WooCommerce has it. */
const taxOf = (taxes: readonly Tax[]) => toText(sum(taxes.map(([, amount]) => decimal(amount))));

export function item(
  id: number,
  quantity: number,
  total: string,
  taxes: readonly Tax[],
  more: Partial<WooLineItem> = {},
): WooLineItem {
  return {
    id,
    name: `Article ${id}`,
    product_id: 100 + id,
    variation_id: 0,
    quantity,
    tax_class: '',
    subtotal: total,
    subtotal_tax: taxOf(taxes),
    total,
    total_tax: taxOf(taxes),
    taxes: taxes.map(([rateId, amount]) => ({ id: rateId, total: amount })),
    meta_data: [],
    sku: `SKU-${id}`,
    ...more,
  };
}

export function shipping(
  id: number,
  total: string,
  taxes: readonly Tax[],
  more: Partial<WooShippingLine> = {},
): WooShippingLine {
  return {
    id,
    method_title: 'Colissimo',
    method_id: 'flat_rate',
    total,
    total_tax: taxOf(taxes),
    taxes: taxes.map(([rateId, amount]) => ({ id: rateId, total: amount })),
    meta_data: [],
    ...more,
  };
}

export function fee(id: number, name: string, total: string, taxes: readonly Tax[]): WooFeeLine {
  return {
    id,
    name,
    tax_class: '',
    tax_status: 'taxable',
    total,
    total_tax: taxOf(taxes),
    taxes: taxes.map(([rateId, amount]) => ({ id: rateId, total: amount })),
    meta_data: [],
  };
}

export function taxLine(
  rateId: number,
  percent: number,
  label: string,
  taxTotal: string,
  shippingTax = '0.00',
  compound = false,
): WooTaxLine {
  return {
    id: 900 + rateId,
    rate_code: label,
    rate_id: rateId,
    label,
    compound,
    tax_total: taxTotal,
    shipping_tax_total: shippingTax,
    rate_percent: percent,
  };
}

const address = {
  first_name: 'Anne',
  last_name: 'Le Goff',
  company: '',
  address_1: '1 rue du Port',
  address_2: '',
  city: 'Brest',
  state: '',
  postcode: '29200',
  country: 'FR',
};

/** What the taxes of some lines add up to, as the order shows it. */
const taxesOf = (lines: readonly { readonly total_tax: string }[] = []) =>
  toFixed(sum(lines.map((line) => decimal(line.total_tax))), 2);

export function handOrder(fields: Partial<WooOrder> & Pick<WooOrder, 'total' | 'total_tax'>): WooOrder {
  return {
    id: 512,
    parent_id: 0,
    number: '512',
    status: 'completed',
    currency: 'EUR',
    prices_include_tax: false,
    date_created_gmt: '2026-05-04T10:00:00',
    date_modified_gmt: '2026-05-06T10:00:00',
    date_completed_gmt: '2026-05-06T10:00:00',
    date_paid_gmt: '2026-05-05T10:00:00',
    discount_total: '0.00',
    discount_tax: '0.00',
    shipping_total: '0.00',
    shipping_tax: taxesOf(fields.shipping_lines),
    cart_tax: taxesOf([...(fields.line_items ?? []), ...(fields.fee_lines ?? [])]),
    customer_id: 7,
    billing: address,
    shipping: address,
    payment_method: 'stripe',
    payment_method_title: 'Carte bancaire',
    transaction_id: 'ch_123',
    created_via: 'checkout',
    customer_note: '',
    meta_data: [],
    line_items: [],
    tax_lines: [],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
    refunds: [],
    ...fields,
  };
}

export function handRefund(id: number, amount: string, fields: Partial<WooRefund> = {}): WooRefund {
  return {
    id,
    date_created_gmt: '2026-06-01T09:00:00',
    amount,
    reason: '',
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    tax_lines: [],
    meta_data: [],
    ...fields,
  };
}

/** A refund line that gives back a line of the order. */
export function back<T extends WooLineItem | WooShippingLine | WooFeeLine>(line: T, fields: Partial<T>): T {
  return {
    ...line,
    id: line.id + 1000,
    meta_data: [{ key: '_refunded_item_id', value: String(line.id) }],
    ...fields,
  };
}

import * as z from 'zod';
import { lazily } from '../../core/lazily.js';
import { flag, lineMeta, list, meta, number, optionalText, text, textOrNull } from './parts.js';

const address = {
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: optionalText,
};

const billing = lazily(() => z.object({ ...address, email: textOrNull.optional() }));
const shipping = lazily(() => z.object(address));

const line = lazily(() => ({
  id: number,
  total: text,
  total_tax: text,
  taxes: list(z.object({ id: number, total: text, subtotal: optionalText })),
  meta_data: list(lineMeta),
}));

const lineItem = lazily(() =>
  z.object({
    ...line(),
    name: text,
    product_id: number,
    variation_id: number,
    quantity: number,
    tax_class: text,
    subtotal: text,
    subtotal_tax: text,
    sku: textOrNull,
    global_unique_id: textOrNull.optional(),
  }),
);

const shippingLine = lazily(() => z.object({ ...line(), method_title: text, method_id: text }));

const feeLine = lazily(() => z.object({ ...line(), name: textOrNull, tax_class: text, tax_status: text }));

const taxLine = lazily(() =>
  z.object({
    id: number,
    rate_code: text,
    rate_id: number,
    label: text,
    compound: flag,
    tax_total: text,
    shipping_tax_total: text,
    rate_percent: number.optional(),
  }),
);

export const orderShape = lazily(() => ({
  id: number,
  parent_id: number,
  number: text,
  status: text,
  currency: text,
  prices_include_tax: flag,
  date_created_gmt: textOrNull,
  date_modified_gmt: textOrNull,
  date_completed_gmt: textOrNull,
  date_paid_gmt: textOrNull,
  discount_total: text,
  discount_tax: text,
  shipping_total: text,
  shipping_tax: text,
  cart_tax: text,
  total: text,
  total_tax: text,
  customer_id: number,
  billing: billing(),
  shipping: shipping(),
  payment_method: text,
  payment_method_title: text,
  transaction_id: text,
  created_via: text,
  customer_note: text,
  meta_data: list(meta),
  line_items: list(lineItem()),
  tax_lines: list(taxLine()),
  shipping_lines: list(shippingLine()),
  fee_lines: list(feeLine()),
  coupon_lines: list(z.object({ id: number, code: text, discount: text, discount_tax: text })),
  refunds: list(z.object({ id: number, reason: textOrNull, total: text })),
}));

export const refundShape = lazily(() => ({
  id: number,
  parent_id: number.optional(),
  date_created_gmt: textOrNull,
  amount: text,
  reason: text,
  refunded_payment: flag.optional(),
  line_items: list(lineItem()),
  shipping_lines: list(shippingLine()),
  fee_lines: list(feeLine()),
  tax_lines: list(taxLine()).optional(),
  meta_data: list(meta),
}));

export const customerShape = lazily(() => ({
  id: number,
  date_created_gmt: textOrNull,
  date_modified_gmt: textOrNull,
  email: text,
  first_name: text,
  last_name: text,
  role: text,
  username: text,
  billing: billing(),
  shipping: shipping(),
  is_paying_customer: flag.optional(),
  meta_data: list(meta),
}));

import { postListArgs } from '../rest/paging.js';
import type { Arg, Args } from '../rest/schema.js';
import { metaListArgs } from '../rest/shown-meta.js';
import { addressFields } from '../rules/addresses.js';
import { currencies } from '../rules/currencies.js';
import { knownStatuses } from '../rules/order-status.js';
import type { Site } from '../site.js';
import { metaArg } from './product-args.js';

const string: Arg = { type: 'string' };
const integer: Arg = { type: 'integer' };

export const addressArgs: Readonly<Record<string, Arg>> = Object.fromEntries(
  addressFields.map((name) => [name, string]),
);

export const shippingArg: Arg = { type: 'object', properties: addressArgs };
export const billingArg: Arg = {
  type: 'object',
  properties: { ...addressArgs, email: { type: ['string', 'null'], format: 'email' } },
};

const lines = (properties: Readonly<Record<string, Arg>>): Arg => ({
  type: 'array',
  items: { type: 'object', properties },
});

export function orderArgs(site: Site): Args {
  return {
    parent_id: integer,
    status: {
      type: 'string',
      enum: ['auto-draft', ...knownStatuses(site)],
    },
    currency: { type: 'string', enum: currencies },
    customer_id: integer,
    customer_note: string,
    billing: billingArg,
    shipping: shippingArg,
    payment_method: string,
    payment_method_title: string,
    transaction_id: string,
    created_via: string,
    meta_data: metaArg,
    line_items: lines({
      id: integer,
      name: {},
      parent_name: {},
      product_id: {},
      variation_id: integer,
      quantity: integer,
      tax_class: string,
      subtotal: string,
      total: string,
      meta_data: metaArg,
    }),
    shipping_lines: lines({
      id: integer,
      method_title: {},
      method_id: {},
      instance_id: string,
      total: string,
      meta_data: metaArg,
    }),
    fee_lines: lines({
      id: integer,
      name: {},
      tax_class: string,
      tax_status: { type: 'string', enum: ['taxable', 'none'] },
      total: string,
      meta_data: metaArg,
    }),
    coupon_lines: lines({ id: integer, code: {}, discount: string, meta_data: metaArg }),
    set_paid: { type: 'boolean' },
  };
}

/**
 * With how many decimals amounts are shown: by default with those of the shop at the time of the
 * request.
 */
export function decimalsArg(site: Site): Arg {
  return {
    type: 'integer',
    get default() {
      return site.numbers.decimals;
    },
  };
}

export function orderListArgs(site: Site): Args {
  return {
    ...postListArgs,
    orderby: {
      type: 'string',
      default: 'date',
      enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
    },
    status: {
      type: 'array',
      default: ['any'],
      items: { type: 'string', enum: ['any', 'trash', 'auto-draft', ...knownStatuses(site)] },
    },
    customer: integer,
    product: integer,
    dp: decimalsArg(site),
    created_via: { type: 'array', items: string },
    ...metaListArgs,
  };
}

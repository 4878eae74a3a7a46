import { idListArg, listArgs } from '../rest/paging.js';
import type { Arg, Args } from '../rest/schema.js';
import { addressArgs, shippingArg } from './order-args.js';
import { metaArg } from './product-args.js';

const billingArg: Arg = {
  type: 'object',
  properties: { ...addressArgs, email: { type: 'string', format: 'email' } },
};

/** What a customer's record can be written with. */
export const customerArgs: Args = {
  email: { type: 'string' },
  first_name: { type: 'string' },
  last_name: { type: 'string' },
  username: { type: 'string' },
  password: { type: 'string' },
  billing: billingArg,
  shipping: shippingArg,
  meta_data: metaArg,
};
const roles = ['administrator', 'editor', 'author', 'contributor', 'subscriber', 'customer', 'shop_manager'];
/** What a list of customers can be asked for. */
export const customerListArgs: Args = {
  ...listArgs,
  exclude: idListArg,
  include: idListArg,
  offset: { type: 'integer' },
  order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
  orderby: { type: 'string', default: 'name', enum: ['id', 'include', 'name', 'registered_date'] },
  email: { type: 'string', format: 'email' },
  role: { type: 'string', default: 'customer', enum: ['all', ...roles] },
};

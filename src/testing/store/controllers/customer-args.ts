import type { Arg } from '../rest/schema.js';

export { shippingArg } from './order-args.js';
export { metaArg } from './product-args.js';

const string: Arg = { type: 'string' };

export const billingArg: Arg = {
  type: 'object',
  properties: {
    ...Object.fromEntries(
      [
        'first_name',
        'last_name',
        'company',
        'address_1',
        'address_2',
        'city',
        'state',
        'postcode',
        'country',
        'phone',
      ].map((name) => [name, string]),
    ),
    email: { type: 'string', format: 'email' },
  },
};

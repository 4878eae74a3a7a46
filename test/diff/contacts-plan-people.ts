import {
  type ContactLink,
  type ContactPlanContext,
  contactSnapshot,
  createContactIndex,
  personOf,
} from '../../src/diff/contacts/index.js';
import type { GestanContact } from '../../src/gestan/index.js';
import type { WooCustomer, WooOrder } from '../../src/woo/types.js';

export const address = {
  first_name: 'Marie',
  last_name: 'Béranger',
  company: '',
  address_1: '8 rue Crébillon',
  address_2: '',
  city: 'Nantes',
  state: '',
  postcode: '44000',
  country: 'FR',
  phone: '02 40 12 34 56',
};
export const blank = Object.fromEntries(Object.keys(address).map((key) => [key, ''])) as typeof address;

export const customer = (
  patch: Partial<WooCustomer> = {},
  billing: Partial<typeof address> = {},
): WooCustomer => ({
  id: 12,
  date_created_gmt: null,
  date_modified_gmt: null,
  email: 'marie@a.test',
  first_name: 'Marie',
  last_name: 'Béranger',
  role: 'customer',
  username: 'marie',
  billing: { ...address, email: 'marie@a.test', ...billing },
  shipping: blank,
  meta_data: [],
  ...patch,
});

export const guestOrder = (billing: Partial<typeof address> = {}, email = 'marie@a.test') =>
  ({
    id: 9,
    customer_id: 0,
    line_items: [],
    meta_data: [],
    billing: { ...address, email, ...billing },
    shipping: blank,
  }) as unknown as WooOrder;

export const of = (source: WooCustomer | WooOrder) => personOf(source, { shop: 'main' });
export const contact: GestanContact = {
  id: '7',
  firstName: 'Marie',
  lastName: 'Béranger',
  email: 'marie@a.test',
  phone: '+33240123456',
  billing: { line1: '8 rue Crébillon', postcode: '44000', city: 'Nantes', country: 'FR' },
};
export const context = (
  contacts: readonly GestanContact[],
  more: Partial<ContactPlanContext> = {},
): ContactPlanContext => ({
  shop: 'main',
  index: createContactIndex(contacts),
  ...more,
});
export const linked = (source: WooCustomer | WooOrder = customer()): ContactLink => ({
  contactId: '7',
  base: contactSnapshot(of(source)),
});

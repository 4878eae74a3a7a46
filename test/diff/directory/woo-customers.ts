import type { ShopCustomer } from './shop.js';

/** The customers of a made-up shop as WooCommerce keeps them: all of them with an account. */
export function wooCustomers(customers: readonly ShopCustomer[]) {
  return customers.map(({ person }, at) => {
    const { firstName = '', lastName = '', email = '', company = '', phone = '', billing, siret } = person;
    const { line1 = '', line2 = '', postcode = '', city = '', country = 'FR' } = billing ?? {};
    const address = { address_1: line1, address_2: line2, city, postcode, country, state: '' };
    const name = { first_name: firstName, last_name: lastName, company };
    return {
      id: at + 1,
      date_created: '2026-01-10T11:00:00',
      date_created_gmt: '2026-01-10T10:00:00',
      date_modified: '2026-01-10T11:00:00',
      date_modified_gmt: '2026-01-10T10:00:00',
      email,
      first_name: firstName,
      last_name: lastName,
      role: 'customer',
      username: `client${at + 1}`,
      billing: { ...name, ...address, email, phone },
      shipping: { ...name, ...address, phone: '' },
      is_paying_customer: true,
      avatar_url: '',
      meta_data: siret === undefined ? [] : [{ id: at + 1, key: 'siret', value: siret }],
    };
  });
}

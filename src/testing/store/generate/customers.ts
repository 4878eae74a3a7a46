import type { Row } from '../json.js';
import { blankAddress } from '../rules/addresses.js';
import type { Dice } from './kit.js';
import { dates, firstId, moment, words } from './kit.js';

export function makeCustomers(
  size: { readonly customers: number; readonly until: number },
  dice: Dice,
): Row[] {
  return Array.from({ length: size.customers }, (_, i): Row => {
    const [first_name, last_name] = [dice.pick(words.first), dice.pick(words.last)];
    const email = `client${i + 1}@exemple.test`;
    const address = {
      first_name,
      last_name,
      address_1: `${1 + dice.below(90)} rue du Port`,
      postcode: String(10_000 + dice.below(80_000)),
      city: dice.pick(words.city),
      country: 'FR',
    };
    return {
      id: firstId.customer + i,
      ...dates(moment(size.until, i, size.customers), 'date_created', 'date_modified'),
      email,
      first_name,
      last_name,
      role: 'customer',
      username: `client${i + 1}`,
      billing: { ...blankAddress(true), ...address, email },
      shipping: { ...blankAddress(false), ...address },
      is_paying_customer: false,
      meta_data: [],
    };
  });
}

import type { Check } from '../checks.js';
import { isWhole, must, mustPass, objectOf, wholeFrom } from '../checks.js';
import type { Json, Row } from '../json.js';
import { rows } from '../json.js';
import { seeded } from '../random.js';
import { sampleShop } from '../sample-shop.js';
import type { Shop } from '../tables.js';
import { makeCustomers } from './customers.js';
import { createDice } from './kit.js';
import { makeOrders } from './orders.js';
import { makeProducts } from './products.js';

/** How large a generated shop is, and from which seed. */
export interface GenerateShopOptions {
  /** How many products; one of ten is variable, with three variations. */
  readonly products: number;
  /** How many orders, of one to four lines, over the two years before `until`. @default 0 */
  readonly orders?: number;
  /** How many customers; half of the orders are theirs. @default 0 */
  readonly customers?: number;
  /** The same seed makes the same shop. @default 1 */
  readonly seed?: number;
  /** The date of the newest record, in milliseconds since the epoch. @default 1 November 2026 */
  readonly until?: number;
}

const usualUntil = Date.UTC(2026, 10, 1);
const count = wholeFrom(0, 1_000_000);
const checkAll = objectOf(
  {
    products: count,
    orders: count,
    customers: count,
    seed: isWhole,
    until: must('it is no date in milliseconds', Number.isFinite),
  } satisfies Readonly<Record<keyof GenerateShopOptions, Check>>,
  ['products'],
);

/**
 * Makes a shop of any size with the settings, taxes and categories of {@link sampleShop}: for tests
 * of speed and memory, and for long reads.
 *
 * @throws SettingsError where a number cannot be used.
 * @example
 * const store = createFakeStore({ shop: generateShop({ products: 50_000, orders: 20_000, customers: 5_000, seed: 7 }) })
 */
export function generateShop(options: GenerateShopOptions): Shop {
  mustPass(checkAll, options, {
    what: 'generated shop',
    hint: 'Give whole numbers, see GenerateShopOptions.',
  });
  const { products: howMany, orders = 0, customers: people = 0, seed = 1, until = usualUntil } = options;
  const asked = { products: howMany, orders, customers: people, seed, until };
  const base = sampleShop();
  const dice = createDice(seeded(asked.seed));
  const list = (name: string): Row[] => rows((base[name] ?? []) as Json);
  const { products, variations, nextId } = makeProducts(asked, dice, list('categories'));
  const customers = makeCustomers(asked, dice);
  const goods = [...products.filter((product) => product.type === 'simple'), ...variations];
  const tax = list('taxes').find((rate) => rate.country === 'FR' && rate.class === 'standard') ?? { id: 1 };
  const staff = list('customers').filter((person) => person.role !== 'customer');
  return {
    ...base,
    products,
    variations,
    customers: [...staff, ...customers],
    orders: makeOrders(asked, dice, { goods, customers, tax, id: nextId }),
    refunds: [],
    order_notes: [],
  };
}

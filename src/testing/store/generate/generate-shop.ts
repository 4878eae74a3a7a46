import * as z from 'zod';
import { SettingsError } from '../../../core/index.js';
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

const count = z.number().int().nonnegative().max(1_000_000);
const optionsSchema = z.object({
  products: count,
  orders: count.default(0),
  customers: count.default(0),
  seed: z.number().int().default(1),
  until: z.number().default(Date.UTC(2026, 10, 1)),
});
/**
 * Makes a shop of any size with the settings, taxes and categories of {@link sampleShop}: for tests of speed and memory, and for long reads.
 *
 * @throws SettingsError where a number cannot be used.
 * @example
 * const store = createFakeStore({ shop: generateShop({ products: 50_000, orders: 20_000, customers: 5_000, seed: 7 }) })
 */
export function generateShop(options: GenerateShopOptions): Shop {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new SettingsError(`The generated shop's option "${field}" cannot be used: ${issue?.message}.`, {
      code: 'settings.invalid',
      field,
      hint: 'Give whole numbers, see GenerateShopOptions.',
    });
  }
  const base = sampleShop();
  const dice = createDice(seeded(parsed.data.seed));
  const list = (name: string): Row[] => rows((base[name] ?? []) as Json);
  const { products, variations, nextId } = makeProducts(parsed.data, dice, list('categories'));
  const customers = makeCustomers(parsed.data, dice);
  const goods = [...products.filter((product) => product.type === 'simple'), ...variations];
  const tax = list('taxes').find((rate) => rate.country === 'FR' && rate.class === 'standard') ?? { id: 1 };
  const people = list('customers').filter((person) => person.role !== 'customer');
  return {
    ...base,
    products,
    variations,
    customers: [...people, ...customers],
    orders: makeOrders(parsed.data, dice, { goods, customers, tax, id: nextId }),
    refunds: [],
    order_notes: [],
  };
}

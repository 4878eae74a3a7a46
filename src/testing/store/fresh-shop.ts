import rows from '../sample-shop.json' with { type: 'json' };
import type { Json, Row } from './json.js';
import { clone, text } from './json.js';
import type { Shop } from './tables.js';

const sample = rows as unknown as Readonly<Record<string, Row[]>>;

const copies = (resource: string): Row[] => (sample[resource] ?? []).map((row) => clone(row));

/**
 * What a shop is set to before its owner touches anything. A shop of Europe: it sells in euros from
 * France.
 */
const own: Readonly<Record<string, Json>> = {
  woocommerce_currency: 'EUR',
  woocommerce_default_country: 'FR',
};

const settings = (resource: string): Row[] =>
  copies(resource).map((row) => ({ ...row, value: own[text(row.id)] ?? row.default ?? '' }));

/** The tax classes that WooCommerce sets up itself. */
const firstClasses = ['standard', 'reduced-rate', 'zero-rate'];

const uncategorized: Row = {
  id: 15,
  name: 'Uncategorized',
  slug: 'uncategorized',
  parent: 0,
  description: '',
  display: 'default',
  image: null,
  menu_order: 0,
};

const fresh: Readonly<Record<string, () => Row[]>> = {
  settings_groups: () => copies('settings_groups'),
  settings_general: () => settings('settings_general'),
  settings_products: () => settings('settings_products'),
  settings_tax: () => settings('settings_tax'),
  settings_shipping: () => settings('settings_shipping'),
  settings_account: () => settings('settings_account'),
  tax_classes: () => copies('tax_classes').filter((row) => firstClasses.includes(text(row.slug))),
  shipping_methods: () => copies('shipping_methods'),
  payment_gateways: () => copies('payment_gateways').map((row) => ({ ...row, enabled: false })),
  categories: () => [clone(uncategorized)],
};

/**
 * Gives a shop what a fresh installation has, as far as the shop does not bring it itself: an empty
 * list stays empty.
 */
export function withFreshRows(shop: Shop): Shop {
  const missing = Object.entries(fresh).filter(([resource]) => shop[resource] === undefined);
  return { ...Object.fromEntries(missing.map(([resource, make]) => [resource, make()])), ...shop };
}

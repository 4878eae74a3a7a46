import type { ConnectionCheckId } from './report.js';
import type { ConnectionWords } from './words.js';
import { shopFindingsEn } from './words-en-shop.js';
import { wayFindingsEn } from './words-en-way.js';

const titles = {
  address: 'Shop address',
  reachable: 'Server can be reached',
  tls: 'HTTPS certificate',
  redirect: 'No redirect',
  firewall: 'No firewall in the way',
  maintenance: 'Not under maintenance',
  permalinks: 'Pretty permalinks',
  wordpress: 'WordPress REST API',
  'canonical-url': 'Address the shop gives itself',
  woocommerce: 'WooCommerce is active',
  version: 'WooCommerce version',
  'authorization-header': 'Authorization header arrives',
  key: 'Key and secret',
  read: 'Permission to read',
  write: 'Permission to write',
  'can-products': 'Access to products',
  'can-orders': 'Access to orders',
  'can-customers': 'Access to customers',
  'can-taxes': 'Access to tax rates',
  'can-settings': 'Access to settings',
  'can-payment-gateways': 'Access to payment methods',
  'can-system-status': 'Access to the system status',
  'can-webhooks': 'Access to webhooks',
  clock: 'Clocks agree',
  currency: 'Currency',
  prices: 'Prices with or without tax',
  rounding: 'Rounding of taxes',
  decimals: 'Decimals of prices',
  'weight-unit': 'Unit of weight',
  'time-zone': 'Time zone',
  'order-storage': 'Storage of orders',
  speed: 'Speed of one page',
} as const satisfies Record<ConnectionCheckId, string>;

/** The report in English; it names every finding that there is. */
export const connectionWordsEn = {
  titles,
  findings: { ...wayFindingsEn, ...shopFindingsEn },
} satisfies ConnectionWords<string>;

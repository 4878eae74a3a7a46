import type { WooOrder } from '../woo/types.js';
import { destination } from './rates.js';

/**
 * How French VAT treats a place, seen from metropolitan France.
 *
 * - `department`: Guadeloupe, Martinique, Réunion. Goods sent there are exports (CGI art. 294, 2
 *   and 3), services are not: VAT applies there. Source: BOI-TVA-GEO-20-40, § 5 and 20, of
 *   18/01/2023.
 * - `without-vat`: Guiana, Mayotte. VAT does not apply there (CGI art. 294, 1), and goods sent
 *   there are exports (art. 294, 2, 1°). Source: BOI-TVA-GEO-20, § 10.
 * - `outside`: Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin, Polynesia,
 *   Wallis-et-Futuna, New Caledonia, the southern lands: third territories, as any country outside
 *   the union (CGI art. 256-0; goods: art. 262 I).
 * - `home`: metropolitan France, Corsica and Monaco included.
 */
export type FrenchTerritory = 'home' | 'department' | 'without-vat' | 'outside';

const byCountry: Readonly<Record<string, FrenchTerritory>> = {
  FR: 'home',
  MC: 'home',
  GP: 'department',
  MQ: 'department',
  RE: 'department',
  GF: 'without-vat',
  YT: 'without-vat',
  PM: 'outside',
  BL: 'outside',
  MF: 'outside',
  PF: 'outside',
  WF: 'outside',
  NC: 'outside',
  TF: 'outside',
};

/**
 * By the first digits of a postcode under country FR, the longest first: shops often sell overseas
 * as France.
 */
const byPostcode: readonly (readonly [string, FrenchTerritory])[] = [
  ['97133', 'outside'],
  ['97150', 'outside'],
  ['971', 'department'],
  ['972', 'department'],
  ['974', 'department'],
  ['973', 'without-vat'],
  ['976', 'without-vat'],
  ['975', 'outside'],
  ['977', 'outside'],
  ['978', 'outside'],
  ['98000', 'home'],
  ['984', 'outside'],
  ['986', 'outside'],
  ['987', 'outside'],
  ['988', 'outside'],
];

/** The French territory that an order goes to. `undefined`: none. */
export function frenchTerritory(order: WooOrder): FrenchTerritory | undefined {
  const country = destination(order);
  const known = Object.hasOwn(byCountry, country) ? byCountry[country] : undefined;
  if (country !== 'FR') return known;
  const address = order.shipping.country ? order.shipping : order.billing;
  const postcode = (address.postcode ?? '').replace(/\s/g, '');
  return byPostcode.find(([start]) => postcode.startsWith(start))?.[1] ?? known;
}

import type { WooOrder } from '../woo/types.js';
import { type FrenchTerritory, frenchTerritory } from './french-territories.js';
import { customerVatNumber, metaText } from './identity.js';
import { destination } from './rates.js';
import type { BillingReason } from './reasons.js';
import type { ExemptionSettings } from './settings.js';

/** Member states of the EU. Monaco is France for VAT: see the French territories. */
const unionCountries = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
export type OperationNature = 'goods' | 'services' | 'mixed';

/** Why an order has no VAT. */
export interface Exemption {
  /** The words the law wants on the invoice. */
  readonly text?: string;
  readonly notes: readonly BillingReason[];
}

const french = {
  smallFirm: 'TVA non applicable, article 293 B du CGI',
  unionGoods: 'Exonération de TVA, article 262 ter I du CGI',
  unionServices: 'Autoliquidation, article 283-2 du CGI',
  exportGoods: 'Exonération de TVA, article 262 I du CGI',
  exportServices: 'TVA non applicable, article 259-1 du CGI',
  /** Goods to an overseas department are treated as exports. */
  overseasGoods: 'Exonération de TVA, article 294 du CGI',
  withoutVat: 'TVA non applicable, article 294-1 du CGI',
};
const european = {
  smallFirm: 'VAT exemption for small enterprises, Article 284 of Directive 2006/112/EC',
  unionGoods: 'VAT exempt intra-Community supply, Article 138 of Directive 2006/112/EC',
  unionServices: 'Reverse charge, Article 196 of Directive 2006/112/EC',
  exportGoods: 'VAT exempt export, Article 146 of Directive 2006/112/EC',
  exportServices: 'Outside the scope of VAT, Article 44 of Directive 2006/112/EC',
};

/** Whether the shop treats the customer as exempt. */
export function isVatExempt(order: WooOrder): boolean {
  return metaText(order.meta_data, ['is_vat_exempt']) === 'yes';
}

/** The legal reason why a piece with an amount has no VAT, and what is missing to state it. */
export function exemptionOf(
  order: WooOrder,
  nature: OperationNature | undefined,
  settings: ExemptionSettings,
): Exemption {
  const seller = settings.country.toUpperCase();
  const words = seller === 'FR' ? french : european;
  if (settings.smallFirm) return { text: words.smallFirm, notes: [] };
  const to = destination(order);
  const services = nature === 'services';
  const territory = frenchTerritory(order);
  if (seller === 'FR' && territory) return insideFrance(order, territory, services);
  if (to === '' || to === seller) return withoutReason(order, to);
  // Overseas France is outside the VAT of the union for every seller (BOI-TVA-GEO-20, § 30).
  if (territory === undefined ? !unionCountries.has(to) : territory !== 'home') {
    return { text: services ? words.exportServices : words.exportGoods, notes: [] };
  }
  const buyer = customerVatNumber(order);
  if (!isVatExempt(order) && buyer === undefined) return withoutReason(order, to);
  const missing = [
    ...(buyer === undefined ? (['customer'] as const) : []),
    ...(settings.vatNumber ? [] : (['seller'] as const)),
  ];
  return {
    text: services ? words.unionServices : words.unionGoods,
    notes:
      missing.length === 0
        ? []
        : [{ code: 'vat-number-missing', values: { order: order.number, of: missing } }],
  };
}

/**
 * From metropolitan France to France: what the territory says. Services follow the goods they go
 * with.
 */
function insideFrance(order: WooOrder, territory: FrenchTerritory, services: boolean): Exemption {
  if (territory === 'home' || (territory === 'department' && services)) {
    return withoutReason(order, destination(order));
  }
  if (territory === 'outside') {
    return { text: services ? french.exportServices : french.exportGoods, notes: [] };
  }
  return {
    text: territory === 'without-vat' && services ? french.withoutVat : french.overseasGoods,
    notes: [],
  };
}

function withoutReason(order: WooOrder, to: string): Exemption {
  return {
    notes: [{ code: 'no-vat-without-reason', values: { order: order.number, country: to } }],
  };
}

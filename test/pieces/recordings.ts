import type { GestanCapabilities } from '../../src/gestan/capabilities.js';
import type { BillingContext, BillingSettings } from '../../src/pieces/index.js';
import { defaultBilling } from '../../src/pieces/index.js';
import { defaultStatuses } from '../../src/pieces/settings.js';
import type { WooOrder, WooRefund, WooTaxRate } from '../../src/woo/types.js';
import { recordedFile } from '../support/recorded.js';

export type StoreName = 'wc11' | 'wc99';
export const stores: readonly StoreName[] = ['wc11', 'wc99'];

function rows<T>(store: StoreName, file: string): readonly T[] {
  return recordedFile<readonly T[]>(`${store}/state/${file}.json`);
}

/** The recorded orders of a store, and the refunds of each. */
export function recorded(store: StoreName) {
  const orders = rows<WooOrder>(store, 'orders');
  const refunds = rows<WooRefund & { readonly _order: number }>(store, 'refunds');
  const taxRates = new Map(rows<WooTaxRate>(store, 'taxes').map((rate) => [rate.id, rate]));
  const refundsOf = (order: WooOrder): readonly WooRefund[] =>
    refunds.filter((refund) => refund._order === order.id);
  return { orders, refunds, refundsOf, taxRates };
}

export const capabilities: GestanCapabilities = {
  pieces: ['quote', 'order', 'delivery-note', 'invoice', 'credit-note'],
  entries: true,
  readContacts: true,
  writeContacts: true,
  readProducts: true,
  writeProducts: true,
  productFields: [],
  readStock: true,
  stockFigure: 'physical',
  readBack: true,
  modifiedSince: true,
  vatAmounts: true,
  multipleTaxes: true,
  currencies: ['EUR'],
  images: { read: false, write: false },
};

export const zones = { wc11: 'Europe/Paris', wc99: 'America/St_Johns' } as const;

export function context(overrides: Partial<BillingContext> = {}): BillingContext {
  return {
    shopId: 'main',
    zone: 'Europe/Paris',
    capabilities,
    contactId: 'contact-1',
    resolveProduct: (line) => (line.sku ? { code: line.sku, productId: `p-${line.sku}` } : undefined),
    paymentMode: (method) => (method ? `mode-${method}` : undefined),
    ...overrides,
  };
}

/** The defaults, with a USD rate and the status of the recorded plugin. */
export const settings: BillingSettings = {
  ...defaultBilling,
  statuses: { ...defaultStatuses, expedie: ['order', 'delivery-note', 'invoice'] },
  currencyRates: { USD: '0.92' },
  shippingProductCode: 'PORT',
  feeProductCode: 'FRAIS',
};

import { defaultOwners } from '../../diff/products/field-table.js';
import { defaultBilling } from '../../pieces/settings.js';
import type { SyncSettings } from './settings.js';

/** The settings of a shop that nobody has set. */
export const defaultSettings: SyncSettings = {
  products: {
    owners: { ...defaultOwners },
    conflicts: 'ask',
    metaFields: [],
    defaultFamily: null,
    codePrefix: null,
    publishNew: true,
    variants: { by: 'none' },
    images: false,
  },
  stock: { clampNegative: true, startManaging: false },
  contacts: {
    same: 0.9,
    review: 0.3,
    nameSimilarity: 0.8,
    sharedAfter: 3,
    country: 'FR',
    ownEmails: [],
    onReview: 'wait',
  },
  orders: { startAt: null, skip: { createdVia: [], metaKeys: [], paymentMethods: [], statuses: [] } },
  billing: {
    pieces: { ...defaultBilling.pieces },
    statuses: Object.fromEntries(
      Object.entries(defaultBilling.statuses).map(([status, steps]) => [status, [...steps]]),
    ),
    stockMovedBy: defaultBilling.stockMovedBy,
    invoiceDate: defaultBilling.invoiceDate,
    closedUntil: null,
    edited: defaultBilling.edited,
    shippingProductCode: null,
    feeProductCode: null,
    roundingProductCode: null,
    unknownProduct: 'create',
    deletedProductCode: null,
    currencyRates: {},
    exemptions: { country: 'FR', vatNumber: null, smallFirm: false },
    entries: {
      enabled: false,
      bankAccountId: null,
      postingCategoryId: null,
      fees: false,
      feePostingCategoryId: null,
      voucherPostingCategoryId: null,
      categories: { rates: {}, families: {} },
      refunds: 'all',
    },
  },
  safety: {
    stockZeroed: 0.3,
    priceFactor: 3,
    priceJump: 0.05,
    created: 1,
    unpublished: 0.2,
    atLeast: 10,
  },
  history: { keepDays: 90 },
};

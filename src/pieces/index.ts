export type { PaymentRoute } from '../mapping/payments.js';
export { buildPieces } from './build-pieces.js';
export type {
  AlreadyMade,
  BillingContext,
  BuiltOrder,
  KnownPiece,
  MissingEntry,
  ProductNeed,
} from './context.js';
export type { IssuedContent } from './issued-content.js';
export { webtomizerDeposits, wooDeposits } from './plugins/deposits.js';
export { pwGiftCards, smartCoupons, wooGiftCards, yithGiftCards } from './plugins/gift-cards.js';
export type { OrderPlugin } from './plugins/plugin.js';
export { pluginSettlement } from './plugins/plugin-settlement.js';
export type { BillingReason } from './reasons.js';
export type { ParsedReference } from './references.js';
export { parseReference, pieceRef } from './references.js';
export type { BillingSettings } from './settings.js';
export { defaultBilling } from './settings.js';
export type { OrderPayment, OrderPayout, OrderSettlement, PrepaidAmount } from './settlement.js';

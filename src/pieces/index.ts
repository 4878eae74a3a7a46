export { buildPieces } from './build-pieces.js';
export type {
  AlreadyMade,
  BillingContext,
  BlockedCredit,
  BuiltOrder,
  KnownEntry,
  KnownPiece,
  LackingEntry,
  PaymentRoute,
  PieceWithdrawal,
  ProductMatch,
  ProductNeed,
} from './context.js';
export type { IssuedContent, IssuedLine, IssuedRate } from './issued-content.js';
export { webtomizerDeposits, wooDeposits } from './plugins/deposits.js';
export { pwGiftCards, smartCoupons, wooGiftCards, yithGiftCards } from './plugins/gift-cards.js';
export type { OrderPlugin } from './plugins/plugin.js';
export { pluginSettlement } from './plugins/plugin-settlement.js';
export type {
  BillingReasonValues,
  LineDifference,
  MovedAmount,
  RateDifference,
  ReasonSums,
} from './reason-values.js';
export type { BillingReason, BillingReasonCode } from './reasons.js';
export { billingReasonCodes } from './reasons.js';
export type { ParsedReference } from './references.js';
export { parseReference, pieceRef } from './references.js';
export type {
  BillingSettings,
  EntrySettings,
  ExemptionSettings,
  PieceSwitches,
  StatusStep,
  StatusTable,
} from './settings.js';
export { defaultBilling } from './settings.js';
export type { OrderPayment, OrderPayout, OrderSettlement, PrepaidAmount } from './settlement.js';

export { allocate, allocateCapped, roundToTotal } from './allocation.js';
export { buildPieces } from './build-pieces.js';
export type {
  AlreadyMade,
  BillingContext,
  BlockedCredit,
  BuiltOrder,
  KnownEntry,
  KnownPiece,
  LackingEntry,
  OrderPayment,
  PieceWithdrawal,
  ProductMatch,
  ProductNeed,
} from './context.js';
export type { AllowedDay } from './dates.js';
export { allowedDay, dayOf, pieceDay } from './dates.js';
export type { Exemption, OperationNature } from './exemption.js';
export { exemptionOf } from './exemption.js';
export type { GatewayFee } from './gateway-fees.js';
export { gatewayFee } from './gateway-fees.js';
export { customerSiren, customerVatNumber, deliveryAddress, pieceAddress } from './identity.js';
export type { IssuedContent, IssuedLine, IssuedRate } from './issued.js';
export type { WantedKinds } from './kinds.js';
export { bareStatus, isPaid, stockKind, wantedKinds } from './kinds.js';
export { currencyPlaces } from './money.js';
export { productLabel } from './products.js';
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
export {
  customerRef,
  editRef,
  emailHash,
  entryRef,
  guestRef,
  parseReference,
  pieceRef,
  productRef,
  revisionRef,
} from './references.js';
export { contentPrint, livePieces } from './revisions.js';
export type {
  BillingSettings,
  EntrySettings,
  ExemptionSettings,
  PieceSwitches,
  StatusStep,
  StatusTable,
} from './settings.js';
export { defaultBilling, defaultStatuses } from './settings.js';

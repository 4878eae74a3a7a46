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
export type { BillingReason } from './reasons.js';
export type { ParsedReference } from './references.js';
export { parseReference, pieceRef } from './references.js';
export type { BillingSettings } from './settings.js';
export { defaultBilling } from './settings.js';

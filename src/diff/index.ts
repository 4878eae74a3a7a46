// Contacts

export { canonicalLine } from '../core/index.js';
export type {
  ContactCandidate,
  ContactDecision,
  ContactField,
  ContactIndex,
  ContactLink,
  ContactMatch,
  ContactMetaKeys,
  ContactPerson,
  ContactPlanContext,
  ContactRow,
  ContactSettings,
  ContactSnapshot,
  ContactStatus,
  ContactUpdate,
  Evidence,
  HomonymIndex,
  LinkRule,
  MatchRule,
  NearName,
  PartRelation,
  PersonOptions,
} from './contacts/index.js';
export {
  contactFields,
  contactSnapshot,
  contactStatuses,
  contactUpdate,
  createContactIndex,
  createHomonymIndex,
  distinctRef,
  emailKey,
  newContactDraft,
  normaliseName,
  parseContactSettings,
  personOf,
  phoneKey,
  planContact,
  similarity,
  sirenKey,
  siretKey,
  vatKey,
} from './contacts/index.js';
export type { GestanDraftInput } from './gestan-draft.js';
export { toGestanDraft, withDraft } from './gestan-draft.js';
export type { ProductMatcher, ProductMatches } from './match-products.js';
export { createProductMatcher } from './match-products.js';
export type { GestanMatch, GestanMatchKey, MatchLinks, WooMatch, WooMatchKey } from './match-types.js';
export { mergeProduct } from './merge-product.js';
export type {
  ConflictPolicy,
  Direction,
  FieldConflict,
  MergeInput,
  MergeResult,
  WithheldChange,
  WriteCheck,
} from './merge-types.js';
export { createOrderAuditor } from './orders-audit.js';
export type {
  AuditAmounts,
  AuditedOrder,
  AuditFinding,
  AuditMonth,
  AuditRow,
  OrderAudit,
  OrderAuditOptions,
  OrderAuditor,
} from './orders-audit-types.js';
export { orderKey, planOrder } from './orders-plan.js';
export { noSkipRules, skipReason } from './orders-skip.js';
export type {
  OrderContact,
  OrderPlanInput,
  OrderRow,
  OrderRowStatus,
  OrderSkipRules,
} from './orders-types.js';
export type {
  Change,
  FlowName,
  Outcome,
  Plan,
  Reason,
  Report,
  Row,
  RowReport,
  Side,
  Warning,
} from './plan.js';
export { outcomes } from './plan.js';
export type { GoneInput, PairInput, ProductPlanner } from './plan-pair.js';
export { createProductPlanner } from './plan-pair.js';
export type { ProductInputs, VariantCensus } from './plan-products.js';
export { createVariantCensus, planProducts, wooMatchKey } from './plan-products.js';
export type {
  StockFigure,
  StockRow,
  StockRules,
  StockStatus,
  StockWrite,
  StockWrites,
} from './plan-stock.js';
export {
  hasDecimalStock,
  planParentStock,
  planStock,
  stockQuantity,
  stockStatuses,
  toStockWrites,
} from './plan-stock.js';
export type { Advance, BaseValues, ProductBase, WrittenField } from './product-base.js';
export { advanceBase } from './product-base.js';
export type {
  ComparedField,
  FieldValue,
  OwnedField,
  Owner,
  ProductContext,
  ProductField,
  ProductMap,
  ProductOwners,
  ProductProjection,
  SameValue,
  WooSource,
} from './product-fields.js';
export { comparedFields, defaultOwners, ownedFields } from './product-fields.js';
export { isTrashed, refOf, typeRefusal } from './product-kinds.js';
export type { ConflictAnswer, MatchedBy, ProductRow, ProductStatus } from './product-row.js';
export { productStatuses, resolveRow } from './product-row.js';
export type { ProductRules } from './product-rules.js';
export { canonicalHtml } from './product-text.js';
export type { WeightUnit } from './product-values.js';
export { canonicalBarcode } from './product-values.js';
export type {
  VariantLookup,
  VariantOption,
  VariantPlace,
  VariantRow,
  VariantRule,
} from './product-variants.js';
export { parseVariantRule, placeVariant } from './product-variants.js';
export { projectGestan } from './project-gestan.js';
export { ownBarcode, ownSku, projectWoo, variationName } from './project-woo.js';
export type { SafetyInput, SafetyLimit, SafetySettings, SafetyTotals, SafetyViolation } from './safety.js';
export { checkSafety, safetyLimits } from './safety.js';
export { sameAmount } from './same-amount.js';
export type { OrderStockState, ShopOrders, TakenUnits, TakenUnitsOptions } from './stock-taken.js';
export { createTakenUnits, isShown, reducedStock } from './stock-taken.js';
export type { UndoNow, UndoRecord } from './undo.js';
export { planUndo, toUndoRecord } from './undo.js';
export type { WooProductWrite, WooWriteInput } from './woo-write.js';
export { productExternalRef, toWooParentOptions, toWooParentWrite, toWooProductWrite } from './woo-write.js';

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
export { createOrderAuditor } from './orders/audit.js';
export type {
  AuditAmounts,
  AuditedOrder,
  AuditFinding,
  AuditMonth,
  AuditPayment,
  AuditQuarter,
  AuditRow,
  OrderAudit,
  OrderAuditOptions,
  OrderAuditor,
} from './orders/audit-types.js';
export { orderKey, planOrder } from './orders/plan-order.js';
export { noSkipRules, skipReason } from './orders/skip.js';
export type {
  OrderContact,
  OrderPlanInput,
  OrderRow,
  OrderRowStatus,
  OrderSkipRules,
} from './orders/types.js';
export { vatCsv } from './orders/vat-csv.js';
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
export type { Advance, BaseValues, ProductBase, WrittenField } from './products/base.js';
export { advanceBase } from './products/base.js';
export type { CatalogueCounts, CatalogueInputs, PlannedProduct } from './products/catalogue.js';
export type { CataloguePlanner, ProductInputs } from './products/catalogue-planner.js';
export { createCataloguePlanner, planProducts } from './products/catalogue-planner.js';
export type { WooProductWrite } from './products/field-spec.js';
export { comparedFields, defaultOwners, ownedFields } from './products/field-table.js';
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
} from './products/fields.js';
export type { GestanDraftInput } from './products/gestan-draft.js';
export { toGestanDraft, withDraft } from './products/gestan-draft.js';
export { isTrashed, refOf, typeRefusal } from './products/kinds.js';
export type { ProductMatcher, ProductMatches } from './products/match-products.js';
export { createProductMatcher, gestanMatchKey, wooMatchKey } from './products/match-products.js';
export type {
  GestanMatch,
  GestanMatchKey,
  MatchLinks,
  WooMatch,
  WooMatchKey,
} from './products/match-types.js';
export { mergeProduct } from './products/merge-product.js';
export type {
  ConflictPolicy,
  Direction,
  FieldConflict,
  MergeInput,
  MergeResult,
  WithheldChange,
  WriteCheck,
} from './products/merge-types.js';
export type { GoneInput, PairInput, ProductPlanner } from './products/plan-pair.js';
export { createProductPlanner } from './products/plan-pair.js';
export { projectGestan } from './products/project-gestan.js';
export { projectWoo } from './products/project-woo.js';
export type { ConflictAnswer, MatchedBy, ProductRow, ProductStatus } from './products/row.js';
export { productStatuses, resolveRow } from './products/row.js';
export type { ProductRules } from './products/rules.js';
export { sameAmount } from './products/same-amount.js';
export { canonicalHtml } from './products/text.js';
export type { UndoNow, UndoRecord } from './products/undo.js';
export { planUndo, toUndoRecord } from './products/undo.js';
export type { WeightUnit } from './products/values.js';
export { canonicalBarcode } from './products/values.js';
export type { VariantIndex } from './products/variant-index.js';
export { createVariantIndex } from './products/variant-index.js';
export type {
  VariantLookup,
  VariantOption,
  VariantPlace,
  VariantRow,
  VariantRule,
} from './products/variants.js';
export { parseVariantRule, placeVariant } from './products/variants.js';
export { ownBarcode, ownSku, variationName } from './products/woo-names.js';
export type { WooWriteInput } from './products/woo-write.js';
export {
  productExternalRef,
  toWooParentOptions,
  toWooParentWrite,
  toWooProductWrite,
} from './products/woo-write.js';
export type { SafetyInput, SafetyLimit, SafetySettings, SafetyTotals, SafetyViolation } from './safety.js';
export { checkSafety, safetyLimits } from './safety.js';
export type {
  StockFigure,
  StockRow,
  StockRules,
  StockStatus,
  StockWrite,
  StockWrites,
} from './stock/plan-stock.js';
export {
  hasDecimalStock,
  planParentStock,
  planStock,
  stockQuantity,
  stockStatuses,
  toStockWrites,
} from './stock/plan-stock.js';
export type {
  OrderStockState,
  ReservedUnits,
  ReservedUnitsOptions,
  ShopOrders,
} from './stock/reserved-units.js';
export { createReservedUnits, isShown, reducedStock } from './stock/reserved-units.js';

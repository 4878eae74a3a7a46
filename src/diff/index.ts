// Contacts

export type {
  ComparedField,
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
  Evidence,
  HomonymIndex,
  LinkRule,
  MadePieceRef,
  MatchRule,
  NearName,
  PersonOptions,
} from './contacts/index.js';
export {
  contactFields,
  contactSnapshot,
  contactStatuses,
  createContactIndex,
  createHomonymIndex,
  normaliseName,
  parseContactSettings,
  personOf,
  planContact,
  similarity,
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
export { planOrder } from './orders/plan-order.js';
export { noSkipRules } from './orders/skip.js';
export type {
  OrderContact,
  OrderPlanInput,
  OrderRow,
  OrderRowStatus,
  OrderSkipRules,
} from './orders/types.js';
export { orderStatuses } from './orders/types.js';
export type { UnreadableShopRow } from './orders/unreadable-shop-row.js';
export { vatCsv } from './orders/vat-csv.js';
export type { Change, FlowName, Outcome, Reason, Row, Side, Warning } from './plan.js';
export { outcomes } from './plan.js';
export type { BaseValues, DoneChanges, ProductBase } from './products/base.js';
export type { CatalogueCounts, CatalogueInputs, PlannedProduct } from './products/catalogue.js';
export type { CataloguePlanner, ProductInputs } from './products/catalogue-planner.js';
export { createCataloguePlanner, planProducts } from './products/catalogue-planner.js';
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
export { projectGestan } from './products/project-gestan.js';
export { projectWoo } from './products/project-woo.js';
export type { ConflictAnswer, MatchedBy, ProductRow, ProductStatus } from './products/row.js';
export { productStatuses, resolveRow } from './products/row.js';
export type { ProductRules } from './products/rules.js';
export type { UndoNow, UndoRecord } from './products/undo.js';
export { planUndo, toUndoRecord } from './products/undo.js';
export type { UnreadableProduct } from './products/unreadable.js';
export type { WeightUnit } from './products/values.js';
export type { VariantOption, VariantPlace, VariantRow, VariantRule } from './products/variants.js';
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
  StockOrder,
} from './stock/reserved-units.js';
export { createReservedUnits } from './stock/reserved-units.js';

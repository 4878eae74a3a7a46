// Contacts

export type {
  ContactCandidate,
  ContactDecision,
  ContactField,
  ContactIndex,
  ContactLink,
  ContactMatch,
  ContactPerson,
  ContactPlanContext,
  ContactSettings,
  ContactSnapshot,
  ContactStatus,
  HomonymIndex,
} from './contacts/index.js';
export {
  contactFields,
  contactSnapshot,
  createContactIndex,
  createHomonymIndex,
  normaliseName,
  parseContactSettings,
  personOf,
  planContact,
  similarity,
} from './contacts/index.js';
export { createOrderAuditor } from './orders/audit.js';
export type { AuditFinding, AuditRow, OrderAuditor } from './orders/audit-types.js';
export { planOrder } from './orders/plan-order.js';
export { noSkipRules } from './orders/skip.js';
export type { OrderPlanInput, OrderRowStatus } from './orders/types.js';
export { vatCsv } from './orders/vat-csv.js';
export { outcomes } from './plan.js';
export type { ProductBase } from './products/base.js';
export type { CataloguePlanner, ProductInputs } from './products/catalogue-planner.js';
export { createCataloguePlanner, planProducts } from './products/catalogue-planner.js';
export { defaultOwners } from './products/field-table.js';
export type {
  Owner,
  ProductContext,
  ProductField,
  ProductMap,
  ProductOwners,
  ProductProjection,
  WooSource,
} from './products/fields.js';
export type { ProductMatcher, ProductMatches } from './products/match-products.js';
export { createProductMatcher, gestanMatchKey, wooMatchKey } from './products/match-products.js';
export type { GestanMatchKey, WooMatchKey } from './products/match-types.js';
export { mergeProduct } from './products/merge-product.js';
export type { ConflictPolicy, Direction, MergeInput, MergeResult } from './products/merge-types.js';
export { projectGestan } from './products/project-gestan.js';
export { projectWoo } from './products/project-woo.js';
export type { ConflictAnswer, MatchedBy, ProductStatus } from './products/row.js';
export { resolveRow } from './products/row.js';
export type { ProductRules } from './products/rules.js';
export type { UndoRecord } from './products/undo.js';
export { planUndo, toUndoRecord } from './products/undo.js';
export type { VariantRule } from './products/variants.js';
export type { SafetyInput, SafetyViolation } from './safety.js';
export { checkSafety } from './safety.js';
export type { StockFigure, StockRules, StockStatus } from './stock/plan-stock.js';
export { planParentStock, planStock, stockQuantity } from './stock/plan-stock.js';
export type { ReservedUnits } from './stock/reserved-units.js';
export { createReservedUnits } from './stock/reserved-units.js';
export { type StockWrites, toStockWrites } from './stock/stock-writes.js';

export type { BlacklistApi } from './admin/blacklist.js';
export type { CategoriesApi, CategoryImport } from './admin/categories.js';
export type { ConnectionApi, SyncConnectionReport } from './admin/connection.js';
export type { ForgetReport, ForgetRequest } from './admin/forget.js';
export type { LinksApi } from './admin/links.js';
export type { FamiliesApi, MappingsApi, PaymentsApi, TaxesApi, UnmappedPayment } from './admin/mappings.js';
export type { SettingsApi } from './admin/settings.js';
export type { SyncWebhookOptions, SyncWebhookTarget, WebhooksApi } from './admin/webhooks.js';
export { createSync } from './create-sync.js';
export type {
  ExplainOptions,
  ExplainSubject,
  Explanation,
  OrderExplanation,
  PersonExplanation,
  PersonOrder,
  ProductExplanation,
} from './explain/types.js';
export type { ContactApplyOptions } from './flows/contacts/apply.js';
export type { ContactAnswer } from './flows/contacts/decide.js';
export type { ContactPlanOptions } from './flows/contacts/plan.js';
export type { OrderAdoption } from './flows/orders/adopt.js';
export type { OrderAuditOptions } from './flows/orders/audit.js';
export type { RefundAnswer } from './flows/orders/decide.js';
export type { OrderApplyOptions, OrderPlanOptions } from './flows/orders/options.js';
export type { ProductApplyOptions, ProductPlanOptions } from './flows/products/options.js';
export type { ProductPlan } from './flows/products/plan.js';
export type { StockApplyOptions } from './flows/stock/apply.js';
export type { StockPlan, StockPlanOptions } from './flows/stock/plan.js';
export type { CreateSyncOptions, GuardRequest, ShopOptions } from './options.js';
export type { RunOptions, RunReport } from './run.js';
export type { PendingHint } from './state/hints.js';
export type { HistoryRecord } from './state/history.js';
export type { Intent, OpenIntent } from './state/journal.js';
export type { ContactRecord } from './state/records/contacts.js';
export type { MadeEntry, MadePiece, OrderFacts, OrderRecord } from './state/records/orders.js';
export type { RunListOptions, RunSummary, RunsApi } from './state/runs.js';
export type { SettingsPatch, SyncSettings } from './state/settings.js';
export { defaultSettings } from './state/settings.js';
export type { ContactsFlow, OrdersFlow, ProductsFlow, StockFlow, Sync } from './sync.js';
export type { RowSelection } from './work/answers.js';
export type { SyncHooks } from './work/hooks.js';

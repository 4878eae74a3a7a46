export type { BlacklistApi } from './blacklist.js';
export type { CategoriesApi, CategoryImport } from './categories.js';
export type { ConnectionApi, SyncConnectionReport } from './connection.js';
export type {
  ContactAnswer,
  ContactApplyOptions,
  ContactPlanOptions,
  ContactsFlow,
} from './contacts/flow.js';
export type { ContactRecord } from './contacts/records.js';
export type { OrdersFlow, ProductsFlow, Sync } from './create-sync.js';
export { createSync } from './create-sync.js';
export type {
  ExplainSubject,
  Explanation,
  OrderExplanation,
  PersonExplanation,
  PersonOrder,
  ProductExplanation,
} from './explain/types.js';
export type { ForgetReport, ForgetRequest } from './forget.js';
export type { PendingHint } from './hints.js';
export type { SyncHooks } from './hooks.js';
export type { Intent, OpenIntent } from './journal.js';
export type { LinksApi } from './links.js';
export type { FamiliesApi, MappingsApi, PaymentsApi, TaxesApi } from './mappings.js';
export type { CreateSyncOptions, GuardRequest, ShopOptions } from './options.js';
export type { OrderAdoption } from './orders/adopt.js';
export type { OrderAuditOptions } from './orders/audit.js';
export type { OrderApplyOptions, OrderPlanOptions } from './orders/options.js';
export type { MadeEntry, MadePiece, OrderFacts, OrderRecord } from './orders/records.js';
export type { ProductApplyOptions, ProductPlanOptions } from './products/options.js';
export type { ProductPlan } from './products/plan.js';
export type { RunOptions, RunReport } from './run.js';
export type { RunListOptions, RunSummary, RunsApi } from './runs.js';
export type { SettingsApi, SettingsPatch, SyncSettings } from './settings.js';
export { defaultSettings } from './settings.js';
export type { StockApplyOptions, StockFlow, StockPlan, StockPlanOptions } from './stock/flow.js';
export type { TrailRecord } from './trail.js';
export type { SyncWebhookOptions, SyncWebhookWish, WebhooksApi } from './webhooks.js';

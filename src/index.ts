/**
 * Two-way sync between WooCommerce shops and Gestan.
 *
 * @packageDocumentation
 */

export type {
  Clock,
  Day,
  Decimal,
  ErrorCode,
  ErrorData,
  Instant,
  JsonValue,
  Logger,
  OnProgress,
  Progress,
  Random,
  RequestLimits,
  RequestTimeouts,
  WorkOptions,
} from './core/index.js';
export { isSyncError, SettingsError, SyncError } from './core/index.js';
export type { Language } from './core/language.js';
export type { ContactRow } from './diff/contacts/contact-row.js';
export type { OrderAudit } from './diff/orders/audit-types.js';
export type { OrderRow } from './diff/orders/types.js';
export type { Change, FlowName, Outcome, Plan, Report, Row, RowReport } from './diff/plan.js';
export type { ProductRow } from './diff/products/row.js';
export type { Reason, Warning } from './diff/reasons.js';
export type { SafetyLimit } from './diff/safety.js';
export type { Side } from './diff/side.js';
export type { StockRow } from './diff/stock/plan-stock.js';
export { GestanError, memoryGestan } from './gestan/index.js';
export { ImageError } from './images/errors.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './images/index.js';
export type { SetupRow } from './mapping/setup/setup-row.js';
export type {
  CommitOptions,
  DisposableStorage,
  LeaseHolder,
  LeaseOptions,
  Slot,
  StorageEntry,
  StorageLease,
  StorageRange,
  StorageWrite,
  SyncStorage,
} from './storage/index.js';
export { memoryStorage, StorageError, takeSlot } from './storage/index.js';
export type {
  ContactAnswer,
  ContactApplyOptions,
  ContactPlanOptions,
  ContactsFlow,
  CreateSyncOptions,
  ExplainOptions,
  ExplainSubject,
  Explanation,
  ExportStateOptions,
  ForgetReport,
  ForgetRequest,
  GuardRequest,
  HistoryRecord,
  ImportedState,
  ImportStateOptions,
  OrderAdoption,
  OrderApplyOptions,
  OrderAuditOptions,
  OrderPlanOptions,
  OrdersFlow,
  PendingHint,
  ProductApplyOptions,
  ProductPlan,
  ProductPlanOptions,
  ProductsFlow,
  RefundAnswer,
  RowSelection,
  RunOptions,
  RunReport,
  RunSummary,
  SettingsPatch,
  SetupAcceptOptions,
  SetupProposal,
  SetupReport,
  ShopOptions,
  StockApplyOptions,
  StockFlow,
  StockPlan,
  StockPlanOptions,
  Sync,
  SyncConnectionReport,
  SyncHooks,
  SyncSettings,
} from './sync/index.js';
export { createSync, defaultSettings, exportState, importState } from './sync/index.js';
export { WooError } from './woo/errors/errors.js';
export type { WooTransport } from './woo/index.js';

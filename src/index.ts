/**
 * Two-way sync between WooCommerce shops and Gestan.
 *
 * @packageDocumentation
 */
export type {
  Clock,
  Day,
  Decimal,
  ErrorArea,
  ErrorCode,
  ErrorData,
  Instant,
  JsonObject,
  JsonPrimitive,
  JsonValue,
  LogData,
  Logger,
  OnProgress,
  Progress,
  Random,
  RequestLimits,
  RequestTimeouts,
  SyncErrorOptions,
  WorkOptions,
} from './core/index.js';
export { isSyncError, SettingsError, SyncError } from './core/index.js';
export type {
  Change,
  ContactRow,
  FlowName,
  OrderAudit,
  OrderRow,
  Outcome,
  ProductRow,
  Reason,
  Row,
  SafetyLimit,
  Side,
  StockRow,
  Warning,
} from './diff/index.js';
export type { Plan, Report, RowReport } from './diff/plan.js';
export type { GestanAdapter, GestanCapabilities } from './gestan/index.js';
export { GestanError, memoryGestan } from './gestan/index.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageLink,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './images/index.js';
export { ImageError } from './images/index.js';
export type { Language } from './report/index.js';
export { label } from './report/labels/label.js';
export type { SentenceOptions, Spoken } from './report/sentences/sentence.js';
export { sentence, sentenceParts } from './report/sentences/sentence.js';
export type {
  CommitOptions,
  DisposableStorage,
  LeaseOptions,
  MemoryStorageOptions,
  StorageEntry,
  StorageLease,
  StorageRange,
  StorageWrite,
  SyncStorage,
} from './storage/index.js';
export { memoryStorage, StorageError } from './storage/index.js';
export type {
  BlacklistApi,
  CategoriesApi,
  CategoryImport,
  ConnectionApi,
  ContactAnswer,
  ContactApplyOptions,
  ContactPlanOptions,
  ContactRecord,
  ContactsFlow,
  CreateSyncOptions,
  ExplainOptions,
  ExplainSubject,
  Explanation,
  ExportStateOptions,
  FamiliesApi,
  ForgetReport,
  ForgetRequest,
  GuardRequest,
  HistoryRecord,
  ImportedState,
  ImportStateOptions,
  Intent,
  LinksApi,
  MadeEntry,
  MadePiece,
  MappingsApi,
  OpenIntent,
  OrderAdoption,
  OrderApplyOptions,
  OrderAuditOptions,
  OrderExplanation,
  OrderFacts,
  OrderPlanOptions,
  OrderRecord,
  OrdersFlow,
  PaymentsApi,
  PendingHint,
  PersonExplanation,
  PersonOrder,
  ProductApplyOptions,
  ProductExplanation,
  ProductPlan,
  ProductPlanOptions,
  ProductsFlow,
  RowSelection,
  RunListOptions,
  RunOptions,
  RunReport,
  RunSummary,
  RunsApi,
  SettingsApi,
  SettingsPatch,
  ShopOptions,
  StockApplyOptions,
  StockFlow,
  StockPlan,
  StockPlanOptions,
  Sync,
  SyncConnectionReport,
  SyncHooks,
  SyncSettings,
  SyncWebhookOptions,
  SyncWebhookTarget,
  TaxesApi,
  UnmappedPayment,
  WebhooksApi,
} from './sync/index.js';
export { createSync, defaultSettings, exportState, importState } from './sync/index.js';
export type { WooTransport } from './woo/index.js';
export { WooError } from './woo/index.js';

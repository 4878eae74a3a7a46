export { retryAfterMs } from '../core/retry-after.js';
export type { WooClient } from './client.js';
export { createWooClient } from './client.js';
export type {
  ConnectionCheck,
  ConnectionCheckId,
  ConnectionCode,
  ConnectionCodeValues,
  ConnectionFacts,
  ConnectionReport,
  ConnectionStatus,
  ConnectionTestOptions,
  ConnectionText,
  ConnectionValues,
} from './connection/index.js';
export { connectionCheckIds, connectionText, testConnection } from './connection/index.js';
export type { WooErrorCode } from './errors/codes.js';
export { wooErrorCodes } from './errors/codes.js';
export type { WooErrorDetails } from './errors/errors.js';
export {
  isWooError,
  WooAnswerError,
  WooAuthError,
  WooDuplicateError,
  WooError,
  WooInvalidError,
  WooNotFoundError,
  WooSetupError,
  WooUnavailableError,
  WooUnsettledError,
} from './errors/errors.js';
export { extraField } from './extra-field.js';
export type { WooClientOptions, WooConcurrency, WooTransport, WooWarning } from './http/options.js';
export type { ProbeAuth, WooProbeAnswer, WooProbeRequest, WooProber } from './http/probe.js';
export type { WooQuery, WooQueryValue } from './http/query.js';
export type { WooMethod, WooReply, WooRequest } from './http/request.js';
export type {
  ReadChangesOptions,
  ReadSnapshotOptions,
  RowIdsResource,
  WooDatedRows,
  WooReaders,
  WooSnapshotRows,
} from './readers.js';
export type { ChangesOptions, WooChanges, WooDatedChanges } from './reading/changes.js';
export type { CursorRow, WooDateCursor, WooSnapshotCursor } from './reading/cursor.js';
export type {
  WooCallOptions,
  WooList,
  WooListOptions,
  WooListParams,
  WooPage,
  WooReadingOptions,
  WooUnreadableRow,
} from './reading/list-types.js';
export type { WooMissingRows, WooRowIds } from './reading/row-ids.js';
export { missingRows } from './reading/row-ids.js';
export type { SnapshotOptions, WooSnapshotChanges } from './reading/snapshot.js';
export type { WooListable, WooReadable, WooReadOptions, WooWritable } from './resource.js';
export type {
  WooPaymentGateways,
  WooRefunds,
  WooResources,
  WooSettingsResource,
  WooSystemStatusResource,
  WooTaxClasses,
} from './resources.js';
export type {
  WooAddress,
  WooBillingAddress,
  WooCategory,
  WooCouponLine,
  WooCustomer,
  WooFeeLine,
  WooImage,
  WooLineItem,
  WooLineMeta,
  WooLineTax,
  WooMeta,
  WooOrder,
  WooOrderLineBase,
  WooOrderRefundRef,
  WooPaymentGateway,
  WooProduct,
  WooProductAttribute,
  WooRefund,
  WooSellable,
  WooSetting,
  WooSettingGroup,
  WooShippingLine,
  WooSystemStatus,
  WooTag,
  WooTaxClass,
  WooTaxLine,
  WooTaxRate,
  WooTermRef,
  WooVariation,
  WooVariationAttribute,
  WooWebhook,
} from './types.js';
export type {
  DesiredWebhooks,
  HeaderReader,
  WebhookChanges,
  WebhookDeliveryInfo,
  WebhookHandler,
  WebhookHandlerOptions,
  WebhookHint,
  WebhookManager,
  WebhookMessage,
  WebhookNaming,
} from './webhooks/index.js';
export {
  createWebhookHandler,
  createWebhookManager,
  defaultWebhookTopics,
  readWebhookMessage,
  verifyWebhook,
  webhookHints,
} from './webhooks/index.js';
export type {
  BatchLookup,
  BatchOptions,
  WooBatch,
  WooBatchResults,
  WooItemResult,
} from './writing/batch-types.js';
export type { CreateOptions } from './writing/create.js';
export type { WooDeleteOptions } from './writing/delete.js';
export type { WooInput, WooUpdate } from './writing/input.js';
export type { OfParent, VariationBatch, VariationBatchResults } from './writing/variation-batch.js';

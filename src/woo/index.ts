export { retryAfterMs } from '../core/retry-after.js';
export type { WooClient } from './client.js';
export { createWooClient } from './client.js';
export type { ConnectionCheck, ConnectionReport, ConnectionTestOptions } from './connection/index.js';
export { connectionText, testConnection } from './connection/index.js';
export type { WooErrorCode } from './errors/codes.js';
export { wooErrorCodes } from './errors/codes.js';
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
export type { WooClientOptions, WooTransport } from './http/options.js';
export type { WooProber } from './http/probe.js';
export type { WooQuery } from './http/query.js';
export type { WooReply, WooRequest } from './http/request.js';
export type { ReadChangesOptions, ReadSnapshotOptions, WooReaders } from './readers.js';
export type { WooChanges, WooDatedChanges } from './reading/changes.js';
export type { WooDateCursor, WooSnapshotCursor } from './reading/cursor.js';
export type {
  WooCallOptions,
  WooList,
  WooListOptions,
  WooListParams,
  WooPage,
  WooUnreadableRow,
} from './reading/list-types.js';
export type { WooRowIds } from './reading/row-ids.js';
export { missingRows } from './reading/row-ids.js';
export type { WooSnapshotChanges } from './reading/snapshot.js';
export type { WooListable, WooReadable, WooReadOptions, WooWritable } from './resource.js';
export type { WooResources } from './resources.js';
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
  WooVariation,
  WooVariationAttribute,
  WooWebhook,
} from './types.js';
export type {
  WebhookChanges,
  WebhookHandler,
  WebhookHandlerOptions,
  WebhookHint,
  WebhookManager,
  WebhookMessage,
} from './webhooks/index.js';
export {
  createWebhookHandler,
  createWebhookManager,
  defaultWebhookTopics,
  readWebhookMessage,
  verifyWebhook,
  webhookHints,
} from './webhooks/index.js';
export type { BatchOptions, WooBatch, WooBatchResults, WooItemResult } from './writing/batch-types.js';
export type { WooDeleteOptions } from './writing/delete.js';
export type { WooInput, WooUpdate } from './writing/input.js';

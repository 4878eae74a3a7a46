export type { WebhookHint, WebhookMessage } from './delivery.js';
export { readWebhookMessage, webhookHints } from './delivery.js';
export type { WebhookHandler, WebhookHandlerOptions } from './handler.js';
export { createWebhookHandler } from './handler.js';
export type { WebhookChanges, WebhookManager } from './manager.js';
export { createWebhookManager, defaultWebhookTopics } from './manager.js';
export { verifyWebhook, webhookSignature } from './verify.js';

import { need } from '../../core/arguments.js';
import type { Clock, Instant, Logger } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import type {
  WebhookChanges,
  WebhookHandler,
  WooCallOptions,
  WooClient,
  WooWebhook,
} from '../../woo/index.js';
import { createWebhookHandler, createWebhookManager } from '../../woo/webhooks/index.js';
import { readOnlyError } from '../state/errors.js';
import { hintWrite, isOfInterest, type PendingHint, readHints } from '../state/hints.js';
import type { ShopStore } from '../state/store.js';

/** The option `webhooks` of `createSync`. */
export interface SyncWebhookOptions {
  /**
   * Signs the deliveries. While you replace it: the new one first, then the old. Never stored.
   */
  readonly secret: string | readonly string[];
  /** Bodies beyond this many bytes are refused. @default 5242880 (5 MiB) */
  readonly maxBytes?: number | undefined;
  /**
   * Webhooks whose name begins with this text and a colon are this sync's own.
   * @default 'woo-gestan'
   */
  readonly namePrefix?: string | undefined;
}

/** Where the shop sends its webhooks. */
export interface SyncWebhookTarget extends WooCallOptions {
  /** Address of the route that calls `sync.webhooks.handle()`. HTTPS, but for loopback hosts. */
  readonly deliveryUrl: string;
  /** @default orders, products and customers: created, updated, deleted, restored */
  readonly topics?: readonly string[] | undefined;
}

/** The shop's webhooks. They make a sync faster; the regular run makes it complete. */
export interface WebhooksApi {
  /**
   * Answers one delivery: checks its signature and stores a hint. The next `sync.run()` reads the
   * rows of hints.
   *
   * @throws SettingsError `settings.webhook-secret` without the option `webhooks`; every other
   *   problem is the status of the response.
   * @example
   * export default { fetch: (request: Request) => sync.webhooks.handle(request) }
   */
  handle(request: Request): Promise<Response>;
  /** The hints that no run has used yet. */
  pending(): Promise<readonly PendingHint[]>;
  /** This sync's webhooks in the shop. */
  list(options?: WooCallOptions): Promise<readonly WooWebhook[]>;
  /**
   * Creates, changes and removes webhooks of the shop until they match the target. A second call
   * changes nothing. The key needs write permission.
   */
  ensure(target: SyncWebhookTarget): Promise<WebhookChanges>;
  /**
   * Repairs existing webhooks and creates none: enables those that the shop disabled after
   * failures, and removes duplicates.
   */
  repair(target: SyncWebhookTarget): Promise<WebhookChanges>;
  /** Removes this sync's webhooks from the shop. */
  remove(options?: WooCallOptions): Promise<readonly WooWebhook[]>;
}

export function createWebhooks(options: {
  readonly store: ShopStore;
  readonly woo: WooClient;
  readonly webhooks: SyncWebhookOptions | undefined;
  readonly readOnly: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly now: () => Instant;
}): WebhooksApi {
  const { store, woo, webhooks, readOnly, clock, logger, now } = options;
  const manager = createWebhookManager(woo);
  const namePrefix = webhooks?.namePrefix ?? 'woo-gestan';

  let handler: WebhookHandler | undefined;
  const configured = (): SyncWebhookOptions => {
    if (webhooks) return webhooks;
    throw new SettingsError('This sync has no secret for webhooks.', {
      code: 'settings.webhook-secret',
      field: 'webhooks.secret',
      hint: 'Set the option webhooks: { secret } of createSync().',
    });
  };
  const makeHandler = (): WebhookHandler => {
    const { secret, maxBytes } = configured();
    return createWebhookHandler({
      secret,
      ...(maxBytes === undefined ? {} : { maxBytes }),
      clock,
      logger,
      async onHint(hint) {
        if (isOfInterest(hint)) await store.commit([hintWrite(store, hint, now())]);
      },
    });
  };
  const targetOf = ({ deliveryUrl, topics }: SyncWebhookTarget) => {
    const { secret } = configured();
    return {
      deliveryUrl,
      topics,
      namePrefix,
      secret: typeof secret === 'string' ? secret : (secret[0] ?? ''),
    };
  };
  const writing = (what: string) => {
    if (readOnly) throw readOnlyError(what);
  };

  return {
    async handle(request) {
      handler ??= makeHandler();
      return handler(request);
    },
    async pending() {
      const hints = await Promise.all(
        (['customer', 'product', 'order'] as const).map((resource) => readHints(store, resource)),
      );
      return hints.flat();
    },
    list: (call) => manager.list({ namePrefix }, call),
    async ensure(input) {
      need('webhooks.ensure()', 'target', input);
      const { signal, ...target } = input;
      writing('ensuring webhooks');
      return manager.ensure(targetOf(target), { signal });
    },
    async repair(input) {
      need('webhooks.repair()', 'target', input);
      const { signal, ...target } = input;
      writing('repairing webhooks');
      return manager.repair(targetOf(target), { signal });
    },
    async remove(call) {
      writing('removing webhooks');
      return manager.remove({ namePrefix }, call);
    },
  };
}

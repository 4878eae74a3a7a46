import * as z from 'zod';
import { type Clock, type Logger, SettingsError, silentLogger, systemClock } from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import { readWebhookMessage, type WebhookDeliveryInfo, type WebhookHint, webhookHints } from './delivery.js';
import { readBody } from './read-body.js';
import { createRecentDeliveries } from './recent-deliveries.js';
import { verifyWebhook } from './verify.js';

/** Options of a webhook handler. */
export interface WebhookHandlerOptions {
  /** The webhooks' secret; several while you replace it. */
  readonly secret: string | readonly string[];
  /**
   * Receives a hint. It must be fast, such as storing the hint for the next run, because the shop
   * waits for the answer. If it fails, the answer is 500, and a repeated delivery is processed
   * again.
   */
  readonly onHint: (hint: WebhookHint) => void | Promise<void>;
  /** Bodies beyond this many bytes are refused. @default 5242880 (5 MiB) */
  readonly maxBytes?: number | undefined;
  /** How many deliveries are remembered, so that repeats are not processed twice. @default 1000 */
  readonly remember?: number | undefined;
  /** @default the platform's clock */
  readonly clock?: Clock | undefined;
  /** @default silent */
  readonly logger?: Logger | undefined;
}

/** Answers one request of a shop. */
export type WebhookHandler = (request: Request) => Promise<Response>;

/**
 * Repeats come within minutes, sent by a proxy or by hand. A later replay only costs one read of
 * the shop.
 */
const keepMs = 24 * 60 * 60 * 1000;

const isFunction = (value: unknown) => typeof value === 'function';
const secret = z.string().min(1, 'is empty: anybody could sign with it');

const optionsSchema = lazily(() =>
  z.strictObject({
    secret: z.union([secret, z.array(secret).min(1, 'is empty')]),
    onHint: z.custom<WebhookHandlerOptions['onHint']>(isFunction, 'must be a function'),
    maxBytes: z
      .number()
      .int()
      .positive()
      .default(5 * 1024 * 1024),
    remember: z.number().int().positive().default(1000),
    clock: z.custom<Clock>().optional(),
    logger: z.custom<Logger>().optional(),
  }),
);

function readOptions(options: WebhookHandlerOptions) {
  const parsed = optionsSchema().safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = `webhooks.${issue?.path.map(String).join('.') || 'options'}`;
  throw new SettingsError(`${field} cannot be used: ${issue?.message ?? 'malformed'}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Correct this option of the webhook handler.',
  });
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers });
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Signed, yet no JSON: the caller answers 400.
    return undefined;
  }
}

/**
 * Makes the handler of the shop's webhooks: it verifies, answers at once, and passes on hints. A
 * hint names a row that may have changed; its content must be read from the shop. Deliveries may be
 * lost, repeated or late, and are not sent for permanently deleted rows: webhooks make a sync
 * faster, polling makes it correct.
 *
 * | answer | for |
 * |---|---|
 * | 204 | a delivery, new or repeated; a topic that points to no row |
 * | 200 | the unsigned ping that WooCommerce sends when a webhook is saved |
 * | 400 | neither ping nor delivery; a signed body that is no JSON; a body that broke off |
 * | 401 | no signature, or a wrong one |
 * | 405 | a method other than POST |
 * | 413 | a body of more than `maxBytes` |
 * | 500 | `onHint` failed: WooCommerce counts it as a failure of the webhook |
 *
 * @throws `SettingsError` naming the option that cannot be used.
 * @example
 * const handle = createWebhookHandler({ secret, onHint: (hint) => queue.add(hint) })
 * export default { fetch: handle }
 */
export function createWebhookHandler(options: WebhookHandlerOptions): WebhookHandler {
  const {
    onHint,
    maxBytes,
    remember,
    clock = systemClock,
    logger = silentLogger,
    ...rest
  } = readOptions(options);
  const secrets = typeof rest.secret === 'string' ? [rest.secret] : rest.secret;
  const recent = createRecentDeliveries({ max: remember, keepMs, clock });
  const inFlight = new Map<string, Promise<number>>();

  const takeIn = async (message: WebhookDeliveryInfo, text: string): Promise<number> => {
    const body = parse(text);
    if (body === undefined) return 400;
    try {
      for (const hint of webhookHints(message, body.value)) await onHint(hint);
      return 204;
    } catch (error) {
      logger.error('A webhook hint could not be taken in.', {
        topic: message.topic,
        webhookId: message.webhookId,
        problem: error instanceof Error ? error.name : typeof error,
      });
      return 500;
    }
  };

  return async (request) => {
    if (request.method !== 'POST') return answer(405, { allow: 'POST' });
    const bytes = await readBody(request, maxBytes);
    if (bytes === 'broken') return answer(400);
    if (bytes === 'long') {
      logger.warn('A webhook delivery was refused: its body is too long.', { maxBytes });
      return answer(413);
    }
    const text = new TextDecoder().decode(bytes);
    const message = readWebhookMessage((name) => request.headers.get(name), text);
    if (message.kind === 'ping') {
      logger.debug('A webhook said hello.', { webhookId: message.webhookId });
      return answer(200);
    }
    if (message.kind === 'other') return answer(400);
    const signature = request.headers.get('x-wc-webhook-signature') ?? '';
    // All secrets are tried, so that the time does not reveal which one matches.
    const signed = secrets.filter((one) => verifyWebhook(bytes, signature, one)).length > 0;
    if (!signed) {
      logger.warn('A webhook delivery was refused: its signature is wrong.', {
        topic: message.topic,
        webhookId: message.webhookId,
      });
      return answer(401);
    }
    // A delivery id is shared by all deliveries of a webhook within one second. Together with the
    // signature of the body it is unique.
    const key = `${message.webhookId ?? ''} ${message.deliveryId ?? ''} ${signature.trim()}`;
    if (recent.has(key)) return answer(204);
    // A repeat that comes while the first is still under way gets the same answer.
    const running = inFlight.get(key) ?? takeIn(message, text);
    inFlight.set(key, running);
    try {
      const status = await running;
      if (status === 204) recent.add(key);
      return answer(status);
    } finally {
      inFlight.delete(key);
    }
  };
}

import * as z from 'zod';
import { need } from '../../core/arguments.js';
import { SettingsError } from '../../core/index.js';
import { lazily } from '../../core/lazily.js';
import { isWooError } from '../errors/errors.js';
import { isLoopback } from '../http/options.js';
import type { WooCallOptions } from '../reading/list-types.js';
import type { WooWritable } from '../resource.js';
import type { WooWebhook } from '../types.js';

/** The topics that a sync needs. */
export const defaultWebhookTopics: readonly string[] = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.created',
  'product.updated',
  'product.deleted',
  'product.restored',
  'customer.created',
  'customer.updated',
  'customer.deleted',
];

/** How the manager recognises its own webhooks. */
export interface WebhookNaming {
  /**
   * Webhooks whose name begins with this text and a colon are the manager's own; it never touches
   * others. Give each program that serves the same shop a prefix of its own.
   * @default 'woo-gestan'
   */
  readonly namePrefix?: string | undefined;
}

/** The webhooks that the shop should have. */
export interface DesiredWebhooks extends WebhookNaming {
  /** The address of deliveries. HTTPS, except for loopback hosts. */
  readonly deliveryUrl: string;
  /** Signs the deliveries; give the handler the same. */
  readonly secret: string;
  /** The topics. @default {@link defaultWebhookTopics} */
  readonly topics?: readonly string[] | undefined;
}

/** The changes, as the shop's rows. */
export interface WebhookChanges {
  /** Webhooks that were created. */
  readonly created: readonly WooWebhook[];
  /** Enabled again, or with a corrected name, topic or address. */
  readonly repaired: readonly WooWebhook[];
  /** Removed: duplicates, and webhooks of topics that are no longer in the list. */
  readonly removed: readonly WooWebhook[];
  /** Already correct. Their secret was written again, because a shop never shows its secret. */
  readonly kept: readonly WooWebhook[];
  /**
   * Paused by somebody in the shop; they stay paused. Those with other corrections are in
   * `repaired` as well.
   */
  readonly paused: readonly WooWebhook[];
}

/** Manages the webhooks of one shop. */
export interface WebhookManager {
  /** The manager's own webhooks, in the order of their ids. */
  list(naming?: WebhookNaming, options?: WooCallOptions): Promise<readonly WooWebhook[]>;
  /**
   * Creates, corrects and removes its own webhooks until the shop has the desired ones. Doing it
   * again changes nothing.
   */
  ensure(desired: DesiredWebhooks, options?: WooCallOptions): Promise<WebhookChanges>;
  /**
   * Corrects existing webhooks and creates none: enables those that the shop disabled after
   * failures, restores changed names, topics and addresses, and removes duplicates.
   */
  repair(desired: DesiredWebhooks, options?: WooCallOptions): Promise<WebhookChanges>;
  /** Removes all of its own. */
  remove(naming?: WebhookNaming, options?: WooCallOptions): Promise<readonly WooWebhook[]>;
}

const prefixSchema = lazily(() =>
  z.string().trim().min(1, 'is empty: every webhook of the shop would count as own').default('woo-gestan'),
);

const topicPattern =
  /^(?:(?:order|product|customer|coupon)\.(?:created|updated|deleted|restored)|action\.\w+)$/;

function isDeliveryUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

const desiredSchema = lazily(() =>
  z.strictObject({
    deliveryUrl: z.string().refine(isDeliveryUrl, 'must be an https:// address'),
    secret: z.string().min(1, 'is empty: anybody could sign with it'),
    topics: z
      .array(z.string().regex(topicPattern, 'is no topic of WooCommerce, such as order.updated'))
      .min(1, 'is empty')
      .default([...defaultWebhookTopics]),
    namePrefix: prefixSchema(),
  }),
);

const namingSchema = lazily(() => z.strictObject({ namePrefix: prefixSchema() }));

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = `webhooks.${issue?.path.map(String).join('.') || 'options'}`;
  throw new SettingsError(`${field} cannot be used: ${issue?.message ?? 'malformed'}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Correct it; nothing was written.',
  });
}

interface Pair {
  readonly topic: string;
  readonly name: string;
  readonly keep: WooWebhook | undefined;
}

/** Gives each topic the webhook that needs least to serve it; those left over are superfluous. */
function match(topics: readonly string[], prefix: string, own: readonly WooWebhook[], deliveryUrl: string) {
  const left = new Set(own);
  const pairs = [...new Set(topics)].map((topic): Pair => {
    const name = `${prefix}: ${topic}`;
    const drift = (row: WooWebhook) =>
      Number(row.topic !== topic) * 8 +
      Number(row.name !== name) * 4 +
      Number(row.delivery_url !== deliveryUrl) * 2 +
      Number(row.status !== 'active');
    const fit = [...left]
      .filter((row) => row.topic === topic || row.name === name)
      .sort((a, b) => drift(a) - drift(b) || a.id - b.id)[0];
    if (fit !== undefined) left.delete(fit);
    return { topic, name, keep: fit };
  });
  return { pairs, left: [...left] };
}

type Webhooks = WooWritable<WooWebhook>;

async function drop(
  webhooks: Webhooks,
  rows: readonly WooWebhook[],
  options: WooCallOptions | undefined,
): Promise<void> {
  for (const row of rows) {
    try {
      await webhooks.delete(row.id, { ...options, force: true });
    } catch (error) {
      // Somebody else removed it meanwhile: it is gone, as it should be.
      if (!isWooError(error, 'woo.not-found')) throw error;
    }
  }
}

function create(
  webhooks: Webhooks,
  pair: Pair,
  { deliveryUrl, secret }: Pick<DesiredWebhooks, 'deliveryUrl' | 'secret'>,
  options: WooCallOptions | undefined,
): Promise<WooWebhook> {
  const lookup = async () => {
    const rows = await webhooks.list({}, options).toArray();
    return rows.find((row) => row.name === pair.name && row.delivery_url === deliveryUrl);
  };
  const input = { name: pair.name, topic: pair.topic, delivery_url: deliveryUrl, secret };
  return webhooks.create(input, { ...options, lookup });
}

/** What has to be written to a webhook so that it serves its topic. */
function corrections({ name, topic }: Pair, row: WooWebhook, deliveryUrl: string) {
  return {
    ...(row.name === name ? {} : { name }),
    ...(row.topic === topic ? {} : { topic }),
    // Writing the address makes the shop send a ping, even when it is the same.
    ...(row.delivery_url === deliveryUrl ? {} : { delivery_url: deliveryUrl }),
    ...(row.status === 'disabled' ? { status: 'active' } : {}),
  };
}

/**
 * Makes the manager of a shop's webhooks. The key needs write permission.
 *
 * @example
 * await createWebhookManager(woo).ensure({ deliveryUrl: 'https://app.example/webhooks', secret })
 */
export function createWebhookManager(woo: { readonly webhooks: WooWritable<WooWebhook> }): WebhookManager {
  need('createWebhookManager()', 'woo', woo, 'an object', { webhooks: 'an object' });
  const { webhooks } = woo;

  const ownRows = async (prefix: string, options: WooCallOptions | undefined) => {
    const rows = await webhooks.list({}, options).toArray();
    return rows.filter((row) => row.name.startsWith(`${prefix}:`));
  };

  const apply = async (given: DesiredWebhooks, isComplete: boolean, options: WooCallOptions | undefined) => {
    const desired = parse(desiredSchema(), given);
    const { deliveryUrl, secret } = desired;
    const own = await ownRows(desired.namePrefix, options);
    const { pairs, left } = match(desired.topics, desired.namePrefix, own, deliveryUrl);
    const changes = {
      created: [] as WooWebhook[],
      repaired: [] as WooWebhook[],
      removed: [] as WooWebhook[],
      kept: [] as WooWebhook[],
      paused: [] as WooWebhook[],
    };
    for (const pair of pairs) {
      const { keep } = pair;
      if (keep === undefined) {
        if (isComplete) changes.created.push(await create(webhooks, pair, desired, options));
        continue;
      }
      const patch = corrections(pair, keep, deliveryUrl);
      const row = await webhooks.update(keep.id, { ...patch, secret }, options);
      const drifted = Object.keys(patch).length > 0;
      if (drifted) changes.repaired.push(row);
      if (keep.status === 'paused') changes.paused.push(row);
      else if (!drifted) changes.kept.push(row);
    }
    const topics = new Set(desired.topics);
    const superfluous = left.filter((row) => isComplete || topics.has(row.topic));
    await drop(webhooks, superfluous, options);
    changes.removed.push(...superfluous);
    return changes;
  };

  return {
    list: async (naming = {}, options) => ownRows(parse(namingSchema(), naming).namePrefix, options),
    ensure: async (desired, options) => apply(desired, true, options),
    repair: async (desired, options) => apply(desired, false, options),
    async remove(naming = {}, options) {
      const own = await ownRows(parse(namingSchema(), naming).namePrefix, options);
      await drop(webhooks, own, options);
      return own;
    },
  };
}

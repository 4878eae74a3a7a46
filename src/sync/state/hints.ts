import { type Instant, withoutEnd } from '../../core/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { WebhookHint } from '../../woo/index.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/** A row that changed according to a webhook, and that no run has read since. */
export interface PendingHint {
  /** What changed in the shop. */
  readonly resource: 'order' | 'product' | 'customer';
  /** Its id in the shop. */
  readonly id: number;
  /** The event, as the shop reports it: `created`, `updated`, `deleted`, `restored`. */
  readonly event: string;
  /** When the webhook came. */
  readonly at: Instant;
}

export function isOfInterest(hint: WebhookHint): hint is WebhookHint & Pick<PendingHint, 'resource'> {
  return hint.resource !== 'coupon';
}

export function hintWrite(
  { keys }: ShopStore,
  { resource, id, event }: Pick<PendingHint, 'resource' | 'id' | 'event'>,
  at: Instant,
): StorageWrite {
  const hint: PendingHint = { resource, id, event, at };
  return put(keys.hint(resource, id), hint);
}

/** The hints of one resource, by id. */
export async function readHints(
  store: ShopStore,
  resource: PendingHint['resource'],
): Promise<readonly PendingHint[]> {
  // The key of id 0 without its digits is the prefix of the resource.
  const prefix = withoutEnd(store.keys.hint(resource, 0), /\d/);
  const hints: PendingHint[] = [];
  for await (const { value } of store.list<PendingHint>(prefix)) hints.push(value);
  return hints;
}

/** Deletes the hints of a resource that arrived before a run, which has read all changes. */
export async function clearHints(
  store: ShopStore,
  resource: PendingHint['resource'],
  before: Instant,
  lease?: StorageLease,
): Promise<void> {
  const old = (await readHints(store, resource)).filter(({ at }) => at <= before);
  await store.commit(
    old.map(({ id }) => ({ delete: store.keys.hint(resource, id) })),
    lease,
  );
}

import { isRecent, isSyncError } from '../../core/index.js';
import { orderKey } from '../../diff/orders/plan-order.js';
import type { FlowName, Row } from '../../diff/plan.js';
import { gestanRowKey, wooRowKey } from '../../diff/products/row.js';
import type { Reason } from '../../diff/reasons.js';
import { type FailedLookUps, type Intent, type OpenIntent, subjectOf } from '../state/journal.js';
import type { SyncContext } from './context.js';

/** How often a look-up fails, and for how long, before its intent is parked. */
const timesUntilParked = 3;
const untilParkedMs = 60 * 60_000;

/** How often the look-up of a parked intent is tried again: each may take a time-out. */
const everyMs = 60 * 60_000;

/** Whether an intent is to be looked up by this run. */
export function isToBeTried({ failed }: OpenIntent, now: number): boolean {
  return !failed?.parked || !isRecent(failed.last, now, everyMs);
}

/** The stored failure of an intent after one more failed look-up. */
export function afterFailure(
  { failed }: OpenIntent,
  error: unknown,
  { clock, redact }: Pick<SyncContext, 'clock' | 'redact'>,
): FailedLookUps {
  const last = new Date(clock.now()).toISOString();
  const times = (failed?.times ?? 0) + 1;
  const since = failed?.since ?? last;
  const isLong = clock.now() - Date.parse(since) >= untilParkedMs;
  return {
    times,
    since,
    last,
    code: isSyncError(error) ? error.code : 'sync.unexpected',
    message: redact(error instanceof Error ? error.message : String(error)),
    parked: failed?.parked === true || (times >= timesUntilParked && isLong),
  };
}

/** The subjects that plans leave alone because of a parked intent, each with the reason. */
export async function readHeldBack({ store }: SyncContext): Promise<ReadonlyMap<string, Reason>> {
  const held = new Map<string, Reason>();
  for await (const { value } of store.list<OpenIntent>(store.keys.intent(''))) {
    const { id, intent, failed } = value;
    if (failed?.parked)
      held.set(subjectOf(intent), { code: 'outcome-unknown', values: { id, since: failed.since } });
  }
  return held;
}

/** The flow whose reports show an intent. */
export function flowOf({ kind }: Intent): FlowName {
  switch (kind) {
    case 'gestan-contact':
      return 'contacts';
    case 'gestan-piece':
    case 'gestan-cancel':
    case 'gestan-entry':
      return 'orders';
    case 'gestan-product':
    case 'woo-product':
    case 'woo-images':
    case 'gestan-image':
      return 'products';
  }
}

/** A parked intent as a row of its flow, under the key of its subject. */
export function rowOf({ id, intent }: OpenIntent): Row {
  const common = { changes: [], fingerprint: id, status: 'blocked' } as const;
  switch (intent.kind) {
    case 'gestan-contact':
      return { ...common, key: intent.linkRef, name: intent.linkRef, origin: 'woo' };
    case 'gestan-piece':
    case 'gestan-cancel':
    case 'gestan-entry': {
      const { orderId, number } = intent.order;
      return {
        ...common,
        status: 'waiting',
        key: orderKey(orderId),
        name: number,
        wooId: orderId,
        origin: 'woo',
      };
    }
    case 'gestan-product': {
      const { code, externalRef, ref } = intent;
      const key = ref ? wooRowKey(ref) : externalRef;
      return {
        ...common,
        key,
        name: code,
        gestanCode: code,
        origin: 'woo',
        ...(ref ? { wooId: ref.wooId } : {}),
      };
    }
    case 'woo-product':
      return {
        ...common,
        key: gestanRowKey(intent.gestanId),
        name: intent.name ?? intent.code,
        gestanCode: intent.code,
        origin: 'gestan',
      };
    case 'woo-images':
    case 'gestan-image': {
      const ref = { wooId: intent.wooId };
      return {
        ...common,
        key: wooRowKey(ref),
        name: String(intent.wooId),
        wooId: intent.wooId,
        origin: 'woo',
      };
    }
  }
}

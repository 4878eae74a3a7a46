import { type ErrorCode, fingerprint, type Instant } from '../../../core/index.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { Reason } from '../../../diff/reasons.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { Checkpoint, StoredCheckpoint } from '../../state/records/checkpoint.js';
import type { ShopStore } from '../../state/store.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { isFullReadingRecent } from '../../work/full-reading.js';
import type { ProductSetup } from './rules.js';

/** With more open rows than this, a full comparison is cheaper. */
const maxOpen = 5_000;

/**
 * The most characters of stored rows. Products of further rows are read again each time.
 */
const maxIdleText = 500_000;

/** The stored checkpoint, if it is valid. */
export async function readCheckpoint(
  { store, gestan, clock }: SyncContext,
  setup: ProductSetup,
): Promise<StoredCheckpoint | undefined> {
  const stored = await readFresh({ store, gestan, clock });
  return stored?.print === printOf(setup) ? stored : undefined;
}

/** The stored checkpoint, if it is recent enough, even if settings have changed since. */
export async function readFresh({
  store,
  gestan,
  clock,
}: Pick<SyncContext, 'store' | 'gestan' | 'clock'>): Promise<StoredCheckpoint | undefined> {
  if (!gestan.capabilities.modifiedSince) return undefined;
  const stored = await store.get<StoredCheckpoint>(store.keys.cursor('products'));
  return isFullReadingRecent({ clock }, stored?.fullAt) ? stored : undefined;
}

/**
 * Whether a row is still open after an apply: it is not done, or some of its changes were withheld.
 */
export function isOpen(row: ProductRow, report: { isDone(key: string): boolean }): boolean {
  return !report.isDone(row.key) || (row.withheld?.length ?? 0) > 0 || (row.conflicts?.length ?? 0) > 0;
}

/**
 * Errors that last until somebody changes the image. A file that is no image is not among them: it
 * may be incomplete, or a firewall's page.
 */
const lasting: ReadonlySet<string> = new Set<ErrorCode>([
  'image.invalid',
  'image.private',
  'image.too-large',
  'gestan.refused',
  'gestan.unsupported',
]);

/** Temporary reasons: their rows are compared again in each run. */
function isPassing(reason: Reason): boolean {
  if (reason.code === 'image-awaited') return true;
  if (reason.code !== 'shop-image-unreadable' && reason.code !== 'image-unreadable') return false;
  // An image that cannot be read now may be readable later, without a change on either side.
  const { error } = reason.values as {
    readonly error: { readonly code: string; readonly values?: { readonly status?: unknown } };
  };
  const isGone = error.values?.status === 404 || error.values?.status === 410;
  return !lasting.has(error.code) && !isGone;
}

/** Whether a row stays as it is until one of its sides, or a setting, changes. */
function isIdle({ status, changes, reason }: ProductRow): boolean {
  if (reason !== undefined && isPassing(reason)) return false;
  return !isActionable(status) || (status === 'conflict' && changes.length === 0);
}

/**
 * The write that stores a checkpoint after an apply: rows of the plan that are not done stay open.
 */
export function keepCheckpoint(
  store: ShopStore,
  checkpoint: Checkpoint,
  open: Iterable<ProductRow>,
): StorageWrite {
  const woo = new Set<number>();
  const gestan = new Set<string>();
  const idle: ProductRow[] = [];
  let length = 0;
  for (const row of open) {
    if (isIdle(row) && length < maxIdleText) {
      length += JSON.stringify(row).length;
      idle.push(row);
      continue;
    }
    if (row.wooId !== undefined) woo.add(row.wooId);
    if (row.variant?.parentId !== undefined) woo.add(row.variant.parentId);
    if (row.wooId === undefined && row.gestanId !== undefined) gestan.add(row.gestanId);
  }
  const key = store.keys.cursor('products');
  if (woo.size + gestan.size > maxOpen) return { delete: key };
  const { seal: _, ...plain } = checkpoint;
  const stored: StoredCheckpoint = { ...plain, open: { woo: [...woo], gestan: [...gestan], idle } };
  return put(key, stored);
}

type Planned = {
  readonly rows: readonly Pick<ProductRow, 'key' | 'fingerprint'>[];
  readonly checkpoint: Checkpoint;
};

/** The checkpoint in a plan: with a seal over it and the rows, in any order. */
export function sealed({ seal }: Pick<SyncContext, 'seal'>, { rows, checkpoint }: Planned): Checkpoint {
  const { seal: _, ...plain } = checkpoint;
  const names = rows.map((row) => `${row.key} ${row.fingerprint}`).sort();
  return { ...plain, seal: seal(fingerprint([plain, names])) };
}

/**
 * Whether the checkpoint of a plan may be stored: neither it nor the list of rows was edited.
 * Edited totals would lift the safety limits of later runs, and a missing row would wait a day.
 */
export function isSealed(context: Pick<SyncContext, 'seal'>, planned: Planned): boolean {
  return planned.checkpoint.seal === sealed(context, planned).seal;
}

/** A fingerprint of everything that rows depend on, apart from the two products. */
export function printOf(setup: ProductSetup): string {
  return fingerprint([localPrintOf(setup), setup.facts]);
}

/** The same without the shop's own settings: it needs no request. */
export function localPrintOf({
  settings,
  mappings,
  blacklist,
  context,
}: Pick<ProductSetup, 'settings' | 'mappings' | 'blacklist'> & {
  readonly context: Pick<ProductSetup['context'], 'productFields' | 'map'>;
}): string {
  return fingerprint([
    settings.products,
    mappings.families.toJSON(),
    mappings.taxes.toJSON(),
    blacklist.toJSON(),
    context.productFields,
    context.map === undefined,
  ]);
}

/** The later of two instants. */
export function newest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (b === undefined) return a;
  return a === undefined || b > a ? b : a;
}

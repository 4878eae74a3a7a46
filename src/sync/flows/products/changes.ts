import { defined, fingerprint, readingPrint, type WorkOptions } from '../../../core/index.js';
import type { ProductBase } from '../../../diff/index.js';
import { hasNewBarcode, isAsSynced } from '../../../diff/products/as-synced.js';
import { projectGestan } from '../../../diff/products/project-gestan.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { WooProduct } from '../../../woo/index.js';
import { paddedRef } from '../../state/links.js';
import type { Checkpoint, StoredCheckpoint } from '../../state/records/checkpoint.js';
import type { SyncContext } from '../../work/context.js';
import { readChangedProducts } from './changed-products.js';
import { localPrintOf, readFresh } from './checkpoint.js';
import { isPlaceholder } from './comparison.js';
import { areImagesAsSynced } from './images/as-synced.js';
import { newestChange, readFrom } from './newest-change.js';
import { type ProductSetup, readLocalSetup } from './rules.js';

/** The work since a checkpoint. */
export interface Changes {
  /** Products of the shop to compare. */
  readonly wooIds: Set<number>;
  /** Those of them that were just read. */
  readonly atHand: ReadonlyMap<number, WooProduct>;
  /** Rows that are as before: nothing they depend on has changed. */
  readonly asBefore: readonly ProductRow[];
  /** Whether to search the shop for Gestan's products without a counterpart. */
  readonly looksForNew: boolean;
  readonly isEmpty: boolean;
  readonly checkpoint: Checkpoint;
}

export async function readChanges(
  context: SyncContext,
  setup: ProductSetup,
  since: StoredCheckpoint,
  { signal }: WorkOptions,
): Promise<Changes> {
  const { timeZone } = setup.facts;
  const { images: withImages } = setup.settings.products;
  const woo = await readChangedProducts(context, { since: since.woo, timeZone, signal });
  const wooIds = new Set([...since.open.woo, ...woo.ids]);
  const gestan = await readChangedInGestan(context, since, signal);
  let isLinkedOnly = !gestan.isUnreadable && since.open.gestan.length === 0;
  const changedIds = new Set<string>();
  for (const product of gestan.changed) {
    const link = setup.links.byGestan(product.id);
    if (link?.code !== product.code) isLinkedOnly = false;
    changedIds.add(product.id);
    if (!link) continue;
    const base = await context.store.get<ProductBase>(context.store.keys.base(paddedRef(link)));
    const now = projectGestan(product, setup.context);
    if (hasNewBarcode(base, now)) isLinkedOnly = false;
    // A product of Gestan that equals the last sync was changed by the sync itself.
    const isOwnWrite =
      base !== undefined &&
      isAsSynced(base, 'gestan', now) &&
      (!withImages || (await areImagesAsSynced(context.store, link, product.images)));
    if (!isOwnWrite) wooIds.add(link.wooId);
  }
  const idle = since.open.idle ?? [];
  // A row may depend on any product of the shop, and on products of Gestan that have no
  // counterpart: they may hold the same code. It does not depend on other pairs.
  const looksForNew = woo.ids.size > 0 || !isLinkedOnly;
  const asBefore = looksForNew
    ? []
    : idle.filter(
        ({ wooId, gestanId }) =>
          !wooIds.has(wooId ?? 0) && (wooId !== undefined || !changedIds.has(gestanId ?? '')),
      );
  if (looksForNew) for (const row of idle) for (const id of shopIdsOf(row)) wooIds.add(id);
  const { print, local, fullAt, totals } = since;
  return {
    wooIds,
    atHand: woo.rows,
    asBefore,
    looksForNew,
    isEmpty: wooIds.size === 0 && !looksForNew,
    checkpoint: { woo: woo.cursor, gestan: gestan.newest, print, local, fullAt, totals },
  };
}

/** With more products, no fingerprint of a reading is made: its text would be long. */
const mostPrinted = 5_000;

/** The changes in Gestan since a checkpoint. */
async function readChangedInGestan(
  { gestan }: SyncContext,
  since: StoredCheckpoint,
  signal: AbortSignal | undefined,
): Promise<{
  readonly changed: readonly GestanProduct[];
  /** Whether a product cannot be read: the full reading, which comes next, reports it. */
  readonly isUnreadable: boolean;
  readonly newest: Checkpoint['gestan'];
}> {
  let isUnreadable = false;
  const onInvalid = () => {
    isUnreadable = true;
  };
  const modifiedSince = readFrom(since.gestan);
  const rows: GestanProduct[] = [];
  for await (const product of gestan.products({ signal, modifiedSince, onInvalid })) rows.push(product);
  // The adapter repeats products that changed shortly before the last reading; most are unchanged.
  const read = isUnreadable || rows.length > mostPrinted ? undefined : readingPrint(rows);
  if (read !== undefined && read === since.gestan.read)
    return { changed: [], isUnreadable, newest: since.gestan };
  const newest = newestChange();
  const changed: GestanProduct[] = [];
  for (const product of rows) {
    const mark = fingerprint(product);
    newest.add(product, mark);
    if (since.gestan.seen[product.id] !== mark && !isPlaceholder(product)) changed.push(product);
  }
  const now = newest.result() ?? since.gestan;
  return {
    changed,
    isUnreadable,
    newest: now.at === since.gestan.at ? { ...now, ...defined({ read }) } : now,
  };
}

/**
 * The new checkpoint if nothing has changed since the last one, found without a request for the
 * shop's settings. Undefined if something has changed, or if that is not known.
 */
export async function readUnchanged(
  context: SyncContext,
  signal: AbortSignal | undefined,
): Promise<{ readonly checkpoint: Checkpoint; readonly asBefore: readonly ProductRow[] } | undefined> {
  const since = await readFresh(context);
  if (!since?.local || since.open.woo.length + since.open.gestan.length > 0) return undefined;
  const { print, timeZone } = since.local;
  const local = await readLocalSetup(context);
  const productFields = context.gestan.capabilities.productFields;
  if (localPrintOf({ ...local, context: { productFields, map: context.hooks.product } }) !== print)
    return undefined;
  const woo = await readChangedProducts(context, { since: since.woo, timeZone, signal });
  if (woo.ids.size > 0) return undefined;
  const { changed, isUnreadable, newest } = await readChangedInGestan(context, since, signal);
  if (changed.length > 0 || isUnreadable) return undefined;
  const { open, ...rest } = since;
  return {
    checkpoint: { ...rest, woo: woo.cursor, gestan: newest },
    asBefore: open.idle ?? [],
  };
}

/** The shop's products of a row. */
function shopIdsOf({ wooId, variant }: ProductRow): readonly number[] {
  return [wooId ?? [], variant?.parentId ?? []].flat();
}

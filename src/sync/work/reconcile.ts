import type { Instant } from '../../core/index.js';
import { canonicalLine, defined, isSyncError } from '../../core/index.js';
import type { ProductBase } from '../../diff/index.js';
import { baseValue } from '../../diff/products/base.js';
import { isUntouched } from '../../diff/products/base-of-new.js';
import { variationName } from '../../diff/products/woo-names.js';
import type { ProductLink, WooRef } from '../../mapping/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { Intent, Journal } from '../state/journal.js';
import { linkWrite, paddedRef } from '../state/links.js';
import type { HeldLease } from '../state/lock.js';
import { rememberContact } from '../state/records/contacts.js';
import { recordMade } from '../state/records/orders.js';
import { dueAgain } from '../state/records/retries.js';
import { put } from '../state/store.js';
import type { SyncContext } from './context.js';
import { reconcileImages } from './reconcile-images.js';
import { followSent, sentWrites, stillSent } from './sent.js';

/**
 * Reconciles the journal of earlier runs with both sides. Each open intent is looked up on the side
 * it was written to. A record that is found is stored as if the answer had arrived. A record that
 * is not found was never made, and the next plan asks for it again. Then the state of records that
 * were only handed over is read. Nothing is written to either side, with one exception: a
 * cancellation that was begun is completed. What is known of an intent is stored before the next
 * one is looked up, so that an abort or a crash loses nothing of it.
 *
 * @throws the reason of an abort.
 */
export async function reconcileJournal(
  context: SyncContext,
  { lease, keep }: HeldLease,
  journal: Journal,
  signal?: AbortSignal,
): Promise<void> {
  for await (const { id, intent, at } of journal.left()) {
    signal?.throwIfAborted();
    await keep();
    const writes = await outcomeOf(context, intent, at);
    await context.store.commit([...writes, { delete: context.store.keys.intent(id) }], lease);
    context.logger.info(`Reconciled an open ${intent.kind}.`, { found: writes.length > 0, at });
  }
  await followSent(context, lease, signal);
}

async function outcomeOf(
  context: SyncContext,
  intent: Intent,
  at: Instant,
): Promise<readonly StorageWrite[]> {
  const { gestan, store } = context;
  switch (intent.kind) {
    case 'gestan-product': {
      const found = await gestan.find('product', intent.externalRef);
      if (!found || !intent.ref) return [];
      const link = { ...intent.ref, gestanId: found.id, code: intent.code, made: 'import', at } as const;
      const subject = { kind: 'product', ref: intent.ref } as const;
      return [
        ...(await linkIfNew(context, link, intent.base)),
        ...sentWrites(
          context,
          intent.externalRef,
          await stillSent(context, 'product', intent.externalRef),
          subject,
        ),
      ];
    }
    case 'gestan-contact': {
      const found = await gestan.find('contact', intent.externalRef);
      if (!found) return [];
      const subject = { kind: 'contact', linkRef: intent.linkRef } as const;
      return [
        rememberContact(store, { ref: intent.linkRef, contactId: found.id, at }),
        ...sentWrites(
          context,
          intent.externalRef,
          await stillSent(context, 'contact', intent.externalRef),
          subject,
        ),
      ];
    }
    case 'gestan-piece': {
      const found = await gestan.find('piece', intent.piece.externalRef);
      if (!found) return [];
      const { externalRef } = intent.piece;
      const sent = externalRef === undefined ? {} : await stillSent(context, 'piece', externalRef);
      const subject = { kind: 'piece', orderId: intent.order.orderId } as const;
      return [
        ...(await recordMade(store, intent.order, { piece: { ...intent.piece, ...found, ...sent } }, at)),
        ...(externalRef === undefined ? [] : sentWrites(context, externalRef, sent, subject)),
        await restOfOrder(context, intent.order.orderId),
      ];
    }
    case 'gestan-cancel':
      return cancelledAgain(context, intent, at);
    case 'gestan-entry': {
      const found = await gestan.find('entry', intent.entry.externalRef);
      if (!found) return [];
      const sent = await stillSent(context, 'entry', intent.entry.externalRef);
      const subject = { kind: 'entry', orderId: intent.order.orderId } as const;
      return [
        ...(await recordMade(store, intent.order, { entry: { ...intent.entry, id: found.id, ...sent } }, at)),
        ...sentWrites(context, intent.entry.externalRef, sent, subject),
        await restOfOrder(context, intent.order.orderId),
      ];
    }
    case 'woo-product': {
      const found = await findBySku(context, intent.sku, intent.parentId);
      if (!found) return [];
      const { gestanId, code } = intent;
      const base = await baseWithName(context, found.ref, intent);
      return linkIfNew(
        context,
        { ...found.ref, gestanId, code, made: 'import', at },
        base && defined({ ...base, asMade: found.asMade }),
      );
    }
    case 'woo-images':
    case 'gestan-image':
      return reconcileImages(context, intent);
  }
}

/** An order that stopped half way is finished by the next run, even where nobody has changed it in the shop since. */
function restOfOrder({ store, now }: SyncContext, orderId: number): Promise<StorageWrite> {
  return dueAgain(store, orderId, { code: 'interrupted', at: now() });
}

/** The only product or variation of a SKU; undefined where there are several. */
async function findBySku(
  { woo }: SyncContext,
  sku: string,
  parentId: number | undefined,
): Promise<FoundProduct | undefined> {
  if (parentId) {
    const rows = await woo.variations(parentId).list({ sku }).toArray({ limit: 2 });
    const [only] = rows.filter((row) => row.sku === sku);
    return only && rows.length === 1 ? foundAt({ wooId: parentId, variationId: only.id }, only) : undefined;
  }
  // A list by SKU gives variations too, which name their parent.
  const rows = (await woo.products.list({ sku, status: 'any' }).toArray({ limit: 3 })).filter(
    (row) => row.sku === sku,
  );
  const [only] = rows;
  if (!only || rows.length > 1) return undefined;
  return foundAt(only.parent_id ? { wooId: only.parent_id, variationId: only.id } : { wooId: only.id }, only);
}

/** A product of the shop whose creation had no answer. */
interface FoundProduct {
  readonly ref: WooRef;
  /** See `ProductBase.asMade`. */
  readonly asMade?: string;
}

function foundAt(ref: WooRef, row: Parameters<typeof isUntouched>[0]): FoundProduct {
  return { ref, ...(row.date_modified_gmt && isUntouched(row) ? { asMade: row.date_modified_gmt } : {}) };
}

/**
 * The base of what was made in the shop. The shop makes up the name of a variation, and Gestan's
 * product must not be renamed after it.
 */
async function baseWithName(
  { woo }: SyncContext,
  ref: WooRef,
  { base, name }: Extract<Intent, { readonly kind: 'woo-product' }>,
): Promise<ProductBase | undefined> {
  if (name === undefined || ref.variationId === undefined) return base;
  const [product, variation] = await Promise.all([
    woo.products.get(ref.wooId),
    woo.variations(ref.wooId).get(ref.variationId),
  ]);
  return {
    woo: { ...base?.woo, name: baseValue(variationName({ product, variation })) },
    gestan: { ...base?.gestan, name: baseValue(canonicalLine(name)) },
  };
}

/** A link, with its base, where the pair has none yet. */
async function linkIfNew(
  { store }: SyncContext,
  link: ProductLink,
  base: ProductBase | undefined,
): Promise<readonly StorageWrite[]> {
  const ref = paddedRef(link);
  if ((await store.get(store.keys.link(ref))) !== undefined) return [];
  return [linkWrite(store, link), ...(base === undefined ? [] : [put(store.keys.base(ref), base)])];
}

async function cancelledAgain(
  context: SyncContext,
  intent: Extract<Intent, { readonly kind: 'gestan-cancel' }>,
  at: Instant,
): Promise<readonly StorageWrite[]> {
  // No look-up tells whether a piece is cancelled, and cancelling it once more does nothing: so
  // the record says again what Gestan holds, also where the order came back to life meanwhile.
  const { gestan, store } = context;
  const { order, piece, why } = intent;
  if (!gestan.cancelPiece || piece.externalRef === undefined) return [];
  try {
    await gestan.cancelPiece(piece.externalRef, why);
  } catch (error) {
    // It stays as it is, and the next plan reports it.
    if (isSyncError(error) && (error.code === 'gestan.refused' || error.code === 'gestan.unsupported'))
      return [];
    throw error;
  }
  return [
    ...(await recordMade(store, order, { piece: { ...piece, cancelled: true } }, at)),
    await restOfOrder(context, order.orderId),
  ];
}

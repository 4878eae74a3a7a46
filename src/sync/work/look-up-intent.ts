import type { Instant } from '../../core/index.js';
import { canonicalLine, defined, isSyncError } from '../../core/index.js';
import type { ProductBase } from '../../diff/index.js';
import { baseValue } from '../../diff/products/base.js';
import { isUntouched } from '../../diff/products/base-of-new.js';
import { wooRowKey } from '../../diff/products/row.js';
import { variationName } from '../../diff/products/woo-names.js';
import type { GestanRecordKind } from '../../gestan/index.js';
import type { ProductLink, WooRef } from '../../mapping/index.js';
import { StorageError, type StorageWrite } from '../../storage/index.js';
import type { Intent } from '../state/journal.js';
import { linkedTo, linkWrite, paddedRef, readLinks } from '../state/links.js';
import { rememberContact } from '../state/records/contacts.js';
import { recordMade } from '../state/records/orders.js';
import { dueAgain } from '../state/records/retries.js';
import { put } from '../state/store.js';
import type { SyncContext } from './context.js';
import { foreignIdError } from './gestan-writes.js';
import { createPieceHolders, holderWrites } from './piece-holders.js';
import { reconcileImages } from './reconcile-images.js';
import { sentWrites, stillSent } from './sent.js';

/** The result of a look-up: the record that the write made. */
export interface Found {
  /** Gestan's id of the record; empty if the write made no record of its own. */
  readonly id: string;
  readonly number?: string | undefined;
  /** It is on its way into Gestan. */
  readonly sent?: true;
  /** The product that was made in the shop. */
  readonly ref?: WooRef;
  /** See `ProductBase.asMade`. */
  readonly asMade?: string;
}

/**
 * The records of a write with an unknown outcome, after a look-up. None if it did not happen: the
 * next plan repeats it.
 *
 * @throws the error of the look-up: the outcome is still unknown.
 */
export async function lookUpIntent(
  context: SyncContext,
  intent: Intent,
  at: Instant,
): Promise<readonly StorageWrite[]> {
  switch (intent.kind) {
    case 'woo-images':
    case 'gestan-image':
      return reconcileImages(context, intent);
    case 'gestan-cancel':
      return cancelledAgain(context, intent, at);
    case 'woo-product': {
      const found = await findBySku(context, intent.sku, intent.parentId);
      return found ? recordsOf(context, intent, at, { id: '', ...found }) : [];
    }
    case 'gestan-product':
      return fromGestan(context, intent, at, 'product', intent.externalRef);
    case 'gestan-contact':
      return fromGestan(context, intent, at, 'contact', intent.externalRef);
    case 'gestan-piece':
      return fromGestan(context, intent, at, 'piece', intent.piece.externalRef);
    case 'gestan-entry':
      return fromGestan(context, intent, at, 'entry', intent.entry.externalRef);
    default:
      throw unknownKind(intent);
  }
}

/** A newer release began this write. This release cannot look it up, and must not overwrite it. */
function unknownKind(intent: never): StorageError {
  const { kind } = intent as { readonly kind: string };
  return new StorageError(
    `The storage holds an open write of the kind "${kind}", which this release of woo-gestan does not know.`,
    { code: 'storage.newer-version', hint: 'Update woo-gestan.' },
  );
}

async function fromGestan(
  context: SyncContext,
  intent: Intent,
  at: Instant,
  kind: GestanRecordKind,
  externalRef: string | undefined,
): Promise<readonly StorageWrite[]> {
  if (externalRef === undefined) return [];
  const found = await context.gestan.find(kind, externalRef);
  if (!found) return [];
  return recordsOf(context, intent, at, { ...found, ...(await stillSent(context, kind, externalRef)) });
}

/** The records of a write that happened, as if its answer had arrived. */
export async function recordsOf(
  context: SyncContext,
  intent: Intent,
  at: Instant,
  found: Found,
): Promise<readonly StorageWrite[]> {
  const { store } = context;
  const { id, number } = found;
  const sent = found.sent ? { sent: found.sent } : {};
  switch (intent.kind) {
    case 'gestan-product': {
      if (!intent.ref) return [];
      const link = { ...intent.ref, gestanId: id, code: intent.code, made: 'import', at } as const;
      const subject = { kind: 'product', ref: intent.ref } as const;
      return [
        ...(await linkIfNew(context, link, intent.base)),
        ...sentWrites(context, intent.externalRef, sent, subject),
      ];
    }
    case 'gestan-contact':
      return [
        rememberContact(store, { ref: intent.linkRef, contactId: id, ...intent.record, at }),
        ...sentWrites(context, intent.externalRef, sent, { kind: 'contact', linkRef: intent.linkRef }),
      ];
    case 'gestan-piece': {
      const { externalRef } = intent.piece;
      const piece = { ...intent.piece, id, ...defined({ number }), ...sent };
      const holder = await createPieceHolders(context).of({ id, ...sent }, externalRef ?? '');
      if (holder !== undefined)
        throw foreignIdError(context.gestan.name, 'find', externalRef ?? '', id, holder);
      const subject = { kind: 'piece', orderId: intent.order.orderId } as const;
      return [
        ...(await recordMade(store, intent.order, { piece }, at)),
        ...holderWrites(store, piece),
        ...(externalRef === undefined ? [] : sentWrites(context, externalRef, sent, subject)),
        await restOfOrder(context, intent.order.orderId),
      ];
    }
    case 'gestan-entry': {
      const subject = { kind: 'entry', orderId: intent.order.orderId } as const;
      return [
        ...(await recordMade(store, intent.order, { entry: { ...intent.entry, id, ...sent } }, at)),
        ...sentWrites(context, intent.entry.externalRef, sent, subject),
        await restOfOrder(context, intent.order.orderId),
      ];
    }
    case 'gestan-cancel':
      return [
        ...(await recordMade(store, intent.order, { piece: { ...intent.piece, cancelled: true } }, at)),
        await restOfOrder(context, intent.order.orderId),
      ];
    case 'woo-product': {
      const { ref, asMade } = found;
      if (!ref) return [];
      const { gestanId, code } = intent;
      const base = await baseWithName(context, ref, intent);
      const link = { ...ref, gestanId, code, made: 'import', at } as const;
      return linkIfNew(context, link, base && defined({ ...base, asMade }));
    }
    case 'woo-images':
    case 'gestan-image':
      return [];
  }
}

/**
 * The write that makes the next run finish an interrupted order, even if it has not changed in the
 * shop.
 */
export function restOfOrder({ store, now }: SyncContext, orderId: number): Promise<StorageWrite> {
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
  { store, gestan }: SyncContext,
  link: ProductLink,
  base: ProductBase | undefined,
): Promise<readonly StorageWrite[]> {
  const ref = paddedRef(link);
  if ((await store.get(store.keys.link(ref))) !== undefined) return [];
  const holder = linkedTo(await readLinks(store), link, link.gestanId);
  if (holder !== undefined) throw foreignIdError(gestan.name, 'find', wooRowKey(link), link.gestanId, holder);
  return [linkWrite(store, link), ...(base === undefined ? [] : [put(store.keys.base(ref), base)])];
}

async function cancelledAgain(
  context: SyncContext,
  intent: Extract<Intent, { readonly kind: 'gestan-cancel' }>,
  at: Instant,
): Promise<readonly StorageWrite[]> {
  // No look-up shows whether a piece is cancelled, and to cancel it again changes nothing. So it is
  // cancelled again, and the record is right even if the order was reopened meanwhile.
  const { gestan } = context;
  const { piece, why } = intent;
  if (!gestan.cancelPiece || piece.externalRef === undefined) return [];
  try {
    await gestan.cancelPiece(piece.externalRef, why);
  } catch (error) {
    // It stays as it is, and the next plan reports it.
    if (isSyncError(error) && (error.code === 'gestan.refused' || error.code === 'gestan.unsupported'))
      return [];
    throw error;
  }
  return recordsOf(context, intent, at, { id: '' });
}

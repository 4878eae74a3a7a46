import type { Blacklist, LinkTable, WooRef } from '../../mapping/index.js';
import type { Change, Reason, Side } from '../plan.js';
import { familyAware } from './advance-base.js';
import type { ProductField, ProductProjection } from './fields.js';
import { fieldOf } from './fields.js';
import { productFingerprint } from './fingerprint.js';
import type { WithheldChange } from './merge-types.js';
import type { ProductRow } from './row.js';
import { originOf, statusOf, wooRowKey } from './row.js';

/** The undo record of an applied row: the old and new value of each field. Plain JSON. */
export interface UndoRecord extends WooRef {
  /** Gestan's id. */
  readonly gestanId: string;
  /** Gestan's code. */
  readonly gestanCode: string;
  /** Its name. */
  readonly name: string;
  /** The changes that were made. */
  readonly written: readonly Change[];
  /** What Gestan held of amounts in the mode that the shop does not use, by field. */
  readonly exact?: Readonly<Record<string, string>> | undefined;
  /** The row created the product: it stays, because the sync deletes nothing. */
  readonly created?: Side | undefined;
}

/**
 * The record of an applied row; undefined if nothing can be restored.
 *
 * @example
 * const record = toUndoRecord(row, row.changes)
 */
export function toUndoRecord(
  row: ProductRow,
  written: readonly Change[],
  /** By field, see {@link UndoRecord.exact}. */
  exact: Readonly<Record<string, string>> = {},
): UndoRecord | undefined {
  const { wooId, variationId, gestanId, gestanCode, name, status } = row;
  if (wooId === undefined || gestanId === undefined || written.length === 0) return undefined;
  const created = status === 'add-to-woo' ? 'woo' : status === 'add-to-gestan' ? 'gestan' : undefined;
  return {
    wooId,
    ...(variationId === undefined ? {} : { variationId }),
    gestanId,
    gestanCode: gestanCode ?? '',
    name,
    written,
    ...(Object.keys(exact).length === 0 ? {} : { exact }),
    ...(created === undefined ? {} : { created }),
  };
}

/** Both sides as they are now. */
export interface UndoNow {
  /** The current values of both sides. Absent: deleted. */
  readonly woo?: ProductProjection | undefined;
  /** Gestan's side. Absent: gone. */
  readonly gestan?: ProductProjection | undefined;
  /** Why nothing may be written, in any case. @default none */
  readonly refusal?: Reason | undefined;
}

/**
 * Why a run must not be undone for a product: a later decision of a person counts. To write would
 * link the pair again, or change a blacklisted product.
 *
 * @param unread why Gestan's side cannot be read, where that is so.
 */
export function undoRefusal(
  { gestanId, gestanCode, wooId, variationId }: UndoRecord,
  { links, blacklist }: { readonly links: LinkTable; readonly blacklist: Blacklist },
  code: string | undefined,
  unread: Reason | undefined,
): Reason | undefined {
  const ref = { wooId, variationId };
  if (links.byWoo(ref)?.gestanId !== gestanId)
    return { code: 'link-removed', values: { code: gestanCode, from: ref } };
  if (unread) return unread;
  const entry = blacklist.lookup({ ...ref, code: code ?? gestanCode });
  return entry && { code: 'blacklisted', values: { note: entry.reason } };
}

const changedSince: Reason = { code: 'changed-since', values: {} };

/**
 * The row that puts back what a run wrote. Only fields that still hold what was written are put
 * back; one that changed since is withheld. Stock is never among them: sold items would rise again.
 *
 * After it is applied, `advanceBase` with these changes makes the sides stand as they are: the
 * undone change does not come back by itself.
 *
 * @example
 * const row = planUndo(record, { woo, gestan })
 */
export function planUndo(record: UndoRecord, now: UndoNow): ProductRow {
  const { wooId, variationId, gestanId, gestanCode, name } = record;
  const ref = { wooId, ...(variationId === undefined ? {} : { variationId }) };
  const part = { key: wooRowKey(ref), name, ...ref, gestanId, gestanCode, matchedBy: 'link' as const };
  const { woo, gestan, refusal } = now;
  const mark = productFingerprint({ woo, gestan }, record.written);
  const blocked = (reason: Reason): ProductRow => ({
    ...part,
    status: 'blocked',
    origin: 'woo',
    changes: [],
    reason,
    fingerprint: mark,
  });
  if (refusal !== undefined) return blocked(refusal);
  if (record.created !== undefined) return blocked({ code: 'undo-creation', values: {} });
  const changes: Change[] = [];
  const withheld: WithheldChange[] = [];
  for (const { field, from, to, target } of record.written) {
    const side = target === 'woo' ? woo : gestan;
    if (side === undefined)
      return blocked({ code: 'counterpart-gone', values: { what: 'product', side: target } });
    const held = familyAware(side, field, typeof to === 'object' || typeof to === 'number' ? undefined : to);
    const current = held === undefined ? (fieldOf(side, field as ProductField) ?? null) : held;
    if (current === from) continue;
    const exact = target === 'gestan' ? record.exact?.[field] : undefined;
    const change: Change = {
      field,
      from: current,
      to: from,
      target,
      ...(exact === undefined ? {} : { exact }),
    };
    if (current === to) changes.push(change);
    else withheld.push({ ...change, reason: changedSince });
  }
  if (changes.length === 0 && withheld.length > 0) return { ...blocked(changedSince), withheld };
  const status = statusOf(changes, [], true);
  return {
    ...part,
    status,
    origin: originOf(status),
    changes,
    ...(withheld.length > 0 ? { withheld } : {}),
    fingerprint: mark,
  };
}

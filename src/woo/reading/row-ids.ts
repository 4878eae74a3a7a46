import { need } from '../../core/arguments.js';
import type { WooListParams } from './list-types.js';
import type { RowReader } from './row-reader.js';
import { scanPages } from './scan.js';

/** The ids of all rows of one resource. */
export interface WooRowIds {
  /** Ids of all rows that the shop lists. */
  readonly present: ReadonlySet<number>;
  /** In the trash: not listed, but restorable. */
  readonly trashed: ReadonlySet<number>;
}

/** Known rows that the shop no longer lists. */
export interface WooMissingRows {
  /** Ids of the rows in the trash. */
  readonly trashed: readonly number[];
  /** Deleted permanently; the shop keeps nothing of them. */
  readonly deleted: readonly number[];
}

async function idsOf(
  reader: RowReader<{ readonly id: number }>,
  params: WooListParams,
  signal: AbortSignal | undefined,
): Promise<Set<number>> {
  const ids = new Set<number>();
  for await (const page of scanPages(
    reader,
    { ...params, _fields: ['id', 'date_created_gmt'] },
    { signal },
  )) {
    for (const row of page.rows) ids.add(row.id);
  }
  return ids;
}

/**
 * Reads the ids of all rows. This is the only way to find deleted rows: no incremental read shows
 * them. Costs one small page for 100 rows.
 *
 * @param all the parameters that select every row, and those in the trash where there is one.
 */
export async function readRowIds(
  reader: RowReader<{ readonly id: number }>,
  all: { readonly present: WooListParams; readonly trashed?: WooListParams },
  signal?: AbortSignal,
): Promise<WooRowIds> {
  const present = await idsOf(reader, all.present, signal);
  // The trash last: what is thrown away in between is then in both, and counts as trashed.
  const trashed = all.trashed === undefined ? new Set<number>() : await idsOf(reader, all.trashed, signal);
  for (const id of trashed) present.delete(id);
  return { present, trashed };
}

/**
 * The known rows that are not among the ids of the shop.
 *
 * @example
 * const { trashed, deleted } = missingRows(savedIds, rowIds)
 */
export function missingRows(known: Iterable<number>, rowIds: WooRowIds): WooMissingRows {
  need('missingRows()', 'known', known, 'iterable');
  need('missingRows()', 'rowIds', rowIds, 'an object', { present: 'iterable', trashed: 'iterable' });
  const missing = [...known].filter((id) => !rowIds.present.has(id));
  return {
    trashed: missing.filter((id) => rowIds.trashed.has(id)),
    deleted: missing.filter((id) => !rowIds.trashed.has(id)),
  };
}

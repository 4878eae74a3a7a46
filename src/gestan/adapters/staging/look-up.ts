import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanFound, GestanRecordKind } from '../../adapter.js';
import { type ChangeKind, contactKind, idOfRef, productKind, rowOf } from './changes.js';
import type { StagingSql } from './dialect.js';
import { entryOfRef } from './entries.js';
import { pieceOfRef } from './pieces.js';
import { withPrefix } from './schema.js';

/** The state of a request to Gestan. */
export interface StagingStatus {
  /**
   * `sent`: not taken yet (`pending` in its table); `taken`: in progress on Gestan's side; `done`;
   * `refused`.
   */
  readonly state: 'sent' | 'taken' | 'done' | 'refused';
  /** The table and the row: `stg_pieces 12`. */
  readonly where: string;
  /** Why Gestan refused it. */
  readonly message?: string;
  /** The number that Gestan gave a piece. */
  readonly number?: string;
}

export function* find(
  sql: StagingSql,
  kind: GestanRecordKind,
  externalRef: string,
): SqlSteps<GestanFound | undefined> {
  if (kind === 'product' || kind === 'contact')
    return yield* findRecord(sql, kind === 'product' ? productKind : contactKind, externalRef);
  const row = yield* kind === 'piece' ? pieceOfRef(sql, externalRef) : entryOfRef(sql, externalRef);
  // What Gestan refused or deleted is not there.
  if (row === undefined || row.state === 'refused' || (row.deleted_at ?? null) !== null) return undefined;
  return {
    id: String(row.id),
    ...((row.number ?? null) === null ? {} : { number: String(row.number) }),
  };
}

function* findRecord(
  sql: StagingSql,
  kind: ChangeKind,
  externalRef: string,
): SqlSteps<GestanFound | undefined> {
  const id = yield* idOfRef(sql, kind, externalRef);
  const row = id === undefined ? undefined : yield* rowOf(sql, kind, id);
  return id === undefined || row === undefined ? undefined : { id };
}

const askedFor = {
  product: 'stg_product_changes',
  contact: 'stg_contact_changes',
  piece: 'stg_pieces',
  entry: 'stg_entries',
} as const;

/**
 * Of a product or contact: its last change. `undefined`: nothing was ever asked under this
 * reference.
 */
export function* statusOf(
  sql: StagingSql,
  kind: GestanRecordKind,
  externalRef: string,
): SqlSteps<StagingStatus | undefined> {
  const rows: readonly SqlRow[] = yield sql.of(
    `SELECT * FROM ${askedFor[kind]} WHERE external_ref = ? ORDER BY id DESC LIMIT 1`,
    externalRef,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    state: row.state === 'pending' ? 'sent' : (row.state as StagingStatus['state']),
    where: `${withPrefix(askedFor[kind], sql.prefix)} ${row.id}`,
    ...(row.message === null ? {} : { message: String(row.message) }),
    ...((row.number ?? null) === null ? {} : { number: String(row.number) }),
  };
}

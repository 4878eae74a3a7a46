import { fingerprint } from '../../../core/index.js';
import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanWriteResult } from '../../adapter.js';
import { refused } from '../../refusals.js';
import {
  askedOf,
  type Cell,
  type Cells,
  contactColumns,
  fieldsOf,
  holds,
  productColumns,
  withStalePrices,
} from './columns.js';
import type { StagingSql } from './dialect.js';
import { refusedByGestan } from './errors.js';
import { withChanges } from './records.js';

/** The tables of one kind of record that is both published by Gestan and asked for by the shop. */
export interface ChangeKind {
  readonly what: 'product' | 'contact';
  readonly table: string;
  readonly changes: string;
  readonly refs: string;
  /** The column of changes and references that names the record. */
  readonly key: string;
  readonly columns: readonly string[];
}

export const productKind: ChangeKind = {
  what: 'product',
  table: 'stg_products',
  changes: 'stg_product_changes',
  refs: 'stg_product_refs',
  key: 'product_id',
  columns: productColumns.map(({ name }) => name),
};

export const contactKind: ChangeKind = {
  what: 'contact',
  table: 'stg_contacts',
  changes: 'stg_contact_changes',
  refs: 'stg_contact_refs',
  key: 'contact_id',
  columns: contactColumns.map(({ name }) => name),
};

/**
 * What is asked for: the cells of a draft, and what must hold of the whole record before it is
 * asked.
 */
export interface ChangeRequest {
  readonly externalRef: string;
  readonly id: string | undefined;
  readonly cells: Cells;
  /**
   * Refuses what Gestan's own lists contradict. `current`: the record as it will be; absent for a
   * new one.
   */
  check(current: SqlRow | undefined): SqlSteps<void>;
}

/** Whether a text can be the id of a row. */
export const isId = (id: string) => /^\d{1,18}$/.test(id);

/** Requests that a record is created or changed, unless the same was requested before. */
export function* requestChange(
  sql: StagingSql,
  kind: ChangeKind,
  request: ChangeRequest,
): SqlSteps<GestanWriteResult> {
  for (const statement of sql.writeLock) yield statement;
  const id = request.id ?? (yield* idOfRef(sql, kind, request.externalRef));
  const row = id === undefined ? undefined : yield* rowOf(sql, kind, id);
  if (request.id !== undefined && row === undefined)
    throw refused('id', `There is no ${kind.what} ${request.id}.`);
  return row === undefined
    ? yield* requestNew(sql, kind, request)
    : yield* requestUpdate(sql, kind, request, row);
}

export function* idOfRef(
  sql: StagingSql,
  kind: ChangeKind,
  externalRef: string,
): SqlSteps<string | undefined> {
  const [row] = yield sql.of(
    `SELECT t.id FROM ${kind.refs} r JOIN ${kind.table} t ON t.id = r.${kind.key} WHERE r.external_ref = ?`,
    externalRef,
  );
  if (row !== undefined) return String(row.id);
  if (kind.what === 'product') return undefined;
  // Gestan's own contacts may have the reference too, on their sheet.
  const [contact] = yield sql.of('SELECT id FROM stg_contacts WHERE external_ref = ?', externalRef);
  return contact === undefined ? undefined : String(contact.id);
}

export function* rowOf(sql: StagingSql, kind: ChangeKind, id: string): SqlSteps<SqlRow | undefined> {
  if (!isId(id)) return undefined;
  const [row] = yield sql.of(`SELECT * FROM ${kind.table} WHERE id = ?`, id);
  return row;
}

/** What is asked of a record and not done yet, oldest first. */
export function* openChanges(sql: StagingSql, kind: ChangeKind, id: string): SqlSteps<readonly SqlRow[]> {
  return yield sql.of(
    `SELECT * FROM ${kind.changes} WHERE ${kind.key} = ? AND state IN ('pending', 'taken') ORDER BY id`,
    id,
  );
}

function* requestNew(sql: StagingSql, kind: ChangeKind, request: ChangeRequest): SqlSteps<GestanWriteResult> {
  const { externalRef, cells } = request;
  const content = fingerprint(cells);
  const [before] = yield sql.of(
    `SELECT id, state, message, content_hash FROM ${kind.changes} WHERE action = 'create' AND state <> 'done' AND external_ref = ?`,
    externalRef,
  );
  if (before?.state === 'refused' && before.content_hash === content)
    throw refusedByGestan(kind.what, String(before.message));
  yield* request.check(undefined);
  const place: Cells = kind.what === 'contact' ? { external_ref: externalRef, ...cells } : cells;
  const names = Object.keys(place);
  const [made] = yield sql.of(
    `INSERT INTO ${kind.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING RETURNING id`,
    ...Object.values(place),
  );
  if (made === undefined) throw alreadyUsed(kind, request);
  const id = String(made.id);
  yield linkRef(sql, kind, externalRef, id);
  // A creation that was refused is asked for again in its own row.
  if (before === undefined)
    yield insertChange(sql, kind, { id, externalRef, action: 'create', cells, content });
  else yield updateChange(sql, kind, { changeId: String(before.id), id, cells, content, again: true });
  return { id, created: true, sent: true };
}

function* requestUpdate(
  sql: StagingSql,
  kind: ChangeKind,
  request: ChangeRequest,
  row: SqlRow,
): SqlSteps<GestanWriteResult> {
  const { externalRef, cells } = request;
  const id = String(row.id);
  const open = yield* openChanges(sql, kind, id);
  const current = withChanges(row, open, kind.what === 'product');
  yield linkRef(sql, kind, externalRef, id);
  const wanted = Object.entries(cells).filter(
    ([name, cell]) => !holds((current[name] ?? null) as Cell, cell, name),
  );
  if (wanted.length === 0) return result(id, open.length > 0);
  yield* request.check(current);
  const changed: Cells = Object.fromEntries(wanted);
  yield* notRefusedBefore(sql, kind, id, fingerprint(changed));
  // What nobody has taken yet is asked for in one go.
  const last = open.at(-1);
  if (last?.state === 'pending') {
    const both = {
      ...askedOf(last),
      ...(kind.what === 'product' ? onlyNewPrices(askedOf(last), changed) : {}),
      ...changed,
    };
    const asked = Object.fromEntries(Object.entries(both).filter(([, cell]) => cell !== undefined)) as Cells;
    yield updateChange(sql, kind, {
      changeId: String(last.id),
      id,
      cells: asked,
      content: fingerprint(asked),
      again: false,
    });
  } else
    yield insertChange(sql, kind, {
      id,
      externalRef,
      action: 'change',
      cells: changed,
      content: fingerprint(changed),
    });
  return result(id, true);
}

function linkRef(sql: StagingSql, kind: ChangeKind, externalRef: string, id: string) {
  return sql.of(
    `INSERT INTO ${kind.refs} (external_ref, ${kind.key}) VALUES (?, ?) ON CONFLICT (external_ref) DO UPDATE SET ${kind.key} = excluded.${kind.key}`,
    externalRef,
    id,
  );
}

/**
 * A request that Gestan has just refused is not sent again unchanged: the error gives Gestan's
 * reason.
 */
function* notRefusedBefore(sql: StagingSql, kind: ChangeKind, id: string, content: string): SqlSteps<void> {
  const [last] = yield sql.of(
    `SELECT state, message, content_hash FROM ${kind.changes} WHERE ${kind.key} = ? ORDER BY id DESC LIMIT 1`,
    id,
  );
  if (last?.state === 'refused' && last.content_hash === content)
    throw refusedByGestan(`change of the ${kind.what}`, String(last.message));
}

/** An older request for a price is dropped when its counterpart is written again. */
function onlyNewPrices(before: Cells, changed: Cells): Readonly<Record<string, undefined>> {
  const stale = Object.keys(withStalePrices(changed)).filter((name) => !(name in changed) && name in before);
  return Object.fromEntries(stale.map((name) => [name, undefined]));
}

function result(id: string, sent: boolean): GestanWriteResult {
  return { id, created: false, ...(sent ? { sent } : {}) };
}

function alreadyUsed(kind: ChangeKind, { externalRef, cells }: ChangeRequest) {
  return kind.what === 'product'
    ? refused('code', `The code ${cells.code} belongs to another product.`)
    : refused('externalRef', `The reference ${externalRef} belongs to another contact.`);
}

function insertChange(
  sql: StagingSql,
  kind: ChangeKind,
  change: { id: string; externalRef: string; action: 'create' | 'change'; cells: Cells; content: string },
) {
  const names = Object.keys(change.cells);
  return sql.of(
    `INSERT INTO ${kind.changes} (${[kind.key, 'external_ref', 'action', 'fields', 'content_hash', ...names].join(', ')})
     VALUES (${Array(5 + names.length)
       .fill('?')
       .join(', ')})`,
    change.id,
    change.externalRef,
    change.action,
    fieldsOf(change.cells),
    change.content,
    ...Object.values(change.cells),
  );
}

function updateChange(
  sql: StagingSql,
  kind: ChangeKind,
  change: { changeId: string; id: string; cells: Cells; content: string; again: boolean },
) {
  const state = change.again ? "state = 'pending', gestan_id = NULL, taken_by = NULL, " : '';
  return sql.of(
    `UPDATE ${kind.changes} SET ${state}${kind.key} = ?, fields = ?, content_hash = ?, ${kind.columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    change.id,
    fieldsOf(change.cells),
    change.content,
    ...kind.columns.map((name) => change.cells[name] ?? null),
    change.changeId,
  );
}

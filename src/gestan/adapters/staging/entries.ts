import { fingerprint } from '../../../core/index.js';
import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { checkEntryDraft } from '../../check-draft.js';
import type { EntryDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import { contactKind, rowOf } from './changes.js';
import type { Cells } from './columns.js';
import type { InsertColumn, StagingSql } from './dialect.js';
import { refusedByGestan } from './errors.js';
import { requireListed } from './listed.js';

/** Requests a ledger entry, unless it was requested or made before. */
export function* createEntry(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  given: EntryDraft,
): SqlSteps<GestanWriteResult> {
  const known = yield* entryOfRef(sql, given.externalRef);
  if (known !== undefined && known.state !== 'refused') return entryResult(known);
  const draft = checkEntryDraft(given, capabilities);
  const content = fingerprint(draft);
  if (known?.content_hash === content) throw refusedByGestan('ledger entry', String(known?.message));
  yield* checkReferences(sql, draft);
  const cells: Cells = {
    external_ref: draft.externalRef,
    date: draft.date,
    direction: draft.direction,
    amount: draft.amount,
    currency: draft.currency,
    label: draft.label,
    contact_id: draft.contactId,
    payment_mode_id: draft.paymentModeId,
    bank_account_id: draft.bankAccountId,
    posting_category_id: draft.postingCategoryId ?? null,
    // An entry without a piece (a voucher that was sold) has an empty reference.
    piece_ref: draft.pieceRef ?? '',
    content_hash: content,
  };
  const names = Object.keys(cells);
  if (known !== undefined) {
    yield sql.of(
      `UPDATE stg_entries SET ${names.map((name) => `${name} = ?`).join(', ')}, state = 'pending', gestan_id = NULL, taken_by = NULL WHERE id = ?`,
      ...Object.values(cells),
      String(known.id),
    );
    yield sql.of('DELETE FROM stg_entry_parts WHERE entry_id = ?', String(known.id));
    yield* writeParts(sql, String(known.id), draft);
    return { id: String(known.id), created: true, sent: true };
  }
  const [made] = yield sql.of(
    `INSERT INTO stg_entries (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (external_ref) DO NOTHING RETURNING id`,
    ...Object.values(cells),
  );
  if (made !== undefined) {
    yield* writeParts(sql, String(made.id), draft);
    return { id: String(made.id), created: true, sent: true };
  }
  // Another worker was faster.
  const first = yield* entryOfRef(sql, draft.externalRef);
  if (first === undefined)
    throw refused('externalRef', `The entry ${draft.externalRef} cannot be asked for.`);
  return entryResult(first);
}

const partColumns: readonly InsertColumn[] = [
  { name: 'entry_id', type: 'integer' },
  { name: 'position', type: 'integer' },
  { name: 'posting_category_id', type: 'text' },
  { name: 'amount', type: 'text' },
];

function* writeParts(sql: StagingSql, entryId: string, { parts = [] }: EntryDraft): SqlSteps<void> {
  if (parts.length === 0) return;
  const rows = parts.map(({ postingCategoryId, amount }, index) => [
    Number(entryId),
    index + 1,
    postingCategoryId,
    amount,
  ]);
  yield sql.insertAll('stg_entry_parts', partColumns, rows);
}

export function* entryOfRef(sql: StagingSql, externalRef: string): SqlSteps<SqlRow | undefined> {
  const [row] = yield sql.of(
    'SELECT id, state, message, content_hash FROM stg_entries WHERE external_ref = ?',
    externalRef,
  );
  return row;
}

function entryResult(row: SqlRow): GestanWriteResult {
  return { id: String(row.id), created: false, ...(row.state === 'done' ? {} : { sent: true }) };
}

function* checkReferences(sql: StagingSql, draft: EntryDraft): SqlSteps<void> {
  const contact = yield* rowOf(sql, contactKind, draft.contactId);
  if (contact === undefined) throw refused('contactId', `There is no contact ${draft.contactId}.`);
  yield* requireListed(sql, 'stg_payment_modes', draft.paymentModeId, 'paymentModeId', 'payment mode');
  const [account] = yield sql.of(
    'SELECT professional FROM stg_bank_accounts WHERE id = ?',
    draft.bankAccountId,
  );
  if (account === undefined)
    throw refused('bankAccountId', `There is no bank account ${draft.bankAccountId}.`);
  if (Number(account.professional) !== 1)
    throw refused('bankAccountId', `The bank account ${draft.bankAccountId} is not a professional one.`);
  for (const { postingCategoryId } of [draft, ...(draft.parts ?? [])])
    if (postingCategoryId !== undefined)
      yield* requireListed(
        sql,
        'stg_posting_categories',
        postingCategoryId,
        'postingCategoryId',
        'posting category',
      );
}

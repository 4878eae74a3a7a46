import { stringify } from 'csv-stringify/sync';
import type { EntryDraft } from '../../../piece-model.js';
import type { CsvStyle } from './csv-files.js';
import { formatDay } from './customer-line.js';
import { figure } from './piece-columns.js';

const titles = [
  'REF',
  'DATE',
  'SENS',
  'MONTANT',
  'DEVISE',
  'LIBELLE',
  'MODE',
  'COMPTE',
  'IMPUTATION',
  'CONTACT',
  'PIECE',
] as const;

/**
 * The text of a file of ledger entries: one line each, or one for each posting category of an entry
 * that has several. Gestan has no import of entries: the file is for who enters them, or for a
 * program of theirs.
 */
export function formatEntries(entries: readonly EntryDraft[], style: CsvStyle): string {
  const rows = entries.flatMap((entry) => {
    const parts = entry.parts ?? [{ postingCategoryId: entry.postingCategoryId ?? '', amount: entry.amount }];
    return parts.map(({ postingCategoryId, amount }) => [
      entry.externalRef,
      formatDay(entry.date, style.dateFormat),
      entry.direction === 'in' ? 'Recette' : 'Dépense',
      figure(amount, style),
      entry.currency,
      entry.label,
      entry.paymentModeId,
      entry.bankAccountId,
      postingCategoryId,
      entry.contactId,
      entry.pieceRef ?? '',
    ]);
  });
  return stringify([[...titles], ...rows], {
    delimiter: ';',
    record_delimiter: '\r\n',
    quoted_match: /^\s|\s$|[\r\n]/,
  });
}

import type {
  GestanBankAccount,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanVatRate,
} from '../../../model.js';
import type { FileGestanConfig } from '../file-options.js';
import type { ExportTable } from './columns.js';
import type { ExportFile, ExportFiles, ExportRow } from './files.js';
import { type CellReading, figureCell, flagCell, keyCell, present, textCell, unreadable } from './rows.js';

/** The short lists. A table that was not exported is empty. */
export interface ExportLists {
  paymentModes(signal?: AbortSignal): Promise<readonly GestanPaymentMode[]>;
  bankAccounts(signal?: AbortSignal): Promise<readonly GestanBankAccount[]>;
  postingCategories(signal?: AbortSignal): Promise<readonly GestanPostingCategory[]>;
  vatRates(signal?: AbortSignal): Promise<readonly GestanVatRate[]>;
}

export function createExportLists(files: ExportFiles | undefined, config: FileGestanConfig): ExportLists {
  async function list<T>(
    table: ExportTable,
    fallback: readonly T[] | undefined,
    as: (row: ExportRow, reading: CellReading, file: ExportFile) => T,
    signal: AbortSignal | undefined,
  ): Promise<readonly T[]> {
    signal?.throwIfAborted();
    const file = await files?.openIfThere(table);
    if (file === undefined) return fallback ?? [];
    const rows: T[] = [];
    const reading = { decimal: file.decimal, timeZone: config.timeZone };
    for await (const row of file.rows(signal)) rows.push(as(row, reading, file));
    return rows;
  }

  function named(row: ExportRow): { id: string; name: string } {
    const name = textCell(row, 'name');
    if (name === undefined) throw unreadable(row, 'name', 'the name is missing.');
    return { id: keyCell(row, 'id') ?? name, name };
  }

  return {
    paymentModes: (signal) => list('paymentModes', config.lists.paymentModes, named, signal),
    // Without that column no account is professional: nothing may be posted to a private one.
    bankAccounts: (signal) =>
      list(
        'bankAccounts',
        config.lists.bankAccounts,
        (row) => ({ ...named(row), professional: flagCell(row, 'professional') ?? false }),
        signal,
      ),
    postingCategories: (signal) =>
      list(
        'postingCategories',
        config.lists.postingCategories,
        (row) =>
          present<GestanPostingCategory>({
            ...named(row),
            professional: flagCell(row, 'professional') ?? false,
            account: textCell(row, 'account'),
            journal: textCell(row, 'journal'),
          }),
        signal,
      ),
    vatRates: (signal) =>
      list(
        'vatRates',
        config.lists.vatRates,
        (row, reading) => {
          const rate = figureCell(row, 'rate', reading);
          if (rate === undefined) throw unreadable(row, 'rate', 'the rate is missing.');
          return present<GestanVatRate>({ rate, name: textCell(row, 'name') });
        },
        signal,
      ),
  };
}

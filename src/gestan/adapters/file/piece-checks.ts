import { decimal, toFixed } from '../../../core/index.js';
import type { GestanBankAccount } from '../../model.js';
import type { PieceDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import type { FileGestanConfig } from './file-options.js';
import type { FileReads } from './file-reads.js';
import { lineField, mostDocuments, netFrom, type PieceDocument } from './outbox/piece-columns.js';
import { asWritten } from './text-encoding.js';

export function documentsOf(draft: PieceDraft, config: FileGestanConfig): readonly PieceDocument[] {
  const documents = config.documents?.(draft) ?? [];
  if (documents.length > mostDocuments)
    throw refused('documents', `A piece takes ${mostDocuments} documents, not ${documents.length}.`);
  return documents;
}

/** Gestan would come to another net than the piece: never silently. */
export function checkNets(draft: PieceDraft, config: FileGestanConfig): void {
  for (const [index, line] of draft.lines.entries()) {
    const written = Object.fromEntries(
      config.lineColumns.flatMap((column) =>
        typeof column === 'string' ? [[column, lineField(line, column, { decimalSeparator: '.' })]] : [],
      ),
    );
    const net = netFrom(written);
    if (net === undefined || !decimal(net).eq(toFixed(decimal(line.net), 2)))
      throw refused(
        `lines[${index}].net`,
        `The columns of the file make ${net} of « ${line.label} », whose net is ${line.net}.`,
        'Put the column net into lineColumns.',
      );
  }
}

/** Entries stand on a professional account that the lists know. */
export function checkAccount(id: string, accounts: readonly GestanBankAccount[]): void {
  const account = accounts.find((each) => each.id === id);
  if (account === undefined) throw refused('bankAccountId', `There is no bank account ${id}.`);
  if (!account.professional)
    throw refused('bankAccountId', `The bank account ${id} is not a professional one.`);
}

/** A code that comes back as another one would be another product. */
export function checkLetters(field: string, code: string, config: FileGestanConfig): void {
  if (asWritten(code, config.encoding) === code) return;
  throw refused(
    field,
    `The code ${code} has letters that ${config.encoding} does not have.`,
    'Set the option encoding to utf-8 if your Gestan reads it, or give the product another code.',
  );
}

/** Gestan's import would stop at a code that it does not know, or make a line without product. */
export async function checkCodes(
  draft: PieceDraft,
  config: FileGestanConfig,
  reads: FileReads,
): Promise<void> {
  for (const [index, { productCode }] of draft.lines.entries())
    if (productCode !== undefined) checkLetters(`lines[${index}].productCode`, productCode, config);
  if (config.exports === undefined) return;
  for (const [index, { productCode }] of draft.lines.entries())
    if (productCode !== undefined && (await reads.products.findByCode(productCode)) === undefined)
      throw refused(
        `lines[${index}].productCode`,
        `There is no product with the code ${productCode}.`,
        'Export the products from Gestan again.',
      );
}

import { decimal, isDecimal, stableJson } from '../../../core/index.js';
import type { GestanContact, GestanProduct } from '../../model.js';
import type { Catalogue, ExportedRows } from './catalogue.js';
import type { FileGestanConfig } from './file-options.js';
import type { OutboxManifest } from './outbox/manifest.js';
import type { OutboxRecord } from './outbox/records.js';
import { asWritten } from './text-encoding.js';

export interface ShownOptions {
  readonly products: Catalogue<GestanProduct>;
  readonly contacts: Catalogue<GestanContact>;
  readonly config: Pick<FileGestanConfig, 'encoding'>;
}

/**
 * Whether a fresh export shows all that a file of contacts or products holds: then it was imported,
 * though nobody moved it. What was created has to be listed; what was changed has to be as it was
 * sent. Pieces are in no export.
 *
 * @returns a moment just before that export, in milliseconds since the epoch.
 */
export function createShownInExport({ products, contacts, config }: ShownOptions) {
  // One look per file and export: lists ask for each of their rows.
  const lookedInVain = new Map<number, string>();

  return async ({ number, group, createdAt, records }: OutboxManifest): Promise<number | undefined> => {
    if (group !== 'contacts' && group !== 'products') return undefined;
    const rows = await (group === 'contacts' ? contacts : products).exported();
    if (rows === undefined || rows.modifiedMs <= Date.parse(createdAt)) return undefined;
    if (lookedInVain.get(number) === rows.signature) return undefined;
    if (records.every((record) => shows(rows, record, config))) return rows.modifiedMs - 1;
    lookedInVain.set(number, rows.signature);
    return undefined;
  };
}

function shows(
  rows: ExportedRows<GestanProduct | GestanContact>,
  { content }: OutboxRecord,
  { encoding }: ShownOptions['config'],
): boolean {
  if (content.kind === 'piece' || content.kind === 'entry') return false;
  const row = rows.row(content.whole.id);
  if (row === undefined || content.action === 'create') return row !== undefined;
  const canonical = (value: unknown): string => {
    if (typeof value !== 'string') return stableJson(value ?? null);
    if (isDecimal(value)) return decimal(value).toFixed();
    // What the encoding does not have was written otherwise.
    return asWritten(value, encoding).trim().replace(/\s+/g, ' ');
  };
  const same = (sent: unknown, now: unknown): boolean =>
    sent !== null && typeof sent === 'object'
      ? Object.entries(sent).every(([key, value]) => same(value, Reflect.get(now ?? {}, key)))
      : canonical(sent) === canonical(now) || (sent === '' && now === undefined);
  return Object.entries(content.draft).every(
    ([field, value]) => field === 'id' || field === 'externalRef' || same(value, Reflect.get(row, field)),
  );
}

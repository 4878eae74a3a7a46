import { GestanError } from '../../errors.js';
import type { GestanContact, GestanProduct } from '../../model.js';
import type { Acknowledgements } from './outbox/acknowledged.js';
import type { SentRecords } from './outbox/sent-records.js';
import { afterDraft, restored } from './overlay.js';
import type { OutboxEncoding } from './text-encoding.js';

/** A record as Gestan will hold it once everything that was sent is imported. */
export interface CatalogueEntry<T> {
  readonly row: T;
  /** The id in the export; absent while Gestan does not list it. */
  readonly gestanId?: string;
}

/** An export of one table, opened. */
export interface CatalogueSource<T> {
  /** What differs as soon as another file is there. */
  readonly signature: string;
  readonly modifiedMs: number;
  rows(signal?: AbortSignal): AsyncIterable<T>;
}

/**
 * An export with everything laid over it that was sent since. Without that, a change that waits for
 * its import would look as if Gestan's user had undone it, and a new record as if it had been
 * deleted. What is imported stays laid over until the next export.
 *
 * A record that was created here keeps the id that it was given then, also once the export lists it
 * under Gestan's own.
 */
export interface Catalogue<T> {
  list(signal?: AbortSignal): AsyncGenerator<CatalogueEntry<T>>;
  find(id: string): Promise<CatalogueEntry<T> | undefined>;
  /** By code of a product. */
  findByCode(code: string): Promise<CatalogueEntry<T> | undefined>;
  /** What the export itself shows, whatever was sent; `undefined`: nothing can be read. */
  exported(): Promise<ExportedRows<T> | undefined>;
}

/** The rows of an export by the ids that they are known by here. */
export interface ExportedRows<T> {
  readonly signature: string;
  readonly modifiedMs: number;
  row(id: string): T | undefined;
}

export interface CatalogueOptions<T> {
  /** Opens the export; `undefined`: nothing can be read. */
  readonly open: (() => Promise<CatalogueSource<T> | undefined>) | undefined;
  readonly sent: SentRecords;
  readonly acknowledgements: Acknowledgements;
  /** What files are written in. */
  readonly encoding: OutboxEncoding;
  /** What an exported row is known by when it was created here: code or external reference. */
  readonly alias: (row: T) => string | undefined;
}

export function createCatalogue<T extends GestanProduct | GestanContact>(
  options: CatalogueOptions<T>,
): Catalogue<T> {
  const { open, sent, acknowledgements, encoding, alias } = options;
  let index:
    | {
        readonly signature: string;
        readonly modifiedMs: number;
        readonly raw: Map<string, T>;
        readonly codes: Map<string, string>;
      }
    | undefined;

  const idOf = (row: T) => {
    const text = alias(row);
    return (text === undefined ? undefined : sent.createdAs(text)) ?? row.id;
  };

  /** The row with the changes that were sent. `undefined` if nothing remains of it. */
  async function overlaid(
    id: string,
    raw: T | undefined,
    exportedMs: number | undefined,
  ): Promise<CatalogueEntry<T> | undefined> {
    let row: T | undefined = raw === undefined ? undefined : { ...raw, id };
    for (const record of sent.of(id)) {
      const doneAt = await acknowledgements.doneAt(record);
      // The export shows what has become of it.
      if (doneAt !== undefined && exportedMs !== undefined && exportedMs > doneAt) {
        if (row !== undefined) row = restored(row, record.content.whole, encoding);
        continue;
      }
      if (row === undefined) row = record.content.whole as T;
      else row = afterDraft<T>(row, record.content.draft);
    }
    return row === undefined ? undefined : { row, ...(raw === undefined ? {} : { gestanId: raw.id }) };
  }

  async function refreshIndex() {
    const source = await open?.();
    if (source === undefined) return undefined;
    if (index?.signature === source.signature) return index;
    // Another process may have created what the export lists by now.
    await sent.refresh();
    const raw = new Map<string, T>();
    const codes = new Map<string, string>();
    for await (const row of source.rows()) {
      const id = idOf(row);
      raw.set(id, row);
      if ('code' in row) codes.set(row.code, id);
    }
    index = { signature: source.signature, modifiedMs: source.modifiedMs, raw, codes };
    return index;
  }

  async function find(id: string): Promise<CatalogueEntry<T> | undefined> {
    const known = await refreshIndex();
    const raw = known?.raw.get(id);
    // Another process may have made it.
    if (raw === undefined && sent.of(id).length === 0) await sent.refresh();
    return overlaid(id, raw, known?.modifiedMs);
  }

  return {
    async *list(signal) {
      await sent.refresh();
      const source = await open?.();
      const listed = new Set<string>();
      if (source !== undefined) {
        for await (const raw of source.rows(signal)) {
          signal?.throwIfAborted();
          const id = idOf(raw);
          if (listed.has(id))
            throw new GestanError(`The export lists ${id} twice.`, {
              code: 'gestan.invalid',
              hint: 'Export the table again, each record once.',
            });
          listed.add(id);
          const entry = await overlaid(id, raw, source.modifiedMs);
          if (entry !== undefined) yield entry;
        }
      }
      for (const id of sent.created()) {
        if (listed.has(id)) continue;
        signal?.throwIfAborted();
        const entry = await overlaid(id, undefined, source?.modifiedMs);
        if (entry !== undefined) yield entry;
      }
    },
    find,
    async exported() {
      const known = await refreshIndex();
      if (known === undefined) return undefined;
      const { signature, modifiedMs, raw } = known;
      return { signature, modifiedMs, row: (id) => raw.get(id) };
    },
    async findByCode(code) {
      const known = await refreshIndex();
      const id = sent.createdAs(code) ?? known?.codes.get(code);
      const entry = id === undefined ? undefined : await find(id);
      // It may have been renamed since.
      return entry !== undefined && 'code' in entry.row && entry.row.code === code ? entry : undefined;
    },
  };
}

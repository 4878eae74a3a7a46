import type { GestanListOptions, GestanReadOptions } from '../../adapter.js';
import { GestanError } from '../../errors.js';
import type { GestanContact, GestanProduct, GestanProductField, GestanStock } from '../../model.js';
import { refused, unsupported } from '../../refusals.js';
import { type Catalogue, type CatalogueEntry, createCatalogue } from './catalogue.js';
import { type FamilyTable, readFamilies } from './export/families.js';
import type { ExportFile, ExportFiles } from './export/files.js';
import {
  contactRow,
  figureCell,
  momentCell,
  needColumns,
  present,
  productRow,
  textCell,
  unreadable,
} from './export/rows.js';
import type { FileGestanConfig } from './file-options.js';
import type { Acknowledgements } from './outbox/acknowledged.js';
import type { SentRecords } from './outbox/sent-records.js';

/** Everything that is read from exports. */
export interface FileReads {
  readonly products: Catalogue<GestanProduct>;
  readonly contacts: Catalogue<GestanContact>;
  families(signal?: AbortSignal): Promise<FamilyTable>;
  listProducts(options?: GestanListOptions): AsyncGenerator<GestanProduct>;
  listContacts(options?: GestanListOptions): AsyncGenerator<GestanContact>;
  listStock(options?: GestanReadOptions): AsyncGenerator<GestanStock>;
}

export interface FileReadOptions {
  readonly files: ExportFiles | undefined;
  readonly config: FileGestanConfig;
  /** The product fields that are compared and written now. */
  readonly declared: () => readonly GestanProductField[];
  /**
   * Those that the capabilities named last: without its column such a field would look as if it had
   * been cleared.
   */
  readonly announced: () => readonly GestanProductField[];
  readonly sent: { readonly product: SentRecords; readonly contact: SentRecords };
  readonly acknowledgements: Acknowledgements;
}

export function createFileReads({
  files,
  config,
  declared,
  announced,
  sent,
  acknowledgements,
}: FileReadOptions): FileReads {
  const readingOf = (file: ExportFile) => ({ decimal: file.decimal, timeZone: config.timeZone });

  async function openProducts() {
    if (files === undefined) return undefined;
    const file = await files.open('products');
    const fields = new Set(declared());
    const needed = [
      'code',
      'name',
      ...new Set([...fields, ...announced()]),
      ...(config.modifiedSince ? ['modifiedAt'] : []),
    ];
    needColumns(file, 'products', needed, config);
    const inFamilies = fields.has('familyId') || fields.has('subFamilyId');
    const familyFile = inFamilies ? await files.openIfThere('families') : undefined;
    return {
      signature: `${file.signature} ${familyFile?.signature ?? ''}`,
      modifiedMs: file.modifiedMs,
      async *rows(signal?: AbortSignal) {
        const table = inFamilies ? await families(signal) : undefined;
        for await (const row of file.rows(signal)) {
          const product = productRow(row, fields, readingOf(file));
          yield table === undefined ? product : table.resolve(product);
        }
      },
    };
  }

  // Each product that is written asks for the name of its family.
  let read: { readonly signature: string; readonly table: FamilyTable } | undefined;

  async function families(signal?: AbortSignal): Promise<FamilyTable> {
    const file = (await files?.openIfThere('families')) ?? (await files?.openIfThere('products'));
    const signature = file?.signature ?? '';
    if (read?.signature !== signature)
      read = { signature, table: await readFamilies(files, config.lists.families, signal) };
    return read.table;
  }

  async function openContacts() {
    if (files === undefined) return undefined;
    const file = await files.open('contacts');
    if (!file.fields.has('id')) needColumns(file, 'contacts', ['externalRef'], config);
    if (config.modifiedSince) needColumns(file, 'contacts', ['modifiedAt'], config);
    return {
      signature: file.signature,
      modifiedMs: file.modifiedMs,
      async *rows(signal?: AbortSignal) {
        for await (const row of file.rows(signal)) yield contactRow(row, readingOf(file));
      },
    };
  }

  const products = createCatalogue<GestanProduct>({
    open: openProducts,
    sent: sent.product,
    acknowledgements,
    encoding: config.encoding,
    alias: ({ code }) => code,
  });
  const contacts = createCatalogue<GestanContact>({
    open: openContacts,
    sent: sent.contact,
    acknowledgements,
    encoding: config.encoding,
    alias: ({ externalRef }) => externalRef,
  });

  async function* since<T extends { readonly modifiedAt?: string }>(
    entries: (signal?: AbortSignal) => AsyncIterable<CatalogueEntry<T>>,
    what: string,
    options: GestanListOptions = {},
  ): AsyncGenerator<T> {
    options.signal?.throwIfAborted();
    if (files === undefined) throw unsupported(`list ${what}`);
    const from = config.modifiedSince ? options.modifiedSince : undefined;
    const after = from === undefined ? undefined : Date.parse(from);
    if (Number.isNaN(after)) throw refused('modifiedSince', `${from} is not an instant.`);
    for await (const { row } of entries(options.signal)) {
      options.signal?.throwIfAborted();
      // A row without a date may have changed.
      if (after === undefined || row.modifiedAt === undefined || Date.parse(row.modifiedAt) >= after)
        yield row;
    }
  }

  return {
    products,
    contacts,
    async families(signal) {
      signal?.throwIfAborted();
      return families(signal);
    },
    listProducts: (options) => since((signal) => products.list(signal), 'products', options),
    listContacts: (options) => since((signal) => contacts.list(signal), 'contacts', options),
    listStock: (options) => listStock({ files, config, products }, options),
  };
}

interface StockSource extends Pick<FileReadOptions, 'files' | 'config'> {
  readonly products: Catalogue<GestanProduct>;
}

async function openStock({ files, config }: StockSource): Promise<ExportFile> {
  if (files === undefined) throw unsupported('list stock');
  const own = await files.openIfThere('stock');
  if (own !== undefined) {
    needColumns(own, 'stock', ['code', 'quantity'], config);
    return own;
  }
  const inProducts = await files.open('products');
  if (inProducts.fields.has('quantity')) return inProducts;
  throw new GestanError(
    'The exports hold no stock: there is neither stock.csv nor a stock column among the products.',
    {
      code: 'gestan.unavailable',
      retryable: true,
      field: 'files.stock',
      hint: 'Export the stock too, or name its column in columns.products.quantity.',
    },
  );
}

async function* listStock(
  source: StockSource,
  { signal }: GestanReadOptions = {},
): AsyncGenerator<GestanStock> {
  signal?.throwIfAborted();
  const file = await openStock(source);
  const reading = { decimal: file.decimal, timeZone: source.config.timeZone };
  const ids = new Map<string, string>();
  for await (const { row } of source.products.list(signal)) ids.set(row.code, row.id);
  for await (const row of file.rows(signal)) {
    signal?.throwIfAborted();
    const code = textCell(row, 'code');
    if (code === undefined) throw unreadable(row, 'code', 'a stock figure has no product code.');
    yield present<GestanStock>({
      productId: ids.get(code) ?? code,
      code,
      quantity: figureCell(row, 'quantity', reading),
      modifiedAt: momentCell(row, 'modifiedAt', reading),
    });
  }
}

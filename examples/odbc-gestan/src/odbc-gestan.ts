import iconv from 'iconv-lite';
import type {
  GestanAdapter,
  GestanAddress,
  GestanCapabilities,
  GestanContact,
  GestanFamily,
  GestanListOptions,
  GestanPostingCategory,
  GestanProduct,
  GestanReadOptions,
  GestanStock,
  GestanVatRate,
} from 'woo-gestan/gestan';
import { GestanError, gestanContactSchema, gestanProductSchema, gestanStockSchema } from 'woo-gestan/gestan';
import { createCells } from './cells.js';
import { createDriverHost } from './host.js';
import type { Row } from './messages.js';
import { columnsQuery, listQuery } from './sql.js';
import { checkMap, invalid, type ListName, productFieldsOf, type TableMap } from './table-map.js';

export interface OdbcGestanOptions {
  /**
   * For HFSQL: `DRIVER={HFSQL};Server Name=…;Server Port=4900;Database=…;UID=…;PWD=…`. It is in no
   * error and no log.
   */
  readonly connectionString: string;
  /** Which table and column holds what. */
  readonly map: TableMap;
  /**
   * How texts with accents are read. Absent: as the driver gives them. Where it breaks them, let
   * the source give bytes, and say in what encoding: `{ as: 'CAST({column} AS BINARY(200))',
   * encoding: 'windows-1252' }`.
   */
  readonly text?: { readonly as: string; readonly encoding: string } | undefined;
  /** Time zone of the dates. @default 'Europe/Paris' */
  readonly timeZone?: string | undefined;
  /** What the stock column says. @default 'physical' */
  readonly stockFigure?: 'physical' | 'available' | undefined;
  /** @default ['EUR'] */
  readonly currencies?: readonly string[] | undefined;
  /** Rows that are fetched at a time. @default 500 */
  readonly fetchSize?: number | undefined;
  /** The driver's process is ended when the source has not answered for so long. @default 60000 */
  readonly timeoutMs?: number | undefined;
}

export interface OdbcGestan extends GestanAdapter {
  /** The driver's process, once it was needed. */
  readonly driverPid: number | undefined;
  close(): Promise<void>;
}

/**
 * Reads a Gestan over ODBC; writes nothing. The driver lives in a process of its own.
 *
 * @throws SettingsError `settings.invalid` with the field, for a map that cannot be used.
 * @example
 * const gestan = odbcGestan({ connectionString: process.env.GESTAN_ODBC ?? '', map: hfsqlMap })
 */
export function odbcGestan(options: OdbcGestanOptions): OdbcGestan {
  const { connectionString, text, timeZone = 'Europe/Paris', fetchSize = 500, timeoutMs = 60_000 } = options;
  if (connectionString.trim() === '') throw invalid('connectionString', 'must not be empty');
  const map = checkMap(options.map);
  if (text !== undefined && !iconv.encodingExists(text.encoding))
    throw invalid('text.encoding', 'is not known');
  const cells = createCells({ encoding: text?.encoding ?? 'utf-8', timeZone });
  const driver = createDriverHost({ connectionString, fetchSize, timeoutMs });
  const productFields = productFieldsOf(map);
  const stockTable = map.stock ?? (map.products?.columns.quantity === undefined ? undefined : map.products);

  const capabilities: GestanCapabilities = {
    pieces: [],
    entries: false,
    readContacts: map.contacts !== undefined,
    writeContacts: false,
    readProducts: map.products !== undefined,
    writeProducts: false,
    productFields,
    readStock: stockTable !== undefined,
    stockFigure: options.stockFigure ?? 'physical',
    readBack: false,
    // The sync asks for both lists with the same checkpoint.
    modifiedSince: [map.products, map.contacts].every(
      (each) => !each || each.columns.modifiedAt !== undefined,
    ),
    vatAmounts: false,
    multipleTaxes: false,
    currencies: options.currencies ?? ['EUR'],
    images: { read: false, write: false },
  };

  /**
   * A wrong name of a column can make the server think for ever: names are held against the table
   * before they are used.
   */
  const checked = new Map<ListName, Promise<void>>();
  function checkColumns(list: ListName, signal: AbortSignal | undefined): Promise<void> {
    const known = checked.get(list);
    if (known) return known;
    const check = (async () => {
      const mapped = map[list];
      if (!mapped) return;
      const there = new Set(
        (await driver.columns(columnsQuery(mapped), signal)).map((each) => each.toLowerCase()),
      );
      for (const [field, column] of Object.entries(mapped.columns))
        if (!there.has(column.toLowerCase()))
          throw new GestanError(`The table ${mapped.table} has no column ${column}.`, {
            code: 'gestan.invalid',
            field: `map.${list}.columns.${field}`,
            hint: `Take one of: ${[...there].join(', ')}.`,
          });
    })();
    checked.set(list, check);
    // A source that could not be asked is asked again.
    check.catch(() => checked.delete(list));
    return check;
  }

  async function* read(
    list: ListName,
    { signal }: GestanReadOptions = {},
    day?: string,
  ): AsyncGenerator<Row> {
    signal?.throwIfAborted();
    const mapped = map[list];
    if (!mapped) return;
    await checkColumns(list, signal);
    yield* driver.select(listQuery(mapped, text?.as, day), signal);
  }

  async function all<T>(
    list: ListName,
    options: GestanReadOptions | undefined,
    as: (row: Row) => T,
  ): Promise<readonly T[]> {
    options?.signal?.throwIfAborted();
    const rows: T[] = [];
    for await (const row of read(list, options)) rows.push(as(row));
    return rows;
  }

  /** A list with what changed since, as far as the rows have dates. */
  async function* changed<T extends { readonly modifiedAt?: string }>(
    list: 'products' | 'contacts',
    options: GestanListOptions | undefined,
    as: (row: Row) => T,
  ): AsyncGenerator<T> {
    if (!map[list]) throw unsupported(`list ${list}`);
    const since = capabilities.modifiedSince ? options?.modifiedSince : undefined;
    const after = since === undefined ? undefined : Date.parse(since);
    if (Number.isNaN(after))
      throw new GestanError(`${since} is no instant.`, { code: 'gestan.refused', field: 'modifiedSince' });
    for await (const row of read(list, options, since === undefined ? undefined : cells.day(since))) {
      const found = as(row);
      if (after === undefined || found.modifiedAt === undefined || Date.parse(found.modifiedAt) >= after)
        yield found;
    }
  }

  const named = (row: Row) => ({ id: cells.key(row, 'id') ?? '', name: cells.text(row, 'name') ?? '' });

  function product(row: Row): GestanProduct {
    const code = cells.text(row, 'code');
    return parsed(gestanProductSchema, `product ${code}`, {
      id: cells.key(row, 'id'),
      code,
      name: cells.text(row, 'name'),
      barcode: cells.text(row, 'barcode'),
      priceNet: cells.figure(row, 'priceNet'),
      priceGross: cells.figure(row, 'priceGross'),
      vatRate: cells.figure(row, 'vatRate'),
      salePriceNet: cells.figure(row, 'salePriceNet'),
      salePriceGross: cells.figure(row, 'salePriceGross'),
      saleFrom: cells.moment(row, 'saleFrom', 'first'),
      saleTo: cells.moment(row, 'saleTo', 'last'),
      familyId: cells.key(row, 'familyId'),
      subFamilyId: cells.key(row, 'subFamilyId'),
      description: cells.text(row, 'description'),
      shortDescription: cells.text(row, 'shortDescription'),
      weightKg: cells.figure(row, 'weightKg'),
      published: cells.flag(row, 'published'),
      archived: cells.flag(row, 'archived'),
      modifiedAt: cells.moment(row, 'modifiedAt', 'last'),
    });
  }

  function contact(row: Row): GestanContact {
    const billing = present<GestanAddress>({
      line1: cells.text(row, 'line1'),
      line2: cells.text(row, 'line2'),
      postcode: cells.text(row, 'postcode'),
      city: cells.text(row, 'city'),
      state: cells.text(row, 'state'),
      country: cells.text(row, 'country'),
    });
    const id = cells.key(row, 'id');
    return parsed(gestanContactSchema, `contact ${id}`, {
      id,
      externalRef: cells.text(row, 'externalRef'),
      firstName: cells.text(row, 'firstName'),
      lastName: cells.text(row, 'lastName'),
      company: cells.text(row, 'company'),
      email: cells.text(row, 'email'),
      phone: cells.text(row, 'phone'),
      mobile: cells.text(row, 'mobile'),
      siret: cells.text(row, 'siret'),
      siren: cells.text(row, 'siren'),
      vatNumber: cells.text(row, 'vatNumber'),
      billing: Object.keys(billing).length > 0 ? billing : undefined,
      modifiedAt: cells.moment(row, 'modifiedAt', 'last'),
    });
  }

  const stock = (row: Row): GestanStock =>
    parsed(gestanStockSchema, 'stock', {
      productId: cells.key(row, map.stock ? 'productId' : 'id'),
      code: cells.text(row, 'code'),
      quantity: cells.figure(row, 'quantity'),
      modifiedAt: cells.moment(row, 'modifiedAt', 'last'),
    });

  return {
    name: 'odbc',
    capabilities,
    families: (given) =>
      all('families', given, (row) =>
        present<GestanFamily>({ ...named(row), parentId: cells.key(row, 'parentId') }),
      ),
    paymentModes: (given) => all('paymentModes', given, named),
    // An account of which it is not said is not professional: nothing may be posted to a private one.
    bankAccounts: (given) =>
      all('bankAccounts', given, (row) => ({
        ...named(row),
        professional: cells.flag(row, 'professional') ?? false,
      })),
    postingCategories: (given) =>
      all('postingCategories', given, (row) =>
        present<GestanPostingCategory>({
          ...named(row),
          professional: cells.flag(row, 'professional') ?? false,
          account: cells.text(row, 'account'),
          journal: cells.text(row, 'journal'),
        }),
      ),
    vatRates: (given) =>
      all('vatRates', given, (row) => {
        const rate = cells.figure(row, 'rate');
        if (rate === undefined)
          throw new GestanError('A VAT rate has no figure.', { code: 'gestan.invalid', field: 'rate' });
        return present<GestanVatRate>({ rate, name: cells.text(row, 'name') });
      }),
    products: (given) => changed('products', given, product),
    contacts: (given) => changed('contacts', given, contact),
    async *stock(given) {
      if (!stockTable) throw unsupported('list stock');
      for await (const row of read(map.stock ? 'stock' : 'products', given)) yield stock(row);
    },

    // SQL writes would bypass Gestan's numbering, stock and receipts.
    upsertProduct: () => Promise.reject(unsupported('write products')),
    upsertContact: () => Promise.reject(unsupported('write contacts')),
    createPiece: () => Promise.reject(unsupported('create pieces')),
    createEntry: () => Promise.reject(unsupported('create ledger entries')),
    // Nothing was ever written.
    find: async (_kind, _externalRef, given) => {
      given?.signal?.throwIfAborted();
      return undefined;
    },

    get driverPid() {
      return driver.pid;
    },
    close: () => driver.close(),
  };
}

function unsupported(what: string): GestanError {
  return new GestanError(`The ODBC adapter does not ${what}.`, {
    code: 'gestan.unsupported',
    hint: 'Ask its capabilities first.',
  });
}

/** Without the members that are not known. */
function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

function parsed<T>(
  schema: {
    safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } };
  },
  what: string,
  members: object,
): T {
  const result = schema.safeParse(present<object>(members));
  if (result.success) return result.data;
  throw new GestanError(`The ${what} cannot be understood: ${result.error.message}`, {
    code: 'gestan.invalid',
    hint: 'Look at the columns that the table map names.',
  });
}

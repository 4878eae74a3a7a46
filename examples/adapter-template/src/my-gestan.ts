import {
  checkContactDraft,
  checkPieceDraft,
  type GestanAdapter,
  type GestanCapabilities,
  GestanError,
  type GestanListOptions,
  type GestanReadOptions,
  type GestanWriteResult,
  gestanBankAccountSchema,
  gestanContactSchema,
  gestanFamilySchema,
  gestanPaymentModeSchema,
  gestanPostingCategorySchema,
  gestanProductSchema,
  gestanStockSchema,
  gestanVatRateSchema,
} from 'woo-gestan/gestan';
import type { Backend, BackendRow, TableName } from './backend.js';

/** Step 1: what this adapter can do. The sync never asks for more. */
const capabilities: GestanCapabilities = {
  pieces: ['order', 'invoice'],
  entries: false,
  readContacts: true,
  writeContacts: true,
  readProducts: true,
  writeProducts: false,
  productFields: ['name', 'barcode', 'priceNet', 'priceGross', 'vatRate'],
  readStock: true,
  stockFigure: 'physical',
  // `find` sees what was handed over, not what Gestan has made of it.
  readBack: false,
  modifiedSince: false,
  vatAmounts: true,
  multipleTaxes: false,
  currencies: ['EUR'],
  images: { read: false, write: false },
};

/** An adapter for your Gestan. */
export function myGestan(backend: Backend): GestanAdapter {
  /** Step 2: lists. What comes from outside is checked, row by row, and goes on row by row. */
  async function* list<T>(
    table: TableName,
    schema: Schema<T>,
    fields: readonly string[],
    { signal }: GestanReadOptions = {},
  ): AsyncGenerator<T> {
    signal?.throwIfAborted();
    for await (const row of backend.rows(table, signal)) {
      signal?.throwIfAborted();
      yield parsed(table, schema, fields, row);
    }
  }

  async function all<T>(
    table: TableName,
    schema: Schema<T>,
    fields: readonly string[],
    options?: GestanReadOptions,
  ): Promise<readonly T[]> {
    const rows: T[] = [];
    for await (const row of list(table, schema, fields, options)) rows.push(row);
    return rows;
  }

  /** Step 3: writes. The external reference decides; a lost answer has an error code of its own. */
  async function insert(
    table: TableName,
    draft: object & { readonly externalRef: string },
  ): Promise<GestanWriteResult> {
    try {
      const { row, inserted } = await backend.insertOnce(table, { ...draft });
      return { id: row.id, created: inserted, sent: true };
    } catch (error) {
      // It may have arrived all the same. Where your backend says that it did not, use
      // `gestan.unavailable`.
      throw new GestanError(`${draft.externalRef} was not confirmed.`, {
        code: 'gestan.unsettled',
        hint: 'Look at the connection to Gestan.',
        cause: error,
      });
    }
  }

  return {
    name: 'my-gestan',
    capabilities,

    families: (options) => all('families', gestanFamilySchema, ['name', 'parentId'], options),
    paymentModes: (options) => all('paymentModes', gestanPaymentModeSchema, ['name'], options),
    bankAccounts: (options) =>
      all('bankAccounts', gestanBankAccountSchema, ['name', 'professional'], options),
    postingCategories: (options) =>
      all(
        'postingCategories',
        gestanPostingCategorySchema,
        ['name', 'professional', 'account', 'journal'],
        options,
      ),
    vatRates: (options) => all('vatRates', gestanVatRateSchema, ['rate', 'name'], options),

    products: (options?: GestanListOptions) =>
      list(
        'products',
        gestanProductSchema,
        ['code', 'name', ...capabilities.productFields, 'archived'],
        options,
      ),
    contacts: (options?: GestanListOptions) =>
      list('contacts', gestanContactSchema, ['externalRef', ...contactFields], options),
    stock: (options?: GestanListOptions) =>
      list('stock', gestanStockSchema, ['productId', 'code', 'quantity'], options),

    async upsertContact(given, { signal } = {}) {
      signal?.throwIfAborted();
      const draft = checkContactDraft(given);
      const known =
        draft.id === undefined ? await backend.byReference('contacts', draft.externalRef) : undefined;
      const id = draft.id ?? known?.id;
      if (id === undefined) return insert('contacts', draft);
      const { externalRef: _, id: __, ...fields } = draft;
      const updated = await backend.update('contacts', id, fields);
      if (updated === undefined)
        throw new GestanError(`There is no contact ${id}.`, { code: 'gestan.refused', field: 'id' });
      return { id, created: false, sent: true };
    },

    async createPiece(given, { signal } = {}) {
      signal?.throwIfAborted();
      // What was made is never changed, whatever a second draft says.
      const known = await backend.byReference('pieces', given.externalRef);
      if (known !== undefined) return { id: known.id, created: false, sent: true };
      return insert('pieces', checkPieceDraft(given, capabilities));
    },

    upsertProduct: () => Promise.reject(unsupported('write products')),
    createEntry: () => Promise.reject(unsupported('create ledger entries')),

    async find(kind, externalRef, { signal } = {}) {
      signal?.throwIfAborted();
      const table = ({ contact: 'contacts', piece: 'pieces' } as const)[kind as 'contact' | 'piece'];
      const row = table === undefined ? undefined : await backend.byReference(table, externalRef);
      return row === undefined ? undefined : { id: row.id };
    },
  };
}

const contactFields = [
  'group',
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
  'mobile',
  'siret',
  'siren',
  'vatNumber',
  'billing',
  'shipping',
] as const;

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string } };
}

/**
 * The fields of a row that the adapter knows. What is not known is absent: neither `null` nor `''`,
 * above all not `0`.
 */
function parsed<T>(table: TableName, schema: Schema<T>, fields: readonly string[], row: BackendRow): T {
  const known = ['id', ...fields].flatMap((field) => {
    const value = row[field];
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const];
  });
  // VAT rates and stock rows have no id of their own.
  const members = Object.fromEntries(
    table === 'vatRates' || table === 'stock' ? known.filter(([field]) => field !== 'id') : known,
  );
  const result = schema.safeParse(members);
  if (result.success) return result.data;
  throw new GestanError(`A row of ${table} cannot be understood: ${result.error.message}`, {
    code: 'gestan.invalid',
    hint: `Look at ${row.id} in Gestan.`,
  });
}

function unsupported(what: string): GestanError {
  return new GestanError(`This Gestan adapter does not ${what}.`, {
    code: 'gestan.unsupported',
    hint: 'Ask its capabilities first.',
  });
}

import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanListOptions, GestanReadOptions } from '../../adapter.js';
import { answerCheck } from '../../checked-answers.js';
import type {
  GestanBankAccount,
  GestanContact,
  GestanFamily,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanProduct,
  GestanStock,
  GestanVatRate,
} from '../../model.js';
import { refused } from '../../refusals.js';
import {
  gestanBankAccountSchema,
  gestanFamilySchema,
  gestanPaymentModeSchema,
  gestanPostingCategorySchema,
  gestanVatRateSchema,
} from '../../schemas.js';
import type { StagingDatabase } from './database.js';
import type { StagingSql } from './dialect.js';
import { checked, contactOf, present, productOf, stockOf, withChanges } from './records.js';

/** Rows of one page: few enough to keep memory flat, enough to make the round trip cheap. */
const pageSize = 500;

export interface StagingLists {
  families(options?: GestanReadOptions): Promise<readonly GestanFamily[]>;
  paymentModes(options?: GestanReadOptions): Promise<readonly GestanPaymentMode[]>;
  bankAccounts(options?: GestanReadOptions): Promise<readonly GestanBankAccount[]>;
  postingCategories(options?: GestanReadOptions): Promise<readonly GestanPostingCategory[]>;
  vatRates(options?: GestanReadOptions): Promise<readonly GestanVatRate[]>;
  products(options?: GestanListOptions): AsyncGenerator<GestanProduct>;
  contacts(options?: GestanListOptions): AsyncGenerator<GestanContact>;
  stock(options?: GestanListOptions): AsyncGenerator<GestanStock>;
}

export function createLists(database: StagingDatabase, sql: StagingSql): StagingLists {
  async function all(text: string, given: GestanReadOptions | undefined): Promise<readonly SqlRow[]> {
    return database.read(given?.signal, function* (): SqlSteps<readonly SqlRow[]> {
      return yield sql.of(text);
    });
  }

  /** Pages by key: what is written meanwhile shifts nothing, and no row comes twice. */
  async function* paged<T>(
    given: GestanListOptions | undefined,
    page: (after: string, since: string | null) => Parameters<typeof database.read<readonly T[]>>[1],
    keyOf: (row: T) => string,
  ): AsyncGenerator<T> {
    const since = instantOf(given?.modifiedSince);
    for (let after = '0'; ; ) {
      const rows = await database.read(given?.signal, page(after, since));
      for (const row of rows) {
        given?.signal?.throwIfAborted();
        yield row;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) return;
      after = keyOf(last);
    }
  }

  /** Rows of one table, each as it will be once what is asked is done. */
  const whole =
    <T>(table: string, changes: string, key: string, toRecord: (row: SqlRow) => T) =>
    (after: string, since: string | null) =>
      function* () {
        const rows: readonly SqlRow[] = yield sql.of(
          `SELECT * FROM ${table} WHERE id > ?${since === null ? '' : ' AND modified_at >= ?'} ORDER BY id LIMIT ${pageSize}`,
          ...(since === null ? [after] : [after, since]),
        );
        const last = rows.at(-1);
        const open: readonly SqlRow[] =
          last === undefined
            ? []
            : yield sql.of(
                `SELECT * FROM ${changes} WHERE state IN ('pending', 'taken') AND ${key} > ? AND ${key} <= ? ORDER BY id`,
                after,
                String(last.id),
              );
        const byOwner = new Map<string, SqlRow[]>();
        for (const change of open) {
          const owner = String(change[key]);
          byOwner.set(owner, [...(byOwner.get(owner) ?? []), change]);
        }
        return rows.map((row) =>
          toRecord(withChanges(row, byOwner.get(String(row.id)) ?? [], table === 'stg_products')),
        );
      };

  return {
    families: async (given) =>
      (await all('SELECT * FROM stg_families ORDER BY id', given)).map((row) =>
        named(gestanFamilySchema, 'stg_families', { id: row.id, name: row.name, parentId: row.parent_id }),
      ),
    paymentModes: async (given) =>
      (await all('SELECT * FROM stg_payment_modes ORDER BY id', given)).map(({ id, name }) =>
        named(gestanPaymentModeSchema, 'stg_payment_modes', { id, name }),
      ),
    bankAccounts: async (given) =>
      (await all('SELECT * FROM stg_bank_accounts ORDER BY id', given)).map(({ id, name, professional }) =>
        named(gestanBankAccountSchema, 'stg_bank_accounts', {
          id,
          name,
          professional: Number(professional) === 1,
        }),
      ),
    postingCategories: async (given) =>
      (await all('SELECT * FROM stg_posting_categories ORDER BY id', given)).map(
        ({ id, name, professional, account, journal }) =>
          named(gestanPostingCategorySchema, 'stg_posting_categories', {
            id,
            name,
            professional: Number(professional) === 1,
            account,
            journal,
          }),
      ),
    vatRates: async (given) =>
      (await all('SELECT * FROM stg_vat_rates ORDER BY rate', given)).map(({ rate, name }) =>
        checked<GestanVatRate>(
          answerCheck(gestanVatRateSchema),
          present({ rate, name }),
          'stg_vat_rates',
          String(rate),
        ),
      ),
    products: (given) =>
      paged<GestanProduct>(
        given,
        whole('stg_products', 'stg_product_changes', 'product_id', productOf),
        ({ id }) => id,
      ),
    contacts: (given) =>
      paged<GestanContact>(
        given,
        whole('stg_contacts', 'stg_contact_changes', 'contact_id', contactOf),
        ({ id }) => id,
      ),
    stock: (given) =>
      paged<GestanStock>(
        given,
        (after, since) =>
          function* () {
            const rows: readonly SqlRow[] = yield sql.of(
              `SELECT p.id, p.code, s.product_gestan_id, s.quantity, s.modified_at
               FROM stg_products p JOIN stg_stock s ON s.product_gestan_id = p.gestan_id
               WHERE p.id > ?${since === null ? '' : ' AND s.modified_at >= ?'} ORDER BY p.id LIMIT ${pageSize}`,
              ...(since === null ? [after] : [after, since]),
            );
            return rows.map(stockOf);
          },
        ({ productId }) => productId,
      ),
  };
}

function named<T extends { readonly id: string }>(
  schema: Parameters<typeof answerCheck<T>>[0],
  table: string,
  record: Readonly<Record<string, unknown>>,
): T {
  return checked<T>(answerCheck(schema), present(record), table, String(record.id));
}

/** The instant as the database words it. */
function instantOf(since: string | undefined): string | null {
  if (since === undefined) return null;
  const time = Date.parse(since);
  if (Number.isNaN(time)) throw refused('modifiedSince', `${since} is not an instant.`);
  return new Date(time).toISOString();
}

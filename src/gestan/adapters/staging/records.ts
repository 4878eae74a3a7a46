import type { z } from 'zod';
import type { SqlRow } from '../../../sql/driver.js';
import type { GestanContact, GestanProduct, GestanStock } from '../../model.js';
import { patched } from '../../patched.js';
import { gestanContactSchema, gestanProductSchema, gestanStockSchema } from '../../schemas.js';
import { withBothPrices } from '../../two-prices.js';
import {
  addressOf,
  addressRoles,
  askedOf,
  type Cells,
  plainContactColumns,
  productColumns,
  recordOf,
  withStalePrices,
} from './columns.js';
import { unreadable } from './errors.js';

/** A row with what is asked of it and not done yet, oldest first: Gestan as it will be. */
export function withChanges(row: SqlRow, changes: readonly SqlRow[], prices: boolean): SqlRow {
  const now: Record<string, unknown> = { ...row };
  for (const change of changes) {
    const asked: Cells = askedOf(change);
    Object.assign(now, prices ? withStalePrices(asked) : asked);
  }
  return now;
}

export function productOf(row: SqlRow): GestanProduct {
  const record = {
    ...recordOf(row, productColumns, 'stg_products'),
    id: String(row.id),
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(Number(row.archived) === 1 ? { archived: true } : {}),
    ...(row.modified_at === null ? {} : { modifiedAt: row.modified_at }),
  };
  return withBothPrices(checked<GestanProduct>(gestanProductSchema, record, 'stg_products', String(row.id)));
}

export function contactOf(row: SqlRow): GestanContact {
  const addresses = Object.fromEntries(addressRoles.map((role) => [role, addressOf(row, role)]));
  const record = patched(
    {
      ...recordOf(row, plainContactColumns, 'stg_contacts'),
      id: String(row.id),
      externalRef: row.external_ref,
      modifiedAt: row.modified_at,
    },
    addresses,
  );
  return checked<GestanContact>(gestanContactSchema, patched({}, record), 'stg_contacts', String(row.id));
}

export function stockOf(row: SqlRow): GestanStock {
  const record = patched(
    {},
    { productId: String(row.id), code: row.code, quantity: row.quantity, modifiedAt: row.modified_at },
  );
  return checked<GestanStock>(gestanStockSchema, record, 'stg_stock', String(row.product_gestan_id));
}

/** What a table holds, checked: a mistake of Gestan's side names its table, column and row. */
export function checked<T>(schema: z.ZodType<T>, record: unknown, table: string, key: string): T {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const column = (issue?.path ?? [])
    .map((part) => String(part).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .join('_');
  throw unreadable(table, column, key, issue?.message ?? 'it is not valid');
}

import type { SqlRow } from '../../../sql/driver.js';
import { type AnswerCheck, answerCheck } from '../../checked-answers.js';
import type { GestanContact, GestanProduct, GestanStock } from '../../model.js';
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

const isProduct = answerCheck<GestanProduct>(gestanProductSchema);
const isContact = answerCheck<GestanContact>(gestanContactSchema);
const isStock = answerCheck<GestanStock>(gestanStockSchema);

/** A row with what is asked of it and not done yet, oldest first: Gestan as it will be. */
export function withChanges(row: SqlRow, changes: readonly SqlRow[], prices: boolean): SqlRow {
  const now: Record<string, unknown> = { ...row };
  for (const change of changes) {
    const asked: Cells = askedOf(change);
    Object.assign(now, prices ? withStalePrices(asked) : asked);
  }
  return now;
}

/** A record without the columns that are NULL. */
export function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record))
    if (value !== null && value !== undefined) kept[name] = value;
  return kept;
}

export function productOf(row: SqlRow): GestanProduct {
  const record = recordOf(row, productColumns, 'stg_products');
  record.id = String(row.id);
  if (row.kind !== null) record.kind = row.kind;
  if (Number(row.archived) === 1) record.archived = true;
  if (row.modified_at !== null) record.modifiedAt = row.modified_at;
  const product = checked(isProduct, record, 'stg_products', String(row.id));
  return lacksPrice(product) ? withBothPrices(product) : product;
}

/** Whether one of two prices is to be computed from the other. */
function lacksPrice({ priceNet, priceGross, salePriceNet, salePriceGross }: GestanProduct): boolean {
  return (
    (priceNet === undefined) !== (priceGross === undefined) ||
    (salePriceNet === undefined) !== (salePriceGross === undefined)
  );
}

export function contactOf(row: SqlRow): GestanContact {
  const record = recordOf(row, plainContactColumns, 'stg_contacts');
  record.id = String(row.id);
  if (row.external_ref !== null) record.externalRef = row.external_ref;
  if (row.modified_at !== null) record.modifiedAt = row.modified_at;
  for (const role of addressRoles) {
    const address = addressOf(row, role);
    if (address !== undefined) record[role] = address;
  }
  return checked(isContact, record, 'stg_contacts', String(row.id));
}

export function stockOf(row: SqlRow): GestanStock {
  const { id, code, quantity, modified_at: modifiedAt } = row;
  const record = present({ productId: String(id), code, quantity, modifiedAt });
  return checked(isStock, record, 'stg_stock', String(row.product_gestan_id));
}

/** What a table holds, checked: a mistake of Gestan's side names its table, column and row. */
export function checked<T>(check: AnswerCheck<T>, record: unknown, table: string, key: string): T {
  const result = check(record);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const column = (issue?.path ?? [])
    .map((part) => String(part).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .join('_');
  throw unreadable(table, column, key, issue?.message ?? 'it is not valid');
}

import { decimal } from '../../../core/index.js';
import type { SqlRow } from '../../../sql/driver.js';
import { addressFields, type ContactDraft, type GestanAddress, type ProductDraft } from '../../model.js';
import { unreadable } from './errors.js';

/** A value as it stands in a column. */
export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

type ColumnKind = 'text' | 'decimal' | 'flag' | 'json';

interface Column {
  readonly field: string;
  readonly name: string;
  readonly kind: ColumnKind;
}

function columns(kind: ColumnKind, ...fields: readonly string[]): readonly Column[] {
  const nameOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return fields.map((field) => ({ field, name: nameOf(field), kind }));
}

/** The columns of a product that a change can hold. */
export const productColumns: readonly Column[] = [
  ...columns('text', 'code', 'name', 'barcode', 'saleFrom', 'saleTo', 'familyId', 'subFamilyId'),
  ...columns('text', 'description', 'shortDescription'),
  ...columns('decimal', 'priceNet', 'priceGross', 'vatRate', 'salePriceNet', 'salePriceGross', 'weightKg'),
  ...columns('flag', 'published'),
  ...columns('json', 'extra'),
];

/** The columns of a contact that a change can hold, but for its addresses. */
export const plainContactColumns: readonly Column[] = [
  { field: 'group', name: 'contact_group', kind: 'text' },
  ...columns(
    'text',
    'firstName',
    'lastName',
    'company',
    'email',
    'phone',
    'mobile',
    'siret',
    'siren',
    'vatNumber',
  ),
];

export const addressRoles = ['billing', 'shipping'] as const;

const addressColumns: readonly Column[] = addressRoles.flatMap((role) =>
  addressFields.map((field) => ({
    field: `${role}.${field}`,
    name: `${role}_${field}`,
    kind: 'text' as const,
  })),
);

export const contactColumns: readonly Column[] = [...plainContactColumns, ...addressColumns];

const decimalNames: ReadonlySet<string> = new Set(
  productColumns.filter(({ kind }) => kind === 'decimal').map(({ name }) => name),
);

function cellOf(kind: ColumnKind, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return value === true ? 1 : 0;
  return kind === 'json' ? JSON.stringify(value) : String(value);
}

/** The columns that a product draft names, with their values. */
export function productCells(draft: Partial<ProductDraft>): Cells {
  const given = draft as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    productColumns
      .filter(({ field }) => given[field] !== undefined)
      .map(({ field, name, kind }) => [name, cellOf(kind, given[field])]),
  );
}

/** The columns of an address; all of them, since an address is written whole. */
export function addressCells(
  role: (typeof addressRoles)[number],
  address: GestanAddress | null | undefined,
): Cells {
  return Object.fromEntries(addressFields.map((field) => [`${role}_${field}`, address?.[field] ?? null]));
}

/** The columns that a contact draft names, with their values. */
export function contactCells(draft: Partial<ContactDraft>): Cells {
  const given = draft as Readonly<Record<string, unknown>>;
  const plain = plainContactColumns
    .filter(({ field }) => given[field] !== undefined)
    .map(({ field, name, kind }) => [name, cellOf(kind, given[field])] as const);
  const addresses = addressRoles
    .filter((role) => draft[role] !== undefined)
    .map((role) => addressCells(role, draft[role]));
  return Object.assign(Object.fromEntries(plain), ...addresses) as Cells;
}

/** Whether a column holds a value already; decimals by their amount. */
export function holds(current: Cell, wanted: Cell, name: string): boolean {
  if (current === wanted) return true;
  if (current === null || wanted === null || !decimalNames.has(name)) return false;
  return decimal(String(current)).eq(decimal(String(wanted)));
}

/** Where one price is written without the other, the other is no longer known. */
export function withStalePrices(cells: Cells): Cells {
  const stale: Record<string, null> = {};
  for (const sale of ['', 'sale_'] as const)
    for (const [one, other] of [
      ['net', 'gross'],
      ['gross', 'net'],
    ] as const)
      if (`${sale}price_${one}` in cells && !(`${sale}price_${other}` in cells))
        stale[`${sale}price_${other}`] = null;
  return { ...stale, ...cells };
}

/** The names in `fields` of a change: `',code,name,'`. */
export function namesOf(fields: unknown): readonly string[] {
  return String(fields).split(',').filter(Boolean);
}

export function fieldsOf(cells: Cells): string {
  return `,${Object.keys(cells).join(',')},`;
}

/** The cells that a row of changes asks for. */
export function askedOf(row: SqlRow): Cells {
  return Object.fromEntries(namesOf(row.fields).map((name) => [name, (row[name] ?? null) as Cell]));
}

/** A record of the model from a row: columns that are NULL are absent. */
export function recordOf(row: SqlRow, list: readonly Column[], table: string): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { field, name, kind } of list) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (kind === 'flag') record[field] = Number(value) === 1;
    else if (kind === 'json') record[field] = jsonOf(String(value), table, name, String(row.id));
    else record[field] = String(value);
  }
  return record;
}

function jsonOf(text: string, table: string, column: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(table, column, key, 'it is not JSON');
  }
}

/** An address from the columns of its role; `undefined` where all are NULL. */
export function addressOf(row: SqlRow, role: (typeof addressRoles)[number]): GestanAddress | undefined {
  const parts = addressFields.flatMap((field) => {
    const value = row[`${role}_${field}`];
    return value === null || value === undefined ? [] : [[field, String(value)] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

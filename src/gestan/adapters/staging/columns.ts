import { decimal, defined } from '../../../core/index.js';
import type { SqlRow } from '../../../sql/driver.js';
import { addressFields, type ContactDraft, type GestanAddress, type ProductDraft } from '../../model.js';
import { otherPrices } from '../../two-prices.js';
import { unreadable } from './errors.js';

/** A value as it is in a column. */
export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/** `unsigned` is a decimal that is never negative. */
export type ColumnKind = 'text' | 'instant' | 'decimal' | 'unsigned' | 'flag' | 'json';

/**
 * One field of a product or contact, and the column that holds it in the published table and in the
 * one of changes.
 */
export interface Column {
  readonly field: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** The comment next to the column in the schema, in French. */
  readonly comment?: string;
  /** What the published table demands of it besides its kind. */
  readonly constraint?: string;
  /** A check of its own instead of the one of its kind. */
  readonly check?: string;
  /** The column of the price that is not known any more when only this one is written. */
  readonly pair?: string;
}

function column(
  kind: ColumnKind,
  field: string,
  comment?: string,
  rest: Pick<Column, 'constraint'> = {},
): Column {
  const nameOf = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const other = Object.entries(otherPrices).find(([price]) => price === field)?.[1];
  const pair = other && nameOf(other);
  return { field, name: nameOf(field), kind, ...defined({ comment, pair }), ...rest };
}

/**
 * The fields of a product that a change can hold: the tables and the triggers of both databases are
 * made from this list. A field that is added later needs a migration of its own, since the
 * databases that exist are not made again.
 */
export const productColumns: readonly Column[] = [
  column('text', 'code', 'code produit', { constraint: 'NOT NULL UNIQUE' }),
  column('text', 'name', 'désignation', { constraint: 'NOT NULL' }),
  column('text', 'barcode', 'EAN13'),
  column('decimal', 'priceNet', 'prix HT'),
  column('decimal', 'priceGross', 'prix TTC'),
  column('unsigned', 'vatRate', 'taux de TVA en %'),
  column('decimal', 'salePriceNet', 'prix promo HT'),
  column('decimal', 'salePriceGross', 'prix promo TTC'),
  column('instant', 'saleFrom', 'promo à partir de'),
  column('instant', 'saleTo', "promo jusqu'à"),
  column('text', 'familyId', 'famille (stg_families.id)'),
  column('text', 'subFamilyId', 'sous-famille (stg_families.id)'),
  column('text', 'description'),
  column('text', 'shortDescription'),
  column('unsigned', 'weightKg', 'poids en kg'),
  column('flag', 'published', 'visible dans la boutique'),
  column('json', 'extra', 'champs libres, objet JSON de textes'),
];

/** The columns of a contact that a change can hold, but for its addresses. */
export const plainContactColumns: readonly Column[] = [
  {
    field: 'group',
    name: 'contact_group',
    kind: 'text',
    check: "contact_group IN ('client', 'prospect', 'partner', 'other')",
  },
  column('text', 'firstName', 'prénom'),
  column('text', 'lastName', 'nom'),
  column('text', 'company', 'raison sociale'),
  column('text', 'email'),
  column('text', 'phone'),
  column('text', 'mobile'),
  column('text', 'siret'),
  column('text', 'siren'),
  column('text', 'vatNumber', 'n° de TVA intracommunautaire'),
];

export const addressRoles = ['billing', 'shipping'] as const;

const addressComments: Readonly<Record<string, string>> = {
  'billing.line1': 'adresse de facturation',
  'billing.country': 'code ISO à deux lettres',
  'shipping.line1': 'adresse de livraison',
};

/** The columns of the two addresses, of contacts and of pieces. */
export const addressColumns: readonly Column[] = addressRoles.flatMap((role) =>
  addressFields.map((field) => ({
    field: `${role}.${field}`,
    name: `${role}_${field}`,
    kind: 'text' as const,
    ...defined({ comment: addressComments[`${role}.${field}`] }),
  })),
);

/** The fields of a contact that a change can hold; see {@link productColumns}. */
export const contactColumns: readonly Column[] = [...plainContactColumns, ...addressColumns];

const decimalNames: ReadonlySet<string> = new Set(
  productColumns.filter(({ kind }) => kind === 'decimal' || kind === 'unsigned').map(({ name }) => name),
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

const addressNames = {
  billing: addressFields.map((field) => [`billing_${field}`, field] as const),
  shipping: addressFields.map((field) => [`shipping_${field}`, field] as const),
};

/** The columns of an address; all of them, since an address is written whole. */
export function addressCells(
  role: (typeof addressRoles)[number],
  address: GestanAddress | null | undefined,
): Cells {
  const cells: Record<string, Cell> = {};
  for (const [name, field] of addressNames[role]) cells[name] = address?.[field] ?? null;
  return cells;
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
  const stale = productColumns.flatMap(({ name, pair }) =>
    pair !== undefined && name in cells && !(pair in cells) ? [[pair, null] as const] : [],
  );
  return { ...Object.fromEntries(stale), ...cells };
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

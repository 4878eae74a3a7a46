import * as z from 'zod';
import { encoded } from '../core/index.js';
import { parseTable, refuseDuplicate } from './parse.js';

/** A family, or a sub-family within it. */
export interface FamilyRef {
  /** Gestan's id of the family. */
  readonly familyId: string;
  /** Gestan's id of the sub-family. */
  readonly subFamilyId?: string | undefined;
}

/** One row of the family table: a Woo category and its family. */
export interface FamilyMapping extends FamilyRef {
  /** Woo category id. */
  readonly categoryId: number;
  /**
   * Of several categories of one family: the one for products from Gestan.
   *
   * @default false
   */
  readonly primary?: boolean | undefined;
}

/**
 * The category for a family: one, none, or several of which none (or more than one) is marked
 * `primary`.
 */
export type CategoryAnswer =
  | { readonly kind: 'one'; readonly categoryId: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly categoryIds: readonly number[] };

/**
 * Woo category → Gestan family. Immutable: `set` and `unset` return a new table.
 *
 * @example
 * const table = createFamilyTable([{ categoryId: 39, familyId: 'F1', subFamilyId: 'S3' }])
 * table.lookup(39)                                        // { categoryId: 39, familyId: 'F1', subFamilyId: 'S3' }
 * table.categoryOf({ familyId: 'F1', subFamilyId: 'S3' }) // { kind: 'one', categoryId: 39 }
 */
export interface FamilyTable {
  /** All rows by category id. */
  list(): readonly FamilyMapping[];
  /** The row of a category. */
  lookup(categoryId: number): FamilyMapping | undefined;
  /** The categories of exactly this family or sub-family. */
  categoriesOf(family: FamilyRef): readonly number[];
  /** The one category for this family or sub-family. */
  categoryOf(family: FamilyRef): CategoryAnswer;
  /**
   * Adds a row, or replaces the one of the same category. A primary row removes the mark from its
   * family's other rows.
   */
  set(row: FamilyMapping): FamilyTable;
  /** Returns a table without the row of this category. */
  unset(categoryId: number): FamilyTable;
  /** The rows, for `JSON.stringify` and {@link createFamilyTable}. */
  toJSON(): readonly FamilyMapping[];
}

const id = z.string().min(1, 'must not be empty');

export const familyMappingSchema = z.strictObject({
  categoryId: z.int('must be a Woo category id').positive('must be a Woo category id'),
  familyId: id,
  subFamilyId: id.optional(),
  primary: z.boolean().optional(),
});

const reserved = /[%/]/;
const escaped = (text: string): string => (reserved.test(text) ? encoded(text) : text);

/** A family as one text, `F1` or `F1/S3`, for comparing and for the `family` field of products. */
export function familyKey(family: FamilyRef): string {
  return family.subFamilyId === undefined
    ? escaped(family.familyId)
    : `${escaped(family.familyId)}/${escaped(family.subFamilyId)}`;
}

/** The family that {@link familyKey} wrote. */
export function parseFamilyKey(key: string): FamilyRef {
  const slash = key.indexOf('/');
  const plain = (text: string) => (text.includes('%') ? decodeURIComponent(text) : text);
  return slash < 0
    ? { familyId: plain(key) }
    : { familyId: plain(key.slice(0, slash)), subFamilyId: plain(key.slice(slash + 1)) };
}

/**
 * The family table from its rows, which may come from outside (JSON).
 *
 * @throws SettingsError `settings.invalid` or `settings.duplicate`, naming the field
 *   (`families[2].familyId`).
 * @example
 * createFamilyTable([{ categoryId: 17, familyId: '2', primary: true }])
 */
export function createFamilyTable(rows: unknown = []): FamilyTable {
  const parsed: readonly FamilyMapping[] = parseTable(z.array(familyMappingSchema), rows, 'families');
  const byCategory = new Map<number, FamilyMapping>();
  for (const [index, row] of parsed.entries()) {
    if (byCategory.has(row.categoryId)) refuseDuplicate('families', index, 'categoryId', row.categoryId);
    byCategory.set(row.categoryId, row);
  }
  return familyTable(byCategory);
}

const none: readonly number[] = [];

function familyTable(byCategory: ReadonlyMap<number, FamilyMapping>): FamilyTable {
  const rows = [...byCategory.values()].sort((a, b) => a.categoryId - b.categoryId);
  const byFamily = new Map<string, FamilyMapping[]>();
  for (const row of rows) {
    const key = familyKey(row);
    const group = byFamily.get(key);
    if (group) group.push(row);
    else byFamily.set(key, [row]);
  }
  // Asked for every product of a catalogue.
  const idsOf = new Map([...byFamily].map(([key, group]) => [key, group.map((row) => row.categoryId)]));
  return {
    list: () => rows,
    lookup: (categoryId) => byCategory.get(categoryId),
    categoriesOf: (family) => idsOf.get(familyKey(family)) ?? none,
    categoryOf(family) {
      const group = byFamily.get(familyKey(family)) ?? [];
      const marked = group.filter((row) => row.primary);
      const [first, ...others] = marked.length > 0 ? marked : group;
      if (!first) return { kind: 'none' };
      return others.length === 0
        ? { kind: 'one', categoryId: first.categoryId }
        : { kind: 'ambiguous', categoryIds: group.map((row) => row.categoryId) };
    },
    set(row) {
      const [clean] = createFamilyTable([row]).list();
      if (!clean) return familyTable(byCategory);
      const next = new Map(byCategory);
      if (clean.primary)
        for (const other of byFamily.get(familyKey(clean)) ?? [])
          if (other.primary) next.set(other.categoryId, { ...other, primary: false });
      return familyTable(next.set(clean.categoryId, clean));
    },
    unset(categoryId) {
      const next = new Map(byCategory);
      next.delete(categoryId);
      return familyTable(next);
    },
    toJSON: () => rows,
  };
}

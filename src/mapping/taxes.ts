import * as z from 'zod';
import type { Decimal } from '../core/index.js';
import { decimal, isDecimal, toText } from '../core/index.js';
import { parseTable, refuseDuplicate } from './parse.js';

/** One row of the tax table: a Woo tax class and its VAT rate. */
export interface TaxMapping {
  /** Tax class slug; `''` is the standard class (`standard` is read as that). */
  readonly taxClass: string;
  /** In percent: `'20'`, `'5.5'`. */
  readonly rate: Decimal;
  /** Of several classes of one rate: the one for products from Gestan. @default false */
  readonly primary?: boolean | undefined;
}

/** The tax class for a VAT rate: one, none, or several of which none is marked `primary`. */
export type TaxClassAnswer =
  | { readonly kind: 'one'; readonly taxClass: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly taxClasses: readonly string[] };

/** Woo tax class ↔ VAT rate. Immutable: `set` and `unset` return a new table. */
export interface TaxTable {
  /** All rows by class. */
  list(): readonly TaxMapping[];
  /** The VAT rate of a class, in its shortest form. */
  rateOf(taxClass: string): Decimal | undefined;
  /** The tax class of a VAT rate. */
  classOf(rate: Decimal): TaxClassAnswer;
  /**
   * Adds a row, or replaces the one of the same class. A primary row removes the mark from its
   * rate's other rows.
   */
  set(row: TaxMapping): TaxTable;
  /** Returns a table without the row of this class. */
  unset(taxClass: string): TaxTable;
  /** The rows, for `JSON.stringify` and {@link createTaxTable}. */
  toJSON(): readonly TaxMapping[];
}

export const taxMappingSchema = z.strictObject({
  taxClass: z.string('must be a tax class slug').transform(taxClassSlug),
  rate: z
    .string('must be a rate in percent')
    .refine((text) => isDecimal(text) && Number(text) >= 0, 'must be a rate in percent, "20" or "5.5"')
    .transform((text) => toText(decimal(text))),
  primary: z.boolean().optional(),
});

/** A tax class as products spell it: `standard`, as tax rates say, is `''`. */
export function taxClassSlug(taxClass: string): string {
  return taxClass === 'standard' ? '' : taxClass;
}

/**
 * The tax table from its rows, which may come from outside (JSON).
 *
 * @throws SettingsError `settings.invalid` or `settings.duplicate`, naming the field
 *   (`taxes[0].rate`).
 * @example
 * const table = createTaxTable([{ taxClass: '', rate: '20' }, { taxClass: 'taux-reduit-55', rate: '5.5' }])
 * table.rateOf('taux-reduit-55')   // '5.5'
 * table.classOf('20.00')           // { kind: 'one', taxClass: '' }
 */
export function createTaxTable(rows: unknown = []): TaxTable {
  const parsed: readonly TaxMapping[] = parseTable(z.array(taxMappingSchema), rows, 'taxes');
  const byClass = new Map<string, TaxMapping>();
  for (const [index, row] of parsed.entries()) {
    if (byClass.has(row.taxClass)) refuseDuplicate('taxes', index, 'taxClass', row.taxClass);
    byClass.set(row.taxClass, row);
  }
  return taxTable(byClass);
}

function taxTable(byClass: ReadonlyMap<string, TaxMapping>): TaxTable {
  const rows = [...byClass.values()].sort((a, b) => (a.taxClass < b.taxClass ? -1 : 1));
  const byRate = new Map<string, TaxMapping[]>();
  for (const row of rows) {
    const group = byRate.get(row.rate);
    if (group) group.push(row);
    else byRate.set(row.rate, [row]);
  }
  return {
    list: () => rows,
    rateOf: (taxClass) => byClass.get(taxClassSlug(taxClass))?.rate,
    classOf(rate) {
      const group = byRate.get(rate) ?? byRate.get(toText(decimal(rate))) ?? [];
      const marked = group.filter((row) => row.primary);
      const [first, ...others] = marked.length > 0 ? marked : group;
      if (!first) return { kind: 'none' };
      return others.length === 0
        ? { kind: 'one', taxClass: first.taxClass }
        : { kind: 'ambiguous', taxClasses: group.map((row) => row.taxClass) };
    },
    set(row) {
      const [clean] = createTaxTable([row]).list();
      if (!clean) return taxTable(byClass);
      const next = new Map(byClass);
      if (clean.primary)
        for (const other of byRate.get(clean.rate) ?? [])
          if (other.primary) next.set(other.taxClass, { ...other, primary: false });
      return taxTable(next.set(clean.taxClass, clean));
    },
    unset(taxClass) {
      const next = new Map(byClass);
      next.delete(taxClassSlug(taxClass));
      return taxTable(next);
    },
    toJSON: () => rows,
  };
}

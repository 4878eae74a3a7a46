import { baseValue } from './base.js';
import { comparedFields, productFieldTable } from './field-table.js';
import type { ComparedField, FieldValue, ProductProjection } from './fields.js';

/** Reads one field of one side. */
export type FieldReader<From> = (from: From) => FieldValue;

/** What a projection has beside the compared fields. */
type Beside = Pick<ProductProjection, 'meta' | 'families'>;

type Values = { -readonly [Name in keyof ProductProjection]: FieldValue | Beside[keyof Beside] };

/**
 * Every projection begins as a copy of this one, so that all have the same fields in the same
 * order: an object that grows field by field costs several times the comparison itself.
 */
const blank = Object.fromEntries(
  [...comparedFields, 'meta', 'families'].map((name) => [name, undefined]),
) as Values;

/** The fields whose texts may be long. */
const longFields = comparedFields.filter((field) => productFieldTable[field].longText !== false);

/**
 * Makes what projects one side of a product: each compared field is read by its reader; a field
 * without a reader is unknown. Where `shortTexts` is set, long texts stand as bases hold them.
 */
export function createProjector<From>(
  readerOf: (field: ComparedField) => FieldReader<From> | undefined,
): (from: From, beside: Beside, shortTexts?: boolean) => ProductProjection {
  const fields: ComparedField[] = [];
  const readers: FieldReader<From>[] = [];
  for (const field of comparedFields) {
    const read = readerOf(field);
    if (read === undefined) continue;
    fields.push(field);
    readers.push(read);
  }
  return (from, { meta, families }, shortTexts) => {
    const values: Values = { ...blank };
    for (let at = 0; at < fields.length; at += 1) values[fields[at] as ComparedField] = readers[at]?.(from);
    if (shortTexts) {
      for (const field of longFields) {
        const text = values[field];
        if (typeof text === 'string') values[field] = baseValue(text);
      }
    }
    values.meta = meta;
    values.families = families;
    return values as ProductProjection;
  };
}

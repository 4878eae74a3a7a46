import { SettingsError } from 'woo-gestan';
import type { GestanProductField } from 'woo-gestan/gestan';
import * as z from 'zod';

/** Where the rows of a list are. */
export interface MappedTable {
  /** A table or a view. */
  readonly table: string;
  /** Field → column. */
  readonly columns: Readonly<Record<string, string>>;
  /** A condition that each row must meet, as SQL: `"ARCHIVE = 0"`. */
  readonly where?: string | undefined;
}

/** The fields that each list may have. Those with `!` must have a column. */
export const fieldsOf = {
  products: [
    'id!',
    'code!',
    'name!',
    'kind',
    'barcode',
    'priceNet',
    'priceGross',
    'vatRate',
    'salePriceNet',
    'salePriceGross',
    'saleFrom',
    'saleTo',
    'familyId',
    'subFamilyId',
    'description',
    'shortDescription',
    'weightKg',
    'published',
    'archived',
    'quantity',
    'modifiedAt',
  ],
  contacts: [
    'id!',
    'externalRef',
    'firstName',
    'lastName',
    'company',
    'email',
    'phone',
    'mobile',
    'siret',
    'siren',
    'vatNumber',
    'line1',
    'line2',
    'postcode',
    'city',
    'state',
    'country',
    'modifiedAt',
  ],
  stock: ['productId!', 'code!', 'quantity!', 'modifiedAt'],
  families: ['id!', 'name!', 'parentId'],
  paymentModes: ['id!', 'name!'],
  bankAccounts: ['id!', 'name!', 'professional'],
  postingCategories: ['id!', 'name!', 'professional', 'account', 'journal'],
  vatRates: ['rate!', 'name'],
} as const;

export type ListName = keyof typeof fieldsOf;
export type TableMap = { readonly [List in ListName]?: MappedTable | undefined };

/**
 * A name that goes into SQL. The driver does not carry accents in names, and nothing but a name may
 * get in here. A dot parts a schema from a table.
 */
const name = z
  .string()
  .regex(
    /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?$/,
    'must be a plain name without accents or spaces; give it one in a view',
  );
const table = z.strictObject({
  table: name,
  columns: z.record(z.string(), name),
  where: z
    .string()
    .regex(/^[^;?]*$/, 'must hold neither ; nor ?')
    .optional(),
});
const schema = z.strictObject(
  Object.fromEntries(Object.keys(fieldsOf).map((list) => [list, table.optional()])) as Record<
    ListName,
    z.ZodOptional<typeof table>
  >,
);

const nameOf = (field: string) => field.replace('!', '');

/** @throws SettingsError `settings.invalid`, naming the field: `map.products.columns.code`. */
export function checkMap(given: unknown): TableMap {
  const result = schema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(['map', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is not valid');
  }
  for (const [list, mapped] of Object.entries(result.data)) {
    if (mapped === undefined) continue;
    const fields: readonly string[] = fieldsOf[list as ListName];
    for (const field of Object.keys(mapped.columns))
      if (!fields.map(nameOf).includes(field)) throw invalid(`map.${list}.columns.${field}`, 'is no field');
    for (const field of fields)
      if (field.endsWith('!') && mapped.columns[nameOf(field)] === undefined)
        throw invalid(`map.${list}.columns.${nameOf(field)}`, 'needs a column');
  }
  return result.data;
}

export function invalid(field: string, message: string): SettingsError {
  return new SettingsError(`The option ${field} of odbcGestan ${message}.`, {
    code: 'settings.invalid',
    field,
  });
}

const notProductFields: ReadonlySet<string> = new Set([
  'id',
  'code',
  'kind',
  'archived',
  'quantity',
  'modifiedAt',
]);

/** The fields of products that the map reads. */
export function productFieldsOf(map: TableMap): readonly GestanProductField[] {
  return Object.keys(map.products?.columns ?? {}).filter(
    (field) => !notProductFields.has(field),
  ) as GestanProductField[];
}

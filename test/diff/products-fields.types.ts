import type { ProductFieldSpec, ProductFieldTable } from '../../src/diff/products/field-spec.js';
import { productFieldTable } from '../../src/diff/products/field-table.js';
import type { ComparedField, ProductOwners } from '../../src/diff/products/fields.js';
import type { fieldLabels } from '../../src/report/labels/fields.js';

// `tsc` reads this file: each line below a `@ts-expect-error` must not compile.

type Spec = ProductFieldSpec<'weightKg'>;

const spec: Spec = productFieldTable.weightKg;
const { woo, gestan } = spec;

const { weightKg: _field, ...tableWithoutField } = productFieldTable;
const { defaultOwner: _owner, ...withoutOwner } = spec;
const { kind: _kind, ...withoutKind } = spec;
const { emptyIsDecision: _empty, ...withoutEmpty } = spec;
const { variation: _variation, ...withoutVariation } = spec;
const { longText: _longText, ...withoutLongText } = spec;
const { read: _wooRead, ...wooWithoutRead } = woo;
const { write: _wooWrite, ...wooWithoutWrite } = woo;
const { columns: _columns, ...wooWithoutColumns } = woo;
const { read: _gestanRead, ...gestanWithoutRead } = gestan;
const { write: _gestanWrite, ...gestanWithoutWrite } = gestan;
const { isHeld: _isHeld, ...gestanWithoutIsHeld } = gestan;

export const rejected = () => {
  // @ts-expect-error a compared field without a row
  const table: ProductFieldTable = tableWithoutField;
  // @ts-expect-error no default owner
  const owner: Spec = withoutOwner;
  // @ts-expect-error no kind of value
  const kind: Spec = withoutKind;
  // @ts-expect-error nothing said of an empty value
  const empty: Spec = withoutEmpty;
  // @ts-expect-error nothing said of variations
  const variation: Spec = withoutVariation;
  // @ts-expect-error nothing said of long texts
  const longText: Spec = withoutLongText;
  // @ts-expect-error the shop's side is not read
  const wooRead: Spec = { ...spec, woo: wooWithoutRead };
  // @ts-expect-error the shop's side is not written
  const wooWrite: Spec = { ...spec, woo: wooWithoutWrite };
  // @ts-expect-error no column is asked of the shop
  const columns: Spec = { ...spec, woo: wooWithoutColumns };
  // @ts-expect-error Gestan's side is not read
  const gestanRead: Spec = { ...spec, gestan: gestanWithoutRead };
  // @ts-expect-error Gestan's side is not written
  const gestanWrite: Spec = { ...spec, gestan: gestanWithoutWrite };
  // @ts-expect-error nobody knows which adapters hold it
  const isHeld: Spec = { ...spec, gestan: gestanWithoutIsHeld };
  // @ts-expect-error a decimal is not read as a boolean
  const wrongKind: Spec = { ...spec, kind: 'boolean' };
  // @ts-expect-error a value of another type
  const wrongValue: Spec = { ...spec, woo: { ...woo, read: () => true } };
  // @ts-expect-error a column that WooCommerce does not have
  const wrongColumn: Spec = { ...spec, woo: { ...woo, columns: ['wieght'] } };
  // @ts-expect-error a date of a promotion has no owner of its own
  const ownDate: ProductFieldSpec<'saleFrom'> = { ...productFieldTable.saleFrom, ownedWith: undefined };
  // @ts-expect-error owners that leave a field out
  const owners: ProductOwners = { name: 'both' };
  return [
    ...[table, owner, kind, empty, variation, longText, wooRead, wooWrite, columns, gestanRead],
    ...[gestanWrite, isHeld, wrongKind, wrongValue, wrongColumn, ownDate, owners],
  ];
};

/** Every compared field has a label in both languages. */
export type LabelledFields = ComparedField extends keyof typeof fieldLabels ? true : never;
export const labelled: LabelledFields = true;

import { canonicalLine } from '../../core/index.js';
import type { GestanProductField } from '../../gestan/model.js';
import { parseFamilyKey } from '../../mapping/families.js';
import type { Change } from '../plan.js';
import { amountNames, holdsPrice, holdsSale, salePriceText, writeAmount } from './amounts.js';
import { familyOf, movedCategories } from './families.js';
import type {
  DraftFields,
  ProductFieldSpec,
  ProductFieldTable,
  WooColumn,
  WooFieldSource,
  WooProductWrite,
} from './field-spec.js';
import type { ComparedField, OwnedField, Owner, ProductField, ProductOwners } from './fields.js';
import { taxRateOf, taxWrite } from './tax.js';
import { canonicalHtml, lineToHtml } from './text.js';
import {
  canonicalBarcode,
  canonicalDecimal,
  canonicalInstant,
  fromKilograms,
  toKilograms,
} from './values.js';
import { ownBarcode, variationName } from './woo-names.js';

/** The text of a value; "none" is an empty text to WooCommerce. */
const textOrEmpty = ({ to }: Change): string => (typeof to === 'string' ? to : '');

/** The text of a value; "none" is null to Gestan. */
const textOrNull = ({ to }: Change): string | null => (typeof to === 'string' ? to : null);

const holds = (field: GestanProductField) => (has: ReadonlySet<GestanProductField>) => has.has(field);

/** A date of a promotion. Outside a promotion it means nothing and counts as none. */
const saleDate = <F extends 'saleFrom' | 'saleTo'>(
  field: F,
  column: 'date_on_sale_from' | 'date_on_sale_to',
): ProductFieldSpec<'saleFrom'> => ({
  kind: 'instant',
  ownedWith: 'salePrice',
  emptyIsDecision: true,
  variation: 'own',
  longText: false,
  woo: {
    columns: [`${column}_gmt`],
    read: ({ item, sale }) => (typeof sale === 'string' ? canonicalInstant(item[`${column}_gmt`]) : null),
    // WooCommerce takes UTC without a zone mark under the `_gmt` name. Only the other name can be
    // emptied.
    write: ({ change: { to } }): WooProductWrite =>
      typeof to === 'string' ? { [`${column}_gmt`]: to.slice(0, 19) } : { [column]: '' },
  },
  gestan: {
    isHeld: holds(field),
    read: ({ product, sale }) => (sale ? canonicalInstant(product[field]) : sale),
    write: ({ change }): DraftFields => ({ [field]: textOrNull(change) }),
  },
});

/** A description. Both sides hold HTML. */
const html = <F extends 'description' | 'shortDescription'>(
  field: F,
  column: 'description' | 'short_description',
  columns: Pick<ProductFieldSpec<F>, 'variation'> & {
    readonly read: (from: WooFieldSource) => string | undefined;
  },
): ProductFieldSpec<'description'> => ({
  kind: 'text',
  defaultOwner: 'woo',
  emptyIsDecision: false,
  variation: columns.variation,
  longText: { woo: column, gestan: field },
  woo: {
    columns: [column],
    read: columns.read,
    write: ({ change }): WooProductWrite => ({ [column]: textOrEmpty(change) }),
  },
  gestan: {
    isHeld: holds(field),
    read: ({ product }) => canonicalHtml(product[field] ?? ''),
    write: ({ change }): DraftFields => ({ [field]: textOrNull(change) }),
  },
});

/**
 * The compared fields of a product, in the order in which plans show them. Projections, writes,
 * drafts, owners and readings of the shop are all made from these rows.
 */
export const productFieldTable: ProductFieldTable = {
  name: {
    kind: 'text',
    defaultOwner: 'both',
    emptyIsDecision: false,
    variation: 'from-shop',
    longText: false,
    woo: {
      columns: ['name'],
      read: ({ source }) => variationName(source),
      write: ({ change }) => ({ name: lineToHtml(textOrEmpty(change)) }),
    },
    gestan: {
      isHeld: holds('name'),
      read: ({ product }) => canonicalLine(product.name),
      // A product has a name in Gestan: it is never emptied.
      write: ({ change: { to } }) => (typeof to === 'string' ? { name: to } : {}),
    },
  },
  price: {
    kind: 'decimal',
    defaultOwner: 'gestan',
    emptyIsDecision: false,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['regular_price'],
      read: ({ price }) => price,
      write: ({ change }) => ({ regular_price: textOrEmpty(change) }),
    },
    gestan: {
      isHeld: holdsPrice,
      read: ({ price }) => price,
      write: ({ change, vatRate, context }) => writeAmount(amountNames.price, change, vatRate, context),
    },
  },
  salePrice: {
    kind: 'decimal',
    defaultOwner: 'woo',
    emptyIsDecision: true,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['regular_price', 'sale_price'],
      read: ({ sale }) => sale,
      write: ({ change }) => ({ sale_price: salePriceText(textOrEmpty(change)) }),
    },
    gestan: {
      isHeld: holdsSale,
      read: ({ sale }) => sale,
      write: ({ change, vatRate, context }) => writeAmount(amountNames.salePrice, change, vatRate, context),
    },
  },
  saleFrom: saleDate('saleFrom', 'date_on_sale_from'),
  saleTo: saleDate('saleTo', 'date_on_sale_to'),
  vatRate: {
    kind: 'decimal',
    defaultOwner: 'gestan',
    emptyIsDecision: false,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['tax_status', 'tax_class'],
      read: ({ source, context }) => taxRateOf(source, context),
      write: ({ change: { to }, current, context }) =>
        typeof to === 'string' ? taxWrite(to, current, context) : {},
    },
    gestan: {
      isHeld: holds('vatRate'),
      read: ({ vatRate }) => vatRate,
      write: ({ change }) => ({ vatRate: textOrNull(change) }),
    },
  },
  weightKg: {
    kind: 'decimal',
    defaultOwner: 'gestan',
    emptyIsDecision: false,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['weight'],
      read: ({ item, context }) => toKilograms(item.weight, context.weightUnit ?? 'kg'),
      write: ({ change: { to }, context }) => ({
        weight: typeof to === 'string' ? fromKilograms(to, context.weightUnit ?? 'kg') : '',
      }),
    },
    gestan: {
      isHeld: holds('weightKg'),
      read: ({ product }) => canonicalDecimal(product.weightKg),
      write: ({ change }) => ({ weightKg: textOrNull(change) }),
    },
  },
  barcode: {
    kind: 'text',
    defaultOwner: 'gestan',
    emptyIsDecision: false,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['global_unique_id'],
      // Stores before WooCommerce 9.2 have no such column.
      read: ({ source, item }) => (item.global_unique_id === undefined ? undefined : ownBarcode(source)),
      write: ({ change }) => ({ global_unique_id: textOrEmpty(change) }),
    },
    gestan: {
      isHeld: holds('barcode'),
      read: ({ product }) => canonicalBarcode(product.barcode),
      write: ({ change }) => ({ barcode: textOrNull(change) }),
    },
  },
  family: {
    kind: 'text',
    defaultOwner: 'gestan',
    emptyIsDecision: false,
    variation: 'from-parent',
    longText: false,
    woo: {
      columns: ['categories'],
      read: ({ families }) => families[0] ?? null,
      write: ({ change, current, context }) => ({
        categories: movedCategories(change, current, context.families),
      }),
    },
    gestan: {
      isHeld: holds('familyId'),
      read: ({ product, context }) => familyOf(product, context),
      write: ({ change: { to }, context: { productFields } }) => {
        const ref = typeof to === 'string' ? parseFamilyKey(to) : undefined;
        const draft: DraftFields = { familyId: ref?.familyId ?? null };
        if (productFields.includes('subFamilyId')) draft.subFamilyId = ref?.subFamilyId ?? null;
        return draft;
      },
    },
  },
  description: html('description', 'description', {
    variation: 'own',
    read: ({ item }) => canonicalHtml(item.description),
  }),
  shortDescription: html('shortDescription', 'short_description', {
    variation: 'from-parent',
    read: ({ source: { product, variation } }) =>
      variation ? undefined : canonicalHtml(product.short_description),
  }),
  published: {
    kind: 'boolean',
    defaultOwner: 'woo',
    emptyIsDecision: true,
    variation: 'own',
    longText: false,
    woo: {
      columns: ['status'],
      read: ({ item }) => item.status === 'publish',
      // A variation has no drafts: the shop disables it by `private`.
      write: ({ change: { to }, isVariation }) => ({
        status: to === true ? 'publish' : isVariation ? 'private' : 'draft',
      }),
    },
    gestan: {
      isHeld: holds('published'),
      read: ({ product }) => (product.archived ? false : product.published),
      write: ({ change: { to } }) => ({ published: to === true }),
    },
  },
};

/**
 * The compared fields, in the order in which plans show them. Chosen meta fields follow as
 * `meta:<key>`.
 */
export const comparedFields = Object.keys(productFieldTable) as readonly ComparedField[];

/**
 * The row of a compared field; undefined for a meta field, and for `images`, which are a step of
 * their own.
 */
export function fieldSpec(field: string): ProductFieldSpec<ComparedField> | undefined {
  return Object.hasOwn(productFieldTable, field) ? productFieldTable[field as ComparedField] : undefined;
}

/** The field under whose owner a field is decided. */
export function ownedField(field: ProductField): OwnedField {
  const spec = fieldSpec(field);
  if (spec === undefined) return 'meta';
  return 'ownedWith' in spec ? spec.ownedWith : (field as OwnedField);
}

/** Which side decides each field where the settings say nothing. */
export const defaultOwners: ProductOwners = Object.fromEntries([
  ...comparedFields.flatMap((field): [string, Owner][] => {
    const spec = productFieldTable[field];
    return 'defaultOwner' in spec ? [[field, spec.defaultOwner]] : [];
  }),
  ['meta', 'woo'],
]) as Record<OwnedField, Owner>;

/** The fields that can be given an owner. */
export const ownedFields = Object.keys(defaultOwners) as readonly OwnedField[];

/** The columns of WooCommerce that the compared fields are read from. */
export const comparedColumns: readonly WooColumn[] = [
  ...new Set(comparedFields.flatMap((field) => productFieldTable[field].woo.columns)),
];

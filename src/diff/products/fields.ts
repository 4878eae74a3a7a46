import type { Decimal, Instant } from '../../core/index.js';
import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import type { FamilyTable, TaxTable } from '../../mapping/index.js';
import type { WooProduct, WooVariation } from '../../woo/types.js';
import type { WeightUnit } from './values.js';

/** A field that is compared and synced. Chosen meta fields are compared too, as `meta:<key>`. */
export type ComparedField = Exclude<keyof ProductProjection, 'meta' | 'families'>;

/** A field of a product row: a compared one, or `meta:<key>`. */
export type ProductField = ComparedField | `meta:${string}`;

/**
 * Null: the side has no value. Undefined: unknown, or not supported by this side; never compared,
 * never written.
 */
export type FieldValue = string | boolean | null | undefined;

/** Whether two different representations are the same value; see `sameAmount`. */
export type SameValue = (field: string, woo: FieldValue, gestan: FieldValue) => boolean;

/**
 * A product of either side in one form. Equal products have equal projections. Undefined means
 * unknown, and is ignored; null (and `''` for texts) means none, a value like any other.
 */
export interface ProductProjection {
  /** Name, as plain text. */
  readonly name: string | undefined;
  /** Regular price in the shop's own price mode (with or without tax). */
  readonly price: Decimal | null | undefined;
  /** Promotional price in the same mode. */
  readonly salePrice: Decimal | null | undefined;
  /** Start of the promotion. Null: none. */
  readonly saleFrom: Instant | null | undefined;
  /** End of the promotion. Null: none. */
  readonly saleTo: Instant | null | undefined;
  /** In percent. */
  readonly vatRate: Decimal | null | undefined;
  /** Weight in kilograms. Null: none. */
  readonly weightKg: Decimal | null | undefined;
  /** GTIN, EAN or ISBN. Null: none. */
  readonly barcode: string | null | undefined;
  /** `F1` or `F1/S3`, see `familyKey`. */
  readonly family: string | null | undefined;
  /** Long description, canonical HTML. */
  readonly description: string | undefined;
  /** Short description, canonical HTML. */
  readonly shortDescription: string | undefined;
  /** Whether customers see it. */
  readonly published: boolean | undefined;
  /** Chosen meta fields by key. */
  readonly meta: Readonly<Record<string, string | null>> | undefined;
  /**
   * Woo only: all families of the product's categories. The product is in Gestan's family if that
   * is one of them.
   */
  readonly families?: readonly string[] | undefined;
}

/** A Woo product, or one of its variations. */
export interface WooSource {
  /** The product, or the parent of the variation. */
  readonly product: WooProduct;
  /** The variation. Absent: the product itself. */
  readonly variation?: WooVariation | undefined;
}

/**
 * Hooks that change a projection before it is compared. They must be pure and return plain values.
 */
export interface ProductMap {
  /** Changes the shop's projection. */
  readonly woo?: ((projection: ProductProjection, source: WooSource) => ProductProjection) | undefined;
  /** Changes Gestan's projection. */
  readonly gestan?:
    | ((projection: ProductProjection, product: GestanProduct) => ProductProjection)
    | undefined;
}

/** The context of projections: properties of the shop and the adapter. */
export interface ProductContext {
  /** The shop's `woocommerce_prices_include_tax`. */
  readonly pricesIncludeTax: boolean;
  /** Decimals of an amount that has to be converted. @default 2 */
  readonly priceDecimals?: number | undefined;
  /** The shop's `woocommerce_weight_unit`. @default 'kg' */
  readonly weightUnit?: WeightUnit | undefined;
  /** Tax classes and VAT rates. */
  readonly taxes: TaxTable;
  /** Categories and families. */
  readonly families: FamilyTable;
  /** Keys of the meta fields that are synced. @default [] */
  readonly metaFields?: readonly string[] | undefined;
  /** The adapter's `capabilities.productFields`: other fields are not compared. */
  readonly productFields: readonly GestanProductField[];
  /**
   * The currencies of both sides, if they differ: then prices are not synced. @default they are the
   * same
   */
  readonly foreignCurrency?: { readonly shop: string; readonly gestan: string } | undefined;
  /** Hooks that change what is compared. */
  readonly map?: ProductMap | undefined;
}

/** The side that decides a field; `both`: the side that changed it. */
export type Owner = 'gestan' | 'woo' | 'both';

/**
 * A field that has an owner. The dates of a promotion go with its price, and all meta fields go
 * together.
 */
export type OwnedField = Exclude<ComparedField, 'saleFrom' | 'saleTo'> | 'meta';

/** The owner of each field. */
export type ProductOwners = Readonly<Record<OwnedField, Owner>>;

/** Reads a field of a projection. */
export function fieldOf(projection: ProductProjection, field: ProductField): FieldValue {
  return field.startsWith('meta:') ? projection.meta?.[field.slice(5)] : projection[field as ComparedField];
}

/** Whether a value is « none ». */
export function isEmpty(value: FieldValue): boolean {
  return value === null || value === '' || value === undefined;
}

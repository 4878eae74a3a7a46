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
 * Null: the side holds none. Undefined: unknown, or nothing this side can hold; never compared,
 * never written.
 */
export type FieldValue = string | boolean | null | undefined;

/** Whether two values that are written differently are one and the same; see `sameAmount`. */
export type SameValue = (field: string, woo: FieldValue, gestan: FieldValue) => boolean;

/**
 * A product of either side in one form. Equal products give equal projections.
 *
 * Undefined is unknown and is left alone; null (and `''` for texts) is « none », a value like any
 * other.
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
   * Woo only: all families that the product's categories stand for. It is in Gestan's family when
   * that is one of them.
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
 * The user's own change to a projection before it is compared. Must be pure and give plain values.
 */
export interface ProductMap {
  /** Changes what was read from the shop before it is compared. */
  readonly woo?: ((projection: ProductProjection, source: WooSource) => ProductProjection) | undefined;
  /** Changes what was read from Gestan before it is compared. */
  readonly gestan?:
    | ((projection: ProductProjection, product: GestanProduct) => ProductProjection)
    | undefined;
}

/** What projecting needs to know of the shop and the adapter. */
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
  /** The adapter's `capabilities.productFields`: what Gestan does not hold is not compared. */
  readonly productFields: readonly GestanProductField[];
  /**
   * The currencies of both sides, where they differ: then no price travels, since a price in euros
   * is none in dollars. @default they are the same
   */
  readonly foreignCurrency?: { readonly shop: string; readonly gestan: string } | undefined;
  /** Hooks that change what is compared. */
  readonly map?: ProductMap | undefined;
}

/** The side that decides a field; `both`: whichever changed it. */
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

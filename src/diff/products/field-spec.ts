import type { Decimal } from '../../core/index.js';
import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import type { WooProduct, WooSellable } from '../../woo/types.js';
import type { Change } from '../plan.js';
import type {
  ComparedField,
  OwnedField,
  Owner,
  ProductContext,
  ProductProjection,
  WooSource,
} from './fields.js';

/** The body of a write to `products` or `products/<id>/variations`. Only the fields that change. */
export type WooProductWrite = { readonly [field: string]: unknown };

/** The fields of a Gestan draft. Null empties a field. */
export type DraftFields = { [F in GestanProductField]?: GestanProduct[F] | null };

/** A Woo product or variation, with what several fields need of it. */
export interface WooFieldSource {
  readonly source: WooSource;
  /** The variation, or the product itself. */
  readonly item: WooSellable;
  readonly context: ProductContext;
  readonly price: Decimal | null | undefined;
  /** The promotional price if it is one: null if there is none or it is not below the price. */
  readonly sale: Decimal | null | undefined;
  readonly families: readonly string[];
}

/** A Gestan product, with what several fields need of it. */
export interface GestanFieldSource {
  readonly product: GestanProduct;
  readonly context: ProductContext;
  readonly vatRate: Decimal | null | undefined;
  readonly price: Decimal | null | undefined;
  /** As in {@link WooFieldSource}; undefined where Gestan cannot tell. */
  readonly sale: Decimal | null | undefined;
}

/** A change that is written to the shop. */
export interface WooFieldWrite {
  readonly change: Change;
  readonly context: ProductContext;
  /** The product as the shop has it now. Absent: it is created. */
  readonly current: WooSource | undefined;
  readonly isVariation: boolean;
}

/** A change that is written to Gestan. */
export interface GestanFieldWrite {
  readonly change: Change;
  readonly context: ProductContext;
  /** The VAT rate that the product has after the write. */
  readonly vatRate: Decimal | undefined;
}

/** How values of a field look: the name of their type. */
type ValueKind<Value> = Value extends boolean ? 'boolean' : 'decimal' | 'instant' | 'text';

/** A column of a product that has a name: fields of plugins, which any text names, are left out. */
export type WooColumn = keyof {
  [Name in keyof WooProduct as string extends Name ? never : number extends Name ? never : Name]: true;
};

interface FieldColumns<F extends ComparedField> {
  /** What a value is. `map` hooks are checked against it. */
  readonly kind: ValueKind<NonNullable<ProductProjection[F]>>;
  /**
   * Whether "none" is a value like any other: no promotion, not published. Otherwise a side that
   * has nothing, and had nothing before, takes the value of the other side.
   */
  readonly emptyIsDecision: boolean;
  /**
   * What a variation has: `own`, a value of its own; `from-shop`, a value that the shop makes,
   * which Gestan never changes; `from-parent`, none, so that it is not compared.
   */
  readonly variation: 'own' | 'from-shop' | 'from-parent';
  /**
   * The names of a text that may be long on both sides: it is held as a hash while catalogues are
   * compared.
   */
  readonly longText:
    | false
    | { readonly woo: 'description' | 'short_description'; readonly gestan: LongGestanText };
  readonly woo: {
    /** The columns that `read` needs: a reading of the shop asks for them. */
    readonly columns: readonly WooColumn[];
    readonly read: (from: WooFieldSource) => ProductProjection[F];
    readonly write: (write: WooFieldWrite) => WooProductWrite;
  };
  readonly gestan: {
    /** Whether an adapter with these fields holds the field. */
    readonly isHeld: (has: ReadonlySet<GestanProductField>) => boolean;
    /** Called only where `isHeld`. */
    readonly read: (from: GestanFieldSource) => ProductProjection[F];
    readonly write: (write: GestanFieldWrite) => DraftFields;
  };
}

type LongGestanText = 'description' | 'shortDescription';

/**
 * All that the sync knows of one compared field. Every column is required: a field that is read and
 * never written, or that has no owner, does not compile.
 */
export type ProductFieldSpec<F extends ComparedField> = FieldColumns<F> &
  (F extends OwnedField
    ? {
        /** Which side decides the field where the settings say nothing. */
        readonly defaultOwner: Owner;
      }
    : {
        /** The field whose owner decides this one too. */
        readonly ownedWith: OwnedField;
      });

/** A row for each compared field. */
export type ProductFieldTable = { readonly [F in ComparedField]: ProductFieldSpec<F> };

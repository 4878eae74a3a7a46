import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import type { ConflictAnswer, Direction } from '../../../diff/index.js';
import type { Change } from '../../../diff/plan.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { SafetyLimit } from '../../../diff/safety.js';
import type { RowSelection } from '../../work/answers.js';
import { override, parseOptionsOf, resolve, select } from '../../work/parse-options.js';

/** What the product window shows. */
export interface ProductPlanOptions extends WorkOptions {
  /** « Sens ». @default 'both' */
  readonly direction?: Direction | undefined;
  /** « Affichage famille »: a family or sub-family id. Narrows Gestan → Woo only. @default all */
  readonly family?: string | undefined;
  /**
   * « Afficher les produits à mettre à jour »: off, only creations and links are shown.
   * @default true
   */
  readonly includeUpdates?: boolean | undefined;
  /**
   * « Synchroniser les images »: of simple and variable products, not of single variations. Reads
   * the contents of Gestan's images if the adapter has no hashes.
   * @default false
   */
  readonly images?: boolean | undefined;
  /** Only products with these Gestan codes or SKUs. With `wooIds`: either. @default all */
  readonly codes?: readonly string[] | undefined;
  /** Only these Woo products, with their variations. @default all */
  readonly wooIds?: readonly number[] | undefined;
  /**
   * Read everything again, instead of the changes since the last complete plan that was applied.
   * This happens automatically once a day, and after a change of settings or mappings: only then
   * deletions are found.
   * @default false
   */
  readonly full?: boolean | undefined;
  /** Also rows without anything to do. @default false */
  readonly includeInSync?: boolean | undefined;
  /** Also blacklisted products. @default false */
  readonly includeBlacklisted?: boolean | undefined;
}

/** Which rows of a plan are applied, and how conflicts are answered. */
export interface ProductApplyOptions extends WorkOptions {
  /** Which rows: `'all'`, those with these keys, or those for which the function answers true. */
  readonly select: RowSelection<ProductRow>;
  /**
   * Answers the fields in conflict. @default 'skip', or what the setting `products.conflicts` says
   */
  readonly resolve?: ((row: ProductRow, change: Change) => ConflictAnswer) | undefined;
  /** Safety limits that are lifted for this apply, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

const schema = z.strictObject({
  direction: z
    .enum(['both', 'woo-to-gestan', 'gestan-to-woo'], 'must be both, woo-to-gestan or gestan-to-woo')
    .optional(),
  family: z.string('must be a family id').optional(),
  includeUpdates: z.boolean('must be true or false').optional(),
  images: z.boolean('must be true or false').optional(),
  codes: z.array(z.string(), 'must be a list of codes').optional(),
  wooIds: z.array(z.int().positive(), 'must be a list of Woo ids').optional(),
  full: z.boolean('must be true or false').optional(),
  includeInSync: z.boolean('must be true or false').optional(),
  includeBlacklisted: z.boolean('must be true or false').optional(),
});

/** The options of a product plan, as the plan contains them. */
export type StoredProductOptions = z.infer<typeof schema>;

/** Checks options from a caller or from a saved plan. */
export function parseProductOptions(options: unknown, what = 'sync.products.plan()'): StoredProductOptions {
  return parseOptionsOf(schema, options, what);
}

const applySchema = z.strictObject({ select, resolve, override: override.optional() });

/** Checks the options of an apply. */
export function checkProductApply(options: unknown): void {
  parseOptionsOf(applySchema, options, 'sync.products.apply()');
}

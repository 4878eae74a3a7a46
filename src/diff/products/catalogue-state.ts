import type { GestanProduct } from '../../gestan/model.js';
import { type Blacklist, createBlacklist, type LinkTable } from '../../mapping/index.js';
import type { ProductBase } from './base.js';
import { type Compactor, createCompactor } from './compact.js';
import type { WooSource } from './fields.js';
import type { ProductMatcher } from './match-products.js';
import { createProductMatcher } from './match-products.js';
import { createProductPlanner, type ProductPlanner } from './plan-pair.js';
import type { ProductRow } from './row.js';
import type { ProductRules } from './rules.js';
import { createUnreadableProducts, type UnreadableProducts } from './unreadable.js';
import { createVariantIndex, type VariantIndex } from './variant-index.js';

/** What a catalogue is planned against. */
export interface CatalogueInputs {
  /** Settings and options of the plan. */
  readonly rules: ProductRules;
  /** The links between both sides. */
  readonly links: LinkTable;
  /** @default empty */
  readonly blacklist?: Blacklist | undefined;
  /**
   * Whether the Woo product of a link is among those that are added. Where only a part of the shop
   * is read, the others are left out and do not count as gone.
   * @default all are added
   */
  readonly isRead?: ((wooId: number) => boolean) | undefined;
  /**
   * Whether a Gestan product is held with its texts, since it is likely to be written.
   * @default none is
   */
  readonly keepsText?: ((product: GestanProduct) => boolean) | undefined;
}

/** The numbers of products, and of pairs in sync. */
export interface CatalogueCounts {
  /** Pairs that need nothing under the plan's options. */
  readonly inSync: number;
  /** Products and variations of the shop, without the trash. */
  readonly woo: number;
  /** Products of Gestan. */
  readonly gestan: number;
  /** Products and variations whose stock the shop manages. */
  readonly managedStock: number;
}

/** A row with the two products that it was computed from. */
export interface PlannedProduct {
  /** The row. */
  readonly row: ProductRow;
  /** The shop's product. */
  readonly woo?: WooSource;
  /** Gestan's product. */
  readonly gestan?: GestanProduct;
  /** The base of the last sync. */
  readonly base?: ProductBase;
}

/** The state of a catalogue planner. */
export interface Catalogue {
  readonly rules: ProductRules;
  readonly links: LinkTable;
  readonly blacklist: Blacklist;
  readonly isRead: (wooId: number) => boolean;
  readonly keepsText: (product: GestanProduct) => boolean;
  readonly planner: ProductPlanner;
  readonly unreadable: UnreadableProducts;
  readonly matcher: ProductMatcher;
  readonly variants: VariantIndex;
  /** Undefined where products are held whole. */
  readonly compactor: Compactor | undefined;
  readonly counts: { -readonly [Name in keyof CatalogueCounts]: number };
  readonly gestan: Map<string, GestanProduct>;
  /**
   * Ids of the Gestan products with a counterpart. `compacted`: nothing has to be done, and only
   * the keys and the name of the product are kept.
   */
  readonly reported: Map<string, 'paired' | 'compacted'>;
  /** Ids of the Gestan products that are held with their texts, where others are not. */
  readonly withTexts: Set<string>;
  /** Products of the shop that are matched at the end. */
  readonly unmatched: WooSource[];
  /**
   * Gestan products without a link, by their code as a shop compares SKUs; null: several have it.
   */
  readonly unlinkedByCode: Map<string, GestanProduct | null>;
  /** What is to be planned once the texts of a Gestan product are there, by its id. */
  readonly awaitingText: Map<string, (product: GestanProduct) => PlannedProduct | undefined>;
}

export function createCatalogue(inputs: CatalogueInputs): Catalogue {
  const { rules, links } = inputs;
  return {
    rules,
    links,
    blacklist: inputs.blacklist ?? createBlacklist(),
    isRead: inputs.isRead ?? (() => true),
    keepsText: inputs.keepsText ?? (() => false),
    planner: createProductPlanner(rules),
    unreadable: createUnreadableProducts(),
    matcher: createProductMatcher(links),
    variants: createVariantIndex(rules),
    compactor: createCompactor(rules.context),
    counts: { inSync: 0, woo: 0, gestan: 0, managedStock: 0 },
    gestan: new Map(),
    reported: new Map(),
    withTexts: new Set(),
    unmatched: [],
    unlinkedByCode: new Map(),
    awaitingText: new Map(),
  };
}

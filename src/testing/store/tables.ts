import type { IndexedTable } from './indexed-table.js';
import type { Json, Row } from './json.js';
import type { Kept } from './kept.js';

/**
 * All that the shop holds. Records have the field names of the REST API; amounts of order lines are
 * kept unrounded.
 */
export interface Tables {
  /**
   * Indexes: `sku` (small letters), `slug`, `barcode`, `attribute` ({@link attributeKey}), and by
   * term under the names of the taxonomies.
   */
  readonly products: IndexedTable;
  /**
   * `type: 'variation'`, with `parent_id`. Indexes: `parent`, `sku`, `barcode`,
   * `product_shipping_class`.
   */
  readonly variations: IndexedTable;
  readonly orders: Map<number, Row>;
  /** With `parent_id`, the order. Index: `parent`. */
  readonly refunds: IndexedTable;
  /** With `order_id`. Index: `order`. */
  readonly notes: IndexedTable;
  readonly customers: Map<number, Row>;
  readonly coupons: Map<number, Row>;
  /**
   * Terms by taxonomy: `product_cat`, `product_tag`, `product_shipping_class`, `product_brand`,
   * `pa_couleur` …
   */
  readonly terms: Map<string, Map<number, Row>>;
  readonly attributes: Map<number, Row>;
  readonly taxes: Map<number, Row>;
  readonly taxClasses: Row[];
  readonly gateways: Row[];
  readonly settings: Map<string, Row[]>;
  readonly settingGroups: Row[];
  readonly shippingMethods: Row[];
  readonly zones: Map<number, Row>;
  /** With `zone_id`. */
  readonly zoneLocations: Row[];
  /** With `zone_id`. */
  readonly zoneMethods: Map<number, Row>;
  readonly webhooks: Map<number, Row>;
  readonly attachments: Map<number, Row>;
  /** Files of the uploads folder (`2026/11/photo.jpg`) → the attachment they belong to. */
  readonly files: Map<string, number>;
  /** Attachment → the bytes of its file, where they are known. */
  readonly contents: Map<number, Uint8Array>;
  readonly reviews: Map<number, Row>;
  readonly orderStatuses: Row[];
  readonly currencies: Row[];
  readonly routes: string[];
  readonly kept: Kept;
  systemStatus: Row;
  /** The next id of each series. */
  readonly next: Counters;
}

export interface Counters {
  post: number;
  customer: number;
  term: number;
  attribute: number;
  tax: number;
  zone: number;
  zoneMethod: number;
  webhook: number;
  comment: number;
  orderItem: number;
  meta: number;
}

/** The key under which products are found by an option of an attribute. */
export function attributeKey(taxonomy: string, option: string): string {
  return `${taxonomy}\n${option}`;
}

/** Takes the next id of a series. */
export function nextId(tables: Tables, series: keyof Counters): number {
  const id = tables.next[series];
  tables.next[series] = id + 1;
  return id;
}

/** The terms of a taxonomy. */
export function termsOf(tables: Tables, taxonomy: string): Map<number, Row> {
  const known = tables.terms.get(taxonomy);
  if (known) return known;
  const fresh = new Map<number, Row>();
  tables.terms.set(taxonomy, fresh);
  return fresh;
}

/**
 * A shop as rows of the REST API: resource → rows, with `_parent`, `_order`, `_attribute` and
 * `_zone` marks.
 */
export type Shop = Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;

import type { Row } from './json.js';
import { integer } from './json.js';
import { viewOrder } from './rules/order-view.js';
import { viewProduct, viewVariation } from './rules/product-view.js';
import type { Site } from './site.js';

/** What a store holds, read afresh each time. */
export interface StoreState {
  /** All products, those in the trash too. */
  readonly products: readonly Row[];
  /** Variations. */
  readonly variations: readonly Row[];
  /** Orders. */
  readonly orders: readonly Row[];
  /** Refunds. */
  readonly refunds: readonly Row[];
  /** Customers. */
  readonly customers: readonly Row[];
  /** Coupons. */
  readonly coupons: readonly Row[];
  /** Product categories. */
  readonly categories: readonly Row[];
  /** Webhooks. */
  readonly webhooks: readonly Row[];
  /** Order notes. */
  readonly notes: readonly Row[];
  /** Images. */
  readonly images: readonly Row[];
}

const copies = (table: Iterable<Row>): Row[] => [...table].map((record) => structuredClone(record));

export function createState(site: Site): StoreState {
  const { tables } = site;
  return {
    get products() {
      return [...tables.products.values()].map((product) => viewProduct(site, product, site.home, 'edit'));
    },
    get variations() {
      return [...tables.variations.values()].map((variation) => ({
        _parent: integer(variation.parent_id),
        ...viewVariation(site, variation, site.home, 'edit'),
      }));
    },
    get orders() {
      return [...tables.orders.values()].map((order) =>
        viewOrder(site, order, site.home, { decimals: site.numbers.decimals }),
      );
    },
    get refunds() {
      return copies(tables.refunds.values());
    },
    get customers() {
      return copies(tables.customers.values());
    },
    get coupons() {
      return copies(tables.coupons.values());
    },
    get categories() {
      return copies(tables.terms.get('product_cat')?.values() ?? []);
    },
    get webhooks() {
      return copies(tables.webhooks.values()).map(({ secret: _secret, ...webhook }) => webhook);
    },
    get notes() {
      return copies(tables.notes.values());
    },
    get images() {
      return copies(tables.attachments.values());
    },
  };
}

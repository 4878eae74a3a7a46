import type { Row } from './json.js';
import { clone, integer } from './json.js';
import { viewCoupon } from './rules/coupon-view.js';
import { viewCustomer } from './rules/customers.js';
import { viewNote } from './rules/order-notes.js';
import { viewOrder } from './rules/order-view.js';
import { viewProduct, viewVariation } from './rules/product-view.js';
import { viewRefund } from './rules/refund-view.js';
import { termCount } from './rules/term-count.js';
import { viewWebhook } from './rules/webhook-view.js';
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

/** Whoever looks on may do with the rows what they want: the store keeps what it holds. */
const copies = (table: Iterable<Row>): Row[] => [...table].map((record) => clone(record));

export function createState(site: Site): StoreState {
  const { tables } = site;
  return {
    get products() {
      // A look from outside must not change what the store records about requests.
      const aside: Site = Object.create(site, { notedPrices: { value: new Map(site.notedPrices) } });
      return copies(
        [...tables.products.values()].map((product) => viewProduct(aside, product, site.home, 'edit')),
      );
    },
    get variations() {
      return copies(
        [...tables.variations.values()].map((variation) => ({
          _parent: integer(variation.parent_id),
          ...viewVariation(site, variation, site.home, 'edit'),
        })),
      );
    },
    get orders() {
      return copies(
        [...tables.orders.values()].map((order) =>
          viewOrder(site, order, site.home, { decimals: site.numbers.decimals }),
        ),
      );
    },
    get refunds() {
      const amounts = { decimals: site.numbers.decimals };
      return copies(
        [...tables.refunds.values()].map((refund) => ({
          _order: integer(refund.parent_id),
          parent_id: integer(refund.parent_id),
          ...viewRefund(site, refund, site.home, amounts),
        })),
      );
    },
    get customers() {
      return copies([...tables.customers.values()].map((customer) => viewCustomer(site, customer)));
    },
    get coupons() {
      return copies([...tables.coupons.values()].map((coupon) => viewCoupon(site, coupon)));
    },
    get categories() {
      return copies(tables.terms.get('product_cat')?.values() ?? []).map((term) => ({
        display: 'default',
        image: null,
        ...term,
        count: termCount(site, 'product_cat', term),
      }));
    },
    get webhooks() {
      return [...tables.webhooks.values()].map((webhook) => viewWebhook(site, webhook));
    },
    get notes() {
      return [...tables.notes.values()].map((note) => ({
        _order: integer(note.order_id),
        order_id: integer(note.order_id),
        ...viewNote(site, note),
      }));
    },
    get images() {
      return copies(tables.attachments.values());
    },
  };
}

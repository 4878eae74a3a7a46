import { indexedTable } from './indexed-table.js';
import type { Json, Row } from './json.js';
import { clone, integer, isRow, items, rows, text } from './json.js';
import { createKept } from './kept.js';
import { loadLines, loadOrder } from './load-orders.js';
import { fileKey } from './rules/image-files.js';
import { productDefaults } from './rules/product-blank.js';
import type { Shop, Tables } from './tables.js';
import { attributeKey } from './tables.js';

const list = (shop: Shop, name: string): Row[] => (shop[name] ?? []).map((item) => clone(item as Row));

function byId(source: readonly Row[]): Map<number, Row> {
  return new Map(source.map((item) => [integer(item.id), item]));
}

const ids = (value: Json | undefined): number[] => rows(value).map((item) => integer(item.id));

/** A record without some fields. */
function strip(item: Row, ...fields: readonly string[]): Row {
  if (!('_links' in item) && !fields.some((field) => field in item)) return item;
  const dropped = new Set(['_links', ...fields]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => !dropped.has(name)));
}

const byShippingClass = (item: Row) => [integer(item.shipping_class_id)];
const byParent = (item: Row) => [integer(item.parent_id)];
const bySku = (item: Row) => (text(item.sku) === '' ? [] : [text(item.sku).toLowerCase()]);
const byBarcode = (item: Row) => (text(item.global_unique_id) === '' ? [] : [text(item.global_unique_id)]);

function keepImages(tables: Tables, images: readonly Row[]): number[] {
  return images.map((image) => {
    const id = integer(image.id);
    if (!tables.attachments.has(id)) tables.attachments.set(id, clone(image));
    const file = /\/uploads\/(.+)$/.exec(text(image.src))?.[1];
    if (file !== undefined) tables.files.set(fileKey(file), id);
    return id;
  });
}

/**
 * A product as the tables keep it. One spread and then names: an object put together from several
 * spreads is slow to read.
 */
function loadProduct(tables: Tables, item: Readonly<Record<string, Json>>): Row {
  const product = clone<Row>({
    ...item,
    category_ids: ids(item.categories),
    tag_ids: ids(item.tags),
    brand_ids: ids(item.brands),
    image_ids: keepImages(tables, rows(item.images)),
    parent_id: item.parent_id ?? 0,
    // What the store computes is not kept.
    images: [],
    categories: [],
    tags: [],
    brands: [],
    variations: [],
    related_ids: [],
    price_html: '',
    _links: null,
  });
  for (const [name, value] of Object.entries(productDefaults)) {
    if (product[name] === undefined) product[name] = clone(value);
  }
  return product;
}

function loadVariation(tables: Tables, item: Row): Row {
  const [image] = keepImages(tables, isRow(item.image) ? [item.image] : []);
  return strip(
    {
      ...clone(productDefaults),
      tax_class: 'parent',
      ...item,
      type: 'variation',
      parent_id: item.parent_id ?? item._parent ?? 0,
      manage_stock: item.manage_stock === true,
      stock_quantity: item.manage_stock === true ? (item.stock_quantity ?? null) : null,
      image_id: image ?? 0,
    },
    '_parent',
    'image',
  );
}

/** A variation shows what it takes from its parent as its own: what is equal was inherited. */
function disinherit(tables: Tables, variation: Row): Row {
  const parent = tables.products.get(integer(variation.parent_id));
  for (const field of ['sku', 'weight']) {
    if (parent && variation[field] === parent[field]) variation[field] = '';
  }
  if (variation.image_id === items(parent?.image_ids)[0]) variation.image_id = 0;
  return variation;
}

/** The counts that are loaded contain the sales and the coupon uses of orders of these statuses. */
const countedSales = ['processing', 'completed', 'on-hold', 'refunded'];
const uncountedUses = ['cancelled', 'failed', 'trash', 'checkout-draft', 'auto-draft'];

function recorded(order: Row): Row {
  const status = text(order.status);
  order.sales_recorded = countedSales.includes(status);
  order.coupon_uses_recorded = !uncountedUses.includes(status);
  return order;
}

/**
 * The tax classes of a shop. One that lists none has those of a fresh installation, and those its
 * rates name.
 */
function taxClassesOf(shop: Shop): Row[] {
  const listed = list(shop, 'tax_classes').map((item) => strip(item));
  if (listed.length > 0) return listed;
  const fresh: Row[] = [
    { slug: 'standard', name: 'Standard rate' },
    { slug: 'reduced-rate', name: 'Reduced rate' },
    { slug: 'zero-rate', name: 'Zero rate' },
  ];
  const named = new Set(list(shop, 'taxes').map((rate) => text(rate.class) || 'standard'));
  const own = [...named].filter((slug) => !fresh.some((item) => item.slug === slug));
  return [...fresh, ...own.map((slug) => ({ slug, name: slug }))];
}

function highest(...tables: readonly Iterable<number>[]): number {
  let top = 0;
  for (const table of tables) for (const id of table) top = Math.max(top, id);
  return top;
}

function countersOf(tables: Tables): Tables['next'] {
  let item = 0;
  let meta = 0;
  const see = (record: Row) => {
    for (const entry of rows(record.meta_data)) meta = Math.max(meta, integer(entry.id));
  };
  for (const order of [...tables.orders.values(), ...tables.refunds.values()]) {
    see(order);
    for (const kind of ['line_items', 'shipping_lines', 'fee_lines', 'coupon_lines', 'tax_lines']) {
      for (const line of rows(order[kind])) {
        item = Math.max(item, integer(line.id));
        see(line);
      }
    }
  }
  for (const table of [tables.products, tables.variations, tables.customers, tables.coupons]) {
    for (const record of table.values()) see(record);
  }
  const posts = [
    tables.products,
    tables.variations,
    tables.orders,
    tables.refunds,
    tables.coupons,
    tables.attachments,
  ];
  return {
    post: highest(...posts.map((table) => table.keys())) + 1,
    // The first user is the one who installed the shop.
    customer: Math.max(1, highest(tables.customers.keys())) + 1,
    term: highest(...[...tables.terms.values()].map((terms) => terms.keys())) + 1,
    attribute: highest(tables.attributes.keys()) + 1,
    tax: highest(tables.taxes.keys()) + 1,
    zone: highest(tables.zones.keys()) + 1,
    zoneMethod: highest(tables.zoneMethods.keys()) + 1,
    webhook: highest(tables.webhooks.keys()) + 1,
    comment: highest(tables.notes.keys(), tables.reviews.keys()) + 1,
    orderItem: item + 1,
    meta: meta + 1,
  };
}

const systemStatusOf = (shop: Shop): Row => strip(list(shop, 'system_status')[0] ?? {});

/** Reads a shop, given as rows of the REST API, into tables. The rows are copied. */
export function loadTables(shop: Shop): Tables {
  const tables: Tables = {
    products: indexedTable({
      sku: bySku,
      barcode: byBarcode,
      slug: (item) => [text(item.slug)],
      product_cat: (item) => items(item.category_ids).map(integer),
      product_tag: (item) => items(item.tag_ids).map(integer),
      product_brand: (item) => items(item.brand_ids).map(integer),
      product_shipping_class: byShippingClass,
      attribute: (item) =>
        rows(item.attributes).flatMap((attribute) =>
          items(attribute.options).map((option) => attributeKey(text(attribute.slug), text(option))),
        ),
    }),
    variations: indexedTable({
      parent: byParent,
      sku: bySku,
      barcode: byBarcode,
      product_shipping_class: byShippingClass,
    }),
    orders: new Map(),
    refunds: indexedTable({ parent: byParent }),
    notes: indexedTable({ order: (item) => [integer(item.order_id)] }),
    customers: new Map(),
    coupons: new Map(),
    terms: new Map(),
    attributes: byId(list(shop, 'attributes').map((item) => strip(item))),
    taxes: byId(list(shop, 'taxes').map((item) => strip(item))),
    taxClasses: taxClassesOf(shop),
    gateways: list(shop, 'payment_gateways').map((item) => strip(item)),
    settings: new Map(),
    settingGroups: list(shop, 'settings_groups').map((item) => strip(item)),
    shippingMethods: list(shop, 'shipping_methods').map((item) => strip(item)),
    zones: byId(list(shop, 'shipping_zones').map((item) => strip(item))),
    zoneLocations: list(shop, 'shipping_zone_locations').map((item) =>
      strip({ ...item, zone_id: item._zone ?? 0 }, '_zone'),
    ),
    zoneMethods: new Map(),
    webhooks: byId(list(shop, 'webhooks').map((item) => strip(item))),
    attachments: new Map(),
    files: new Map(),
    contents: new Map(),
    reviews: byId(list(shop, 'reviews').map((item) => strip(item))),
    orderStatuses: list(shop, 'order_statuses_totals').map((item) => strip(item)),
    currencies: list(shop, 'currency_current').map((item) => strip(item)),
    routes: list(shop, 'index_wc_v3_routes').flatMap((item) => items(item.routes).map(text)),
    kept: createKept(),
    systemStatus: systemStatusOf(shop),
    next: {
      post: 1,
      customer: 1,
      term: 1,
      attribute: 1,
      tax: 1,
      zone: 1,
      zoneMethod: 1,
      webhook: 1,
      comment: 1,
      orderItem: 1,
      meta: 1,
    },
  };
  keepImages(tables, list(shop, 'attachments'));
  for (const item of shop.products ?? []) tables.products.set(integer(item.id), loadProduct(tables, item));
  for (const item of list(shop, 'variations')) {
    tables.variations.set(integer(item.id), disinherit(tables, loadVariation(tables, item)));
  }
  for (const item of list(shop, 'orders'))
    tables.orders.set(integer(item.id), recorded(strip(loadOrder(item), 'refunds')));
  for (const item of list(shop, 'refunds')) {
    const parent = item._order ?? item.parent_id ?? 0;
    tables.refunds.set(integer(item.id), strip(loadLines({ ...item, parent_id: parent }), '_order'));
  }
  for (const item of list(shop, 'order_notes')) {
    tables.notes.set(integer(item.id), strip({ ...item, order_id: item._order ?? 0 }, '_order'));
  }
  for (const item of list(shop, 'customers')) tables.customers.set(integer(item.id), strip(item));
  for (const item of list(shop, 'coupons')) tables.coupons.set(integer(item.id), strip(item));
  const taxonomy = (name: string, source: readonly Row[]) =>
    tables.terms.set(name, byId(source.map((item) => strip(item, 'count'))));
  taxonomy('product_cat', list(shop, 'categories'));
  taxonomy('product_tag', list(shop, 'tags'));
  taxonomy('product_brand', list(shop, 'brands'));
  taxonomy('product_shipping_class', list(shop, 'shipping_classes'));
  for (const attribute of tables.attributes.values()) {
    const own = list(shop, 'attribute_terms').filter((item) => item._attribute === attribute.id);
    taxonomy(
      text(attribute.slug),
      own.map((item) => strip(item, '_attribute')),
    );
  }
  for (const item of list(shop, 'shipping_zone_methods')) {
    tables.zoneMethods.set(
      integer(item.instance_id ?? item.id),
      strip({ ...item, zone_id: item._zone ?? 0 }, '_zone'),
    );
  }
  for (const [name, source] of Object.entries(shop)) {
    const group = /^settings_(.+)$/.exec(name)?.[1];
    if (group && group !== 'groups')
      tables.settings.set(
        group,
        source.map((item) => strip(clone(item as Row))),
      );
  }
  Object.assign(tables.next, countersOf(tables));
  return tables;
}

/** Pairs of UTC and local time found in a shop, from which its time zone is inferred. */
export function datePairs(shop: Shop): [string, string][] {
  const pairs: [string, string][] = [];
  for (const name of ['orders', 'products', 'customers']) {
    for (const item of shop[name] ?? []) {
      const { date_created_gmt: gmt, date_created: local } = item;
      if (typeof gmt === 'string' && typeof local === 'string') pairs.push([gmt, local]);
    }
  }
  return pairs;
}

import type { Row } from '../json.js';
import { clone, integer, items, lookup, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { PageInfo } from '../rest/links.js';
import { linksOf } from '../rest/links.js';
import type { Slice } from '../rest/paging.js';
import { contextArg, idListArg } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import { remembered } from '../rest/remembered.js';
import type { ItemAction, ListWay, Resource } from '../rest/resource.js';
import { listRoute, resourceRoutes } from '../rest/resource.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { allOf, everything } from '../rules/find-posts.js';
import {
  sellableFilter,
  sortById,
  sortLoosely,
  sortProducts,
  termFilter,
  typeFilter,
} from '../rules/find-products.js';
import { writeImages } from '../rules/image-write.js';
import { metaOf, setMeta } from '../rules/meta.js';
import { blankProduct } from '../rules/product-blank.js';
import { childrenOf } from '../rules/product-price.js';
import { syncParentStock, validateStock } from '../rules/product-stock.js';
import { viewProduct } from '../rules/product-view.js';
import { newPostId, validateProduct, writeProduct } from '../rules/product-write.js';
import { checkSkuLock, freeSku } from '../rules/sku.js';
import { suggestedIds } from '../rules/suggest-products.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { productArgs, productListArgs } from './product-args.js';

const invalidId = (status: number) =>
  new RestFault('woocommerce_rest_product_invalid_id', 'Invalid ID.', status);

function productLinks(site: Site, request: RestRequest, product: Row): Row {
  const parent = integer(product.parent_id);
  return linksOf(site, request, {
    self: `/products/${integer(product.id)}`,
    collection: '/products',
    up: parent > 0 ? `/products/${parent}` : undefined,
  });
}

function byMenuOrder(site: Site, categories: Row[]): Row[] {
  const terms = termsOf(site.tables, 'product_cat');
  const place = (category: Row) => integer(terms.get(integer(category.id))?.menu_order);
  return [...categories].sort((a, b) => place(a) - place(b));
}

function view({ site, request }: RouteContext, product: Row): Row {
  const context = request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit';
  const data = viewProduct(site, product, request.origin, context);
  // Before version 10 a product alone reads its categories in the shop's own order, a list by name.
  const listed = request.method === 'GET' && request.path.id === undefined;
  if (!site.atLeast('10.0') && !listed) data.categories = byMenuOrder(site, rows(data.categories));
  return data;
}

const isRead = (action: ItemAction): boolean => action !== 'edit';

/** Finds a product or, since products share the posts table with them, a variation. */
function find({ site, request }: RouteContext, action: ItemAction): Row {
  const id = integer(request.path.id);
  const { products, variations } = site.tables;
  const found = products.get(id) ?? variations.get(id);
  if (!found) throw invalidId(isRead(action) ? 404 : 400);
  if (isRead(action) || products.has(id)) return found;
  const message =
    'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.';
  throw new RestFault('woocommerce_rest_invalid_product_id', message, 404);
}

/**
 * Where a list looks: by whole references and by ids where the index finds them, by parts of
 * references among variations too.
 */
function sellableSource(site: Site, params: Row): Row[] {
  const { products, variations } = site.tables;
  const asked = text(params.sku).toLowerCase();
  if (asked !== '') {
    const skus = [...new Set([asked, ...asked.split(',')])];
    return [products, variations].flatMap((table) => skus.flatMap((sku) => [...table.having('sku', sku)]));
  }
  if (text(params.search_sku) !== '' || text(params.global_unique_id) !== '')
    return [...products.values(), ...variations.values()];
  const named = [...new Set(items(params.include).map(integer))];
  return named.length > 0 ? lookup(products, named) : [...products.values()];
}

/** The records that a list asks for, in no order. */
function findProducts(site: Site, params: Row): Row[] {
  const { featured } = params;
  return sellableSource(site, params).filter(
    allOf([
      sellableFilter(site, params),
      typeFilter(params),
      termFilter(site, params),
      typeof featured === 'boolean' ? (product) => product.featured === featured : everything,
    ]),
  );
}

function findAll({ site, request }: RouteContext): readonly Row[] {
  const { params } = request;
  const sort = { 'wc/v1': sortLoosely, 'wc/v2': sortById }[request.namespace] ?? sortProducts;
  const byPage = !site.wpAtLeast('7.0') && params.orderby !== 'id';
  return remembered(site, request, { byPage }, () => sort(site, findProducts(site, params), params));
}

/** With an offset past the end, the store's total is 0. */
function pageInfo({ request }: RouteContext, page: Slice<Row>): PageInfo {
  const gone = request.params.offset !== undefined && page.items.length === 0;
  return gone ? { total: 0, pages: 0 } : page;
}

function make({ site, request }: RouteContext): Row {
  const product = blankProduct(site);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  product.id = newPostId(site);
  checkSkuLock(site, product);
  validateProduct(site, product);
  product.date_modified_gmt = product.date_created_gmt ?? site.now();
  site.tables.products.set(integer(product.id), product);
  syncFamily(site, product);
  site.emit('product.created', integer(product.id));
  return product;
}

/** The stock of a variable product and that of its variations follow each other. */
function syncFamily(site: Site, product: Row): void {
  if (product.type !== 'variable') return;
  syncParentStock(site, product);
  if (product.manage_stock !== true) return;
  for (const child of childrenOf(site, product)) if (child.manage_stock !== true) validateStock(site, child);
}

function change({ site, request }: RouteContext, known: Row): Row {
  const id = integer(known.id);
  const product = structuredClone(known);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  validateProduct(site, product, known);
  // If a product is no longer variable, its variations go to the trash.
  if (known.type === 'variable' && product.type !== 'variable')
    for (const child of childrenOf(site, known)) child.status = 'trash';
  product.date_modified_gmt = site.now();
  if (known.status === 'trash' && product.status !== 'trash') {
    // A write of another status is no "untrash": the trash's own meta data stay.
    product.slug = text(product.slug).replace(/__trashed$/, '');
    product.meta_data = metaOf(product).filter((meta) => meta.key !== '_wp_desired_post_slug');
  }
  site.tables.products.set(id, product);
  syncFamily(site, product);
  site.emit('product.updated', id);
  return product;
}

/** Deletes a product permanently, with its variations. */
export function deleteProduct(site: Site, product: Row): void {
  for (const child of childrenOf(site, product)) site.tables.variations.delete(integer(child.id));
  site.tables.products.delete(integer(product.id));
  site.tables.variations.delete(integer(product.id));
}

function trash({ site }: RouteContext, product: Row): void {
  for (const [key, value] of [
    ['_wp_trash_meta_status', text(product.status)],
    ['_wp_trash_meta_time', String(Math.floor(site.clock.now() / 1000))],
    ['_wp_desired_post_slug', text(product.slug)],
  ] as const) {
    setMeta(site.tables, product, key, value);
  }
  product.status = 'trash';
  product.slug = `${text(product.slug)}__trashed`;
  for (const child of childrenOf(site, product)) child.status = 'trash';
  product.date_modified_gmt = site.now();
  site.emit('product.deleted', integer(product.id));
}

/** A copy of a record without its unique fields; its SKU gets a number. */
function copyOf(site: Site, source: Row): Row {
  const sku = text(source.sku);
  return {
    ...clone(source),
    id: newPostId(site),
    sku: sku === '' ? '' : freeSku(site, sku),
    global_unique_id: '',
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
  };
}

function duplicate({ site, request }: RouteContext): RestAnswer {
  const source = site.tables.products.get(integer(request.path.id));
  if (!source) throw invalidId(404);
  const copy: Row = {
    ...copyOf(site, source),
    name: `${text(source.name)} (Copy)`,
    status: 'draft',
    slug: '',
    total_sales: 0,
    average_rating: '0',
    rating_count: 0,
  };
  site.tables.products.set(integer(copy.id), copy);
  for (const child of childrenOf(site, source)) {
    const twin: Row = { ...copyOf(site, child), parent_id: copy.id ?? 0 };
    site.tables.variations.set(integer(twin.id), twin);
  }
  site.emit('product.created', integer(copy.id));
  return { data: viewProduct(site, copy, request.origin, 'edit') };
}

/** The related products of one product; newer versions have a route for them. */
function related({ site, request }: RouteContext): RestAnswer {
  const product = site.tables.products.get(integer(request.path.id));
  if (!product) throw new RestFault('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404);
  const { related_ids: ids = [] } = viewProduct(site, product, request.origin, 'view');
  return { data: { related_ids: ids } };
}

/**
 * Products that suit some categories and tags; if there are none, the answer is an empty list
 * without totals.
 */
function suggestions(products: Resource & { readonly list: ListWay }): Route {
  const way: ListWay = {
    ...products.list,
    args: {
      ...products.list.args,
      categories: idListArg,
      tags: idListArg,
      limit: { type: 'integer', default: 5 },
    },
  };
  const { path, endpoints } = listRoute({ ...products, list: way });
  return {
    path: `${path}/suggested-products`,
    endpoints: endpoints.map((endpoint) => ({
      ...endpoint,
      handle: (context) => {
        const include = suggestedIds(context.site, context.request.params);
        if (include.length === 0) return { data: [] };
        const params: Row = { ...context.request.params, include };
        return endpoint.handle({ ...context, request: { ...context.request, params } });
      },
    })),
  };
}

/**
 * `/products`, `/products/<id>`, `/products/batch`, `/products/<id>/duplicate`,
 * `/products/suggested-products`.
 */
export function productRoutes(site: Site): Route[] {
  const products: Resource & { readonly list: ListWay } = {
    pattern: '/products',
    find,
    view,
    links: (context, product) => productLinks(site, context.request, product),
    fields: { flatFields: true },
    viewsAnew: true,
    list: { args: productListArgs(site), find: findAll, info: pageInfo },
    readArgs: contextArg,
    create: {
      args: productArgs,
      exists: ['woocommerce_rest_product_exists', 'Cannot create existing product.'],
      make,
    },
    update: { args: productArgs, write: change },
    remove: {
      destroy: (_, product) => deleteProduct(site, product),
      trash: { noun: 'product', put: trash },
    },
    batch: { kept: ['id', 'brands'] },
  };
  return [
    suggestions(products),
    ...resourceRoutes(products),
    {
      path: '/wc/v3/products/(?<id>\\d+)/duplicate',
      endpoints: [{ methods: ['POST'], permit: managers('create'), handle: duplicate }],
    },
    ...(site.atLeast('11.0')
      ? [
          {
            path: '/wc/v3/products/(?<id>\\d+)/related',
            endpoints: [{ methods: ['GET'] as const, permit: managers('view'), handle: related }],
          },
        ]
      : []),
  ];
}

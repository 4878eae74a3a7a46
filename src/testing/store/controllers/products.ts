import type { Json, Row } from '../json.js';
import { integer, items, rows, text } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, pageHeaders, restUrl } from '../rest/links.js';
import { slice, sliceOptions } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import type { Compare } from '../rules/find-posts.js';
import { byInclude, byLocal, byNumber, byText, dateFilter, idFilter } from '../rules/find-posts.js';
import { writeImages } from '../rules/image-write.js';
import { metaOf, setMeta } from '../rules/meta.js';
import { big, removeAccents } from '../rules/php.js';
import { blankProduct } from '../rules/product-blank.js';
import { activePrice, childrenOf, isOnSale } from '../rules/product-price.js';
import { settleStock, syncParentStock } from '../rules/product-stock.js';
import { viewProduct } from '../rules/product-view.js';
import { checkSkuLock, newPostId, settleProduct, writeProduct } from '../rules/product-write.js';
import { compareNames, withChildren } from '../rules/terms.js';
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

function answer({ site, request }: RouteContext, product: Row, status = 200): RestAnswer {
  const context = request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit';
  return {
    status,
    data: viewProduct(site, product, request.origin, context),
    links: productLinks(site, request, product),
    ...(status === 201
      ? { headers: { location: restUrl(request, `/products/${integer(product.id)}`) } }
      : {}),
  };
}

/** Finds a product or, since products share the posts table with them, a variation. */
function find(site: Site, request: RestRequest): Row | undefined {
  const id = integer(request.path.id);
  return site.tables.products.get(id) ?? site.tables.variations.get(id);
}

const folded = (value: Json | undefined) => removeAccents(text(value)).toLowerCase();

function searchFilter(params: Row): (product: Row) => boolean {
  const words = folded(params.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (product) =>
    words.every((word) =>
      ['name', 'description', 'short_description'].some((field) => folded(product[field]).includes(word)),
    );
}

function termFilter(site: Site, params: Row): (product: Row) => boolean {
  const filters: ((product: Row) => boolean)[] = [];
  const add = (param: string, test: (product: Row, wanted: Set<number>) => boolean) => {
    const wanted = items(params[param]).map(integer);
    if (wanted.length > 0) filters.push((product) => test(product, new Set(wanted)));
  };
  add('category', (product, wanted) => {
    const all = new Set([...wanted].flatMap((id) => [...withChildren(site, id)]));
    return items(product.category_ids).some((id) => all.has(integer(id)));
  });
  add('tag', (product, wanted) => items(product.tag_ids).some((id) => wanted.has(integer(id))));
  add('shipping_class', (product, wanted) => wanted.has(integer(product.shipping_class_id)));
  const attribute = text(params.attribute);
  if (attribute !== '' && text(params.attribute_term) !== '') {
    const wanted = new Set(text(params.attribute_term).split(',').map(integer));
    const names = [...termsOf(site.tables, attribute).values()]
      .filter((term) => wanted.has(integer(term.id)))
      .map((term) => term.name);
    filters.push((product) =>
      rows(product.attributes).some(
        (item) => item.slug === attribute && items(item.options).some((option) => names.includes(option)),
      ),
    );
  }
  return (product) => filters.every((filter) => filter(product));
}

/** The filters of products and variations alike. */
export function sellableFilter(site: Site, params: Row): (product: Row) => boolean {
  const filters: ((product: Row) => boolean)[] = [
    dateFilter(site, params),
    idFilter(params),
    searchFilter(params),
  ];
  const asked = text(params.sku).toLowerCase();
  // The whole text counts too, for a reference that holds a comma.
  const skus = asked === '' ? [] : [asked, ...asked.split(',')];
  if (skus.length > 0) filters.push((product) => skus.includes(text(product.sku).toLowerCase()));
  const barcodes =
    text(params.global_unique_id) === ''
      ? []
      : text(params.global_unique_id)
          .split(',')
          .map((code) => code.trim());
  if (barcodes.length > 0) filters.push((product) => barcodes.includes(text(product.global_unique_id)));
  const part = text(params.search_sku).toLowerCase();
  if (part !== '') filters.push((product) => text(product.sku).toLowerCase().includes(part));
  const stock = params.stock_status;
  if (typeof stock === 'string') filters.push((product) => product.stock_status === stock);
  if (typeof params.on_sale === 'boolean')
    filters.push(
      (product) =>
        (product.type !== 'grouped' && product.status === 'publish' && isOnSale(site, product)) ===
        params.on_sale,
    );
  if (typeof params.min_price === 'string' || typeof params.max_price === 'string') {
    const low = big(params.min_price ?? 0);
    const high = params.max_price === undefined ? undefined : big(params.max_price);
    filters.push((product) => {
      const price = activePrice(site, product);
      return price !== '' && big(price).gte(low) && (high === undefined || big(price).lte(high));
    });
  }
  if (typeof params.tax_class === 'string') {
    const wanted = params.tax_class === 'standard' ? '' : params.tax_class;
    filters.push((product) => text(product.tax_class) === wanted);
  }
  return (product) => filters.every((filter) => filter(product));
}

export function sellableOrder(site: Site, params: Row): Compare {
  const direction = params.order === 'asc' ? 1 : -1;
  const amount = (product: Row) => Number(activePrice(site, product) || 0);
  const keys: Record<string, Compare> = {
    id: byNumber('id'),
    date: byLocal(site, 'date_created_gmt'),
    modified: byLocal(site, 'date_modified_gmt'),
    title: (a, b) => compareNames(text(a.name), text(b.name)),
    slug: byText('slug'),
    menu_order: (a, b) =>
      integer(a.menu_order) - integer(b.menu_order) || direction * compareNames(text(a.name), text(b.name)),
    price: (a, b) => amount(a) - amount(b),
    popularity: byNumber('total_sales'),
    rating: (a, b) => Number(text(a.average_rating)) - Number(text(b.average_rating)),
    include: byInclude(params),
    post__in: byInclude(params),
  };
  const orderby = text(params.orderby) || 'date';
  if (orderby === 'include' || orderby === 'post__in') return byInclude(params);
  const key = keys[orderby] ?? byNumber('id');
  // Popularity and rating always run downwards.
  const turn = orderby === 'popularity' || orderby === 'rating' ? -1 : direction;
  return (a, b) => turn * key(a, b) || turn * byNumber('id')(a, b);
}

function statusFilter(params: Row): (product: Row) => boolean {
  const status = text(params.status) || 'any';
  return (product) =>
    status === 'any'
      ? product.status !== 'trash' && product.status !== 'auto-draft'
      : product.status === status;
}

function list({ site, request }: RouteContext): RestAnswer {
  const { params } = request;
  const bySku =
    text(params.sku) !== '' || text(params.search_sku) !== '' || text(params.global_unique_id) !== '';
  const source = bySku
    ? [...site.tables.products.values(), ...site.tables.variations.values()]
    : [...site.tables.products.values()];
  const matches = [statusFilter(params), sellableFilter(site, params), termFilter(site, params)];
  const found = source.filter((product) => {
    if (!matches.every((match) => match(product))) return false;
    if (typeof params.type === 'string' && product.type !== params.type) return false;
    if (typeof params.slug === 'string' && params.slug !== '' && product.slug !== params.slug) return false;
    return typeof params.featured !== 'boolean' || product.featured === params.featured;
  });
  found.sort(sellableOrder(site, params));
  const page = slice(found, sliceOptions(params));
  const context = params.context === 'edit' ? 'edit' : 'view';
  const data = page.items.map((product) => ({
    ...viewProduct(site, product, request.origin, context),
    _links: productLinks(site, request, product),
  }));
  // Behind an offset past the end the store counts nothing.
  const gone = params.offset !== undefined && page.items.length === 0;
  return { data, headers: pageHeaders(request, '/products', gone ? { total: 0, pages: 0 } : page) };
}

function read(context: RouteContext): RestAnswer {
  const product = find(context.site, context.request);
  if (!product) throw invalidId(404);
  return answer(context, product);
}

function create(context: RouteContext): RestAnswer {
  const { site, request } = context;
  if (integer(request.params.id) > 0) {
    throw new RestFault('woocommerce_rest_product_exists', 'Cannot create existing product.', 400);
  }
  const product = blankProduct(site);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  product.id = newPostId(site);
  checkSkuLock(site, product);
  settleProduct(site, product);
  product.date_modified_gmt = product.date_created_gmt ?? site.now();
  site.tables.products.set(integer(product.id), product);
  syncFamily(site, product);
  site.emit('product.created', integer(product.id));
  return answer(context, product, 201);
}

/** The stock of a variable product and that of its variations follow each other. */
function syncFamily(site: Site, product: Row): void {
  if (product.type !== 'variable') return;
  syncParentStock(site, product);
  if (product.manage_stock !== true) return;
  for (const child of childrenOf(site, product)) if (child.manage_stock !== true) settleStock(site, child);
}

function update(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const id = integer(request.path.id);
  if (site.tables.variations.has(id)) {
    const message =
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.';
    throw new RestFault('woocommerce_rest_invalid_product_id', message, 404);
  }
  const known = site.tables.products.get(id);
  if (!known) throw invalidId(400);
  const product = structuredClone(known);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  settleProduct(site, product);
  product.date_modified_gmt = site.now();
  if (known.status === 'trash' && product.status !== 'trash') {
    // A write is no "untrash": the marks of the trash stay behind.
    product.slug = text(product.slug).replace(/__trashed$/, '');
    product.meta_data = metaOf(product).filter((meta) => meta.key !== '_wp_desired_post_slug');
  }
  site.tables.products.set(id, product);
  syncFamily(site, product);
  site.emit('product.updated', id);
  return answer(context, product);
}

/** Deletes a product for good, its variations with it. */
export function deleteProduct(site: Site, product: Row): void {
  for (const child of childrenOf(site, product)) site.tables.variations.delete(integer(child.id));
  site.tables.products.delete(integer(product.id));
  site.tables.variations.delete(integer(product.id));
}

function remove(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const product = find(site, request);
  if (!product) throw invalidId(404);
  const gone = answer(context, product);
  if (request.params.force === true) {
    deleteProduct(site, product);
    return gone;
  }
  if (product.status === 'trash') {
    throw new RestFault('woocommerce_rest_already_trashed', 'The product has already been deleted.', 410);
  }
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
  return gone;
}

function duplicate({ site, request }: RouteContext): RestAnswer {
  const source = site.tables.products.get(integer(request.path.id));
  if (!source) throw invalidId(404);
  const copy = structuredClone(source);
  Object.assign(copy, {
    id: newPostId(site),
    name: `${text(source.name)} (Copy)`,
    status: 'draft',
    slug: '',
    sku: '',
    total_sales: 0,
    global_unique_id: '',
  });
  copy.date_created_gmt = site.now();
  copy.date_modified_gmt = site.now();
  site.tables.products.set(integer(copy.id), copy);
  site.emit('product.created', integer(copy.id));
  return { data: viewProduct(site, copy, request.origin, 'edit') };
}

/** `/products`, `/products/<id>`, `/products/batch`, `/products/<id>/duplicate`. */
export function productRoutes(site: Site): Route[] {
  const idArgs = { context: { type: 'string', enum: ['view', 'edit'], default: 'view' } } as const;
  const forceArgs = { force: { type: 'boolean', default: false } } as const;
  return [
    {
      path: '/wc/v3/products',
      endpoints: [
        { methods: ['GET'], args: productListArgs(site), permit: managers('list'), handle: list },
        { methods: ['POST'], args: productArgs, permit: managers('create'), handle: create },
      ],
    },
    {
      path: '/wc/v3/products/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: idArgs, permit: managers('view'), handle: read },
        { methods: ['POST', 'PUT', 'PATCH'], args: productArgs, permit: managers('edit'), handle: update },
        { methods: ['DELETE'], args: forceArgs, permit: managers('delete'), handle: remove },
      ],
    },
    { path: '/wc/v3/products/batch', endpoints: [batchEndpoint({ create, update, remove })] },
    {
      path: '/wc/v3/products/(?<id>\\d+)/duplicate',
      endpoints: [{ methods: ['POST'], permit: managers('create'), handle: duplicate }],
    },
  ];
}

import type { Row } from '../json.js';
import { given, integer, isRow, rows, text, truthy, yes } from '../json.js';
import { FatalFault, RestFault } from '../rest/fault.js';
import { linksOf } from '../rest/links.js';
import { contextArg } from '../rest/paging.js';
import type { Removal, Resource } from '../rest/resource.js';
import { listRoute, resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import type { Route, RouteContext } from '../rest/types.js';
import { writeDownloads } from '../rules/downloads.js';
import { sellableFilter, sortVariations } from '../rules/find-products.js';
import { readImage } from '../rules/image-write.js';
import { ksesPost } from '../rules/kses.js';
import { applyMeta, metaOf } from '../rules/meta.js';
import { cleanText } from '../rules/php.js';
import { blankProduct } from '../rules/product-blank.js';
import { updatePrices } from '../rules/product-price.js';
import { syncParentStock, validateStock } from '../rules/product-stock.js';
import { viewVariation } from '../rules/product-view.js';
import { newPostId, postStatuses } from '../rules/product-write.js';
import { dateOf, taxClassOf, writePrices, writeQuantity, writeShipping } from '../rules/sellable-write.js';
import { setBarcode, setSku } from '../rules/sku.js';
import { slugOf } from '../rules/slug.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { imageArg, productListArgs, sellableArgs } from './product-args.js';

const address = {
  pattern: '/products/(?<product_id>\\d+)/variations',
  path: ({ request }: RouteContext) => `/products/${integer(request.path.product_id)}/variations`,
};

function links({ site, request }: RouteContext, variation: Row, gone = false): Row {
  const up = `/products/${integer(variation.parent_id)}`;
  return linksOf(site, request, {
    self: `${up}/variations/${integer(variation.id)}`,
    collection: `${up}/variations`,
    up,
    ...(gone ? { methods: [] } : {}),
  });
}

function view({ site, request }: RouteContext, variation: Row): Row {
  const context = request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit';
  return viewVariation(site, variation, request.origin, context);
}

function findAll({ site, request }: RouteContext): readonly Row[] {
  const { variations } = site.tables;
  const parent = request.path.product_id;
  const source = parent === undefined ? variations.values() : variations.having('parent', integer(parent));
  const found = [...source].filter(sellableFilter(site, request.params));
  return sortVariations(site, found, request.params);
}

/** The variation of the address, which must belong to the product of the address. */
function find({ site, request }: RouteContext): Row {
  const variation = site.tables.variations.get(integer(request.path.id));
  if (
    !variation ||
    (request.path.product_id !== undefined && variation.parent_id !== integer(request.path.product_id))
  ) {
    throw new RestFault('woocommerce_rest_product_variation_invalid_id', 'Invalid ID.', 404);
  }
  return variation;
}

function readOptions(site: Site, parent: Row | undefined, value: Row[string] | undefined): Row[] {
  return rows(value).flatMap((item): Row[] => {
    const id = integer(item.id);
    const attribute = id > 0 ? site.tables.attributes.get(id) : undefined;
    const slug = attribute ? text(attribute.slug) : slugOf(text(item.name));
    const known = rows(parent?.attributes).find((own) =>
      attribute ? own.slug === slug : own.id === 0 && slugOf(text(own.name)) === slug,
    );
    if (known?.variation !== true) return [];
    let option = cleanText(item.option);
    if (attribute) {
      const term = [...termsOf(site.tables, slug).values()].find(
        (candidate) => candidate.name === option || candidate.slug === slugOf(option),
      );
      option = term ? text(term.name) : slugOf(option);
    }
    return [
      { id: attribute ? id : 0, name: known.name ?? '', slug: attribute ? slug : slugOf(slug), option },
    ];
  });
}

/** A variation counts its own pieces, or leaves that to its parent. */
function writeStock(variation: Row, params: Row): void {
  if (given(params, 'manage_stock'))
    variation.manage_stock = params.manage_stock !== 'parent' && yes(params.manage_stock);
  if (given(params, 'stock_status')) variation.stock_status = text(params.stock_status);
  if (given(params, 'backorders')) variation.backorders = text(params.backorders);
  if (variation.manage_stock === true) {
    writeQuantity(variation, params);
  } else {
    variation.backorders = 'no';
    variation.stock_quantity = null;
    variation.low_stock_amount = null;
  }
}

function writeImage(site: Site, variation: Row, params: Row): void {
  if ('image' in params && params.image !== undefined) {
    const image = isRow(params.image) ? params.image : {};
    const none = integer(image.id) === 0 && (image.src === undefined || image.src === null);
    variation.image_id = none ? 0 : readImage(site, image, 'variation');
  }
}

function write(site: Site, variation: Row, params: Row): void {
  const parent = site.tables.products.get(integer(variation.parent_id));
  if (given(params, 'status')) {
    const status = text(params.status);
    variation.status = postStatuses.includes(status) ? status : 'draft';
  }
  if (given(params, 'sku')) setSku(site, variation, params.sku ?? '');
  if (given(params, 'global_unique_id')) setBarcode(site, variation, params.global_unique_id ?? '');
  writeImage(site, variation, params);
  if (given(params, 'downloadable')) variation.downloadable = yes(params.downloadable);
  writeDownloads(site, variation, params);
  writeStock(variation, params);
  writePrices(site, variation, params);
  if (given(params, 'tax_class')) variation.tax_class = taxClassOf(site, params.tax_class ?? '', true);
  writeShipping(site, variation, params);
  if (given(params, 'description')) variation.description = ksesPost(text(params.description));
  if (given(params, 'attributes')) variation.attributes = readOptions(site, parent, params.attributes);
  // A place of 0 counts as none, as in PHP.
  if (truthy(params.menu_order)) variation.menu_order = integer(params.menu_order);
  if (Array.isArray(params.meta_data))
    variation.meta_data = applyMeta(site.tables, metaOf(variation), params.meta_data);
  const created = dateOf(params, 'date_created');
  if (created) variation.date_created_gmt = created;
}

/** Saving a variation brings its parent up to date. */
function touchParent(site: Site, variation: Row): void {
  const parent = site.tables.products.get(integer(variation.parent_id));
  if (!parent) return;
  syncParentStock(site, parent);
  parent.date_modified_gmt = site.now();
}

function make({ site, request }: RouteContext): Row {
  const parentId = integer(request.path.product_id);
  const parent = site.tables.products.get(parentId);
  const variation: Row = {
    ...blankProduct(site),
    type: 'variation',
    parent_id: parentId,
    tax_class: 'parent',
    image_id: 0,
    status: 'publish',
  };
  write(site, variation, request.params);
  variation.id = newPostId(site);
  if (!parent) throw new FatalFault('Uncaught Error: Call to a member function get_id() on false');
  updatePrices(site, variation);
  validateStock(site, variation);
  variation.date_modified_gmt = site.now();
  site.tables.variations.set(integer(variation.id), variation);
  touchParent(site, variation);
  site.emit('product.created', integer(variation.id));
  return variation;
}

function change({ site, request }: RouteContext, known: Row): Row {
  const variation = structuredClone(known);
  write(site, variation, request.params);
  updatePrices(site, variation, known);
  validateStock(site, variation);
  variation.date_modified_gmt = site.now();
  site.tables.variations.set(integer(variation.id), variation);
  touchParent(site, variation);
  site.emit('product.updated', integer(variation.id));
  return variation;
}

const removal: Removal = {
  shown: (context, variation) => ({
    data: view(context, variation),
    links: links(context, variation, true),
  }),
  destroy({ site }, variation) {
    site.tables.variations.delete(integer(variation.id));
    touchParent(site, variation);
  },
  trash: {
    noun: 'product_variation',
    put({ site }, variation) {
      variation.status = 'trash';
      variation.date_modified_gmt = site.now();
      touchParent(site, variation);
    },
  },
};

/** `/products/<product_id>/variations` and, on newer versions, `/variations`. */
export function variationRoutes(site: Site): Route[] {
  const collection: Args = {
    ...productListArgs(site),
    has_price: { type: 'boolean' },
    status: {
      type: 'string',
      default: 'any',
      enum: ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'],
    },
  };
  const args: Args = {
    ...sellableArgs,
    status: { type: 'string', enum: ['draft', 'pending', 'private', 'publish'] },
    manage_stock: site.atLeast('10.0') ? { type: ['boolean', 'string'] } : { type: 'boolean' },
    image: { ...imageArg, type: ['object', 'null', 'array'] },
    attributes: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'integer' }, name: { type: 'string' }, option: { type: 'string' } },
      },
    },
  };
  const variations: Resource = {
    ...address,
    guarded: true,
    find,
    view,
    links,
    list: { args: collection, find: findAll, info: (_, page) => page },
    readArgs: contextArg,
    create: {
      args,
      exists: ['woocommerce_rest_product_variation_exists', 'Cannot create existing product variation.'],
      make,
      // WooCommerce names the address by its own pattern here.
      location: (_, variation) => `/products/(?P<product_id>[\\d]+)/variations/${integer(variation.id)}`,
    },
    update: { args, write: change },
    remove: removal,
    batch: { kept: ['id'] },
  };
  const all: Resource = {
    pattern: '/variations',
    find,
    view,
    links,
    list: variations.list ?? { find: findAll },
  };
  // Newer versions list the variations of all products too.
  return [...resourceRoutes(variations), ...(site.atLeast('10.0') ? [listRoute(all)] : [])];
}

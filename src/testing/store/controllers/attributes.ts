import type { Row } from '../json.js';
import { integer, text, yes } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { managers } from '../rest/permit.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { cleanText, slugOf } from '../rules/php.js';
import { given } from '../rules/product-write.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { termRoutes } from './terms.js';

const view = (attribute: Row): Row => ({
  id: attribute.id ?? 0,
  name: attribute.name ?? '',
  slug: attribute.slug ?? '',
  type: attribute.type ?? 'select',
  order_by: attribute.order_by ?? 'menu_order',
  has_archives: attribute.has_archives ?? false,
});

function links(site: Site, request: RestRequest, attribute: Row, gone = false): Row {
  return linksOf(site, request, {
    self: `/products/attributes/${integer(attribute.id)}`,
    collection: '/products/attributes',
    ...(gone ? { methods: [] } : {}),
  });
}

function find({ site, request }: RouteContext): Row {
  const attribute = site.tables.attributes.get(integer(request.path.id));
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Resource does not exist.', 404);
  return attribute;
}

function answer({ site, request }: RouteContext, attribute: Row): RestAnswer {
  return { data: view(attribute), links: links(site, request, attribute) };
}

function list({ site, request }: RouteContext): RestAnswer {
  const found = [...site.tables.attributes.values()].sort((a, b) => (text(a.name) < text(b.name) ? -1 : 1));
  return {
    data: found.map((attribute) => ({ ...view(attribute), _links: links(site, request, attribute) })),
  };
}

function slugFor(params: Row): string {
  return `pa_${slugOf(text(params.slug) || text(params.name))
    .replace(/^pa_/, '')
    .slice(0, 28)}`;
}

function checkSlug(site: Site, slug: string, self: number): void {
  const bare = slug.replace(/^pa_/, '');
  if ([...site.tables.attributes.values()].some((other) => other.slug === slug && other.id !== self)) {
    throw new RestFault(
      'woocommerce_rest_cannot_create',
      `Slug "${bare}" is already in use. Change it, please.`,
      400,
    );
  }
}

function write(attribute: Row, params: Row): void {
  if (given(params, 'name')) attribute.name = cleanText(params.name);
  if (given(params, 'type')) attribute.type = text(params.type);
  if (given(params, 'order_by')) attribute.order_by = text(params.order_by);
  if (given(params, 'has_archives')) attribute.has_archives = yes(params.has_archives);
}

function create(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const slug = slugFor(request.params);
  checkSlug(site, slug, 0);
  const attribute: Row = {
    id: nextId(site.tables, 'attribute'),
    slug,
    type: 'select',
    order_by: 'menu_order',
    has_archives: false,
  };
  write(attribute, request.params);
  site.tables.attributes.set(integer(attribute.id), attribute);
  const location = restUrl(request, `/products/attributes/${integer(attribute.id)}`);
  return { status: 201, ...answer(context, attribute), headers: { location } };
}

function update(context: RouteContext): RestAnswer {
  const attribute = find(context);
  const { params } = context.request;
  if (given(params, 'slug')) {
    const slug = slugFor({ slug: params.slug ?? '' });
    checkSlug(context.site, slug, integer(attribute.id));
    const terms = context.site.tables.terms.get(text(attribute.slug));
    if (terms) {
      context.site.tables.terms.delete(text(attribute.slug));
      context.site.tables.terms.set(slug, terms);
    }
    attribute.slug = slug;
  }
  write(attribute, params);
  return answer(context, attribute);
}

function remove(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const attribute = find(context);
  if (request.params.force !== true)
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Resource does not support trashing.', 501);
  site.tables.attributes.delete(integer(attribute.id));
  site.tables.terms.delete(text(attribute.slug));
  return { data: view(attribute), links: links(site, request, attribute, true) };
}

function taxonomyOf(site: Site, request: RestRequest): string {
  const attribute = site.tables.attributes.get(integer(request.path.attribute_id));
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.', 404);
  return text(attribute.slug);
}

/** `/products/attributes` and the terms of each. */
export function attributeRoutes(): Route[] {
  const args: Args = {
    name: { type: 'string' },
    slug: { type: 'string' },
    type: { type: 'string', enum: ['select'] },
    order_by: { type: 'string', enum: ['menu_order', 'name', 'name_num', 'id'] },
    has_archives: { type: 'boolean' },
  };
  const exists = (action: 'view' | 'edit' | 'delete') => (context: RouteContext) => {
    managers(action)(context);
    find(context);
  };
  return [
    {
      path: '/wc/v3/products/attributes',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: list },
        {
          methods: ['POST'],
          args: { ...args, name: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create,
        },
      ],
    },
    {
      path: '/wc/v3/products/attributes/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], permit: exists('view'), handle: (context) => answer(context, find(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: exists('edit'), handle: update },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: true } },
          permit: exists('delete'),
          handle: remove,
        },
      ],
    },
    { path: '/wc/v3/products/attributes/batch', endpoints: [batchEndpoint({ create, update, remove })] },
    ...termRoutes({
      pattern: '/products/attributes/(?<attribute_id>\\d+)/terms',
      path: (request) => `/products/attributes/${text(request.path.attribute_id)}/terms`,
      taxonomy: taxonomyOf,
      menuOrder: true,
    }),
  ];
}

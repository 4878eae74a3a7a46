import type { Row } from '../json.js';
import { given, integer, text, yes } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { contextArg } from '../rest/paging.js';
import { resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import type { RestRequest, Route, RouteContext } from '../rest/types.js';
import { cleanText } from '../rules/php.js';
import { slugOf } from '../rules/slug.js';
import { compareNames } from '../rules/terms.js';
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

/**
 * Records that a request has deleted: until it ends, WooCommerce still has the copies that it read.
 */
type Remembered = WeakMap<RestRequest['path'], Row>;

function find({ site, request }: RouteContext, remembered?: Remembered): Row {
  const attribute = site.tables.attributes.get(integer(request.path.id)) ?? remembered?.get(request.path);
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Resource does not exist.', 404);
  return attribute;
}

const findAll = ({ site }: RouteContext): Row[] =>
  [...site.tables.attributes.values()].sort((a, b) => compareNames(text(a.slug), text(b.slug)));

function slugFor(params: Row): string {
  return `pa_${slugOf(text(params.slug) || text(params.name)).replace(/^pa_/, '')}`;
}

const longest = 28;

/** Words of WordPress' own addresses, which no attribute may use. */
const reserved = new Set(
  (
    'attachment attachment_id author author_name calendar cat category category__and category__in category__not_in ' +
    'category_name comments_per_page comments_popup cpage day debug error exact feed hour link_category m minute ' +
    'monthnum more name nav_menu nopaging offset order orderby p page page_id paged pagename pb perm post ' +
    'post__in post__not_in post_format post_mime_type post_status post_tag post_type posts posts_per_archive_page ' +
    'posts_per_page preview robots s search second sentence showposts static subpost subpost_id tag tag__and ' +
    'tag__in tag__not_in tag_id tag_slug__and tag_slug__in taxonomy tb term type w withcomments withoutcomments year'
  ).split(' '),
);

function checkSlug(site: Site, slug: string, self: number): void {
  const ownSlug = slug.replace(/^pa_/, '');
  const refuse = (message: string): never => {
    throw new RestFault('woocommerce_rest_cannot_create', message, 400);
  };
  if (ownSlug.length > longest) {
    refuse(
      site.atLeast('10.0')
        ? `Slug "${ownSlug}" is too long. Please use a shorter slug.`
        : `Slug "${ownSlug}" is too long (${longest} characters max). Shorten it, please.`,
    );
  }
  if (reserved.has(ownSlug))
    refuse(`Slug "${ownSlug}" is not allowed because it is a reserved term. Change it, please.`);
  if ([...site.tables.attributes.values()].some((other) => other.slug === slug && other.id !== self)) {
    refuse(`Slug "${ownSlug}" is already in use. Change it, please.`);
  }
}

function write(attribute: Row, params: Row): void {
  if (given(params, 'name')) attribute.name = cleanText(params.name);
  if (given(params, 'type')) attribute.type = text(params.type);
  if (given(params, 'order_by')) attribute.order_by = text(params.order_by);
  if (given(params, 'has_archives')) attribute.has_archives = yes(params.has_archives);
}

function make({ site, request }: RouteContext): Row {
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
  return attribute;
}

function change({ site, request }: RouteContext, attribute: Row): Row {
  const { params } = request;
  if (given(params, 'slug')) {
    const slug = slugFor({ slug: params.slug ?? '' });
    checkSlug(site, slug, integer(attribute.id));
    const terms = site.tables.terms.get(text(attribute.slug));
    if (terms) {
      site.tables.terms.delete(text(attribute.slug));
      site.tables.terms.set(slug, terms);
    }
    attribute.slug = slug;
  }
  write(attribute, params);
  return attribute;
}

function taxonomyOf(site: Site, request: RestRequest): string {
  const attribute = site.tables.attributes.get(integer(request.path.attribute_id));
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.', 404);
  return text(attribute.slug);
}

/** `/products/attributes` and the terms of each. */
export function attributeRoutes(site: Site): Route[] {
  const args: Args = {
    name: { type: 'string' },
    slug: { type: 'string' },
    type: { type: 'string', enum: ['select'] },
    order_by: { type: 'string', enum: ['menu_order', 'name', 'name_num', 'id'] },
    has_archives: { type: 'boolean' },
  };
  const remembered: Remembered = new WeakMap();
  return [
    ...resourceRoutes({
      pattern: '/products/attributes',
      guarded: true,
      find: (context) => find(context, remembered),
      view: (_, attribute) => view(attribute),
      list: { args: contextArg, find: findAll, whole: true },
      readArgs: contextArg,
      create: { args: { ...args, name: { type: 'string', required: true } }, make },
      update: { args, write: change },
      remove: {
        force: true,
        findsFirst: true,
        untrashable: ['woocommerce_rest_trash_not_supported', 'Resource does not support trashing.'],
        destroy(context, attribute) {
          remembered.set(context.request.path, attribute);
          context.site.tables.attributes.delete(integer(attribute.id));
          context.site.tables.terms.delete(text(attribute.slug));
        },
      },
    }),
    ...termRoutes(site, {
      pattern: '/products/attributes/(?<attribute_id>\\d+)/terms',
      path: (request) => `/products/attributes/${text(request.path.attribute_id)}/terms`,
      taxonomy: taxonomyOf,
      menuOrder: true,
    }),
  ];
}

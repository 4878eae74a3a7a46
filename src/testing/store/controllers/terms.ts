import type { Row } from '../json.js';
import { given, integer, isRow, text } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, pageHeaders, restUrl } from '../rest/links.js';
import { contextArg, pageOf, slice, sliceOptions } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { countTerms, findTerms } from '../rules/find-terms.js';
import { readTermImage } from '../rules/image-write.js';
import { plainImage } from '../rules/images.js';
import { encodeAmpersands, ksesPost } from '../rules/kses.js';
import { cleanText } from '../rules/php.js';
import { termCount } from '../rules/term-count.js';
import {
  createTerm,
  defaultCategory,
  deleteTerm,
  findTwin,
  givenSlug,
  isBelow,
  uniqueTermSlug,
} from '../rules/terms.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { termArgs, termListArgs } from './term-args.js';
import type { TermKind } from './term-kind.js';

const invalid = (status = 404) =>
  new RestFault('woocommerce_rest_term_invalid', 'Resource does not exist.', status);

function view(kind: TermKind, { site, request }: RouteContext, term: Row, taxonomy: string): Row {
  const base: Row = { id: term.id ?? 0, name: term.name ?? '', slug: term.slug ?? '' };
  if (kind.hierarchical) {
    base.parent = term.parent ?? 0;
    base.description = term.description ?? '';
    base.display = term.display ?? 'default';
    const image = isRow(term.image)
      ? (site.tables.attachments.get(integer(term.image.id)) ?? term.image)
      : null;
    base.image = image ? plainImage(site, image, request.origin) : null;
  } else base.description = term.description ?? '';
  if (kind.menuOrder) base.menu_order = term.menu_order ?? 0;
  base.count = termCount(site, taxonomy, term);
  return base;
}

function links(kind: TermKind, { site, request }: RouteContext, term: Row, gone = false): Row {
  const path = kind.path(request);
  const parent = integer(term.parent);
  const nowhere = gone || kind.pathless === true;
  return linksOf(site, request, {
    self: `${path}/${integer(term.id)}`,
    collection: path,
    up: kind.hierarchical && parent > 0 ? `${path}/${parent}` : undefined,
    ...(nowhere ? { methods: [] } : {}),
  });
}

function createActions(kind: TermKind) {
  const find = (context: RouteContext): { taxonomy: string; term: Row } => {
    const taxonomy = kind.taxonomy(context.site, context.request);
    const term = termsOf(context.site.tables, taxonomy).get(integer(context.request.path.id));
    if (!term) throw invalid();
    return { taxonomy, term };
  };

  const list = (context: RouteContext): RestAnswer => {
    const { site, request } = context;
    const { params } = request;
    const taxonomy = kind.taxonomy(site, request);
    const found = findTerms(site, taxonomy, params, kind.hierarchical === true);
    const page = slice(found, sliceOptions(params));
    const data = page.items.map((term) => ({
      ...view(kind, context, term, taxonomy),
      _links: links(kind, context, term),
    }));
    // The terms above used ones are shown, but not counted.
    const total = countTerms(site, taxonomy, params, found);
    const pages = Math.ceil(total / sliceOptions(params).perPage);
    return {
      data,
      headers: pageHeaders(request, kind.path(request), { total, pages, page: pageOf(params) }),
    };
  };

  const read = (context: RouteContext): RestAnswer => {
    const { term, taxonomy } = find(context);
    return { data: view(kind, context, term, taxonomy), links: links(kind, context, term) };
  };

  const write = (context: RouteContext, term: Row): void => {
    const { site, request } = context;
    const { params } = request;
    if (given(params, 'description')) term.description = ksesPost(text(params.description));
    if (kind.hierarchical && given(params, 'display')) term.display = text(params.display);
    if (kind.menuOrder && given(params, 'menu_order')) term.menu_order = integer(params.menu_order);
    if (kind.hierarchical && isRow(params.image)) {
      const id = readTermImage(site, params.image);
      term.image = id > 0 ? { id } : null;
    } else if (kind.hierarchical && params.image !== undefined && 'image' in params && !isRow(params.image))
      term.image = null;
  };

  const parentOf = (context: RouteContext, taxonomy: string): number => {
    const parent = integer(context.request.params.parent);
    if (parent > 0 && !termsOf(context.site.tables, taxonomy).has(parent)) {
      throw new RestFault('missing_parent', 'Parent term does not exist.', 400);
    }
    return parent;
  };

  const create = (context: RouteContext): RestAnswer => {
    const { site, request } = context;
    const { params } = request;
    const taxonomy = kind.taxonomy(site, request);
    const parent = kind.hierarchical ? parentOf(context, taxonomy) : 0;
    const name = text(params.name);
    if (name.trim() === '') throw new RestFault('empty_term_name', 'A name is required for this term.', 400);
    const slug = given(params, 'slug') ? givenSlug(site, params.slug) : '';
    const terms = [...termsOf(site.tables, taxonomy).values()];
    const twin = findTwin(terms, { name, slug, parent, hierarchical: kind.hierarchical === true });
    if (twin) {
      const message = kind.hierarchical
        ? 'A term with the name provided already exists with this parent.'
        : 'A term with the name provided already exists in this taxonomy.';
      throw new RestFault('term_exists', message, 400, { resource_id: twin.id ?? 0 });
    }
    const term = createTerm(site, taxonomy, name, { parent, ...(slug === '' ? {} : { slug }) });
    write(context, term);
    const location = restUrl(request, `${kind.path(request)}/${integer(term.id)}`);
    return {
      status: 201,
      data: view(kind, context, term, taxonomy),
      links: links(kind, context, term),
      headers: { location },
    };
  };

  const update = (context: RouteContext): RestAnswer => {
    const { site, request } = context;
    const { params } = request;
    const { term, taxonomy } = find(context);
    if (given(params, 'name')) term.name = encodeAmpersands(cleanText(params.name));
    if (given(params, 'slug')) {
      term.slug = uniqueTermSlug(
        site,
        taxonomy,
        givenSlug(site, params.slug),
        integer(term.parent),
        integer(term.id),
      );
    }
    if (kind.hierarchical && given(params, 'parent')) {
      const parent = parentOf(context, taxonomy);
      // A term below itself goes to the top.
      term.parent = isBelow(site, taxonomy, parent, integer(term.id)) ? 0 : parent;
    }
    write(context, term);
    return { data: view(kind, context, term, taxonomy), links: links(kind, context, term) };
  };

  const remove = (context: RouteContext): RestAnswer => {
    const { site, request } = context;
    const { term, taxonomy } = find(context);
    if (request.params.force !== true) {
      throw new RestFault('woocommerce_rest_trash_not_supported', 'Resource does not support trashing.', 501);
    }
    if (taxonomy === 'product_cat' && term.id === defaultCategory(site)?.id) {
      const message = 'Default product category cannot be deleted.';
      throw new RestFault('woocommerce_rest_cannot_delete', message, 500);
    }
    const data = view(kind, context, term, taxonomy);
    deleteTerm(site, taxonomy, term);
    return { data, links: links(kind, context, term, true) };
  };
  return { list, read, create, update, remove };
}

/** The items of a batch do not know the collection's parent: their links show the route's pattern. */
function inBatch(kind: TermKind): TermKind {
  if (!kind.pattern.includes('(?<')) return kind;
  const path = kind.pattern.replace(/\(\?<(\w+)>\\d\+\)/g, '(?P<$1>[\\d]+)');
  return { ...kind, path: () => path, pathless: true };
}

/** The routes of a kind of term. */
export function termRoutes(site: Site, kind: TermKind): Route[] {
  const actions = createActions(kind);
  const writeArgs = termArgs(kind);
  const exists = (action: 'view' | 'edit' | 'delete') => (context: RouteContext) => {
    managers(action)(context);
    const taxonomy = kind.taxonomy(context.site, context.request);
    if (!termsOf(context.site.tables, taxonomy).has(integer(context.request.path.id))) throw invalid();
  };
  const collection = (action: 'list' | 'create' | 'batch') => (context: RouteContext) => {
    managers(action)(context);
    kind.taxonomy(context.site, context.request);
  };
  return [
    {
      path: `/wc/v3${kind.pattern}`,
      endpoints: [
        { methods: ['GET'], args: termListArgs(site), permit: collection('list'), handle: actions.list },
        {
          methods: ['POST'],
          args: { ...writeArgs, name: { type: 'string', required: true } },
          permit: collection('create'),
          handle: actions.create,
        },
      ],
    },
    {
      path: `/wc/v3${kind.pattern}/(?<id>\\d+)`,
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: exists('view'), handle: actions.read },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArgs,
          permit: exists('edit'),
          handle: actions.update,
        },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: exists('delete'),
          handle: actions.remove,
        },
      ],
    },
    {
      path: `/wc/v3${kind.pattern}/batch`,
      endpoints: [batchEndpoint({ ...createActions(inBatch(kind)), permit: collection('batch') })],
    },
  ];
}

/** Categories, tags, brands, shipping classes. */
export function plainTermRoutes(site: Site): Route[] {
  const fixed = (path: string, taxonomy: string): Pick<TermKind, 'pattern' | 'path' | 'taxonomy'> => ({
    pattern: path,
    path: () => path,
    taxonomy: () => taxonomy,
  });
  return [
    ...termRoutes(site, {
      ...fixed('/products/categories', 'product_cat'),
      hierarchical: true,
      menuOrder: true,
    }),
    ...termRoutes(site, fixed('/products/tags', 'product_tag')),
    ...termRoutes(site, {
      ...fixed('/products/brands', 'product_brand'),
      hierarchical: true,
      menuOrder: true,
    }),
    ...termRoutes(site, fixed('/products/shipping_classes', 'product_shipping_class')),
  ];
}

import type { Row } from '../json.js';
import { given, integer, isRow, text } from '../json.js';
import { BareFault, RestFault } from '../rest/fault.js';
import { linksOf } from '../rest/links.js';
import { contextArg, pageOf, sliceOptions } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { Resource } from '../rest/resource.js';
import { batchRoute, resourceRoutes } from '../rest/resource.js';
import type { Route, RouteContext } from '../rest/types.js';
import { countTerms, findTerms } from '../rules/find-terms.js';
import { normalizeEntities } from '../rules/html-entities.js';
import { readTermImage } from '../rules/image-write.js';
import { plainImage } from '../rules/images.js';
import { ksesPost, stripSlashes } from '../rules/kses.js';
import { cleanText } from '../rules/php.js';
import { slugOf } from '../rules/slug.js';
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

const noParent = 'Parent term does not exist.';

const trashless = ['woocommerce_rest_trash_not_supported', 'Resource does not support trashing.'] as const;

function describe(site: Site, kind: TermKind): Resource {
  const taxonomyOf = (context: RouteContext): string => kind.taxonomy(context.site, context.request);
  const hierarchical = kind.hierarchical === true;

  const write = ({ site, request }: RouteContext, term: Row): void => {
    const { params } = request;
    if (given(params, 'description')) term.description = ksesPost(stripSlashes(text(params.description)));
    if (hierarchical && given(params, 'display')) term.display = text(params.display);
    if (kind.menuOrder && given(params, 'menu_order')) term.menu_order = integer(params.menu_order);
    if (!hierarchical || params.image === undefined) return;
    const id = isRow(params.image) ? readTermImage(site, params.image) : 0;
    term.image = id > 0 ? { id } : null;
  };

  /** The parent that a caller asks for, 0 where none is. */
  const parentOf = (context: RouteContext, missing: RestFault): number => {
    const { params } = context.request;
    if (!hierarchical && given(params, 'parent')) {
      const message = 'Can not set resource parent, taxonomy is not hierarchical.';
      throw new RestFault('woocommerce_rest_taxonomy_not_hierarchical', message, 400);
    }
    const parent = integer(params.parent);
    if (parent > 0 && !termsOf(context.site.tables, taxonomyOf(context)).has(parent)) throw missing;
    return parent;
  };

  const make = (context: RouteContext): Row => {
    const { params } = context.request;
    const taxonomy = taxonomyOf(context);
    const parent = parentOf(context, new RestFault('missing_parent', noParent, 400));
    const name = stripSlashes(text(params.name));
    if (name.trim() === '') throw new RestFault('empty_term_name', 'A name is required for this term.', 400);
    const slug = given(params, 'slug') ? givenSlug(site, params.slug) : '';
    const terms = [...termsOf(site.tables, taxonomy).values()];
    const twin = findTwin(terms, { name, slug, parent, hierarchical });
    if (twin) {
      const message = hierarchical
        ? 'A term with the name provided already exists with this parent.'
        : 'A term with the name provided already exists in this taxonomy.';
      throw new RestFault('term_exists', message, 400, { resource_id: twin.id ?? 0 });
    }
    const term = createTerm(site, taxonomy, name, { parent, ...(slug === '' ? {} : { slug }) });
    write(context, term);
    return term;
  };

  const change = (context: RouteContext, term: Row): Row => {
    const { params } = context.request;
    const taxonomy = taxonomyOf(context);
    const id = integer(term.id);
    const changed: Row = {};
    if (given(params, 'parent')) {
      const parent = parentOf(context, new BareFault('missing_parent', noParent));
      // A term below itself goes to the top.
      changed.parent = isBelow(site, taxonomy, parent, id) ? 0 : parent;
    }
    if (given(params, 'name')) {
      changed.name = normalizeEntities(cleanText(stripSlashes(text(params.name))));
      if (changed.name === '') throw new BareFault('empty_term_name', 'A name is required for this term.');
    }
    if (given(params, 'slug')) {
      const asked = givenSlug(site, params.slug);
      const slug = asked || slugOf(text(changed.name ?? term.name));
      const holder = [...termsOf(site.tables, taxonomy).values()].find(
        (other) => other.slug === slug && other.id !== id,
      );
      const moved = changed.parent !== undefined && changed.parent !== term.parent;
      // A slug that another term has is refused, unless the term also changes its parent.
      if (holder && asked !== '' && !moved)
        throw new BareFault(
          'duplicate_term_slug',
          `The slug &#8220;${slug}&#8221; is already in use by another term.`,
        );
      changed.slug = uniqueTermSlug(site, taxonomy, slug, integer(changed.parent ?? term.parent), id);
    }
    Object.assign(term, changed);
    write(context, term);
    return term;
  };

  const resource: Resource = {
    pattern: kind.pattern,
    path: ({ request }) => kind.path(request),
    guarded: true,
    permits: Object.fromEntries(
      (['list', 'create', 'batch'] as const).map((action) => [
        action,
        (context: RouteContext) => {
          managers(action)(context);
          taxonomyOf(context);
        },
      ]),
    ),
    find(context) {
      const term = termsOf(context.site.tables, taxonomyOf(context)).get(integer(context.request.path.id));
      if (!term) throw invalid();
      return term;
    },
    view: (context, term) => view(kind, context, term, taxonomyOf(context)),
    links: (context, term) => links(kind, context, term),
    list: {
      args: termListArgs(site),
      zeroIsNoOffset: true,
      find: (context) => findTerms(site, taxonomyOf(context), context.request.params, hierarchical),
      // The terms above used ones are shown, but not counted.
      info(context, _page, found) {
        const { params } = context.request;
        const total = countTerms(site, taxonomyOf(context), params, found);
        return { total, pages: Math.ceil(total / sliceOptions(params).perPage), page: pageOf(params) };
      },
    },
    readArgs: contextArg,
    create: { args: { ...termArgs(kind), name: { type: 'string', required: true } }, make },
    update: { args: termArgs(kind), write: change },
    remove: {
      findsFirst: true,
      untrashable: trashless,
      shown: (context, term) => ({
        data: view(kind, context, term, taxonomyOf(context)),
        links: links(kind, context, term, true),
      }),
      destroy(context, term) {
        const taxonomy = taxonomyOf(context);
        if (taxonomy === 'product_cat' && term.id === defaultCategory(site)?.id) {
          const message = 'Default product category cannot be deleted.';
          throw new RestFault('woocommerce_rest_cannot_delete', message, 500);
        }
        deleteTerm(site, taxonomy, term);
      },
    },
    batch: false,
  };
  return resource;
}

/**
 * The items of a batch do not know the collection's parent: their links show the route's pattern.
 */
function inBatch(kind: TermKind): TermKind {
  if (!kind.pattern.includes('(?<')) return kind;
  const path = kind.pattern.replace(/\(\?<(\w+)>\\d\+\)/g, '(?P<$1>[\\d]+)');
  return { ...kind, path: () => path, pathless: true };
}

/** The routes of a kind of term. */
export function termRoutes(site: Site, kind: TermKind): Route[] {
  return [
    ...resourceRoutes(describe(site, kind)),
    batchRoute(describe(site, inBatch(kind)), `/wc/v3${kind.pattern}/batch`),
  ];
}

/** The slug that a new shipping class of a name would get. */
const slugSuggestion: Route = {
  path: '/wc/v3/products/shipping_classes/slug-suggestion',
  endpoints: [
    {
      methods: ['GET'],
      args: { name: { type: 'string' } },
      permit: managers('view'),
      handle: ({ site, request }) => ({
        data: uniqueTermSlug(site, 'product_shipping_class', slugOf(text(request.params.name))),
      }),
    },
  ],
};

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
    slugSuggestion,
    ...termRoutes(site, fixed('/products/shipping_classes', 'product_shipping_class')),
  ];
}

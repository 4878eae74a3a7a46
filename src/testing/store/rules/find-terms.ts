import type { Json, Row } from '../json.js';
import { integer, items, text } from '../json.js';
import { sliceOptions } from '../rest/paging.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { keyBytes, rowSize, sortAll, sortGathered, sortUnderLimit } from './database-sort.js';
import type { Compare } from './find-posts.js';
import { byInclude, byNumber } from './find-posts.js';
import { folded } from './slug.js';
import { ownCount } from './term-count.js';
import { compareNames, fieldOf } from './terms.js';

function carries(site: Site, taxonomy: string, productId: number, term: Row): boolean {
  const field = fieldOf(taxonomy);
  const product = site.tables.products.get(productId);
  return field !== undefined && items(product?.[field]).some((id) => id === term.id);
}

const byName: Compare = (a, b) => compareNames(text(a.name), text(b.name));

function sortTerms(site: Site, taxonomy: string, terms: readonly Row[], params: Row): Row[] {
  const turn = params.order === 'desc' ? -1 : 1;
  const byAge = [...terms].sort(byNumber('id'));
  const sorted = (compare: Compare) => byAge.sort((a, b) => turn * compare(a, b));
  // Each term is shown once, so the database gathers them before it sorts.
  const gathered = (compare: Compare, key: keyof typeof keyBytes) =>
    sortGathered(byAge, (a, b) => turn * compare(a, b), {
      rowSize: rowSize(keyBytes[key]),
      memory: site.memory,
    });
  const orderby = text(params.orderby) || 'name';
  if (orderby === 'include' && items(params.include).length > 0) return byAge.sort(byInclude(params));
  switch (orderby) {
    case 'id':
      return sorted(byNumber('id'));
    case 'slug':
      return sorted((a, b) => compareNames(text(a.slug), text(b.slug)));
    case 'count': {
      const counts = new Map(terms.map((term) => [term, ownCount(site, taxonomy, term)]));
      return byCount(terms, (a, b) => turn * ((counts.get(a) ?? 0) - (counts.get(b) ?? 0)), params);
    }
    // All terms are of one group.
    case 'term_group':
      return gathered(() => 0, 'number');
    case 'description':
      return sorted((a, b) => compareNames(text(a.description), text(b.description)));
    case 'menu_order':
      return sorted((a, b) => byNumber('menu_order')(a, b) || byName(a, b));
    default:
      return gathered(byName, 'name');
  }
}

/** The database orders terms of equal count; it reads the newest first. */
function byCount(terms: readonly Row[], compare: Compare, params: Row): Row[] {
  const scanned = [...terms].sort((a, b) => byNumber('id')(b, a));
  const { page, perPage, offset } = sliceOptions(params);
  const limit = (offset ?? (page - 1) * perPage) + perPage;
  // A sort without a limit reverses the rows first.
  return limit < scanned.length
    ? sortUnderLimit(scanned, compare, limit)
    : sortAll(scanned.reverse(), compare);
}

/** The total of a list of terms. */
export function countTerms(site: Site, taxonomy: string, params: Row, found: readonly Row[]): number {
  if (params.hide_empty !== true) return found.length;
  return found.filter((term) => ownCount(site, taxonomy, term) > 0).length;
}

const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.map(text) : [text(value)];

/** The terms that a list asks for, sorted as far as the end of the page that is asked for. */
export function findTerms(site: Site, taxonomy: string, params: Row, hierarchical: boolean): Row[] {
  const include = new Set(items(params.include).map(integer));
  const exclude = new Set(items(params.exclude).map(integer));
  const search = folded(text(params.search));
  const slugs = params.slug === undefined ? undefined : listOf(params.slug);
  // In a tree a term counts as used if a term below it is used.
  const used = (term: Row): boolean =>
    ownCount(site, taxonomy, term) > 0 ||
    (hierarchical &&
      [...termsOf(site.tables, taxonomy).values()].some(
        (child) => integer(child.parent) === integer(term.id) && used(child),
      ));
  const found = [...termsOf(site.tables, taxonomy).values()].filter((term) => {
    if (include.size > 0 && !include.has(integer(term.id))) return false;
    if (exclude.has(integer(term.id))) return false;
    if (params.hide_empty === true && !used(term)) return false;
    if (params.parent !== undefined && hierarchical && integer(term.parent) !== integer(params.parent))
      return false;
    if (slugs !== undefined && !slugs.includes(text(term.slug))) return false;
    if (integer(params.product) !== 0 && !carries(site, taxonomy, integer(params.product), term))
      return false;
    return search === '' || folded(text(term.name)).includes(search) || text(term.slug).includes(search);
  });
  return sortTerms(site, taxonomy, found, params);
}

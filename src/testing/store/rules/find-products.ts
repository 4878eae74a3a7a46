import Big from 'big.js';
import type { Row } from '../json.js';
import { integer, items, rows, text, truthy } from '../json.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import type { Compare } from './find-posts.js';
import {
  allOf,
  byInclude,
  byLocal,
  byNumber,
  byText,
  dateFilter,
  everything,
  idFilter,
  idRank,
  localRank,
} from './find-posts.js';
import { big } from './php.js';
import type { SortKey } from './post-order.js';
import { sortPosts } from './post-order.js';
import { variationTitle } from './product-names.js';
import { activePrice, isListedOnSale, listedPrices } from './product-price.js';
import { searcher } from './search-words.js';
import { slugOf } from './slug.js';
import { compareNames, withChildren } from './terms.js';

/**
 * The texts of a product that a search looks at. A variation's are made of its parent's name and
 * its own options.
 */
function searchedTexts(site: Site, product: Row): string[] {
  if (product.type !== 'variation')
    return [text(product.name), text(product.description), text(product.short_description)];
  const options = rows(product.attributes).map((item) => `${text(item.name)}: ${text(item.option)}`);
  return [variationTitle(site, product), text(product.description), options.join(', ')];
}

function searchFilter(site: Site, params: Row): (product: Row) => boolean {
  const search = text(params.search);
  const finds = searcher(search);
  return search === '' ? everything : (product) => finds(searchedTexts(site, product));
}

/** The filters by category, tag, shipping class and attribute. */
export function termFilter(site: Site, params: Row): (product: Row) => boolean {
  const filters: ((product: Row) => boolean)[] = [];
  const add = (
    param: string,
    test: (product: Row, wanted: ReadonlySet<number>) => boolean,
    wider: (id: number) => readonly number[] = (id) => [id],
  ) => {
    const wanted = new Set(items(params[param]).map(integer).flatMap(wider));
    if (wanted.size > 0) filters.push((product) => test(product, wanted));
  };
  add(
    'category',
    (product, wanted) => items(product.category_ids).some((id) => wanted.has(integer(id))),
    (id) => [...withChildren(site, id)],
  );
  add('tag', (product, wanted) => items(product.tag_ids).some((id) => wanted.has(integer(id))));
  add('shipping_class', (product, wanted) => wanted.has(integer(product.shipping_class_id)));
  const attribute = text(params.attribute);
  // An attribute that the shop does not have filters nothing.
  const known = [...site.tables.attributes.values()].some((item) => item.slug === attribute);
  const asked = items(params.attribute_term).map(integer);
  if (known && asked.length > 0) {
    const wanted = new Set(asked);
    const names = [...termsOf(site.tables, attribute).values()]
      .filter((term) => wanted.has(integer(term.id)))
      .map((term) => term.name);
    filters.push((product) =>
      rows(product.attributes).some(
        (item) => item.slug === attribute && items(item.options).some((option) => names.includes(option)),
      ),
    );
  }
  return allOf(filters);
}

/** `status`, `include_status` and `exclude_status`: the trash is shown only on request. */
function statusFilter(params: Row): (product: Row) => boolean {
  const status = text(params.status) || 'any';
  const wanted = items(params.include_status).map(text);
  const unwanted = new Set(items(params.exclude_status).map(text));
  const any = wanted.length > 0 ? wanted.includes('any') : status === 'any';
  const named = new Set(wanted.length > 0 ? wanted : [status]);
  // What nearly every list asks for, of every record of the shop.
  if (any && unwanted.size === 0) return ({ status: own }) => own !== 'trash' && own !== 'auto-draft';
  return (product) => {
    const own = text(product.status);
    return (any ? own !== 'trash' && own !== 'auto-draft' : named.has(own)) && !unwanted.has(own);
  };
}

/** `type`, `include_types` and `exclude_types`. */
export function typeFilter(params: Row): (product: Row) => boolean {
  const wanted = new Set(items(params.include_types).map(text));
  if (typeof params.type === 'string') wanted.add(params.type);
  const unwanted = new Set(items(params.exclude_types).map(text));
  if (wanted.size + unwanted.size === 0) return everything;
  return (product) => {
    const own = text(product.type);
    return (wanted.size === 0 || wanted.has(own)) && !unwanted.has(own);
  };
}

/** The part of a product's address by which a list finds it. */
function slugFilter(site: Site, params: Row): ((product: Row) => boolean) | undefined {
  const wanted = slugOf(text(params.slug));
  if (wanted === '') return undefined;
  return (product) =>
    (product.type === 'variation' && text(product.slug) === ''
      ? slugOf(variationTitle(site, product))
      : product.slug) === wanted;
}

/** The filters of products and variations alike. */
export function sellableFilter(site: Site, params: Row): (product: Row) => boolean {
  const filters: ((product: Row) => boolean)[] = [
    statusFilter(params),
    dateFilter(site, params),
    idFilter(params),
    searchFilter(site, params),
  ];
  const bySlug = slugFilter(site, params);
  if (bySlug) filters.push(bySlug);
  if (typeof params.has_price === 'boolean')
    filters.push((product) => (activePrice(site, product) !== '') === params.has_price);
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
  for (const name of ['virtual', 'downloadable']) {
    const wanted = params[name];
    if (typeof wanted === 'boolean') filters.push((product) => (product[name] === true) === wanted);
  }
  if (typeof params.on_sale === 'boolean')
    filters.push((product) => isListedOnSale(site, product) === params.on_sale);
  const bound = (name: string) => (truthy(params[name]) ? big(params[name]) : undefined);
  const [low, high] = [bound('min_price'), bound('max_price')];
  if (low || high) {
    filters.push((product) =>
      listedPrices(site, product)
        .map((price) => big(price).round(2, Big.roundHalfUp))
        .some((price) => (!low || price.gte(low)) && (!high || price.lte(high))),
    );
  }
  if (typeof params.tax_class === 'string') {
    const wanted = params.tax_class === 'standard' ? '' : params.tax_class;
    filters.push((product) => text(product.tax_class) === wanted);
  }
  return allOf(filters);
}

function keyOf(site: Site, params: Row): SortKey {
  const direction = params.order === 'asc' ? 1 : -1;
  // Upwards by the lowest price of a product, downwards by its highest.
  const amounts = new Map<Row, number>();
  const amount = (product: Row): number => {
    const known = amounts.get(product);
    if (known !== undefined) return known;
    const prices = listedPrices(site, product).map(Number);
    const wanted = direction > 0 ? Math.min(...prices) : Math.max(...prices);
    amounts.set(product, prices.length === 0 ? 0 : wanted);
    return prices.length === 0 ? 0 : wanted;
  };
  const downwards = (compare: Compare): SortKey => ({ compare: (a, b) => -compare(a, b), exact: true });
  const given = (compare: Compare, facts: Omit<SortKey, 'compare'> = {}): SortKey => ({
    compare: (a, b) => direction * compare(a, b),
    ...facts,
  });
  const then =
    (compare: Compare): Compare =>
    (a, b) =>
      compare(a, b) || byNumber('id')(a, b);
  switch (text(params.orderby) || 'date') {
    case 'include':
    case 'post__in':
      return { compare: byInclude(params), exact: true };
    case 'date':
      return given(byLocal(site, 'date_created_gmt'), {
        byDate: true,
        rank: localRank(site, 'date_created_gmt'),
      });
    case 'modified':
      return given(byLocal(site, 'date_modified_gmt'), { rank: localRank(site, 'date_modified_gmt') });
    case 'title':
      return given((a, b) => compareNames(text(a.name), text(b.name)), { long: true });
    case 'slug':
      return given(byText('slug'), { indexed: true });
    case 'menu_order':
      return {
        compare: (a, b) =>
          direction * byNumber('menu_order')(a, b) || direction * compareNames(text(a.name), text(b.name)),
        long: true,
      };
    case 'price':
      return given(
        then((a, b) => amount(a) - amount(b)),
        { exact: true },
      );
    // Popularity and rating always run downwards.
    case 'popularity':
      return downwards(then(byNumber('total_sales')));
    case 'rating':
      return downwards(
        then(
          (a, b) =>
            Number(text(a.average_rating)) - Number(text(b.average_rating)) || byNumber('rating_count')(a, b),
        ),
      );
    default:
      return given(byNumber('id'), { exact: true, rank: idRank });
  }
}

/** Sorts products as a list asks for. */
export function sortProducts(site: Site, found: readonly Row[], params: Row): readonly Row[] {
  return sortPosts(site, found, params, keyOf(site, params));
}

/** Sorts products for `wc/v1`, which leaves equal ones to the database on all versions. */
export function sortLoosely(site: Site, found: readonly Row[], params: Row): readonly Row[] {
  return sortPosts(site, found, params, { ...keyOf(site, params), loose: true });
}

/** Sorts variations: what is equal comes by id, but for dates of change. */
export function sortVariations(site: Site, found: readonly Row[], params: Row): readonly Row[] {
  const turn = params.order === 'asc' ? 1 : -1;
  const by = (compare: Compare): Row[] => [...found].sort(compare);
  switch (params.orderby) {
    case 'menu_order':
      return by((a, b) => turn * byNumber('menu_order')(a, b) || byNumber('id')(a, b));
    case 'slug': {
      const slug = (variation: Row) => text(variation.slug) || slugOf(variationTitle(site, variation));
      const compare: Compare = (a, b) => (slug(a) < slug(b) ? -1 : slug(a) > slug(b) ? 1 : 0);
      return by((a, b) => turn * compare(a, b) || turn * byNumber('id')(a, b));
    }
    case 'title':
      return by(
        (a, b) =>
          turn * compareNames(variationTitle(site, a), variationTitle(site, b)) ||
          turn * byNumber('id')(a, b),
      );
    case 'modified':
      return sortPosts(site, found, params, keyOf(site, params));
    default:
      return sortById(site, found, params);
  }
}

/**
 * Sorts records whose lists end every order with the id: variations, and products under `wc/v2`.
 */
export function sortById(site: Site, found: readonly Row[], params: Row): readonly Row[] {
  return sortPosts(site, found, params, { ...keyOf(site, params), exact: true });
}

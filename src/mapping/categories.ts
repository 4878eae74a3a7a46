import type { WooCategory } from '../woo/types.js';
import type { FamilyTable } from './families.js';

/** A Woo category with its full path. */
export interface CategoryPath {
  /** The category's id in the shop. */
  readonly id: number;
  /** `Pêche > Hameçons`: it distinguishes categories of one name under different parents. */
  readonly path: string;
  /** The category's own name. */
  readonly name: string;
  /** 0 at the top. */
  readonly parentId: number;
  /** 1 at the top. */
  readonly depth: number;
  /** Products in it, as WooCommerce counts them. */
  readonly count: number;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#8217;': '’',
};

/** A term's name as people read it: WordPress stores `&` as `&amp;`. */
function termName(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#039|#8217);/g, (entity) => entities[entity] ?? entity).trim();
}

/**
 * Woo categories with their paths, in the order of the paths. A category whose parent is not in the
 * list is at the top; a circle of parents is cut.
 *
 * @example
 * categoryPaths(categories).map(({ id, path }) => `${id} ${path}`)   // ['38 Accessoires', '39 Accessoires > Hameçons', …]
 */
export function categoryPaths(categories: readonly WooCategory[]): readonly CategoryPath[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const paths = categories.map((category): CategoryPath => {
    const names = [termName(category.name)];
    const visited = new Set([category.id]);
    for (
      let above = byId.get(category.parent);
      above && !visited.has(above.id);
      above = byId.get(above.parent)
    ) {
      visited.add(above.id);
      names.unshift(termName(above.name));
    }
    return {
      id: category.id,
      path: names.join(' > '),
      name: names[names.length - 1] ?? '',
      parentId: category.parent,
      depth: names.length,
      count: category.count ?? 0,
    };
  });
  return paths.sort((a, b) => (a.path === b.path ? a.id - b.id : a.path < b.path ? -1 : 1));
}

/**
 * The categories without a row in the family table, those with most products first.
 *
 * @example
 * for (const { path } of unmappedCategories(categories, families)) console.log(path)
 */
export function unmappedCategories(
  categories: readonly WooCategory[],
  table: FamilyTable,
): readonly CategoryPath[] {
  return categoryPaths(categories)
    .filter((category) => table.lookup(category.id) === undefined)
    .sort((a, b) => b.count - a.count);
}

/** A value of the shop's data without a row in a table, and how often it occurs. */
export interface Unmapped<Key> {
  /** The value without a row. */
  readonly key: Key;
  /** How often it occurs. */
  readonly count: number;
}

/**
 * Counts the values without a row in a table, most frequent first: payment methods of orders, tax
 * classes of products.
 *
 * @example
 * countUnmapped(orders.map((order) => order.payment_method), (id) => payments.lookup(id) !== undefined)
 */
export function countUnmapped<Key>(
  values: Iterable<Key>,
  isMapped: (key: Key) => boolean,
): readonly Unmapped<Key>[] {
  const counts = new Map<Key, number>();
  for (const key of values) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([key]) => !isMapped(key))
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count);
}

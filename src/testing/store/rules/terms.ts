import type { Json, Row } from '../json.js';
import { integer, items, lookup, text } from '../json.js';
import type { Site } from '../site.js';
import { nextId, termsOf } from '../tables.js';
import { normalizeEntities } from './html-entities.js';
import { cleanText } from './php.js';
import { slugOf } from './slug.js';

/** A slug that no other term of the taxonomy has. */
export function uniqueTermSlug(site: Site, taxonomy: string, wanted: string, parent = 0, self = 0): string {
  const isUsed = (slug: string) =>
    [...termsOf(site.tables, taxonomy).values()].some((term) => term.slug === slug && term.id !== self);
  if (!isUsed(wanted)) return wanted;
  let slug = wanted;
  let ancestor = termsOf(site.tables, taxonomy).get(parent);
  while (ancestor) {
    slug = `${slug}-${text(ancestor.slug)}`;
    if (!isUsed(slug)) return slug;
    ancestor = termsOf(site.tables, taxonomy).get(integer(ancestor.parent));
  }
  let n = 2;
  while (isUsed(`${slug}-${n}`)) n += 1;
  return `${slug}-${n}`;
}

/** The name of a term as it is kept. */
export function termName(name: string): string {
  return normalizeEntities(cleanText(name)).replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A slug that a caller gives. Before version 10 its accents are not folded: they are encoded. */
export function givenSlug(site: Site, value: Json | undefined): string {
  return slugOf(text(value), { keepAccents: !site.atLeast('10.0') });
}

/** A term about to be made. */
export interface NewTerm {
  readonly name: string;
  /** Blank where the caller gave none. */
  readonly slug: string;
  readonly parent: number;
  readonly hierarchical: boolean;
}

/** PHP's `strtolower`, which leaves all but the plain letters alone. */
const lower = (value: string): string => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The term that prevents a new one, by WordPress' rules: same name, and in a tree the same place.
 */
export function findTwin(terms: readonly Row[], wanted: NewTerm): Row | undefined {
  const name = termName(wanted.name);
  const slug = wanted.slug || slugOf(wanted.name);
  const siblings = terms.filter((term) => integer(term.parent) === wanted.parent);
  const namesake = (wanted.hierarchical ? siblings : terms).find(
    (term) => lower(text(term.name)) === lower(name),
  );
  if (!namesake) return undefined;
  const holder = terms.find((term) => term.slug === slug);
  if (wanted.slug !== '' && namesake.slug !== slug && !holder) return undefined;
  if (!wanted.hierarchical) return namesake;
  if ((wanted.slug === '' || namesake.slug === slug) && siblings.some((term) => text(term.name) === name))
    return namesake;
  return siblings.some((term) => term.slug === slug) ? holder : undefined;
}

/** Whether a category is the given one or stands below it. */
export function isBelow(site: Site, taxonomy: string, id: number, top: number): boolean {
  const terms = termsOf(site.tables, taxonomy);
  const seen = new Set<number>();
  for (let at = id; at > 0 && !seen.has(at); at = integer(terms.get(at)?.parent)) {
    if (at === top) return true;
    seen.add(at);
  }
  return false;
}

/** The category of products that have none; it cannot be deleted. */
export function defaultCategory(site: Site): Row | undefined {
  return [...termsOf(site.tables, 'product_cat').values()].find((term) => term.slug === 'uncategorized');
}

/** Makes a term and gives it the next id. */
export function createTerm(site: Site, taxonomy: string, name: string, fields: Row = {}): Row {
  const shown = termName(name);
  const wanted = text(fields.slug) || slugOf(name);
  const term: Row = {
    description: '',
    menu_order: 0,
    parent: 0,
    ...fields,
    id: nextId(site.tables, 'term'),
    name: shown,
    slug: uniqueTermSlug(site, taxonomy, wanted, integer(fields.parent)),
  };
  termsOf(site.tables, taxonomy).set(integer(term.id), term);
  return term;
}

/** The field of a product that holds ids of the taxonomy. */
export function fieldOf(taxonomy: string): string | undefined {
  return {
    product_cat: 'category_ids',
    product_tag: 'tag_ids',
    product_brand: 'brand_ids',
    product_shipping_class: 'shipping_class_id',
  }[taxonomy];
}

/** A category and all above it. */
export function withParents(site: Site, id: number): number[] {
  const terms = termsOf(site.tables, 'product_cat');
  const found: number[] = [];
  for (let at = id; at > 0 && !found.includes(at); at = integer(terms.get(at)?.parent)) found.push(at);
  return found;
}

/** A category and all below it. */
export function withChildren(site: Site, id: number): Set<number> {
  const found = new Set([id]);
  // What stands at the top has no parent: 0 is no category.
  if (id === 0) return found;
  const all = [...termsOf(site.tables, 'product_cat').values()];
  let grew = true;
  while (grew) {
    grew = false;
    for (const term of all) {
      if (found.has(integer(term.parent)) && !found.has(integer(term.id))) {
        found.add(integer(term.id));
        grew = true;
      }
    }
  }
  return found;
}

/** Terms as a product shows them, in the order of their names. */
export function termRefs(site: Site, taxonomy: string, ids: Json | undefined): Row[] {
  const terms = termsOf(site.tables, taxonomy);
  return lookup(terms, ids)
    .sort((a, b) => compareNames(text(a.name), text(b.name)))
    .map((term) => ({ id: term.id ?? 0, name: term.name ?? '', slug: term.slug ?? '' }));
}

const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: false });

/** The order of MySQL's `utf8mb4_unicode_520_ci`, near enough. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/**
 * Deletes a term: its children move up, products lose it, and fall back to the default category.
 */
export function deleteTerm(site: Site, taxonomy: string, term: Row): void {
  const id = integer(term.id);
  const field = fieldOf(taxonomy);
  const terms = termsOf(site.tables, taxonomy);
  for (const child of terms.values()) if (child.parent === id) child.parent = term.parent ?? 0;
  terms.delete(id);
  const fallback = taxonomy === 'product_cat' ? defaultCategory(site) : undefined;
  for (const product of [...site.tables.products.values(), ...site.tables.variations.values()]) {
    if (field === 'shipping_class_id') {
      if (product.shipping_class_id === id) product.shipping_class_id = 0;
    } else if (field && items(product[field]).includes(id)) {
      const left = items(product[field]).filter((item) => item !== id);
      product[field] = left.length === 0 && fallback ? [integer(fallback.id)] : left;
    }
  }
}

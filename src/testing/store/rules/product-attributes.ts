import type { Json, Row } from '../json.js';
import { integer, rows, text, yes } from '../json.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { cleanText } from './php.js';
import { slugOf } from './slug.js';
import { createTerm } from './terms.js';

/** The ids of the requested terms; names are ignored. */
export function termIds(site: Site, taxonomy: string, value: Json | undefined): number[] {
  const ids = rows(value).map((item) => integer(item.id));
  return [...new Set(ids)].filter((id) => termsOf(site.tables, taxonomy).has(id));
}

/** The ids of the requested tags; a name that is unknown is created. */
export function tagIds(site: Site, value: Json | undefined): number[] {
  const named = rows(value).map((item): Json => {
    if (item.name === undefined || item.name === null) return item;
    const name = cleanText(item.name);
    const terms = [...termsOf(site.tables, 'product_tag').values()];
    const known = terms.find((term) => text(term.name).toLowerCase() === name.toLowerCase());
    return { id: (known ?? createTerm(site, 'product_tag', name)).id ?? 0 };
  });
  return termIds(site, 'product_tag', named);
}

/**
 * The default attributes of a variable product: of the attributes that it varies by, by the slug of
 * a term.
 */
export function readDefaults(site: Site, product: Row, value: Json): Row[] {
  const chosen = new Map<string, Row>();
  for (const item of rows(value)) {
    const id = integer(item.id);
    const slug = id > 0 ? text(site.tables.attributes.get(id)?.slug) : slugOf(text(item.name));
    const attribute = rows(product.attributes).find((own) => slugOf(text(own.slug)) === slugOf(slug));
    if (slug === '' || attribute?.variation !== true) continue;
    let option = cleanText(item.option);
    if (integer(attribute.id) > 0) {
      const terms = [...termsOf(site.tables, text(attribute.slug)).values()];
      const term = terms.find((candidate) => text(candidate.name).toLowerCase() === option.toLowerCase());
      option = text(term?.slug) || slugOf(option);
    }
    if (option !== '' && option !== '0')
      chosen.set(slug, { id: attribute.id ?? 0, name: attribute.name ?? '', option });
  }
  return [...chosen.values()];
}

/** The attributes of a product from a request: those of the shop by id, others by name. */
export function readAttributes(site: Site, value: Json | undefined): Row[] {
  return rows(value).flatMap((item): Row[] => {
    const id = integer(item.id);
    const attribute = id > 0 ? site.tables.attributes.get(id) : undefined;
    if (id > 0 && !attribute) return [];
    if (!attribute && text(item.name) === '') return [];
    const options = Array.isArray(item.options) ? item.options.map(text) : text(item.options).split('|');
    const shown = options.map((option) => cleanText(option.trim())).filter((option) => option !== '');
    const facts = {
      position: integer(item.position),
      visible: item.visible === undefined ? false : yes(item.visible),
      variation: item.variation === undefined ? false : yes(item.variation),
    };
    if (!attribute) {
      const name = cleanText(item.name);
      return [{ id: 0, name, slug: name, ...facts, options: shown }];
    }
    if (shown.length === 0) return [];
    const taxonomy = text(attribute.slug);
    const names = shown.map((option) => {
      const terms = [...termsOf(site.tables, taxonomy).values()];
      const known = terms.find(
        (term) => text(term.name).toLowerCase() === option.toLowerCase() || term.slug === slugOf(option),
      );
      return text((known ?? createTerm(site, taxonomy, option)).name);
    });
    return [{ id, name: attribute.name ?? '', slug: taxonomy, ...facts, options: [...new Set(names)] }];
  });
}

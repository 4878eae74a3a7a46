import { idListArg, listArgs } from '../rest/paging.js';
import type { Args } from '../rest/schema.js';
import type { Site } from '../site.js';
import { imageArg } from './product-args.js';
import type { TermKind } from './term-kind.js';

/** What a list of terms can be asked for. */
export const termListArgs = (site: Site): Args => ({
  ...listArgs,
  exclude: idListArg,
  include: idListArg,
  offset: { type: 'integer' },
  order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
  orderby: {
    type: 'string',
    default: 'name',
    enum: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'],
  },
  hide_empty: { type: 'boolean', default: false },
  parent: { type: 'integer' },
  product: { type: 'integer', default: null },
  // Later versions take several.
  slug: site.atLeast('10.0') ? { type: ['string', 'array'], items: { type: 'string' } } : { type: 'string' },
});

/** What a term of a kind can be written with. */
export const termArgs = (kind: Pick<TermKind, 'hierarchical' | 'menuOrder'>): Args => ({
  name: { type: 'string' },
  slug: { type: 'string' },
  description: { type: 'string' },
  ...(kind.menuOrder ? { menu_order: { type: 'integer' } } : {}),
  ...(kind.hierarchical
    ? {
        parent: { type: 'integer' },
        display: { type: 'string', enum: ['default', 'products', 'subcategories', 'both'] },
        image: { ...imageArg, type: ['object', 'null'] },
      }
    : {}),
});

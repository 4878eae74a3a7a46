import { rows, text } from '../json.js';
import { pageHeaders } from '../rest/links.js';
import { slice, sliceOptions } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';

const path = '/products/custom-fields/names';

/**
 * The names of the free fields of all products; those that begin with a line are hidden.
 * `total_sales` is one that every shop has.
 */
function names({ site, request }: RouteContext): RestAnswer {
  const { params } = request;
  const search = text(params.search).toLowerCase();
  const found = new Set<string>();
  for (const product of site.tables.products.values()) {
    found.add('total_sales');
    for (const meta of rows(product.meta_data))
      if (!text(meta.key).startsWith('_')) found.add(text(meta.key));
  }
  const turn = params.order === 'desc' ? -1 : 1;
  const all = [...found]
    .filter((name) => search === '' || name.toLowerCase().includes(search))
    .sort((a, b) => turn * (a < b ? -1 : 1));
  const page = slice(all, sliceOptions(params));
  return { data: [...page.items], headers: pageHeaders(request, path, page) };
}

/** `/products/custom-fields/names`. */
export function customFieldRoutes(): Route[] {
  return [
    {
      path: `/wc/v3${path}`,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            page: { type: 'integer', default: 1, minimum: 1 },
            per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
            search: { type: 'string' },
            order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
          },
          permit: managers('list'),
          handle: names,
        },
      ],
    },
  ];
}

import type { Row } from '../json.js';
import { integer, items, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { blankProduct } from '../rules/product-blank.js';
import { childrenOf } from '../rules/product-price.js';
import { newPostId } from '../rules/product-write.js';
import { slugOf } from '../rules/slug.js';

/** All combinations of one option of each attribute. */
function combinations(attributes: readonly Row[]): Row[][] {
  let all: Row[][] = [[]];
  for (const attribute of attributes) {
    const slug = integer(attribute.id) > 0 ? text(attribute.slug) : slugOf(text(attribute.name));
    all = all.flatMap((chosen) =>
      items(attribute.options).map((option) => [
        ...chosen,
        { id: attribute.id ?? 0, name: attribute.name ?? '', slug, option },
      ]),
    );
  }
  return attributes.length === 0 ? [] : all;
}

const key = (attributes: readonly Row[]) =>
  attributes.map((item) => `${text(item.slug)}=${text(item.option)}`).join('|');

/** Makes the variations that are missing, then numbers all of them. */
function generate({ site, request }: RouteContext): RestAnswer {
  const parent = site.tables.products.get(integer(request.path.product_id));
  if (!parent) throw new RestFault('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404);
  const known = new Set(childrenOf(site, parent).map((child) => key(rows(child.attributes))));
  let count = 0;
  for (const attributes of combinations(rows(parent.attributes).filter((item) => item.variation === true))) {
    if (known.has(key(attributes))) continue;
    const id = newPostId(site);
    const variation: Row = {
      ...blankProduct(site),
      id,
      type: 'variation',
      parent_id: parent.id ?? 0,
      tax_class: 'parent',
      image_id: 0,
      attributes,
    };
    site.tables.variations.set(id, variation);
    count += 1;
  }
  for (const [index, child] of childrenOf(site, parent).entries()) child.menu_order = index + 1;
  return { data: { count } };
}

/** `/products/<product_id>/variations/generate`. */
export function generateRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/products/(?<product_id>\\d+)/variations/generate',
      endpoints: [{ methods: ['POST'], permit: managers('create'), handle: generate }],
    },
  ];
}

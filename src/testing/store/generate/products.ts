import type { Row } from '../json.js';
import { clone } from '../json.js';
import { productDefaults } from '../rules/product-blank.js';
import { slugOf } from '../rules/slug.js';
import type { Dice } from './kit.js';
import { dates, firstId, moment, words } from './kit.js';

export function makeProducts(
  size: { readonly products: number; readonly until: number },
  dice: Dice,
  categories: readonly Row[],
) {
  const products: Row[] = [];
  const variations: Row[] = [];
  let id = firstId.post;
  for (let i = 0; i < size.products; i += 1) {
    const name = `${dice.pick(words.thing)} ${dice.pick(words.maker)} n° ${i + 1}`;
    const at = moment(size.until, i, size.products);
    const price = dice.price();
    const variable = i % 10 === 9;
    const managed = dice.below(4) > 0;
    const common = {
      ...dates(at, 'date_created', 'date_modified'),
      price,
      regular_price: price,
      manage_stock: managed,
      stock_quantity: managed ? 1 + dice.below(300) : null,
    };
    const product: Row = {
      ...clone(productDefaults),
      ...common,
      id,
      name,
      slug: slugOf(name),
      sku: `GEN-${i + 1}`,
      type: variable ? 'variable' : 'simple',
      categories: [dice.pick(categories)],
    };
    id += 1;
    products.push(product);
    if (!variable) continue;
    const options3 = ['Rouge', 'Vert', 'Bleu'];
    Object.assign(product, {
      regular_price: '',
      manage_stock: false,
      stock_quantity: null,
      attributes: [
        {
          id: 0,
          name: 'Teinte',
          slug: 'teinte',
          position: 0,
          visible: true,
          variation: true,
          options: options3,
        },
      ],
    });
    for (const [place, option] of options3.entries()) {
      variations.push({
        ...common,
        id,
        _parent: product.id ?? 0,
        parent_id: product.id ?? 0,
        status: 'publish',
        sku: `GEN-${i + 1}-${place + 1}`,
        menu_order: place,
        attributes: [{ id: 0, name: 'Teinte', slug: 'teinte', option }],
      });
      id += 1;
    }
  }
  return { products, variations, nextId: id };
}

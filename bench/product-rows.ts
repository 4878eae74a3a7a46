import type { GestanProduct } from '../src/gestan/model.js';
import { wooProduct } from '../test/diff/products-world.js';

/** When the first product was last changed; each further one a minute later. */
export const firstModified = Date.parse('2026-01-02T00:00:00Z');

const text = 'Une canne légère et nerveuse pour la pêche au leurre en rivière comme en étang. '
  .repeat(8)
  .trim();
const modifiedOf = (index: number) => new Date(firstModified + index * 60_000).toISOString();

/** A product as the shop lists it. */
export function shopProduct(index: number): object {
  const id = index + 1;
  return {
    ...wooProduct({
      id,
      sku: `SKU-${id}`,
      name: `Canne à mouche n° ${id}`,
      description: `<p>${text} ${id}</p>\n`,
      short_description: `<p>${text.slice(0, 160)} ${id}</p>\n`,
      regular_price: `${(id % 300) + 1}.90`,
      categories: [{ id: 10, name: 'Cannes', slug: 'cannes' }],
    }),
    date_modified_gmt: modifiedOf(index).slice(0, 19),
  };
}

/** The same product as Gestan has it. */
export function gestanProduct(index: number): GestanProduct {
  const id = index + 1;
  return {
    id: `P${id}`,
    code: `SKU-${id}`,
    name: `Canne à mouche n° ${id}`,
    priceGross: `${(id % 300) + 1}.9`,
    vatRate: '20',
    familyId: 'F1',
    description: `${text} ${id}`,
    shortDescription: `${text.slice(0, 160)} ${id}`,
    published: true,
    modifiedAt: modifiedOf(index),
  };
}

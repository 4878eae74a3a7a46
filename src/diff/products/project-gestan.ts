import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import { amountNames, holdsSale, readAmount } from './amounts.js';
import type { GestanFieldSource } from './field-spec.js';
import { productFieldTable } from './field-table.js';
import type { ProductContext, ProductProjection } from './fields.js';
import { createProjector } from './projection.js';
import { canonicalFree } from './text.js';
import { canonicalDecimal, isBelow } from './values.js';

function readMeta(product: GestanProduct, keys: readonly string[] | undefined): ProductProjection['meta'] {
  if (keys === undefined || keys.length === 0) return undefined;
  const meta: Record<string, string | null> = {};
  for (const key of keys) meta[key] = canonicalFree(product.extra?.[key] ?? '');
  return meta;
}

/**
 * What an adapter's fields say: made once per list, since a catalogue is projected product by
 * product.
 */
interface HeldFields {
  readonly has: ReadonlySet<GestanProductField>;
  readonly project: ReturnType<typeof createProjector<GestanFieldSource>>;
}

const heldByAdapter = new WeakMap<readonly GestanProductField[], HeldFields>();

function heldFields(fields: readonly GestanProductField[]): HeldFields {
  let held = heldByAdapter.get(fields);
  if (!held) {
    const has = new Set(fields);
    const project = createProjector<GestanFieldSource>((field) => {
      const { isHeld, read } = productFieldTable[field].gestan;
      return isHeld(has) ? read : undefined;
    });
    held = { has, project };
    heldByAdapter.set(fields, held);
  }
  return held;
}

function fieldSource(
  product: GestanProduct,
  context: ProductContext,
  has: ReadonlySet<GestanProductField>,
): GestanFieldSource {
  const vatRate =
    has.has('vatRate') && product.vatRate !== undefined ? canonicalDecimal(product.vatRate) : undefined;
  const price = readAmount(product, amountNames.price, has, vatRate, context);
  const { net, gross } = amountNames.salePrice;
  const isGiven =
    (has.has(net) && product[net] !== undefined) || (has.has(gross) && product[gross] !== undefined);
  const held = isGiven ? readAmount(product, amountNames.salePrice, has, vatRate, context) : null;
  const isOnSale = typeof held === 'string' && typeof price === 'string' && isBelow(held, price);
  const isKnown = holdsSale(has) && price !== undefined && held !== undefined;
  return { product, context, vatRate, price, sale: isKnown ? (isOnSale ? held : null) : undefined };
}

/**
 * A Gestan product in canonical form. A field that the adapter does not hold is unknown. A product
 * without any price has an unknown one: it never empties the shop's price. An archived product is
 * not published.
 *
 * @example
 * projectGestan({ id: 'P1', code: 'A', name: 'Ver', priceNet: '10', vatRate: '20' }, context).price
 * // '12' in a shop with prices TTC
 */
export function projectGestan(product: GestanProduct, context: ProductContext): ProductProjection {
  const { has, project } = heldFields(context.productFields);
  const from = fieldSource(product, context, has);
  const meta = has.has('extra') ? readMeta(product, context.metaFields) : undefined;
  const projection = project(from, { meta });
  return context.map?.gestan ? context.map.gestan(projection, product) : projection;
}

import type { Row } from 'woo-gestan/testing';
import { dump } from '../sync/shops.js';
import { shownPictures } from './images.js';
import type { ProxyWorld } from './proxy-world.js';

const bySecond = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What both sides hold in the end, in lines that tell of no id which depends on the way there. */
export async function outcomeOf(world: ProxyWorld, orders: readonly number[]): Promise<readonly string[]> {
  const { store, gestan, storage } = world;
  const lines: string[] = [];
  const tell = (...parts: readonly unknown[]) =>
    lines.push(parts.map((part) => String(part ?? '')).join(' | '));
  const rows = [...store.state.products, ...store.state.variations];
  const nameOf = new Map(rows.map((row) => [String(row.id), String(row.sku || `id ${row.id}`)]));
  const sku = (id: unknown) => nameOf.get(String(id)) ?? `? ${id}`;
  const ref = (text: string | undefined) =>
    (text ?? '')
      .replace(/:order:(\d+)/, (_, id: string) => {
        const index = orders.indexOf(Number(id));
        return index < 0 ? `:order:${id}` : `:order:#${index}`;
      })
      .replace(
        /:product:(\d+)(?::(\d+))?/,
        (_, id: string, variation?: string) => `:product:${sku(variation ?? id)}`,
      )
      .replace(/:customer:(\d+)/, (_, id: string) => {
        const found = store.state.customers.find((row) => row.id === Number(id));
        return `:customer:${found?.email}`;
      })
      .replace(/:(entry|credit-note):\d{2,}/, ':$1:#');

  for (const row of rows) {
    const parent = row.parent_id ? sku(row.parent_id) : '';
    const pictures = Array.isArray(row.images) ? (await shownPictures(row, store.transport)).join(',') : '';
    tell(
      'shop',
      sku(row.id),
      parent,
      row.type,
      row.status,
      row.name,
      row.regular_price,
      row.sale_price,
      row.manage_stock,
      row.stock_quantity,
      row.description,
      row.weight,
      JSON.stringify(((row.categories ?? []) as Row[]).map(({ id }) => id)),
      JSON.stringify(
        ((row.attributes ?? []) as Row[]).map(({ name, option, options }) => [name, option ?? options]),
      ),
      pictures,
    );
  }
  const library: string[] = [];
  for (const image of store.state.images as unknown as Row[])
    library.push(...(await shownPictures({ images: [image] } as unknown as Row, store.transport)));
  for (const mark of library.sort()) tell('library', mark);

  for (const product of gestan.state.products) {
    const { id: _, modifiedAt: __, images, priceNet, ...fields } = product;
    // A product that the shop has no more is made with the price of whichever order comes first.
    if (!product.code.startsWith('WOO-')) Object.assign(fields, { priceNet });
    tell(
      'gestan',
      JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => bySecond(a, b)))),
    );
    tell('gestan pictures', product.code, (images ?? []).map(({ sha256 }) => sha256?.slice(0, 8)).join(','));
  }
  for (const { code, quantity } of gestan.state.stock) tell('gestan stock', code, quantity);
  const contactName = new Map(
    gestan.state.contacts.map((one) => [one.id, [one.lastName, one.firstName, one.email].join(' ')]),
  );
  for (const contact of gestan.state.contacts)
    tell('contact', contactName.get(contact.id), ref(contact.externalRef));
  for (const piece of gestan.state.pieces)
    tell(
      'piece',
      ref(piece.externalRef),
      piece.kind,
      piece.date,
      piece.totalGross,
      piece.totalVat,
      piece.cancelled,
      contactName.get(piece.contactId ?? ''),
      ref(piece.sourceRef),
    );
  for (const entry of gestan.state.entries)
    tell('entry', ref(entry.externalRef), entry.direction, entry.amount, entry.date);

  const sync = world.open(store.transport);
  for (const { code, wooId, variationId } of await sync.links.list())
    tell('link', code, sku(variationId ?? wooId));
  for (const key of Object.keys(await dump(storage))) if (key.includes('/intent')) tell('left open', key);
  const plans = [
    await sync.products.plan({ full: true, images: true }),
    await sync.stock.plan(),
    await sync.orders.plan(),
    await sync.contacts.plan(),
  ];
  for (const plan of plans)
    for (const row of plan.rows)
      tell(
        'due',
        plan.flow,
        row.status,
        row.gestanCode,
        'wooId' in row ? (plan.flow === 'orders' ? ref(`:order:${row.wooId}`) : sku(row.wooId)) : '',
        row.reason?.code,
        JSON.stringify(row.changes),
      );
  return lines.sort();
}

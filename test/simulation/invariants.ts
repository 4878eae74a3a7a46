import { createHash } from 'node:crypto';
import type { MemoryGestan } from 'woo-gestan/gestan';
import type { Row, StoreState } from 'woo-gestan/testing';
import { picture, tailOf } from '../sync/image-shop.js';
import { shownPictures } from './images.js';
import type { EditedField, Ledger } from './ledger.js';
import type { SimWorld } from './world.js';

type Piece = MemoryGestan['state']['pieces'][number];

/** Both sides at one moment. */
interface Sight {
  /** Of the shop. */
  readonly id: string;
  readonly store: Pick<StoreState, 'products' | 'variations' | 'orders' | 'refunds' | 'customers'>;
  readonly gestan: MemoryGestan['state'];
  readonly ledger: Ledger;
}

function lookAt({ id, store: { state }, gestan, ledger }: SimWorld): Sight {
  const { products, variations, orders, refunds, customers } = state;
  return { id, store: { products, variations, orders, refunds, customers }, gestan: gestan.state, ledger };
}

const cents = (amount: unknown) => Math.round(Number(amount ?? 0) * 100);
const same = (a: unknown, b: unknown) => Number(a) === Number(b);

function doubles(what: string, names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [`${what} ${name} is there twice`];
  });
}

/** Which pieces an order must have, from its status alone; `undefined`: it depends on when it was seen. */
function wantedKinds(order: Row, refunds: readonly Row[]): ReadonlySet<string> | undefined {
  const isPaid = Boolean(order.date_paid);
  switch (order.status) {
    case 'pending':
      return new Set(['quote']);
    case 'on-hold':
      return new Set(['quote', 'order']);
    case 'processing':
      return new Set(isPaid ? ['order', 'invoice'] : ['order']);
    case 'completed':
      return new Set(['order', 'delivery-note', 'invoice']);
    case 'refunded':
      return isPaid ? new Set(['invoice']) : new Set();
    case 'cancelled':
      return isPaid || refunds.length > 0 ? undefined : new Set();
    default:
      return undefined;
  }
}

function orderProblems(order: Row, refunds: readonly Row[], sight: Sight): readonly string[] {
  const { pieces, entries } = sight.gestan;
  const prefix = `woo:${sight.id}:order:${order.id}:`;
  const own = pieces.filter((piece) => piece.externalRef?.startsWith(prefix) && !piece.cancelled);
  const byKind = (kind: string) => own.filter((piece) => piece.kind === kind);
  const problems: string[] = [];
  const tell = (text: string) => problems.push(`order ${order.id} of ${sight.id} (${order.status}): ${text}`);
  const wanted = wantedKinds(order, refunds);
  for (const kind of ['quote', 'order', 'delivery-note', 'invoice'] as const) {
    const count = byKind(kind).length;
    if (count > 1) tell(`${count} pieces of kind ${kind}`);
    if (count === 0 && wanted?.has(kind)) tell(`no ${kind}`);
    // A status that asks for less leaves the pieces that it asked for before.
    if (count === 1 && wanted && !wanted.has(kind) && wanted.size === 0)
      tell(`a ${kind} that nothing asks for`);
  }
  const gross = (list: readonly Piece[]) => list.reduce((sum, piece) => sum + cents(piece.totalGross), 0);
  for (const piece of own)
    if (piece.kind !== 'credit-note' && cents(piece.totalGross) !== cents(order.total))
      tell(`${piece.kind} of ${piece.totalGross}, not ${order.total}`);
  const isInvoiced = byKind('invoice').length === 1;
  const refunded = refunds.reduce((sum, refund) => sum + cents(refund.amount), 0);
  const credited = Math.abs(gross(byKind('credit-note')));
  if (isInvoiced && credited !== refunded) tell(`credit notes of ${credited}, refunds of ${refunded} cents`);
  if (isInvoiced && byKind('credit-note').length !== refunds.length)
    tell(`${byKind('credit-note').length} credit notes, ${refunds.length} refunds`);
  const booked = entries.filter(({ externalRef }) => externalRef.startsWith(prefix));
  const sum = (way: string) =>
    booked.filter(({ direction }) => direction === way).reduce((all, { amount }) => all + cents(amount), 0);
  if (isInvoiced && sum('in') !== cents(order.total))
    tell(`entries in of ${sum('in')}, total ${cents(order.total)}`);
  if (isInvoiced && sum('out') !== refunded) tell(`entries out of ${sum('out')}, refunds of ${refunded}`);
  if (!isInvoiced && booked.length > 0) tell(`${booked.length} entries and no invoice`);
  return problems;
}

function contactProblems(sight: Sight, asked: ReadonlySet<string>): readonly string[] {
  const { contacts, pieces } = sight.gestan;
  const emails = contacts.flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
  const known = new Set(contacts.map(({ id }) => id));
  const unknown = pieces.filter((piece) => piece.contactId !== undefined && !known.has(piece.contactId));
  const emailOf = new Map(contacts.map((contact) => [contact.id, contact.email?.toLowerCase()]));
  const wrong = sight.store.orders.flatMap((order) => {
    const email = String((order.billing as Row).email);
    return pieces
      .filter(({ externalRef }) => externalRef?.startsWith(`woo:${sight.id}:order:${order.id}:`))
      .filter(({ contactId }) => emailOf.get(contactId ?? '') !== email)
      .map(({ externalRef }) => `${externalRef} is not of the contact ${email}`);
  });
  const missing = sight.store.customers
    .filter(({ role }) => role === 'customer')
    .filter(({ email }) => !emails.includes(String(email)))
    .map(({ email }) => `customer ${email} has no contact`);
  return [
    ...doubles(
      'contact',
      contacts.flatMap(({ id, email }) => (email && !asked.has(id) ? [email.toLowerCase()] : [])),
    ),
    ...unknown.map(({ externalRef }) => `${externalRef} has a contact that is not there`),
    ...wrong,
    ...missing,
  ];
}

interface Sides {
  readonly woo: Row | undefined;
  readonly gestan: MemoryGestan['state']['products'][number] | undefined;
}

function sidesOf(sight: Sight, code: string): Sides {
  const rows = [...sight.store.products, ...sight.store.variations];
  return {
    woo: rows.find(({ sku, status }) => sku === code && status !== 'trash'),
    gestan: sight.gestan.products.find((product) => product.code === code),
  };
}

function fieldProblems(
  sight: Sight,
  code: string,
  field: EditedField,
  { woo, gestan }: Sides,
  shown: ReadonlySet<string>,
): readonly string[] {
  const edits = sight.ledger.of(code, field);
  const last = edits.at(-1);
  if (last === undefined || woo === undefined || gestan === undefined) return [];
  const isVariant = woo.parent_id !== undefined && Number(woo.parent_id) > 0;
  const [w, g] = field === 'name' ? [woo.name, gestan.name] : [woo.regular_price, gestan.priceGross];
  const equal = field === 'name' ? (a: unknown, b: unknown) => a === b : same;
  // The shop makes up the name of a variation by itself, and owns it: Gestan keeps its own until a
  // person changes it there.
  if (isVariant && field === 'name')
    return edits.length > 1 || equal(g, last.value)
      ? []
      : [`${code}: name is « ${g} » in Gestan, not « ${last.value} »`];
  if (!equal(w, g)) {
    return shown.has(`${code}/${field}`)
      ? []
      : [`${code}: ${field} is « ${w} » in the shop, « ${g} » in Gestan, and no conflict is shown`];
  }
  const seen = edits.filter(({ unseen }) => !unseen);
  const allowed = [last, ...seen.slice(-1)].map(({ value }) => value);
  return allowed.some((value) => equal(value, w))
    ? []
    : [`${code}: ${field} is « ${w} » on both sides, a person entered « ${last.value} » last`];
}

function productProblems(
  sight: Sight,
  links: ReadonlyMap<string, string>,
  shown: ReadonlySet<string>,
): readonly string[] {
  const { products, variations } = sight.store;
  const live = products.filter(({ status }) => status !== 'trash');
  const skus = [...live, ...variations].map(({ sku }) => String(sku));
  const codes = sight.gestan.products.map(({ code }) => code);
  const problems = [...doubles('SKU', skus), ...doubles('code', codes)];
  // What a person changed before the two sides first met is asked about, and linked by the answer.
  const asked = new Set([...shown].map((field) => field.split('/')[0]));
  for (const code of sight.ledger.codes()) {
    const sides = sidesOf(sight, code);
    if (sides.woo === undefined) problems.push(`${code} is not in the shop`);
    else if (sides.gestan === undefined) problems.push(`${code} is not in Gestan`);
    else if (links.get(code) !== String(sides.woo.id) && !asked.has(code))
      problems.push(`${code} is not linked`);
    for (const field of ['name', 'price'] as const)
      problems.push(...fieldProblems(sight, code, field, sides, shown));
  }
  return problems;
}

/** Units of the orders of a shop that are sold and have not left Gestan's stock, by SKU. */
function heldUnits(sight: Sight): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  const rows = [...sight.store.products, ...sight.store.variations];
  const skuOf = new Map(rows.map(({ id, sku }) => [Number(id), String(sku)]));
  for (const order of sight.store.orders) {
    if (!['on-hold', 'processing'].includes(String(order.status))) continue;
    const refunds = sight.store.refunds.filter(({ parent_id: parent }) => parent === order.id);
    const back = new Map<number, number>();
    for (const refund of refunds)
      for (const line of refund.line_items as Row[]) {
        const id = Number(line.product_id);
        back.set(id, (back.get(id) ?? 0) + Math.abs(Number(line.quantity)));
      }
    for (const line of order.line_items as Row[]) {
      const id = Number(line.product_id);
      const units = Number(line.quantity);
      const returned = Math.min(units, back.get(id) ?? 0);
      back.set(id, (back.get(id) ?? 0) - returned);
      const sku = skuOf.get(id) ?? '';
      held.set(sku, (held.get(sku) ?? 0) + units - returned);
    }
  }
  return held;
}

function stockProblems(sight: Sight, sights: readonly Sight[]): readonly string[] {
  const helds = sights.map(heldUnits);
  const physical = new Map(sight.gestan.stock.map(({ code, quantity }) => [code, quantity]));
  return [...sight.store.products, ...sight.store.variations].flatMap((row) => {
    const quantity = physical.get(String(row.sku));
    if (row.manage_stock !== true || quantity === undefined || row.status === 'trash') return [];
    const held = helds.reduce((sum, units) => sum + (units.get(String(row.sku)) ?? 0), 0);
    const sellable = Math.max(0, Math.floor(Number(quantity)) - held);
    return Number(row.stock_quantity) <= sellable
      ? []
      : [`${row.sku}: ${row.stock_quantity} in ${sight.id}, ${sellable} can be sold`];
  });
}

async function photoProblems(
  sim: SimWorld,
  sight: Sight,
  shown: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { transport } = sim.store;
  const inLibrary: string[] = [];
  for (const { src } of sim.store.state.images) {
    const answer = await transport(new Request(String(src)));
    if (answer.ok) inLibrary.push(tailOf(new Uint8Array(await answer.arrayBuffer())));
  }
  const problems = [...doubles('picture', inLibrary)];
  // The pictures of a product wait until its conflicts are settled.
  const waiting = new Set([...shown].map((field) => field.split('/')[0]));
  for (const { code, mark, unseen } of sight.ledger.photos) {
    const { woo, gestan } = sidesOf(sight, code);
    if (unseen || woo === undefined || gestan === undefined || waiting.has(code)) continue;
    const hash = createHash('sha256').update(picture(mark)).digest('hex');
    const held = (gestan.images ?? []).filter(({ sha256 }) => sha256 === hash).length;
    const seen = (await shownPictures(woo, transport)).filter((one) => one === mark).length;
    if (held !== 1 || seen !== 1)
      problems.push(`${code}: picture ${mark} is ${held} times in Gestan, ${seen} times in the shop`);
  }
  return problems;
}

/** What must hold of what a shop sold. */
function salesProblems(
  sight: Sight,
  sights: readonly Sight[],
  asked: ReadonlySet<string>,
): readonly string[] {
  const { orders, refunds } = sight.store;
  return [
    ...orders.flatMap((order) =>
      orderProblems(
        order,
        refunds.filter(({ parent_id: parent }) => parent === order.id),
        sight,
      ),
    ),
    ...contactProblems(sight, asked),
    ...stockProblems(sight, sights),
  ];
}

/**
 * What must hold when everything has come to rest, from all sides and from what people did.
 *
 * @param links the SKU of each link of the first shop with the id of its product or variation.
 * @param asked ids of contacts that a plan shows as a second one of somebody.
 * @param shown the fields that a plan of the first shop shows as conflicts, as `code/field`.
 */
export async function violations(
  shops: readonly SimWorld[],
  links: ReadonlyMap<string, string>,
  shown: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): Promise<readonly string[]> {
  const sights = shops.map(lookAt);
  const [sim] = shops;
  const [sight] = sights;
  if (sim === undefined || sight === undefined) throw new RangeError('There is no shop.');
  const { pieces, entries } = sight.gestan;
  return [
    ...doubles(
      'piece',
      pieces.map(({ externalRef }) => externalRef ?? ''),
    ),
    ...doubles(
      'entry',
      entries.map(({ externalRef }) => externalRef),
    ),
    ...sights.flatMap((one) => salesProblems(one, sights, asked)),
    ...productProblems(sight, links, shown),
    ...(await photoProblems(sim, sight, shown)),
  ];
}

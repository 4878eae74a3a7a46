import { defined, fromGmt } from '../../../core/index.js';
import { lineProductDraft } from '../../../diff/orders/line-product.js';
import { isMadeAnyway } from '../../../diff/orders/order-contact.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { withContact } from '../../../diff/orders/with-contact.js';
import type { GestanWriteResult } from '../../../gestan/index.js';
import type { ProductNeed } from '../../../pieces/index.js';
import type { WooOrder } from '../../../woo/index.js';
import { linkWrite, paddedRef } from '../../state/links.js';
import type { OrderFacts } from '../../state/records/orders.js';
import { put } from '../../state/store.js';
import { type ApplyWork, isUnsettled, reportError } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import { makePieces } from './make-pieces.js';
import type { OrderToMake } from './piece-steps.js';
import type { PlannedOrder } from './plan.js';
import type { OrderPerson, OrderPlanner } from './planner.js';
import type { NewProduct } from './product-drafts.js';
import type { OrderWithRefunds } from './read.js';

/**
 * Makes the contacts and the products that Gestan lacks, order by order, then the pieces and
 * entries of all orders. Each result is stored, so an order that stops half way continues from
 * there. The first failure ends its order, and no other. Returns the rows that are no longer what
 * was planned: a contact that was made for an earlier order may be this customer, so what was
 * planned waits for an answer.
 *
 * @param orders none twice, and nothing was made since they were planned.
 */
export async function makeOrders(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  orders: readonly PlannedOrder[],
): Promise<ReadonlyMap<OrderRow, OrderRow>> {
  const { report } = work;
  const changed = new Map<OrderRow, OrderRow>();
  const ready: ReadyOrder[] = [];
  const since: MadeSince = { contacts: false, products: false };
  const fail = (planned: OrderRow, error: unknown) => reportError(work, planned, error);
  for (const order of orders) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await planner.directory.passTurn();
    try {
      const readied = await readyOrder(context, planner, work, order, since);
      if ('facts' in readied) ready.push(readied);
      else {
        report.skipped(order.row, readied.reason ?? { code: 'customer-undecided', values: {} });
        changed.set(order.row, readied);
      }
    } catch (error) {
      fail(order.row, error);
    }
  }
  await planner.directory.settle(work);
  await makePieces(context, work, ready, ({ planned }, failure) => {
    if (failure) fail(planned, failure.error);
    else report.done(planned);
  });
  return changed;
}

/** An order of which only pieces and entries are left to make. */
interface ReadyOrder extends OrderToMake {
  readonly planned: OrderRow;
}

/** What was made for an order before this one, since both were planned. */
interface MadeSince {
  contacts: boolean;
  products: boolean;
}

/**
 * Makes the contact of an order and the products it needs; its row, where its customer is
 * undecided.
 */
async function readyOrder(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  { source, row: planned, record: before, person }: PlannedOrder,
  since: MadeSince,
): Promise<ReadyOrder | OrderRow> {
  const { order } = source;
  if (planned.pieces.length + planned.entries.length === 0) {
    // Pieces of a cancelled order: nobody has to become a contact for them.
    return { planned, row: planned, before, facts: orderFacts(source, before?.contactId) };
  }
  const now = since.contacts ? await planner.personOf(order) : person;
  const contactId = await contactIdOf(planner, order, now, { work, since });
  if (contactId === undefined) return planner.plan(source, before, now.contact);
  const facts = orderFacts(source, contactId);
  const known = { state: 'known', contactId } as const;
  let row = since.products ? planner.plan(source, before, known) : withContact(planned, contactId);
  if (row.products.length > 0) {
    since.products = true;
    for (const need of row.products) await makeProduct(context, planner, work, need);
    row = planner.plan(source, before, known);
  }
  return { planned, row, before, facts };
}

/**
 * Gestan's id of the customer, who becomes a contact, or is linked to one, where that is still to
 * be done. Undefined where it is undecided who it is: the contact that a row under review names is
 * the one in doubt.
 */
async function contactIdOf(
  { directory, onReview }: OrderPlanner,
  order: WooOrder,
  { contact, row }: OrderPerson,
  { work, since }: { readonly work: ApplyWork<OrderRow>; readonly since: MadeSince },
): Promise<string | undefined> {
  if (contact.state === 'known' && row?.status !== 'link') return contact.contactId;
  if (row === undefined) return undefined;
  const isAnyway = isMadeAnyway(row, onReview);
  if (!isAnyway && row.status !== 'add-to-gestan' && row.status !== 'link') return undefined;
  since.contacts = true;
  return isAnyway ? directory.createAnyway(row, directory.personOf(order), work) : directory.apply(row, work);
}

/**
 * Makes a product that Gestan lacks: as the product flow would, where the shop still has it, else
 * from what the line says.
 */
async function makeProduct(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  need: ProductNeed,
): Promise<void> {
  const { externalRef, code, wooProductId, wooVariationId } = need;
  const { gestan, store } = context;
  // A product that was deleted for good has no id on the line: nothing to read, and nothing to
  // link.
  const ref =
    wooProductId > 0
      ? { wooId: wooProductId, ...(wooVariationId > 0 ? { variationId: wooVariationId } : {}) }
      : undefined;
  const { draft, base }: NewProduct = (ref && (await planner.drafts.of(ref, need))) ?? {
    draft: lineProductDraft(need, {
      fields: gestan.capabilities.productFields,
      vatRates: planner.vatRates,
      family: planner.settings.products.defaultFamily,
    }),
  };
  await work.held.keep();
  const closing = await work.journal.open([
    { kind: 'gestan-product', externalRef, code, ...defined({ ref, base }) },
  ]);
  let result: GestanWriteResult;
  try {
    result = await upsertOrFind(
      context,
      'product',
      draft,
      () => gestan.upsertProduct(draft),
      ({ id }) => planner.products.linkedTo(ref, id),
    );
  } catch (error) {
    // A write that may have happened keeps its intent. The next run looks it up.
    if (!isUnsettled(error)) await store.commit(closing, work.held.lease);
    throw error;
  }
  const { id } = result;
  const sent = sentWrites(context, externalRef, result, { kind: 'product', ...(ref ? { ref } : {}) });
  const link = ref
    ? [
        linkWrite(store, { ...ref, gestanId: id, code, made: 'import', at: context.now() }),
        ...(base ? [put(store.keys.base(paddedRef(ref)), base)] : []),
      ]
    : [];
  await store.commit([...link, ...sent, ...closing], work.held.lease);
  planner.products.add(ref, { code, productId: id });
}

export function orderFacts({ order }: OrderWithRefunds, contactId?: string): OrderFacts {
  return {
    orderId: order.id,
    number: order.number,
    status: order.status,
    total: order.total,
    currency: order.currency,
    createdAt: fromGmt(order.date_created_gmt) ?? '',
    ...defined({ contactId }),
  };
}

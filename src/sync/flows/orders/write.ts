import { defined, fromGmt } from '../../../core/index.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { lineProductDraft } from '../../../diff/orders/line-product.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { GestanWriteResult } from '../../../gestan/index.js';
import type { ProductNeed } from '../../../pieces/index.js';
import type { WooOrder } from '../../../woo/index.js';
import { linkWrite } from '../../state/links.js';
import { type OrderFacts, readOrder } from '../../state/records/orders.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import { makePieces } from './make-pieces.js';
import type { OrderPlanner } from './planner.js';
import type { OrderWithRefunds } from './read.js';

/**
 * Makes what an order needs: its contact, the products that Gestan lacks, its pieces in order, its
 * entries. Each result is stored, so an order that stops half way continues from there. The first
 * failure ends this order, and no other. Returns the current row: a contact that an earlier order
 * made may be this customer, and then the planned order waits for an answer.
 */
export async function applyOrder(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  source: OrderWithRefunds,
  planned: OrderRow,
): Promise<OrderRow> {
  const { order } = source;
  try {
    if (planned.pieces.length + planned.entries.length === 0) {
      // Pieces of a cancelled order: nobody has to become a contact for them.
      const before = await readOrder(context.store, order.id);
      await makePieces(context, work, orderFacts(source, before?.contactId), planned);
      work.report.done(planned);
      return planned;
    }
    const { contact, row: contactRow } = await planner.personOf(order);
    const contactId =
      contact.state === 'known' && contactRow?.status !== 'link'
        ? contact.contactId
        : contactRow && (await makeContact(planner, order, contactRow, work));
    const record = await readOrder(context.store, order.id);
    if (contactId === undefined) {
      const now = planner.plan(source, record, contact);
      work.report.skipped(planned, now.reason ?? { code: 'customer-undecided', values: {} });
      return now;
    }
    const known = { state: 'known', contactId } as const;
    let row = planner.plan(source, record, known);
    if (row.products.length > 0) {
      for (const need of row.products) await makeProduct(context, planner, work, need);
      row = planner.plan(source, record, known);
    }
    const facts = orderFacts(source, contactId);
    await makePieces(context, work, facts, row);
    work.report.done(planned);
  } catch (error) {
    if (isUnsettled(error)) work.report.unsettled(planned, error);
    else work.report.failed(planned, error);
  }
  return planned;
}

async function makeContact(
  planner: OrderPlanner,
  order: WooOrder,
  row: ContactRow,
  work: ApplyWork<OrderRow>,
): Promise<string | undefined> {
  if (row.status === 'review' && planner.onReview === 'create') {
    return planner.directory.createAnyway(row, planner.directory.personOf(order), work);
  }
  if (row.status !== 'add-to-gestan' && row.status !== 'link') return row.contactId;
  return planner.directory.apply(row, work);
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
  const draft =
    (ref && (await planner.drafts.of(ref, need))) ??
    lineProductDraft(need, {
      fields: gestan.capabilities.productFields,
      vatRates: planner.vatRates,
      family: planner.settings.products.defaultFamily,
    });
  await work.held.keep();
  const closing = await work.journal.open([
    { kind: 'gestan-product', externalRef, ...(ref ? { ref } : {}), code },
  ]);
  let result: GestanWriteResult;
  try {
    result = await upsertOrFind(context, 'product', draft, () => gestan.upsertProduct(draft));
  } catch (error) {
    // A write that may have happened keeps its intent. The next run looks it up.
    if (!isUnsettled(error)) await store.commit(closing, work.held.lease);
    throw error;
  }
  const { id } = result;
  const sent = sentWrites(context, externalRef, result, { kind: 'product', ...(ref ? { ref } : {}) });
  const link = ref
    ? [linkWrite(store, { ...ref, gestanId: id, code, made: 'import', at: context.now() })]
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

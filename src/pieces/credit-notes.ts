import type { Big } from '../core/index.js';
import { sum, toFixed } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import { amount, cents } from './amounts.js';
import type { KnownPiece } from './context.js';
import { afterConverting, nothingBefore } from './currency.js';
import { dayOf, figures } from './drafts.js';
import { forGestan, type PreparedOrder } from './prepare.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { pieceRef } from './references.js';
import { refundedItem } from './refund-lines.js';
import { creditContents } from './refunds.js';
import { addNote } from './work.js';

/** A credit note of an order, made before or to make now. */
export interface CreditNote {
  readonly refund: WooRefund;
  readonly piece: Pick<PieceDraft, 'externalRef' | 'totalGross'>;
  /** Absent: it is there already. */
  readonly draft?: PieceDraft;
}

/**
 * The credit notes of an order, one per refund, each citing the invoice. Those made already are computed too (later ones depend on them) and
 * compared with what was made.
 *
 * @param invoiceRef the invoice's external reference.
 * @param goodsLeft whether a piece of the order took, or takes, goods out of stock.
 */
export function creditNotes(
  prepared: PreparedOrder,
  refunds: readonly WooRefund[],
  invoiceRef: string,
  goodsLeft: boolean,
): Outcome<readonly CreditNote[]> {
  const { order, context, settings, maker, money } = prepared;
  const contents = creditContents(prepared.content, refunds, maker);
  if (contents.refused) return contents;
  const known = context.already?.pieces ?? [];
  const restocked = restockedRefunds(order, refunds);
  const makes = context.capabilities.pieces.includes('credit-note');
  const invoiced = invoicedTotal(order, known);
  const result: CreditNote[] = [];
  let before = nothingBefore;
  let given = orphaned(order, refunds, known);
  for (const { refund, content } of contents.value) {
    const open = invoiced?.minus(given);
    given = given.plus(content.gross);
    const what = `Refund ${refund.id} of order ${order.number}`;
    const written = forGestan(content, { book: maker.book, money, context, settings }, what, before);
    if (written.refused) return written;
    before = afterConverting(before, content);
    const externalRef = pieceRef(context.shopId, order.id, 'credit-note', refund.id);
    const made = known.find((piece) => piece.externalRef === externalRef);
    const shown = figures(written.value);
    if (made) {
      compare(made, shown.totalGross, refund, prepared);
      result.push({ refund, piece: made });
      continue;
    }
    if (!makes) {
      addNote(maker, 'kind-unsupported', 'This Gestan adapter does not create pieces of kind "credit-note".');
      continue;
    }
    if (open && content.gross.gt(open)) {
      return refuse(
        'refund-beyond-invoice',
        `${what} gives back ${toFixed(content.gross, 2)}, but only ${toFixed(open, 2)} of the invoice as it was made is not credited yet: the order was edited afterwards, or a refund was taken back.`,
        { expected: content.gross, found: open },
      );
    }
    const date = dayOf(refund.date_created_gmt, context.zone);
    if (date === undefined) return refuse('date-missing', `${what} has no date.`);
    const note = refund.reason?.trim();
    const draft: PieceDraft = {
      ...prepared.head('credit-note'),
      externalRef,
      kind: 'credit-note',
      date,
      sourceRef: invoiceRef,
      movesStock: goodsLeft && restocked.has(refund.id),
      ...(note ? { note } : {}),
      ...shown,
    };
    result.push({ refund, piece: draft, draft });
  }
  return ok(result);
}

/** What the invoice that was made comes to in the order's currency: the order may have grown since, and that part was never invoiced. */
function invoicedTotal(order: WooOrder, known: readonly KnownPiece[]): Big | undefined {
  const invoice = known.find((piece) => piece.kind === 'invoice');
  if (invoice?.sourceTotal !== undefined) return cents(invoice.sourceTotal);
  return invoice?.currency === order.currency ? cents(invoice.totalGross) : undefined;
}

/** Credit notes whose refund the shop has no more: they correct the invoice all the same. */
function orphaned(order: WooOrder, refunds: readonly WooRefund[], known: readonly KnownPiece[]): Big {
  const given = new Set(refunds.map((refund) => refund.id));
  return sum(
    known
      .filter(({ kind, currency }) => kind === 'credit-note' && currency === order.currency)
      .filter(({ externalRef }) => !given.has(Number(externalRef.split(':').at(-1))))
      .map(({ totalGross }) => cents(totalGross)),
  );
}

function compare(made: KnownPiece, gross: string, refund: WooRefund, prepared: PreparedOrder): void {
  if (made.totalGross === gross || made.currency !== prepared.money.currency) return;
  addNote(
    prepared.maker,
    'refund-changed',
    `Refund ${refund.id} comes to ${gross} now, its credit note to ${made.totalGross}: the shop changed it afterwards.`,
  );
}

/**
 * The refunds whose goods the shop put back into its stock. WooCommerce notes only how many units of an order line were put back in
 * all (`_restock_refunded_items`): they are taken to be those of the earliest refunds.
 */
export function restockedRefunds(order: WooOrder, refunds: readonly WooRefund[]): ReadonlySet<number> {
  const left = new Map(
    order.line_items.map((line) => {
      const value = line.meta_data.find((meta) => meta.key === '_restock_refunded_items')?.value;
      return [line.id, typeof value === 'string' || typeof value === 'number' ? Number(value) || 0 : 0];
    }),
  );
  const result = new Set<number>();
  for (const refund of [...refunds].sort((a, b) => a.id - b.id)) {
    const lines = refund.line_items.filter((line) => !amount(line.quantity).eq(0));
    const units = lines.map((line) => ({ id: refundedItem(line) ?? 0, count: Math.abs(line.quantity) }));
    const all = units.length > 0 && units.every(({ id, count }) => (left.get(id) ?? 0) >= count);
    if (!all) continue;
    for (const { id, count } of units) left.set(id, (left.get(id) ?? 0) - count);
    result.add(refund.id);
  }
  return result;
}

/** Notes what the shop changed after the invoice was made: an invoice is never changed, only a refund corrects it. */
export function compareWithInvoice(
  prepared: PreparedOrder,
  refunds: readonly WooRefund[],
  invoice: KnownPiece,
): void {
  const { order, maker, figures: now, money } = prepared;
  const same =
    invoice.sourceTotal === undefined
      ? invoice.currency !== money.currency || now.gross.eq(invoice.totalGross)
      : cents(order.total).eq(invoice.sourceTotal);
  if (!same) {
    const [was, is] =
      invoice.sourceTotal === undefined
        ? [invoice.totalGross, toFixed(now.gross, 2)]
        : [invoice.sourceTotal, toFixed(cents(order.total), 2)];
    addNote(
      maker,
      'edited-after-invoice',
      `Order ${order.number} comes to ${is} now, and came to ${was} when its invoice was made: it was edited afterwards. An invoice is never changed; a refund in the shop makes a credit note.`,
    );
  }
  const given = new Set(refunds.map((refund) => refund.id));
  for (const piece of prepared.context.already?.pieces ?? []) {
    const id = Number(/:credit-note:(\d+)$/.exec(piece.externalRef)?.[1]);
    if (piece.kind === 'credit-note' && Number.isInteger(id) && !given.has(id)) {
      addNote(
        maker,
        'credit-note-without-refund',
        `Credit note ${piece.externalRef} corrects the invoice, but the shop has no refund ${id} any more.`,
      );
    }
  }
}

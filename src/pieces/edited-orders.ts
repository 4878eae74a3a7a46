import { toFixed } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import { basketGross, basketsOf, lessBaskets } from './baskets.js';
import type { KnownPiece } from './context.js';
import { type CitedInvoice, type CreditNotes, citation } from './credit-notes.js';
import { convert, nothingBefore } from './currency.js';
import { allowedDay, dayOf } from './dates.js';
import { figures, type PieceHead } from './drafts.js';
import { differenceValues, editDifference, isUnchanged } from './edit-difference.js';
import { type Correction, correctionOf, lessRefunds } from './edits.js';
import { editOf } from './invoiced.js';
import { forGestan, type PreparedOrder } from './prepare.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import { type Content, joinContents } from './reconcile.js';
import { editRef } from './references.js';
import { addNote } from './work.js';

/** A piece that corrects an edited order. */
export interface EditPiece {
  readonly draft: PieceDraft;
  readonly content: Content;
}

/** What was invoiced of an order, and what credit notes of earlier edits took from it. */
export interface InvoicedOrder {
  readonly cited: CitedInvoice;
  readonly invoiced: Content;
  readonly corrected: Content;
  /** Whether goods left stock before. If so, corrections move stock too. */
  readonly goodsLeft: boolean;
  readonly head: (kind: 'invoice' | 'credit-note') => PieceHead;
}

/**
 * The pieces that correct the edits of an order. None if the order equals what was invoiced, or if
 * it cannot be read any more.
 */
export function editsOf({ invoiced, corrected }: InvoicedOrder, { today, maker }: PreparedOrder): Correction {
  if (today.refused) return {};
  const difference = editDifference(invoiced, corrected, today.value);
  // Rounding may move a cent from a rate to another; the total stays as it was then.
  const isSameTotal = invoiced.gross.minus(corrected.gross).eq(today.value.gross);
  return {
    ...correctionOf(difference, maker.money),
    onlyVat: difference.lines.length === 0 && !isSameTotal,
  };
}

/** What is left of a correction once refunds are counted. */
export function openCorrection(
  correction: Correction,
  credits: CreditNotes,
  { maker }: PreparedOrder,
): Correction {
  const refunded = credits.credits.map((credit) => credit.content);
  const { grown, shrunk, onlyVat } = correction;
  return { grown, onlyVat, shrunk: shrunk && lessRefunds(shrunk, refunded, maker.money) };
}

/** Notes what the shop changed after the invoice: product by product and rate by rate. */
export function noteEdits(
  at: InvoicedOrder,
  open: Correction,
  prepared: PreparedOrder,
  corrected: boolean,
): void {
  const { order, today, maker } = prepared;
  if (today.refused || !(open.grown || open.shrunk || open.onlyVat)) return;
  const difference = editDifference(at.invoiced, at.corrected, today.value);
  if (isUnchanged(difference)) return;
  const { money } = maker;
  const was = at.invoiced.gross.minus(at.corrected.gross);
  addNote(maker, {
    code: 'edited-after-invoice',
    values: {
      order: order.number,
      currency: money.currency,
      was: money.text(was),
      is: money.text(today.value.gross),
      ...differenceValues(difference, at.invoiced, at.corrected, today.value, money),
      corrected,
    },
  });
}

/** A further invoice for what grew: cites the first. */
export function furtherInvoice(
  grown: Content,
  at: InvoicedOrder,
  prepared: PreparedOrder,
): Outcome<EditPiece> {
  const { money, order } = prepared;
  const before = money.rate ? { gross: at.invoiced.gross, vat: at.invoiced.vat, baskets: [] } : nothingBefore;
  const shown = forGestan(grown, prepared, { order: order.number }, before);
  if (shown.refused) return shown;
  return editPiece('invoice', grown, shown.value, at, prepared);
}

/** A credit note for what shrank, less what credit notes of refunds already gave back. */
export function editCredit(
  shrunk: Content,
  at: InvoicedOrder,
  credits: CreditNotes,
  prepared: PreparedOrder,
): Outcome<EditPiece> {
  const { money, order, maker } = prepared;
  const left = lessBaskets(
    basketsOf(at.invoiced, maker.money),
    basketsOf(joinContents(credits.contents), maker.money),
  );
  const own = basketsOf(shrunk, maker.money);
  const isWithin = own.every((basket) => {
    const held = left.find((each) => each.key === basket.key);
    return held !== undefined && basketGross(basket).lte(basketGross(held));
  });
  // What refunds gave back at other rates cannot be given back again: a person must look at it.
  if (!isWithin) {
    return refuse({
      code: 'edit-beyond-invoice',
      values: {
        order: order.number,
        currency: maker.money.currency,
        gross: toFixed(shrunk.gross, maker.money.places),
      },
    });
  }
  const closes = left.every((basket) => {
    const part = own.find((each) => each.key === basket.key);
    return basketGross(basket).eq(part ? basketGross(part) : 0);
  });
  const whole = money.rate ? convert(at.invoiced, money.rate, money.money) : at.invoiced;
  const rest = lessBaskets(basketsOf(whole, money.money), credits.converted.baskets);
  const shown = forGestan(
    shrunk,
    prepared,
    { order: order.number },
    credits.converted,
    closes ? rest : undefined,
  );
  if (shown.refused) return shown;
  return editPiece('credit-note', shrunk, shown.value, at, prepared);
}

function editPiece(
  kind: 'invoice' | 'credit-note',
  content: Content,
  shown: Content,
  at: InvoicedOrder,
  prepared: PreparedOrder,
): Outcome<EditPiece> {
  const { order, context, settings, maker, money } = prepared;
  const known = context.already?.pieces ?? [];
  const own = editDay(order, prepared);
  if (own === undefined) return refuse({ code: 'date-missing', values: { order: order.number, kind } });
  const day = allowedDay(kind, own, settings, at.cited.date);
  if (day.note) addNote(maker, day.note);
  const draft: PieceDraft = {
    ...at.head(kind),
    externalRef: editRef(context.shopId, order.id, kind, lastEdit(known, kind) + 1),
    kind,
    date: day.date,
    ...citation(at.cited),
    movesStock: at.goodsLeft && content.lines.some((line) => line.type === 'product'),
    ...figures(shown, money.money),
  };
  return ok({ draft, content });
}

function editDay(order: WooOrder, { context, settings }: PreparedOrder): string | undefined {
  if (settings.invoiceDate === 'import') return context.today;
  return dayOf(order.date_modified_gmt, context.zone) ?? dayOf(order.date_created_gmt, context.zone);
}

/**
 * The number of the last piece that corrected an edit. An earlier number may be missing: Gestan
 * refused that piece.
 */
function lastEdit(pieces: readonly KnownPiece[], kind: 'invoice' | 'credit-note'): number {
  const edits = pieces.filter((piece) => piece.kind === kind).map(editOf);
  return Math.max(0, ...edits.map((edit) => edit ?? 0));
}

import type { Big } from '../core/index.js';
import { decimal, sum, zero } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooRefund } from '../woo/types.js';
import { basketKey } from './baskets.js';
import type { BlockedCredit, KnownPiece } from './context.js';
import {
  type CitedInvoice,
  type Credited,
  type CreditNotes,
  creditNotes,
  sameMoneyAsked,
  withoutRefund,
} from './credit-notes.js';
import type { Deposits } from './deposits.js';
import type { PayableInvoice } from './due-payments.js';
import {
  type EditPiece,
  editCredit,
  editsOf,
  furtherInvoice,
  type InvoicedOrder,
  noteEdits,
  openCorrection,
} from './edited-orders.js';
import type { Correction } from './edits.js';
import type { CreditToBook } from './entries.js';
import { contentOf, editOf, isOfEdit } from './invoiced.js';
import { fromIssued, toIssued } from './issued.js';
import type { IssuedContent } from './issued-content.js';
import { type PreparedOrder, pieceHead } from './prepare.js';
import type { BillingReason, Outcome } from './reasons.js';
import { type Content, joinContents, nothing } from './reconcile.js';
import { addNote } from './work.js';

/** What corrects an invoiced order. */
export interface Corrections {
  readonly pieces: readonly PieceDraft[];
  readonly issued: Readonly<Record<string, IssuedContent>>;
  readonly blocked: readonly BlockedCredit[];
  /** Credit notes of refunds, made before or now: what was paid out is booked against them. */
  readonly credits: readonly CreditToBook[];
  /** Further invoices, made before or now: what was paid is booked against them. */
  readonly further: readonly PayableInvoice[];
  /** What credit notes of edits, made before or now, took from the invoices. */
  readonly creditedEdits: Big;
}

interface Invoiced {
  readonly invoice: KnownPiece;
  /** The invoice where it was made before. */
  readonly made: KnownPiece | undefined;
  /** What the invoice holds where it is made now. */
  readonly now: Content | undefined;
  readonly deposits: Deposits;
  readonly goodsLeft: boolean;
}

/**
 * Adds contents up. A deposit that is invoiced by itself and deducted by the final invoice is left
 * out: the two cancel out.
 */
function invoicedOf(contents: readonly Content[]): Content {
  const whole = joinContents(contents);
  const left = new Map<string, Big>();
  for (const line of whole.lines.filter((each) => each.deposit)) {
    const key = basketKey(line);
    left.set(key, (left.get(key) ?? zero).plus(line.net));
  }
  const lines = whole.lines.filter((line) => !line.deposit || !left.get(basketKey(line))?.eq(0));
  return { ...whole, lines };
}

/** What was invoiced or credited before because the order had been edited. */
function editsMade(
  kind: KnownPiece['kind'],
  known: readonly KnownPiece[],
  made: KnownPiece | undefined,
  prepared: PreparedOrder,
): readonly Content[] {
  return known
    .filter((piece) => piece !== made && piece.kind === kind && isOfEdit(piece))
    .flatMap((piece) => contentOf(piece, prepared) ?? []);
}

/**
 * Builds the credit notes of an order and the pieces that correct its edits. What was invoiced
 * comes from the stored content of the invoices. An invoice made in the same run holds today's
 * order.
 */
export function correctOrder(
  prepared: PreparedOrder,
  refunds: readonly WooRefund[],
  { invoice, made, now, deposits, goodsLeft }: Invoiced,
): Corrections {
  const { context, maker } = prepared;
  const known = context.already?.pieces ?? [];
  const before = deposits.invoices.map(({ content }) => content);
  const first = made ? contentOf(made, prepared) : (now ?? nothing);
  const invoiced = first && invoicedOf([...before, first, ...editsMade('invoice', known, made, prepared)]);
  const head = pieceHead(prepared, invoiced ?? nothing);
  const at: InvoicedOrder | undefined = invoiced && {
    cited: invoice,
    invoiced,
    corrected: joinContents(editsMade('credit-note', known, made, prepared)),
    goodsLeft: known.some((piece) => piece.movesStock === true),
    head,
  };
  const edited: Correction = made && at ? editsToMend(at, refunds, prepared) : {};
  const edit: Edit = { at, edited, cited: invoice, isMade: made !== undefined, goodsLeft, head };
  const whole = areEditsCorrected(prepared, made) ? corrected(edit, refunds, prepared, 'make') : undefined;
  // A further invoice and a credit note that correct one edit are made together, or wait together:
  // one of them alone would invoice the same goods twice, or not at all.
  const result =
    whole?.refused.length === 0 ? whole : corrected(edit, refunds, prepared, whole ? 'wait' : 'report');
  for (const [key, note] of result.notes) maker.notes.set(key, note);
  for (const reason of whole?.refused ?? []) addNote(maker, reason);
  for (const note of withoutRefund(refunds, known)) addNote(maker, note);
  return corrections(prepared, result.credits, result.pieces);
}

/** An edit of an invoiced order, and what its corrections are made against. */
interface Edit {
  readonly at: InvoicedOrder | undefined;
  readonly edited: Correction;
  readonly cited: CitedInvoice;
  /** Whether the invoice was made before. */
  readonly isMade: boolean;
  readonly goodsLeft: boolean;
  readonly head: InvoicedOrder['head'];
}

/** The credit notes of the refunds, with the pieces of the edit or without. */
interface Corrected {
  readonly credits: CreditNotes;
  readonly pieces: readonly EditPiece[];
  /** Why a piece of the edit cannot be made. */
  readonly refused: readonly BillingReason[];
  readonly notes: ReadonlyMap<string, BillingReason>;
}

/** @param how whether pieces of the edit are made, wait, or are left to a person. */
function corrected(
  { at, edited, cited, isMade, goodsLeft, head }: Edit,
  refunds: readonly WooRefund[],
  before: PreparedOrder,
  how: 'make' | 'wait' | 'report',
): Corrected {
  const notes = new Map(before.maker.notes);
  const prepared: PreparedOrder = { ...before, maker: { ...before.maker, notes } };
  const pieces: EditPiece[] = [];
  const refused: BillingReason[] = [];
  const take = (piece: Outcome<EditPiece>) => {
    if (piece.refused) refused.push(piece.refused);
    else pieces.push(piece.value);
  };
  if (how === 'make' && at && edited.grown) take(furtherInvoice(edited.grown, at, prepared));
  const whole = at && {
    ...at,
    invoiced: joinContents([at.invoiced, ...pieces.map((piece) => piece.content)]),
  };
  const credited: Credited = { cited, invoiced: whole?.invoiced, goodsLeft, head: head('credit-note') };
  const credits = creditNotes(prepared, refunds, credited);
  const open = openCorrection(edited, credits, prepared);
  const left = how === 'report' ? open : stillDue(open, credits, prepared);
  if (how === 'make' && whole && left.shrunk) take(editCredit(left.shrunk, whole, credits, prepared));
  if (at && isMade) noteEdits(at, left, prepared, refused.length === 0 && pieces.length > 0);
  return { credits, pieces, refused, notes };
}

/**
 * Nothing is left to correct where refunds gave back the whole order, and all that was invoiced of
 * it.
 */
function editsToMend(at: InvoicedOrder, refunds: readonly WooRefund[], prepared: PreparedOrder): Correction {
  const { maker, order } = prepared;
  const { invoiced, corrected } = at;
  const given = sum(refunds.map((refund) => maker.money.read(refund.amount).abs()));
  const isAll = given.gt(0) && given.gte(maker.money.read(order.total));
  const isGivenBack = isAll && given.gte(invoiced.gross.minus(corrected.gross));
  return isGivenBack ? {} : editsOf(at, prepared);
}

/**
 * An invoice that was entered by hand with amounts of its own was meant so: it is only reported.
 */
function areEditsCorrected({ settings, context }: PreparedOrder, made: KnownPiece | undefined): boolean {
  if (made?.byHand && made.issued === undefined) return false;
  return settings.edited === 'correct' && context.capabilities.pieces.includes('credit-note');
}

/**
 * A refund that is the same money, or may be, has paid for a change: nothing more is to be given
 * back.
 */
function stillDue(open: Correction, notes: CreditNotes, prepared: PreparedOrder): Correction {
  const { shrunk } = open;
  return shrunk && !isOtherMoney(shrunk, notes, prepared) ? { ...open, shrunk: undefined } : open;
}

/**
 * Whether the amount by which an order shrank is credited in addition to its refunds. A refund of
 * exactly that amount may be the same money: then a person is asked, and nothing is credited before
 * the answer.
 */
function isOtherMoney(shrunk: Content, { credits }: CreditNotes, prepared: PreparedOrder): boolean {
  const answers = prepared.context.already?.sameMoney ?? {};
  const equal = credits.find(
    ({ refund, content }) => content.gross.eq(shrunk.gross) && answers[String(refund.id)] !== false,
  );
  if (!equal) return true;
  const isAsked = answers[String(equal.refund.id)] === undefined;
  if (isAsked) addNote(prepared.maker, sameMoneyAsked(equal.refund, prepared));
  return false;
}

/** The further invoices first, then the credit notes of refunds, then those of edits. */
function corrections(
  { maker, money, context }: PreparedOrder,
  notes: CreditNotes,
  pieces: readonly EditPiece[],
): Corrections {
  const rate = money.rate?.toFixed();
  const isInvoice = ({ draft }: EditPiece) => draft.kind === 'invoice';
  const drafts = [
    ...pieces.filter(isInvoice),
    ...notes.credits.flatMap(({ draft, content }) => (draft ? [{ draft, content }] : [])),
    ...pieces.filter((piece) => !isInvoice(piece)),
  ];
  return {
    pieces: drafts.map(({ draft }) => draft),
    issued: Object.fromEntries(
      drafts.map(({ draft, content }) => [draft.externalRef, toIssued(content, maker.money, rate)]),
    ),
    blocked: notes.blocked,
    credits: notes.credits.map(({ refund, content, piece: { externalRef, totalGross } }) => ({
      refund,
      externalRef,
      totalGross,
      content,
    })),
    creditedEdits: sum(
      [
        ...(context.already?.pieces ?? []).filter((piece) => piece.kind === 'credit-note' && isOfEdit(piece)),
        ...pieces.filter((piece) => !isInvoice(piece)).map(({ draft }) => draft),
      ].map(({ totalGross }) => decimal(totalGross)),
    ),
    further: [
      ...(context.already?.pieces ?? [])
        .filter((piece) => piece.kind === 'invoice')
        .map((piece) => ({ piece, content: piece.issued && fromIssued(piece.issued, maker.book.all) })),
      ...pieces.filter(isInvoice).map(({ draft, content }) => ({ piece: draft, content })),
    ].flatMap(({ piece, content }) => {
      const n = editOf(piece);
      const { externalRef, totalGross, date } = piece;
      return n === undefined ? [] : [{ n, externalRef, totalGross, date, content }];
    }),
  };
}

import type { Big } from '../core/index.js';
import { decimal, sum, zero } from '../core/index.js';
import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooRefund } from '../woo/types.js';
import { basketKey } from './baskets.js';
import type { BlockedCredit, KnownPiece } from './context.js';
import {
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
import type { Outcome } from './reasons.js';
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
  const correctsEdits = areEditsCorrected(prepared, made);
  const pieces: EditPiece[] = [];
  let isWhole = true;
  const take = (piece: Outcome<EditPiece>) => {
    if (piece.refused) {
      addNote(maker, piece.refused);
      isWhole = false;
    } else pieces.push(piece.value);
  };
  const grown = correctsEdits ? edited.grown : undefined;
  if (at && grown) take(furtherInvoice(grown, at, prepared));
  const whole = at && {
    ...at,
    invoiced: joinContents([at.invoiced, ...pieces.map((piece) => piece.content)]),
  };
  const credited: Credited = {
    cited: invoice,
    invoiced: whole?.invoiced,
    goodsLeft,
    head: head('credit-note'),
  };
  const notes = creditNotes(prepared, refunds, credited);
  const open = openCorrection(edited, notes, prepared);
  const left = correctsEdits ? stillDue(open, notes, prepared) : open;
  const shrunk = correctsEdits ? left.shrunk : undefined;
  if (whole && shrunk) take(editCredit(shrunk, whole, notes, prepared));
  if (at && made) noteEdits(at, left, prepared, isWhole && pieces.length > 0);
  for (const note of withoutRefund(refunds, known)) addNote(maker, note);
  return corrections(prepared, notes, pieces);
}

/** Nothing is left to correct where refunds gave back the whole order, and all that was invoiced of it. */
function editsToMend(at: InvoicedOrder, refunds: readonly WooRefund[], prepared: PreparedOrder): Correction {
  const { maker, order } = prepared;
  const { invoiced, corrected } = at;
  const given = sum(refunds.map((refund) => maker.money.read(refund.amount).abs()));
  const isAll = given.gt(0) && given.gte(maker.money.read(order.total));
  const isGivenBack = isAll && given.gte(invoiced.gross.minus(corrected.gross));
  return isGivenBack ? {} : editsOf(at, prepared);
}

/** An invoice that was entered by hand with amounts of its own was meant so: it is only reported. */
function areEditsCorrected({ settings, context }: PreparedOrder, made: KnownPiece | undefined): boolean {
  if (made?.byHand && made.issued === undefined) return false;
  return settings.edited === 'correct' && context.capabilities.pieces.includes('credit-note');
}

/** A refund that is the same money, or may be, has paid for a change: nothing more is to be given back. */
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

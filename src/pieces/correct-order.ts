import type { PieceDraft } from '../gestan/piece-model.js';
import type { WooRefund } from '../woo/types.js';
import type { BlockedCredit, KnownPiece } from './context.js';
import { type Credited, type CreditNotes, creditNotes, withoutRefund } from './credit-notes.js';
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
import { contentOf, isOfEdit } from './invoiced.js';
import { toIssued } from './issued.js';
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
  readonly credits: readonly {
    readonly refund: WooRefund;
    readonly externalRef: string;
    readonly totalGross: string;
  }[];
}

interface Invoiced {
  readonly invoice: KnownPiece;
  /** The invoice where it was made before. */
  readonly made: KnownPiece | undefined;
  readonly goodsLeft: boolean;
}

/** What was invoiced or credited before because the order had been edited. */
function editsMade(
  kind: KnownPiece['kind'],
  known: readonly KnownPiece[],
  prepared: PreparedOrder,
): readonly Content[] {
  return known
    .filter((piece) => piece.kind === kind && isOfEdit(piece))
    .flatMap((piece) => contentOf(piece, prepared) ?? []);
}

/**
 * The credit notes of an order, and what mends its edits. What was invoiced is read from what was
 * kept of the invoices; an invoice that is made in the same go holds the order of today.
 */
export function correctOrder(
  prepared: PreparedOrder,
  refunds: readonly WooRefund[],
  { invoice, made, goodsLeft }: Invoiced,
): Corrections {
  const { context, settings, maker, today } = prepared;
  const known = context.already?.pieces ?? [];
  const first = made ? contentOf(made, prepared) : today.refused ? undefined : today.value;
  const invoiced = first && joinContents([first, ...editsMade('invoice', known, prepared)]);
  const head = pieceHead(prepared, invoiced ?? nothing);
  const at: InvoicedOrder | undefined = invoiced && {
    cited: invoice,
    invoiced,
    corrected: joinContents(editsMade('credit-note', known, prepared)),
    goodsLeft: known.some((piece) => piece.movesStock === true),
    head,
  };
  const edited: Correction = made && at ? editsOf(at, prepared) : {};
  const isMended = settings.edited === 'correct' && context.capabilities.pieces.includes('credit-note');
  const pieces: EditPiece[] = [];
  const take = (piece: Outcome<EditPiece>) => {
    if (piece.refused) addNote(maker, piece.refused);
    else pieces.push(piece.value);
  };
  if (isMended && at && edited.grown) take(furtherInvoice(edited.grown, at, prepared));
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
  if (isMended && whole && open.shrunk) take(editCredit(open.shrunk, whole, notes, prepared));
  if (at && made) noteEdits(at, open, prepared, pieces.length > 0);
  for (const note of withoutRefund(refunds, known)) addNote(maker, note);
  return corrections(prepared, notes, pieces);
}

/** The further invoices first, then the credit notes of refunds, then those of edits. */
function corrections(
  { maker, money }: PreparedOrder,
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
    credits: notes.credits.map(({ refund, piece: { externalRef, totalGross } }) => ({
      refund,
      externalRef,
      totalGross,
    })),
  };
}

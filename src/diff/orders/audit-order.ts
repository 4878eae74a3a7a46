import { decimal, sum } from '../../core/index.js';
import type { PieceDraft } from '../../gestan/piece-model.js';
import {
  type BillingContext,
  type BillingReason,
  type BillingSettings,
  buildPieces,
  type KnownPiece,
} from '../../pieces/index.js';
import { isInvoiceOfSale } from '../../pieces/invoiced.js';
import { isPaid, removeStatusPrefix } from '../../pieces/kinds.js';
import { livePieces } from '../../pieces/revisions.js';
import type { Reason } from '../plan.js';
import { type ExpectedPiece, netPerProduct, soldLines } from './audit-compare.js';
import type { AuditedOrder } from './audit-types.js';

/** What Gestan should hold of an order. */
export interface Expectation {
  /** What was made, as it was made. */
  readonly made: readonly ExpectedPiece[];
  /** What is asked for and was not made. */
  readonly missing: readonly PieceDraft[];
  /** Ledger entries that are due and were not made. */
  readonly entriesDue: readonly { readonly amount: string; readonly currency: string }[];
  /** Why something cannot be made, or what the shop changed. */
  readonly faults: readonly {
    readonly finding: 'refused' | 'edited' | 'outdated-piece' | 'not-invoiced' | 'not-credited' | 'no-entry';
    readonly reason: Reason;
  }[];
}

const everyPiece = { invoices: true, quotes: true, orders: true, deliveryNotes: true };

/** Notes that explain why a paid order has no ledger entry although entries are switched on. */
const withoutEntry: ReadonlySet<string> = new Set([
  'entries-unsupported',
  'amount-invalid',
  'payment-unmapped',
  'bank-account-missing',
  'bank-account-not-professional',
  'payment-not-explained',
  'fee-currency',
  'clearing-account-missing',
  'voucher-category-missing',
]);

/** Notes about a piece in Gestan that the order no longer explains. */
const ofOutdatedPiece: ReadonlySet<string> = new Set([
  'cancelled-before-invoice',
  'edited-before-invoice',
  'credit-note-without-refund',
]);

/**
 * Computes the pieces that an order should have. A piece is compared with the record of what was
 * made at the time, because an invoice is never changed. A later change in the shop is a separate
 * finding.
 */
export function expectationOf(
  audited: AuditedOrder,
  context: BillingContext,
  settings: BillingSettings,
): Expectation {
  const { order, refunds, known } = audited;
  const built = buildPieces(order, refunds, { ...context, already: known }, settings);
  const made = livePieces(known?.pieces ?? []).map((piece) =>
    rememberedPiece(piece, audited, context, settings),
  );
  if (built.refused) {
    return {
      made,
      missing: [],
      entriesDue: [],
      faults: [{ finding: 'refused', reason: built.refused }],
    };
  }
  const edited = built.notes.filter(
    (note) =>
      note.code === 'edited-after-invoice' ||
      note.code === 'edit-or-refund' ||
      // A cancelled order may be refunded later; one in the trash is not listed.
      (note.code === 'cancelled-after-invoice' &&
        note.values.status === 'trash' &&
        !isCredited(known, built.pieces)),
  );
  const outdated = built.notes.filter(({ code }) => ofOutdatedPiece.has(code));
  const unread = built.notes.filter((note) => note.code === 'order-not-explained');
  // The adapter makes no credit notes: the refund stays without one.
  const uncredited = built.notes.filter(
    (note) => note.code === 'kind-unsupported' && note.values.kind === 'credit-note',
  );
  const entry = built.notes.filter((note) => withoutEntry.has(note.code));
  return {
    made,
    missing: built.pieces,
    entriesDue: built.entries,
    faults: [
      ...built.blocked.map(({ reason }) => ({ finding: 'refused' as const, reason })),
      ...unread.map((reason) => ({ finding: 'refused' as const, reason })),
      ...edited.map((reason) => ({ finding: 'edited' as const, reason })),
      ...outdated.map((reason) => ({ finding: 'outdated-piece' as const, reason })),
      ...notInvoiced(audited, built.pieces, built.notes, settings),
      ...uncredited.map((reason) => ({ finding: 'not-credited' as const, reason })),
      ...entry.map((reason) => ({ finding: 'no-entry' as const, reason })),
    ],
  };
}

/** Whether the invoices of an order are credited as a whole. */
function isCredited(known: AuditedOrder['known'], drafts: readonly PieceDraft[]): boolean {
  const all = [...(known?.pieces ?? []), ...drafts];
  const of = (kind: PieceDraft['kind']) =>
    sum(all.filter((piece) => piece.kind === kind).map((piece) => decimal(piece.totalGross)));
  return of('invoice').eq(of('credit-note'));
}

/**
 * A paid order must have its invoice, whatever its status asks for: unless all its money went back,
 * or invoices are switched off.
 */
function notInvoiced(
  { order, refunds, known }: AuditedOrder,
  drafts: readonly PieceDraft[],
  notes: readonly BillingReason[],
  settings: BillingSettings,
): Expectation['faults'] {
  const has = [...(known?.pieces ?? []), ...drafts].some(isInvoiceOfSale);
  // An order of nothing but vouchers has nothing to invoice.
  if (notes.some((note) => note.code === 'vouchers-not-invoiced') && drafts.length === 0) return [];
  const given = refunds.reduce((all, refund) => all.plus(decimal(refund.amount).abs()), decimal(0));
  if (has || !settings.pieces.invoices || !isPaid(order) || given.gte(order.total)) return [];
  if (notes.some((note) => note.code === 'kind-unsupported' && note.values.kind === 'invoice')) return [];
  const status = removeStatusPrefix(order.status);
  const values = { status, amount: order.total, currency: order.currency };
  return [{ finding: 'not-invoiced', reason: { code: 'not-invoiced', values } }];
}

/**
 * A piece as it was made. Of one made before contents were kept, the rates and products come from
 * the order as it is.
 */
function rememberedPiece(
  piece: KnownPiece,
  audited: AuditedOrder,
  context: BillingContext,
  settings: BillingSettings,
): ExpectedPiece {
  const { issued } = piece;
  if (issued && issued.rate === undefined && !piece.byHand) {
    const percents = new Map(issued.rates.map(({ key, percent }) => [key, decimal(percent).toFixed()]));
    const lines = issued.lines.map(({ productCode, net, rates }) => ({
      ...(productCode === undefined ? {} : { productCode }),
      net,
      rates: rates.map((key) => percents.get(key) ?? key),
    }));
    return { ...piece, products: netPerProduct(lines) };
  }
  if (piece.vat) return piece;
  const draft = rebuilt(piece, audited, context, settings);
  return { ...piece, vat: draft?.vat };
}

function rebuilt(
  { kind, externalRef }: KnownPiece,
  { order, refunds }: AuditedOrder,
  context: BillingContext,
  settings: BillingSettings,
): PieceDraft | undefined {
  const asks = kind === 'credit-note' ? 'invoice' : kind;
  const full = buildPieces(order, refunds, context, {
    ...settings,
    statuses: { [removeStatusPrefix(order.status)]: [asks] },
    pieces: everyPiece,
  });
  const same = (piece: PieceDraft) =>
    piece.kind === kind && (kind !== 'credit-note' || piece.externalRef === externalRef);
  return full.refused ? undefined : full.pieces.find(same);
}

/** A draft, in the form in which Gestan should hold it. */
export function expectedOfDraft(draft: PieceDraft): ExpectedPiece {
  return { ...draft, products: netPerProduct(soldLines(draft.lines)) };
}

import type { Day } from '../core/index.js';
import { dayIn, fromGmt } from '../core/index.js';
import type { PieceKind } from '../gestan/piece-model.js';
import type { WooOrder, WooRefund } from '../woo/types.js';
import type { BillingContext } from './context.js';
import type { BillingReason } from './reasons.js';
import type { BillingSettings } from './settings.js';

/** The day of a `_gmt` date in the shop's zone. */
export function dayOf(gmt: string | null | undefined, zone: string): Day | undefined {
  const instant = fromGmt(gmt);
  return instant === undefined ? undefined : dayIn(zone, instant);
}

/**
 * The day of a piece by its own dates, in the shop's zone. `undefined`: there is no date at all.
 */
export function pieceDay(
  kind: PieceKind,
  order: WooOrder,
  zone: string,
  settings: Pick<BillingSettings, 'invoiceDate'>,
  today?: Day,
): Day | undefined {
  const { date_created_gmt: created, date_paid_gmt: paid, date_completed_gmt: completed } = order;
  if (kind === 'invoice' && settings.invoiceDate === 'import') return today;
  const invoice = { paid: [paid, completed], completed: [completed, paid], created: [], import: [] };
  const dates: readonly (string | null)[] =
    kind === 'invoice' ? invoice[settings.invoiceDate] : kind === 'delivery-note' ? [completed, paid] : [];
  for (const date of [...dates, created, order.date_modified_gmt]) {
    const day = dayOf(date, zone);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The day of a credit note by its refund's own date. */
export function refundDay(
  refund: WooRefund,
  { zone, today }: Pick<BillingContext, 'zone' | 'today'>,
  { invoiceDate }: Pick<BillingSettings, 'invoiceDate'>,
): Day | undefined {
  return invoiceDate === 'import' ? today : dayOf(refund.date_created_gmt, zone);
}

/** The day after. */
export function nextDay(day: Day): Day {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The day that a piece gets, and why it is not the piece's own day. */
export interface AllowedDay {
  readonly date: Day;
  readonly note?: BillingReason;
}

/**
 * Moves the day of a piece out of a closed period, and behind the piece that it corrects.
 *
 * @param source the day of the corrected piece.
 */
export function allowedDay(
  kind: PieceKind | 'entry',
  own: Day,
  { closedUntil }: Pick<BillingSettings, 'closedUntil'>,
  source?: Day,
): AllowedDay {
  const behind = source !== undefined && own < source ? source : own;
  const isClosed = closedUntil !== undefined && behind <= closedUntil;
  const date = isClosed ? nextDay(closedUntil) : behind;
  if (date === own) return { date };
  const why = isClosed ? 'closed' : 'before-source';
  return { date, note: { code: 'date-moved', values: { kind, from: own, to: date, why } } };
}

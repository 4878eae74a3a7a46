import { defined, fingerprint, fromGmt } from '../../core/index.js';
import type { BlockedCredit } from '../../pieces/context.js';
import type { BillingReason, BuiltOrder } from '../../pieces/index.js';
import { buildPieces } from '../../pieces/index.js';
import { removeStatusPrefix } from '../../pieces/kinds.js';
import type { WooOrder } from '../../woo/types.js';
import type { Reason } from '../plan.js';
import { isActionable } from '../statuses.js';
import { orderProjection } from './fingerprint.js';
import { skipReason } from './skip.js';
import type { OrderPlanInput, OrderRow, OrderRowStatus } from './types.js';

/** The key of an order's row. */
export function orderKey(orderId: number): string {
  return `order:${orderId}`;
}

/**
 * Plans one order. Pure: the same input gives the same row.
 * @example
 * const row = planOrder(order, { refunds, known, contact, context, settings, skip });
 * if (row.status === 'import') for (const piece of row.pieces) …
 */
export function planOrder(order: WooOrder, input: OrderPlanInput): OrderRow {
  const { known, refunds } = input;
  const made = (known?.pieces.length ?? 0) + (known?.entries.length ?? 0) > 0;
  const skipped = skipReason(order, input.skip);
  if (skipped) return row(order, input, 'skipped', skipped);
  const status = removeStatusPrefix(order.status);
  if (status === 'trash' && !made) {
    return row(order, input, 'skipped', { code: 'trashed', values: {} });
  }
  const [unreadable] = input.unreadable ?? [];
  if (unreadable?.id !== undefined) {
    const { id: refund, field, said } = unreadable;
    return row(order, input, 'refused', { code: 'refund-unreadable', values: { refund, field, said } });
  }
  const unread = unreadRefunds(order, input);
  if (unread) return row(order, input, 'waiting', unread);

  const built = build(order, input, refunds);
  if (built.refused) return row(order, input, 'refused', built.refused);
  const [blocked] = built.blocked;
  if (built.pieces.length === 0 && built.entries.length === 0) {
    if (built.withdrawals.length > 0) return row(order, input, 'complete', built.notes.find(isChange), built);
    if (blocked) return row(order, input, 'refused', blocked.reason, built);
    if (made) return row(order, input, 'imported', built.notes.find(isChange), built);
    const { status: why, reason } = nothingMade(status, built.notes);
    return row(order, input, why, reason, { ...built, notes: built.notes.filter((note) => note !== reason) });
  }
  const held = contactReason(input);
  if (held) return row(order, input, held.status, held.reason);
  return row(order, input, made ? 'complete' : 'import', mainReason(built), built);
}

function build(order: WooOrder, input: OrderPlanInput, refunds: OrderPlanInput['refunds']): BuiltOrder {
  const { contact, known } = input;
  const contactId =
    contact.state === 'known' ? contact.contactId : contact.state === 'blocked' ? '' : contact.externalRef;
  return buildPieces(order, refunds, { ...input.context, contactId, already: known }, input.settings);
}

/**
 * An order lists its refunds without their lines: a credit note must not be made before those are
 * read.
 */
function unreadRefunds(order: WooOrder, input: OrderPlanInput): Reason | undefined {
  const read = new Set(input.refunds.map((refund) => refund.id));
  const missing = order.refunds.filter((refund) => !read.has(refund.id));
  if (missing.length === 0) return undefined;
  return { code: 'refunds-unread', values: { refundIds: missing.map((refund) => refund.id) } };
}

function contactReason({
  contact,
  onReview,
}: OrderPlanInput): { readonly status: OrderRowStatus; readonly reason: Reason } | undefined {
  if (contact.state === 'blocked') {
    return {
      status: 'waiting',
      reason: { code: 'customer-blocked', values: defined({ because: contact.because }) },
    };
  }
  if (contact.state !== 'review' || onReview === 'create') return undefined;
  return {
    status: 'waiting',
    reason: {
      code: 'customer-under-review',
      values: {},
    },
  };
}

/**
 * Notes that explain why a piece is made without a ledger entry although entries are switched on.
 */
const withoutEntry = [
  'payment-unmapped',
  'bank-account-missing',
  'bank-account-not-professional',
  'entries-unsupported',
  'payment-not-explained',
  'fee-currency',
  'clearing-account-missing',
  'voucher-category-missing',
] as const;

function isWithoutEntry(note: BillingReason): boolean {
  return withoutEntry.some((code) => code === note.code);
}

/** Notes about a change after the import. */
const changedAfterwards = [
  'order-deleted',
  'edited-before-invoice',
  'cancelled-before-invoice',
  'edited-after-invoice',
  'cancelled-after-invoice',
  'refund-changed',
  'credit-note-without-refund',
  'order-not-explained',
  'vat-contradiction',
  'edit-beyond-invoice',
  'edit-or-refund',
] as const;

/** Notes that are shown as the row's reason. */
const changes: ReadonlySet<string> = new Set([...changedAfterwards, ...withoutEntry]);

/**
 * Whether a plan shows a row. An imported order shows only when it is asked for, or when it has
 * changed since.
 */
export function isShown(row: OrderRow, includeImported: boolean): boolean {
  const isChanged = changedAfterwards.some((code) => code === row.reason?.code);
  return row.status !== 'imported' || includeImported || isChanged;
}

/**
 * Whether every run reads an order again that was not done: somebody has to correct something, or
 * what it waits for comes by itself.
 */
export function isOpen(row: OrderRow): boolean {
  return isActionable(row.status) || row.status === 'waiting' || row.status === 'refused';
}

/**
 * The reason of a row with something to make: a credit note that cannot be, else why there is no
 * entry.
 */
function mainReason(built: {
  readonly blocked: readonly BlockedCredit[];
  readonly notes: readonly BillingReason[];
}): BillingReason | undefined {
  const edited = built.notes.find(({ code }) => code === 'edited-before-invoice');
  return built.blocked[0]?.reason ?? edited ?? built.notes.find(isWithoutEntry);
}

function isChange(note: BillingReason): boolean {
  return changes.has(note.code);
}

/** Statuses of WooCommerce after which something may still come. */
const inProgress: ReadonlySet<string> = new Set(['pending', 'on-hold', 'processing']);

/** The status of an order for which no piece was made and none is due. */
function nothingMade(
  status: string,
  notes: readonly BillingReason[],
): { readonly status: OrderRowStatus; readonly reason: Reason } {
  const first = (...codes: readonly string[]) => notes.find((note) => codes.includes(note.code));
  const final = first('status-without-pieces', 'never-paid', 'vouchers-not-invoiced');
  if (final) return { status: 'skipped', reason: final };
  const unmapped = first('status-unmapped', 'order-empty');
  if (unmapped) return { status: 'waiting', reason: unmapped };
  const unsupported = first('kind-unsupported');
  if (unsupported) return { status: 'refused', reason: unsupported };
  const off = first('kinds-switched-off');
  const unpaid = first('not-paid');
  if (off && !inProgress.has(status)) return { status: 'skipped', reason: off };
  const reason = unpaid ?? off ?? notes[0];
  return {
    status: 'waiting',
    reason: reason ?? { code: 'nothing-to-make', values: { status } },
  };
}

function row(
  order: WooOrder,
  input: OrderPlanInput,
  status: OrderRowStatus,
  reason: Reason | undefined,
  built?: BuiltOrder,
): OrderRow {
  const done = built && !built.refused ? built : undefined;
  const pieces = done?.pieces ?? [];
  const withdrawals = done?.withdrawals ?? [];
  const entries = done?.entries ?? [];
  const createdAt = fromGmt(order.date_created_gmt);
  return {
    key: orderKey(order.id),
    status,
    origin: 'woo',
    name: orderName(order),
    wooId: order.id,
    number: order.number,
    orderStatus: removeStatusPrefix(order.status),
    ...defined({ createdAt }),
    currency: order.currency,
    total: order.total,
    changes: [],
    ...defined({ reason }),
    pieces,
    withdrawals,
    entries,
    missingEntries: done?.missingEntries ?? [],
    products: done?.products ?? [],
    notes: done?.notes ?? [],
    issued: done?.issued ?? {},
    blocked: done?.blocked ?? [],
    fingerprint: input.unprinted
      ? ''
      : fingerprint(orderProjection(order, input, { status, pieces, withdrawals, entries })),
  };
}

function orderName(order: WooOrder): string {
  const { first_name: first, last_name: last, company } = order.billing;
  const who =
    [first, last]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' ') || company?.trim();
  return who ? `${order.number} – ${who}` : order.number;
}

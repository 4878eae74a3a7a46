import type { PieceKind } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { BillingContext } from './context.js';
import type { BillingReason } from './reasons.js';
import type { BillingSettings, StatusStep } from './settings.js';

/** The kinds of piece that an order's status asks for, credit notes apart. */
export interface WantedKinds {
  /** In the order in which pieces follow from one another. */
  readonly kinds: readonly PieceKind[];
  /** Why there is none, or why one that the status asks for is not among them. */
  readonly notes: readonly BillingReason[];
}

const chain = ['quote', 'order', 'delivery-note', 'invoice'] as const;

/** A status without the prefix that some plugins leave on it. */
export function removeStatusPrefix(status: string): string {
  return status.startsWith('wc-') ? status.slice(3) : status;
}

/** Whether the shop says that an order was paid. */
export function isPaid(order: WooOrder): boolean {
  return Boolean(order.date_paid_gmt);
}

/** Whether the switches let a kind through. Credit notes go with invoices. */
export function isSwitchedOn(kind: PieceKind, settings: BillingSettings): boolean {
  const { pieces } = settings;
  switch (kind) {
    case 'quote':
      return pieces.quotes;
    case 'order':
      return pieces.orders;
    case 'delivery-note':
      return pieces.deliveryNotes;
    case 'invoice':
    case 'credit-note':
      return pieces.invoices;
  }
}

/** What an order's status asks for, by the table, the switches and what the adapter creates. */
export function wantedKinds(
  order: WooOrder,
  settings: BillingSettings,
  capabilities: BillingContext['capabilities'],
): WantedKinds {
  const status = removeStatusPrefix(order.status);
  const steps = Object.hasOwn(settings.statuses, status) ? settings.statuses[status] : undefined;
  if (!steps) {
    return { kinds: [], notes: [{ code: 'status-unmapped', values: { status } }] };
  }
  if (steps.length === 0) {
    return { kinds: [], notes: [{ code: 'status-without-pieces', values: { status } }] };
  }
  const notes: BillingReason[] = [];
  const asked = new Set<PieceKind>();
  for (const step of steps) {
    const kind = kindOf(step, order);
    if (kind) asked.add(kind);
    else notes.push({ code: status === 'refunded' ? 'never-paid' : 'not-paid', values: {} });
  }
  const kinds = chain.filter((kind) => asked.has(kind) && isSwitchedOn(kind, settings));
  const made = kinds.filter((kind) => capabilities.pieces.includes(kind));
  for (const kind of kinds) {
    if (!made.includes(kind)) {
      notes.push({ code: 'kind-unsupported', values: { kind } });
    }
  }
  if (asked.size > 0 && kinds.length === 0) {
    notes.push({ code: 'kinds-switched-off', values: { status, kinds: [...asked] } });
  }
  return { kinds: made, notes };
}

function kindOf(step: StatusStep, order: WooOrder): PieceKind | undefined {
  if (step !== 'invoice-if-paid') return step;
  return isPaid(order) ? 'invoice' : undefined;
}

/** The kind that takes goods out of stock, by setting. `undefined`: none does. */
export function stockKind(
  settings: BillingSettings,
  capabilities: BillingContext['capabilities'],
): PieceKind | undefined {
  if (settings.stockMovedBy === 'none') return undefined;
  if (settings.stockMovedBy !== 'auto') return settings.stockMovedBy;
  const delivers = settings.pieces.deliveryNotes && capabilities.pieces.includes('delivery-note');
  return delivers ? 'delivery-note' : 'invoice';
}

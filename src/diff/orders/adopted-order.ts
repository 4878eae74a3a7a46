import type { BillingSettings, KnownPiece } from '../../pieces/index.js';

/** An order that was entered by hand is complete: only refunds may add something. */
export function adoptedSettings(billing: BillingSettings, pieces: readonly KnownPiece[]): BillingSettings {
  const has = (kind: string) => pieces.some((piece) => piece.kind === kind);
  return {
    ...billing,
    pieces: {
      quotes: has('quote') && billing.pieces.quotes,
      orders: has('order') && billing.pieces.orders,
      deliveryNotes: has('delivery-note') && billing.pieces.deliveryNotes,
      invoices: has('invoice'),
    },
  };
}

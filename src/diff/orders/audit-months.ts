import type { Big, Day } from '../../core/index.js';
import { decimal, toFixed, toText, zero } from '../../core/index.js';
import type { PieceKind, PieceVat } from '../../gestan/piece-model.js';
import type { AuditMonth } from './audit-types.js';

/** Adds up what both sides say, per month, currency and VAT rate. */
export interface AuditMonths {
  add(
    side: 'woo' | 'gestan',
    piece: { readonly kind: PieceKind; readonly currency: string },
    date: Day,
    vat: readonly PieceVat[],
  ): void;
  /** In order of month, then of falling rate. */
  rows(): readonly AuditMonth[];
}

interface Cell {
  readonly month: string;
  readonly currency: string;
  readonly vat: PieceVat;
  readonly sums: Record<'woo' | 'gestan', { base: Big; vat: Big }>;
}

export function createAuditMonths(): AuditMonths {
  const cells = new Map<string, Cell>();
  return {
    add(side, piece, date, vat) {
      // Quotes, orders and delivery notes are no turnover.
      if (piece.kind !== 'invoice' && piece.kind !== 'credit-note') return;
      const sign = piece.kind === 'invoice' ? 1 : -1;
      const month = date.slice(0, 7);
      for (const row of vat) {
        const key = `${month}/${piece.currency}/${toText(decimal(row.rate))}/${row.compound === true}`;
        let cell = cells.get(key);
        if (!cell) {
          const none = () => ({ base: zero, vat: zero });
          cell = { month, currency: piece.currency, vat: row, sums: { woo: none(), gestan: none() } };
          cells.set(key, cell);
        }
        const own = cell.sums[side];
        own.base = own.base.plus(decimal(row.base).times(sign));
        own.vat = own.vat.plus(decimal(row.amount).times(sign));
      }
    },
    rows() {
      return [...cells.values()]
        .sort(
          (a, b) =>
            a.month.localeCompare(b.month) ||
            a.currency.localeCompare(b.currency) ||
            decimal(b.vat.rate).cmp(decimal(a.vat.rate)),
        )
        .map(({ month, currency, vat, sums }) => ({
          month,
          currency,
          rate: toText(decimal(vat.rate)),
          label: vat.label,
          ...(vat.compound ? { compound: true } : {}),
          woo: { base: toFixed(sums.woo.base, 2), vat: toFixed(sums.woo.vat, 2) },
          gestan: { base: toFixed(sums.gestan.base, 2), vat: toFixed(sums.gestan.vat, 2) },
          equal: sums.woo.base.eq(sums.gestan.base) && sums.woo.vat.eq(sums.gestan.vat),
        }));
    },
  };
}

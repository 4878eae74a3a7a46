import { currencyPlaces } from '../../core/currency.js';
import type { Big, Day } from '../../core/index.js';
import { decimal, toFixed, toText, zero } from '../../core/index.js';
import type { PieceKind, PieceVat } from '../../gestan/piece-model.js';
import type { AuditAmounts, AuditMonth, AuditQuarter } from './audit-types.js';

/** Adds up both sides per month, currency and VAT rate. */
export interface AuditMonths {
  add(
    side: 'woo' | 'gestan',
    piece: { readonly kind: PieceKind; readonly currency: string },
    date: Day,
    vat: readonly PieceVat[],
    /** VAT rows with their countries, for rows without one. */
    detailed?: readonly PieceVat[],
  ): void;
  /** In order of month, then of falling rate. */
  rows(): readonly AuditMonth[];
  quarters(): readonly AuditQuarter[];
}

interface Cell {
  readonly month: string;
  readonly country: string;
  readonly currency: string;
  readonly vat: PieceVat;
  readonly sums: Record<'woo' | 'gestan', { base: Big; vat: Big }>;
}

export function createAuditMonths(): AuditMonths {
  const cells = new Map<string, Cell>();
  return {
    add(side, piece, date, vat, detailed = []) {
      // Quotes, orders and delivery notes are no turnover.
      if (piece.kind !== 'invoice' && piece.kind !== 'credit-note') return;
      const sign = piece.kind === 'invoice' ? 1 : -1;
      const month = date.slice(0, 7);
      for (const row of vat) {
        const country = row.country ?? detailed.find((each) => sameRate(each, row))?.country ?? '';
        const rate = toText(decimal(row.rate));
        const key = `${month}/${country}/${piece.currency}/${rate}/${row.compound === true}`;
        let cell = cells.get(key);
        if (!cell) {
          const none = () => ({ base: zero, vat: zero });
          const sums = { woo: none(), gestan: none() };
          cell = { month, country, currency: piece.currency, vat: row, sums };
          cells.set(key, cell);
        }
        const own = cell.sums[side];
        own.base = own.base.plus(decimal(row.base).times(sign));
        own.vat = own.vat.plus(decimal(row.amount).times(sign));
      }
    },
    rows: () => inOrder([...cells.values()]).map((cell) => ({ month: cell.month, ...figures(cell) })),
    quarters() {
      const quarters = new Map<string, Cell>();
      for (const [key, cell] of cells) {
        const quarter = quarterOf(cell.month);
        const at = `${quarter}${key.slice(cell.month.length)}`;
        const before = quarters.get(at);
        quarters.set(at, before ? added(before, cell) : { ...cell, month: quarter });
      }
      return inOrder([...quarters.values()]).map((cell) => ({ quarter: cell.month, ...figures(cell) }));
    },
  };
}

function sameRate(a: PieceVat, b: PieceVat): boolean {
  return decimal(a.rate).eq(b.rate) && (a.compound === true) === (b.compound === true);
}

/** The quarter of a month: `2026-03` is in `2026-Q1`. */
function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

function added(a: Cell, b: Cell): Cell {
  const side = (of: 'woo' | 'gestan') => ({
    base: a.sums[of].base.plus(b.sums[of].base),
    vat: a.sums[of].vat.plus(b.sums[of].vat),
  });
  return { ...a, sums: { woo: side('woo'), gestan: side('gestan') } };
}

function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort(
    (a, b) =>
      a.month.localeCompare(b.month) ||
      a.country.localeCompare(b.country) ||
      a.currency.localeCompare(b.currency) ||
      decimal(b.vat.rate).cmp(decimal(a.vat.rate)),
  );
}

function figures({ country, currency, vat, sums }: Cell): Omit<AuditMonth, 'month'> {
  const text = (amount: Big) => toFixed(amount, currencyPlaces(currency));
  const side = ({ base, vat: tax }: Cell['sums']['woo']): AuditAmounts => ({
    base: text(base),
    vat: text(tax),
  });
  return {
    country,
    currency,
    rate: toText(decimal(vat.rate)),
    label: vat.label,
    ...(vat.compound ? { compound: true } : {}),
    woo: side(sums.woo),
    gestan: side(sums.gestan),
    equal: sums.woo.base.eq(sums.gestan.base) && sums.woo.vat.eq(sums.gestan.vat),
  };
}

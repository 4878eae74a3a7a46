import { textPrint } from '../../../core/index.js';
import { livePieces } from '../../../pieces/revisions.js';
import type { OrderRecord } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';

/** Whether the goods of pieces have left Gestan's stock, if Gestan can be read. */
export interface MovedPieces {
  /** By external reference. Contains the pieces of these orders, if Gestan has them. */
  of(records: Iterable<OrderRecord>): Promise<ReadonlyMap<string, boolean>>;
  /** Reads the pieces from a day on, as the last run did. Undefined: it read none. */
  readFrom(day: string | undefined): Promise<void>;
  /**
   * The day from which pieces were read, and a print of what was read; both undefined: none were.
   */
  read(): { readonly from: string | undefined; readonly print: string | undefined };
}

/** A piece is dated in the shop's time zone, and not before its order. */
const marginMs = 2 * 24 * 3_600_000;

/**
 * Reads Gestan's pieces when an order first needs one, from the day of the oldest such order, so
 * that no run reads years of old pieces. If a piece is missing, because somebody backdated it, all
 * pieces are read.
 */
export function createMovedPieces(
  { gestan, shop }: SyncContext,
  signal: AbortSignal | undefined,
): MovedPieces {
  const moved = new Map<string, boolean>();
  const seen = new Set<string>();
  const prefix = `woo:${shop.id}:`;
  // The first day that was read; the empty text: all were.
  let from: string | undefined;

  const readFrom = async (day: string): Promise<void> => {
    from = day;
    const range = { signal, ...(day === '' ? {} : { after: day }) };
    for await (const { externalRef, stockMoved } of gestan.movedPieces?.(range) ?? []) {
      if (!externalRef?.startsWith(prefix)) continue;
      seen.add(externalRef);
      if (stockMoved !== undefined) moved.set(externalRef, stockMoved);
    }
  };

  const canRead = gestan.capabilities.readBack && gestan.movedPieces !== undefined;
  return {
    async readFrom(day) {
      if (canRead && day !== undefined) await readFrom(day);
    },
    read() {
      const lines = [...seen].sort().map((ref) => `${ref} ${moved.get(ref) ?? ''}`);
      return { from, print: from === undefined ? undefined : textPrint(lines.join('\n')) };
    },
    async of(records) {
      if (!canRead) return moved;
      const asked = new Set<string>();
      let oldest = Number.POSITIVE_INFINITY;
      for (const { adopted, pieces, createdAt } of records) {
        // An order that was entered by hand has moved its stock by hand as well.
        if (adopted) continue;
        for (const { movesStock, externalRef } of livePieces(pieces)) {
          if (!movesStock || externalRef === undefined || seen.has(externalRef)) continue;
          asked.add(externalRef);
          const created = Date.parse(createdAt);
          oldest = Number.isNaN(created) ? Number.NEGATIVE_INFINITY : Math.min(oldest, created);
        }
      }
      if (asked.size === 0 || from === '') return moved;
      const day = Number.isFinite(oldest) ? new Date(oldest - marginMs).toISOString().slice(0, 10) : '';
      if (from === undefined || day < from) await readFrom(day);
      if (from !== '' && [...asked].some((ref) => !seen.has(ref))) await readFrom('');
      return moved;
    },
  };
}

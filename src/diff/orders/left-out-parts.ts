import type { PieceDraft, PieceExtra } from '../../gestan/piece-model.js';
import type { Warning } from '../reasons.js';

/** Counts the orders whose pieces hold what the adapter cannot hand to Gestan. */
export interface LeftOutParts {
  /** @param pieces those to make of one order. */
  add(pieces: readonly PieceDraft[]): void;
  /** One warning, or none where nothing is lost. */
  warnings(): readonly Warning[];
}

/** @param leftOut the parts that have no place (`capabilities.pieceFieldsLeftOut`). */
export function createLeftOutParts(leftOut: readonly PieceExtra[] = []): LeftOutParts {
  const found = new Set<PieceExtra>();
  let orders = 0;
  return {
    add(pieces) {
      const lost = leftOut.filter((part) => pieces.some((piece) => piece[part] !== undefined));
      if (lost.length === 0) return;
      orders += 1;
      for (const part of lost) found.add(part);
    },
    warnings: () =>
      orders === 0
        ? []
        : [
            {
              code: 'piece-parts-left-out',
              values: { parts: leftOut.filter((part) => found.has(part)), orders },
            },
          ],
  };
}

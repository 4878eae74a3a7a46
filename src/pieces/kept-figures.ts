import type { PieceContent } from '../gestan/piece-model.js';

/** The figures of a piece that are remembered, and compared with what Gestan holds. */
export type KeptFigures = Pick<
  PieceContent,
  'date' | 'currency' | 'totalNet' | 'totalVat' | 'totalGross' | 'vat'
>;

/** The figures of a piece without everything else that it holds. */
export function keptFigures({
  date,
  currency,
  totalNet,
  totalVat,
  totalGross,
  vat,
}: KeptFigures): KeptFigures {
  return { date, currency, totalNet, totalVat, totalGross, vat };
}

/**
 * The first rows of a limited table, the most important ones first, each kind in its own order. A
 * table with all rows keeps their order.
 *
 * @param rank the rank of a row: lower ranks come first.
 */
export function shorten<T>(rows: readonly T[], limit: number, rank: (row: T) => number): readonly T[] {
  if (rows.length <= limit) return rows;
  return rows
    .map((row, at) => ({ row, at, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map(({ row }) => row);
}

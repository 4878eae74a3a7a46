/**
 * The first rows of a table that is cut short. Those that matter most stand before the others, each
 * kind in its own order; a table that shows all rows keeps theirs.
 *
 * @param rank how much a row matters: the lower, the sooner.
 */
export function shorten<T>(rows: readonly T[], limit: number, rank: (row: T) => number): readonly T[] {
  if (rows.length <= limit) return rows;
  return rows
    .map((row, at) => ({ row, at, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map(({ row }) => row);
}

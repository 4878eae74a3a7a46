/** The counts of one pass over a list. They show whether a row may have been missed. */
export interface Tally {
  /** The total that came with the first page. */
  readonly first: number | undefined;
  /** The total that came with the last page so far. */
  readonly last: number | undefined;
  /** Rows that were created after the first answer: by id they come last and move no other row. */
  readonly createdAfter: number;
  /** Rows that were created in the second of the first answer, before or after it. */
  readonly createdAtStart: number;
  page(page: { readonly total: number | undefined; readonly answeredAt: string | undefined }): void;
  row(row: unknown): void;
}

export function createTally(): Tally {
  let hasBegun = false;
  let first: number | undefined;
  let last: number | undefined;
  /**
   * The store's clock at the first answer, in the form of the `_gmt` dates: they are compared as
   * text.
   */
  let startedAt: string | undefined;
  let createdAfter = 0;
  let createdAtStart = 0;
  return {
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    get createdAfter() {
      return createdAfter;
    },
    get createdAtStart() {
      return createdAtStart;
    },
    page({ total, answeredAt }) {
      if (!hasBegun) {
        first = total;
        startedAt = answeredAt;
        hasBegun = true;
      }
      last = total;
    },
    row(row) {
      const created: unknown = Reflect.get(row as object, 'date_created_gmt');
      if (startedAt === undefined || typeof created !== 'string' || created < startedAt) return;
      if (created === startedAt) createdAtStart += 1;
      else createdAfter += 1;
    },
  };
}

/**
 * Whether the totals agree with the rows that came. When they do not, rows were deleted and others
 * moved up.
 */
export function isComplete(tally: Tally, distinct: number): boolean {
  if (tally.first === undefined || tally.last === undefined) return true;
  const grown = tally.last - tally.first;
  const isExplained = grown >= tally.createdAfter && grown <= tally.createdAfter + tally.createdAtStart;
  return isExplained && distinct >= tally.last;
}

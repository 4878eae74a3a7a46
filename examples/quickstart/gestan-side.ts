/**
 * What a program on Gestan's side does with a staging database, in plain SQL: it takes what the
 * shop asks for, makes it in Gestan, and says how that went. Here "Gestan" is only counters;
 * docs/staging-database.md tells what belongs there. The order matters: a piece names its contact
 * and products.
 */

/** Runs one statement written with `?` and gives its rows. */
export type Run = (
  text: string,
  ...params: readonly (string | number | null)[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export interface GestanSideOptions {
  /**
   * Gestan's own rules: why it refuses a row, if it does. `kind`: `contact`, `product`, `piece` or
   * `entry`.
   */
  readonly refuse?: (kind: string, row: Readonly<Record<string, unknown>>) => string | undefined;
  /** Who takes, where several programs do. @default 'quickstart' */
  readonly name?: string;
}

export interface GestanSide {
  /** Takes everything that waits. Gives how many rows became `done` and `refused`. */
  work(): Promise<{ readonly done: number; readonly refused: number }>;
  /** Takes one row of a table and gives it, still to be done; `undefined`: none waits. */
  take(table: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

const tables = [
  ['contact', 'stg_contact_changes'],
  ['product', 'stg_product_changes'],
  ['piece', 'stg_pieces'],
  ['entry', 'stg_entries'],
] as const;

const letters: Readonly<Record<string, string>> = {
  quote: 'DE',
  order: 'CO',
  'delivery-note': 'BL',
  invoice: 'FA',
  'credit-note': 'AV',
};

export function createGestanSide(
  run: Run,
  { refuse, name = 'quickstart' }: GestanSideOptions = {},
): GestanSide {
  /** A row is taken by whoever changes its state first: two programs never have the same one. */
  async function take(table: string) {
    for (;;) {
      const [next] = await run(`SELECT id FROM ${table} WHERE state = 'pending' ORDER BY id LIMIT 1`);
      if (next === undefined) return undefined;
      const [row] = await run(
        `UPDATE ${table} SET state = 'taken', taken_by = ? WHERE id = ? AND state = 'pending' RETURNING *`,
        name,
        Number(next.id),
      );
      if (row !== undefined) return row;
    }
  }

  /** The number that follows the last one of its kind: unique and without a gap. */
  async function nextNumber(kind: string): Promise<string> {
    const [last] = await run('SELECT max(number) AS number FROM stg_pieces WHERE kind = ?', kind);
    const count = Number(String(last?.number ?? '').slice(2) || 0) + 1;
    return `${letters[kind] ?? '??'}${String(count).padStart(6, '0')}`;
  }

  /** Moves the goods of a piece, and publishes the new stock. */
  async function moveStock(piece: Readonly<Record<string, unknown>>): Promise<void> {
    const lines = await run(
      `SELECT l.quantity, p.gestan_id, s.quantity AS stock FROM stg_piece_lines l
       JOIN stg_products p ON p.id = l.product_id OR (l.product_id IS NULL AND p.code = l.product_code)
       JOIN stg_stock s ON s.product_gestan_id = p.gestan_id
       WHERE l.piece_id = ? AND s.quantity IS NOT NULL`,
      Number(piece.id),
    );
    for (const { quantity, gestan_id, stock } of lines) {
      const sign = piece.kind === 'credit-note' ? 1 : -1;
      // Whole units here; a real program computes with decimals.
      await run(
        'UPDATE stg_stock SET quantity = ? WHERE product_gestan_id = ?',
        String(Number(stock) + sign * Number(quantity)),
        String(gestan_id),
      );
    }
  }

  async function finish(
    kind: string,
    table: string,
    row: Readonly<Record<string, unknown>>,
  ): Promise<'done' | 'refused'> {
    const id = Number(row.id);
    const message = refuse?.(kind, row);
    if (message !== undefined) {
      await run(`UPDATE ${table} SET state = 'refused', message = ? WHERE id = ?`, message, id);
      return 'refused';
    }
    if (kind === 'piece') {
      const moved = Number(row.moves_stock) === 1;
      if (moved) await moveStock(row);
      await run(
        `UPDATE ${table} SET state = 'done', gestan_id = ?, number = ?, stock_moved = ? WHERE id = ?`,
        `G-${kind}-${id}`,
        await nextNumber(String(row.kind)),
        moved ? 1 : 0,
        id,
      );
    } else await run(`UPDATE ${table} SET state = 'done', gestan_id = ? WHERE id = ?`, `G-${kind}-${id}`, id);
    return 'done';
  }

  return {
    take,
    async work() {
      const counts = { done: 0, refused: 0 };
      for (const [kind, table] of tables)
        for (let row = await take(table); row !== undefined; row = await take(table))
          counts[await finish(kind, table, row)] += 1;
      return counts;
    },
  };
}

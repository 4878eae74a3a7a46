import type pg from 'pg';

export interface Sold {
  readonly sold: readonly {
    readonly id: string;
    readonly orders: readonly { readonly order: number; readonly status: string; readonly total: string }[];
  }[];
}

/** Statuses that make an invoice by default. */
const invoiced: ReadonlySet<string> = new Set(['processing', 'completed']);

interface Found {
  readonly orders: number;
  readonly invoices: number;
  readonly entries: number;
  readonly differences: readonly string[];
  /** Orders without an invoice, whose plan may say that they wait for a person's answer. */
  readonly missing: readonly { readonly shop: string; readonly order: number }[];
}

/**
 * Holds what was sold against what Gestan has, in plain SQL: each paid order has one invoice of its
 * total, done in Gestan.
 */
export async function findDifferences(
  { sold }: Sold,
  gestanOf: (shop: string) => Promise<pg.Pool>,
): Promise<Found> {
  const differences: string[] = [];
  const missing: { shop: string; order: number }[] = [];
  let [orders, invoices, entries] = [0, 0, 0];
  for (const { id, orders: ofShop } of sold) {
    const pool = await gestanOf(id);
    const { rows } = await pool.query<{ external_ref: string; total_gross: string; state: string }>(
      `SELECT external_ref, total_gross, state FROM stg_pieces WHERE kind = 'invoice' AND external_ref LIKE $1`,
      [`woo:${id}:order:%`],
    );
    const made = await pool.query(
      'SELECT count(*)::int AS count FROM stg_entries WHERE external_ref LIKE $1',
      [`woo:${id}:order:%`],
    );
    entries += Number(made.rows[0]?.count);
    invoices += rows.length;
    for (const { order, status, total } of ofShop) {
      const mine = rows.filter(({ external_ref }) =>
        external_ref.startsWith(`woo:${id}:order:${order}:invoice`),
      );
      if (!invoiced.has(status)) {
        if (mine.length > 0 && status === 'pending')
          differences.push(`${id} ${order} (${status}) has an invoice`);
        continue;
      }
      orders += 1;
      if (mine.length === 0) missing.push({ shop: id, order });
      else if (mine.length > 1)
        differences.push(`${id} order ${order} (${status}) has ${mine.length} invoices`);
      for (const { total_gross, state } of mine) {
        if (Number(total_gross) !== Number(total))
          differences.push(`${id} order ${order} is ${total}, its invoice ${total_gross}`);
        if (state !== 'done') differences.push(`${id} order ${order}: its invoice is ${state}`);
      }
    }
  }
  return { orders, invoices, entries, differences, missing };
}

import type { Row } from '../json.js';
import { integer } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';

/** Writes a note on an order. */
export function addNote(
  site: Site,
  order: Row,
  note: string,
  options: { readonly author?: string; readonly customer?: boolean } = {},
): Row {
  const row: Row = {
    id: nextId(site.tables, 'comment'),
    order_id: order.id ?? 0,
    author: options.author ?? 'WooCommerce',
    date_created_gmt: site.now(),
    note,
    customer_note: options.customer ?? false,
  };
  site.tables.notes.set(integer(row.id), row);
  return row;
}

import type { Row } from '../json.js';
import { integer } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { datePair } from './dates.js';

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

/** A note as the API shows it. */
export function viewNote(site: Site, note: Row): Row {
  return {
    id: note.id ?? 0,
    author: note.author ?? 'WooCommerce',
    ...datePair('date_created', note.date_created_gmt, site.local),
    note: note.note ?? '',
    customer_note: note.customer_note ?? false,
  };
}

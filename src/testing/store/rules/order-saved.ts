import type { Row } from '../json.js';
import { rows } from '../json.js';
import type { Site } from '../site.js';
import { lineKinds } from './order-lines.js';
import { takesStock } from './order-stock.js';

/**
 * An order as it is saved while a request changes it. Lines with an id are saved at once, and so
 * are new ones for which stock is taken; other new lines, and those that are removed, wait for the
 * order.
 */
export function savedMeanwhile(site: Site, known: Row, order: Row): Row {
  const saved = structuredClone(known);
  for (const kind of lineKinds) {
    const before = rows(known[kind]);
    const changed = rows(order[kind]);
    const added = changed.filter(
      (line) => !before.some((old) => old.id === line.id) && takesStock(site, order, line),
    );
    const kept = before.map((old) => changed.find((line) => line.id === old.id) ?? old);
    saved[kind] = structuredClone([...kept, ...added]);
  }
  return saved;
}

import type { Random } from '../../../core/index.js';
import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import type { Tables } from '../tables.js';
import type { FaultShop, TiedTimestamps, Writes } from './types.js';

const dated = ['products', 'orders', 'customers', 'coupons'] as const;
type Dated = (typeof dated)[number];

function resourceOf(path: string): Dated | undefined {
  const name = /\/wc\/v\d\/([a-z]+)/.exec(path)?.[1];
  return dated.find((resource) => resource === name);
}

/**
 * Gives the rows modified last one second of modification; those made later than the oldest of
 * them, one of creation.
 */
export function tie(fault: TiedTimestamps, tables: Tables, path: string): void {
  const resource = resourceOf(path);
  if (resource === undefined) return;
  const table: ReadonlyMap<number, Row> = tables[resource];
  const at = (record: Row) => text(record.date_modified_gmt);
  const rows = [...table.values()].sort((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0));
  const tied = rows.slice(0, fault.rows ?? rows.length);
  const [newest] = tied;
  if (!newest) return;
  tables.kept.forget();
  const second = at(newest);
  const created = tied.map((record) => text(record.date_created_gmt)).sort();
  const last = created.at(-1) ?? '';
  for (const record of tied) {
    record.date_modified_gmt = second;
    if (text(record.date_created_gmt) !== '' && last !== '') record.date_created_gmt = last;
  }
}

const fresh: Readonly<Record<Dated, (n: number) => Row>> = {
  products: (n) => ({ name: `Written meanwhile ${n}` }),
  orders: (n) => ({ customer_note: `Written meanwhile ${n}` }),
  customers: (n) => ({ email: `meanwhile-${n}@exemple.test` }),
  coupons: (n) => ({ code: `meanwhile-${n}` }),
};

const change: Readonly<Record<Dated, (n: number) => Row>> = {
  products: (n) => ({ short_description: `Written meanwhile ${n}` }),
  orders: (n) => ({ customer_note: `Written meanwhile ${n}` }),
  customers: (n) => ({ first_name: `Meanwhile ${n}` }),
  coupons: (n) => ({ description: `Written meanwhile ${n}` }),
};

/** Carries out the writes that somebody else makes. */
export async function writeMeanwhile(
  fault: Writes,
  shop: FaultShop,
  tables: Tables,
  path: string,
  random: Random,
): Promise<void> {
  const { write } = fault;
  if (typeof write === 'function') {
    await write(shop);
    return;
  }
  if (write) {
    for (const { method, path: below, query, body } of write) {
      await shop.call(method, `/wp-json/wc/v3/${below.replace(/^\/+/, '')}`, {
        ...(query ? { query } : {}),
        ...(body === undefined ? {} : { body }),
      });
    }
    return;
  }
  const resource = resourceOf(path) ?? 'products';
  const n = Math.floor(random() * 1e9);
  const ids = [...tables[resource].values()]
    .filter((record) => text(record.status) !== 'trash')
    .map((record) => integer(record.id));
  const id = ids[Math.floor(random() * ids.length)];
  if (id === undefined || random() < 0.3) {
    await shop.call('POST', `/wp-json/wc/v3/${resource}`, { body: fresh[resource](n) });
  } else {
    await shop.call('PUT', `/wp-json/wc/v3/${resource}/${id}`, { body: change[resource](n) });
  }
}

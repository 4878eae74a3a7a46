import pg from 'pg';
import { createSync, type Sync, type SyncStorage } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { stagingGestan } from 'woo-gestan/gestan/staging';
import { postgresStorage } from 'woo-gestan/storage/postgres';
import type { ShopRow } from './registry.js';

/** What the shops of one Gestan share: its staging tables and one storage, in a schema of its own. */
export interface Company {
  readonly gestan: GestanAdapter;
  readonly storage: SyncStorage;
}

/** Where the keys of the shops come from: a vault, not the table. */
export type Keys = (
  shop: string,
) => Promise<{ readonly consumerKey: string; readonly consumerSecret: string }>;

/** Opens syncs, and keeps what the shops of one Gestan share. */
export interface Syncs {
  company(gestan: string): Company;
  open(shop: Pick<ShopRow, 'id' | 'url' | 'gestan'>): Promise<Sync>;
  close(): Promise<void>;
}

export function createSyncs(options: {
  readonly connectionString: string;
  readonly keys: Keys;
  /** Verifies webhooks. */
  readonly webhookSecret: string;
  /** Connections to PostgreSQL for each Gestan. */
  readonly connections: number;
}): Syncs {
  const companies = new Map<string, Company & { readonly pool: pg.Pool }>();
  const company = (schema: string) => {
    if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error(`"${schema}" cannot be the name of a schema.`);
    let found = companies.get(schema);
    if (!found) {
      const pool = new pg.Pool({
        connectionString: options.connectionString,
        max: options.connections,
        options: `-c search_path=${schema}`,
      });
      // A connection that breaks while nobody uses it: the pool opens another.
      pool.on('error', () => undefined);
      found = { pool, storage: postgresStorage(pool), gestan: stagingGestan({ postgres: pool }) };
      companies.set(schema, found);
    }
    return found;
  };
  return {
    company,
    async open({ id, url, gestan: schema }) {
      const { gestan, storage } = company(schema);
      return createSync({
        shop: { id, url, ...(await options.keys(id)) },
        gestan,
        storage,
        webhooks: { secret: options.webhookSecret },
        settings: {
          products: { codePrefix: `${id}-`, conflicts: 'gestan', defaultFamily: { familyId: '9' } },
          orders: { startAt: '2020-01-01' },
          billing: {
            shippingProductCode: 'PORT',
            feeProductCode: 'FRAIS',
            entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
          },
        },
      });
    },
    async close() {
      for (const { pool } of companies.values()) await pool.end();
    },
  };
}

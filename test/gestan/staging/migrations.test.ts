import { createClient } from '@libsql/client';
import { afterAll, describe, expect, test } from 'vitest';
import { type StagingGestanOptions, stagingGestan } from '../../../src/gestan/adapters/staging/index.js';
import {
  stagingLayout,
  stagingMigrations,
  stagingSchema,
} from '../../../src/gestan/adapters/staging/schema.js';
import { oneInTurn } from '../../support/forms.js';
import { openSchema } from '../../support/pglite.js';
import { stagingFile } from './world.js';

interface Database {
  readonly options: StagingGestanOptions;
  /** Carries out a whole script, as `sqlite3` and `psql` do. */
  script(sql: string): Promise<unknown>;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
}

const dialects = ['sqlite', 'postgres'] as const;

describe.each(oneInTurn(dialects, 1))('migrations in %s', (dialect) => {
  const schemas: Awaited<ReturnType<typeof openSchema>>[] = [];
  afterAll(async () => {
    for (const { remove } of schemas) await remove();
  });

  async function fresh(): Promise<Database> {
    if (dialect === 'sqlite') {
      const client = createClient({ url: ':memory:' });
      return {
        options: { sqlite: client },
        script: (sql) => client.executeMultiple(sql),
        rows: async (sql) => (await client.execute(sql)).rows as never,
      };
    }
    const schema = await openSchema();
    schemas.push(schema);
    const { database } = schema;
    return {
      options: { postgres: database },
      script: (sql) => database.exec(sql),
      rows: async (sql) => (await database.query<Record<string, unknown>>(sql)).rows,
    };
  }

  async function versions({ rows }: Database): Promise<readonly number[]> {
    return (await rows('SELECT version FROM stg_schema_version ORDER BY version')).map(({ version }) =>
      Number(version),
    );
  }

  const upTo = (version: number) =>
    stagingMigrations(dialect)
      .slice(0, version)
      .map(({ sql }) => sql)
      .join('\n');
  const all = Array.from({ length: stagingLayout }, (_, index) => index + 1);

  test.each(all.slice(0, -1))(
    'a database of layout %i is brought up to date, and keeps what it holds',
    async (version) => {
      const database = await fresh();
      await database.script(upTo(version));
      await database.script(
        `INSERT INTO stg_products (gestan_id, code, name, price_net) VALUES ('P1', 'ANCIEN', 'Épuisette', '12.50')`,
      );
      expect(await versions(database)).toEqual(all.slice(0, version));
      const gestan = stagingGestan(database.options);
      const products = [];
      for await (const product of gestan.products()) products.push(product);
      expect(products).toMatchObject([{ code: 'ANCIEN', name: 'Épuisette', priceNet: '12.50' }]);
      expect(await versions(database)).toEqual(all);
      // What the last layout adds works on what was there before.
      await gestan.upsertProduct({
        externalRef: 'woo:a:product:1',
        id: products[0]?.id ?? '',
        name: 'Autre',
      });
      await database.script(`UPDATE stg_product_changes SET state = 'taken'`);
      await database.script(`UPDATE stg_product_changes SET state = 'done', gestan_id = 'P1'`);
      expect(await database.rows('SELECT name FROM stg_products')).toEqual([
        expect.objectContaining({ name: 'Autre' }),
      ]);
      await gestan.close();
    },
  );

  test('tables that were made by hand with the whole schema are taken as they are', async () => {
    const database = await fresh();
    await database.script(stagingSchema(dialect));
    const gestan = stagingGestan(database.options);
    expect(await gestan.families()).toEqual([]);
    expect(await versions(database)).toEqual(all);
    await gestan.close();
  });

  test('a database of a newer release is refused, not changed', async () => {
    const database = await fresh();
    await database.script(stagingSchema(dialect));
    await database.script(`INSERT INTO stg_schema_version (version) VALUES (99)`);
    await expect(stagingGestan(database.options).families()).rejects.toMatchObject({
      code: 'gestan.invalid',
      message: expect.stringContaining('layout 99'),
    });
  });

  test('a migration that fails half way leaves nothing behind, and the next opening makes it', async () => {
    const database = await fresh();
    // Stands in the way of the last table.
    await database.script('CREATE TABLE stg_entries (x integer)');
    await expect(stagingGestan(database.options).families()).rejects.toMatchObject({
      code: 'gestan.unavailable',
    });
    await expect(versions(database)).rejects.toThrow(/stg_schema_version/);
    await database.script('DROP TABLE stg_entries');
    expect(await stagingGestan(database.options).families()).toEqual([]);
    expect(await versions(database)).toEqual(all);
  });
});

test('several that open a new file at once make the tables once', async () => {
  const file = await stagingFile();
  const adapters = Array.from({ length: 6 }, () => file.open());
  await Promise.all(adapters.map((adapter) => adapter.families()));
  expect(await file.run('SELECT count(*) AS n FROM stg_schema_version')).toMatchObject([
    { n: stagingLayout },
  ]);
  for (const adapter of adapters) await adapter.close();
  await file.close();
});

test.each<[object, string]>([
  [{}, 'sqlite'],
  [{ sqlite: '' }, 'sqlite'],
  [{ sqlite: 42 }, 'sqlite'],
  [{ postgres: {} }, 'postgres'],
  [{ sqlite: 'a.db', postgres: { query: async () => ({ rows: [] }) } }, 'sqlite'],
  [{ sqlite: 'a.db', tablePrefix: 'a b' }, 'tablePrefix'],
  [{ sqlite: 'a.db', capabilities: { productFields: ['images'] } }, 'capabilities.productFields'],
  [{ sqlite: 'a.db', capabilities: { readBack: false } }, 'capabilities'],
  [{ sqlite: 'a.db', drivr: 'libsql' }, ''],
])('options that cannot be used are refused with the field: %j', (options, field) => {
  expect(() => stagingGestan(options as never)).toThrow(
    expect.objectContaining({ code: 'settings.invalid', field }),
  );
});

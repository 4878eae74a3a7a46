import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import { contactColumns, productColumns } from '../../../src/gestan/adapters/staging/columns.js';
import {
  stagingDialects,
  stagingLayout,
  stagingMigrations,
  stagingSchema,
  statementsOf,
} from '../../../src/gestan/adapters/staging/schema.js';
import { openSchema } from '../../support/pglite.js';

describe('the schema of the staging database', () => {
  test.each(stagingDialects)('%s: each migration notes its number', (dialect) => {
    const migrations = stagingMigrations(dialect);
    expect(migrations).toHaveLength(stagingLayout);
    for (const { version, sql } of migrations)
      expect(statementsOf(sql).at(-1)).toBe(`INSERT INTO stg_schema_version (version) VALUES (${version})`);
  });

  test.each(stagingDialects)(
    '%s: every field of a change reaches the table when Gestan has done it',
    (dialect) => {
      const rules = stagingSchema(dialect);
      for (const { name } of [...productColumns, ...contactColumns])
        expect(rules).toMatch(new RegExp(`^ +${name} = CASE WHEN .*',${name},'.* THEN NEW\\.${name} `, 'm'));
    },
  );

  test('a value that is written otherwise is refused in words, by both databases', async () => {
    const sqlite = createClient({ url: ':memory:' });
    await sqlite.executeMultiple(stagingSchema('sqlite'));
    const { database: postgres, remove } = await openSchema();
    await postgres.exec(stagingSchema('postgres'));
    for (const [column, value, words] of [
      ['price_net', "'12,50'", /price_net : nombre avec un point, sans virgule/],
      ['vat_rate', "'5,5'", /vat_rate : nombre positif avec un point, sans virgule/],
      ['sale_from', "'2026-03-29 08:00:00'", /sale_from : instant UTC/],
      ['published', '2', /published : 0 ou 1/],
    ] as const) {
      const insert = `INSERT INTO stg_products (gestan_id, code, name, ${column}) VALUES ('1', 'A', 'A', ${value})`;
      await expect(sqlite.execute(insert)).rejects.toThrow(words);
      await expect(postgres.query(insert)).rejects.toThrow(words);
    }
    sqlite.close();
    await remove();
  });

  test.each(['sqlite', 'postgres'] as const)(
    '%s: all columns of the tables of one dialect are in the other',
    (dialect) => {
      const tables = (sql: string) =>
        [...sql.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)^\);/gm)].map(([, name, body = '']) => [
          name,
          [...body.matchAll(/^ {2}([a-z]\w*) /gm)].map(([, column]) => column),
        ]);
      const other = dialect === 'sqlite' ? 'postgres' : 'sqlite';
      expect(tables(stagingSchema(dialect))).toEqual(tables(stagingSchema(other)));
      expect(tables(stagingSchema(dialect)).length).toBeGreaterThan(14);
    },
  );

  test('another prefix renames every table, and nothing else', () => {
    const plain = stagingSchema('postgres');
    const renamed = stagingSchema('postgres', { tablePrefix: 'echange_' });
    expect(renamed).not.toMatch(/\bstg_/);
    expect(renamed.replace(/\bechange_/g, 'stg_')).toBe(plain);
  });

  test('a prefix that is no name, and another database, are refused', () => {
    expect(() => stagingSchema('sqlite', { tablePrefix: 'a"; DROP' })).toThrow(
      expect.objectContaining({ code: 'settings.invalid', field: 'tablePrefix' }),
    );
    expect(() => stagingSchema('oracle' as never)).toThrow(expect.objectContaining({ field: 'dialect' }));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stagingLayout, stagingSchema } from '../../../src/gestan/adapters/staging/schema.js';

const folder = new URL('../../../src/gestan/adapters/staging/sql/', import.meta.url);

/** The files of a dialect, which are numbered. */
function files(dialect: string): readonly string[] {
  const names = readdirSync(new URL(`${dialect}/`, folder)).sort(
    (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
  );
  expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, index) => index + 1));
  return names.map((name) => readFileSync(new URL(`${dialect}/${name}`, folder), 'utf8'));
}

/** The module that carries the files into the built package. */
function embedded(): string {
  const list = (dialect: string) =>
    files(dialect)
      .map((sql) => `    \`${sql}\`,\n`)
      .join('');
  return `// The text of the .sql files beside this one, which are the source; written by: npx vitest run test/gestan/staging/schema.test.ts -u
export const schemaTexts = {
  sqlite: [
${list('sqlite')}  ],
  postgres: [
${list('postgres')}  ],
} as const;
`;
}

describe('the schema of the staging database', () => {
  test('what the package carries is what the .sql files say', async () => {
    await expect(embedded()).toMatchFileSnapshot('../../../src/gestan/adapters/staging/sql/embedded.ts');
  });

  test('both dialects have the same migrations, and texts that a template can hold', () => {
    expect(files('postgres')).toHaveLength(files('sqlite').length);
    expect(files('sqlite')).toHaveLength(stagingLayout);
    for (const sql of [...files('sqlite'), ...files('postgres')]) expect(sql).not.toMatch(/`|\\|\$\{/);
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

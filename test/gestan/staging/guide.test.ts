import { readFileSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactColumns, productColumns } from '../../../src/gestan/adapters/staging/columns.js';
import { type StagingGestanOptions, stagingGestan } from '../../../src/gestan/adapters/staging/index.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { codeBlocks } from '../../docs/markdown.js';
import { openSchema } from '../../support/pglite.js';

const guide = readFileSync(new URL('../../../docs/staging-database.md', import.meta.url), 'utf8');

/** The SQL of the guide, statement by statement, in its order. */
const statements = codeBlocks(guide, 'sql')
  .flatMap(({ code }) => code.split(/;\s*(?:\n|$)/))
  .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
  .filter(Boolean);

type Rows = readonly Record<string, unknown>[];
interface Side {
  readonly options: StagingGestanOptions;
  run(sql: string): Promise<Rows>;
  close(): Promise<void>;
}

const sides: Readonly<Record<string, () => Promise<Side>>> = {
  async SQLite() {
    const client = createClient({ url: ':memory:' });
    return {
      options: { sqlite: client },
      run: async (sql) => (await client.execute(sql)).rows as never,
      close: async () => client.close(),
    };
  },
  async PostgreSQL() {
    const { database, remove } = await openSchema();
    return {
      options: { postgres: database },
      run: async (sql) => (await database.query<Record<string, unknown>>(sql)).rows,
      close: remove,
    };
  },
};

describe.each(Object.entries(sides))('the SQL of the guide, in %s', (_, open) => {
  let side: Side;
  let gestan: ReturnType<typeof stagingGestan>;
  beforeAll(async () => {
    side = await open();
    gestan = stagingGestan(side.options);
    await gestan.families();
    await side.run(
      `INSERT INTO stg_products (gestan_id, code, name) VALUES ('1', 'A-1', 'Hameçon'), ('2', 'PORT', 'Port')`,
    );
    await side.run(`INSERT INTO stg_contacts (gestan_id, last_name) VALUES ('C1', 'Zoé')`);
  });
  afterAll(async () => {
    await gestan.close();
    await side.close();
  });

  test('runs, each statement on a piece 12 that is in the state that it wants', async () => {
    expect(statements.length).toBeGreaterThan(12);
    await gestan.createPiece(pieceDraft('invoice', '1'));
    const results = new Map<string, Rows>();
    for (const statement of statements) {
      await side.run('DELETE FROM stg_pieces');
      await gestan.createPiece(pieceDraft('invoice', '1'));
      if (!/SET state = 'taken'/.test(statement))
        await side.run(`UPDATE stg_pieces SET state = 'taken', taken_by = 'POSTE-3'`);
      const [{ id } = { id: 0 }] = await side.run('SELECT max(id) AS id FROM stg_pieces');
      const rows = await side.run(statement.replace(/\b12\b(?!')/g, String(id)));
      results.set(statement, rows);
      // What the guide changes is there afterwards.
      const state = /UPDATE stg_pieces SET state = '(\w+)'/.exec(statement)?.[1];
      if (state)
        expect(await side.run('SELECT state FROM stg_pieces')).toEqual([expect.objectContaining({ state })]);
    }
    const of = (pattern: RegExp) => [...results].find(([statement]) => pattern.test(statement))?.[1];
    expect(of(/RETURNING/)).toHaveLength(1);
    expect(of(/JOIN stg_contacts/)).toMatchObject([{ contact: 'C1', total_gross: '39.99' }]);
    expect(of(/stg_piece_lines/)).toMatchObject([
      { produit: '1', net: '28.33' },
      { produit: '2', net: '5.00' },
    ]);
    expect(of(/FROM stg_piece_vat/)).toMatchObject([{ base: '33.33', amount: '6.66' }]);
    expect(of(/FROM stg_pieces WHERE state = 'taken'/)).toHaveLength(1);
    // Published, then deleted.
    expect(await side.run(`SELECT code FROM stg_products WHERE gestan_id = '1047'`)).toEqual([]);
  });

  test('a change of a product and an entry are taken, read and done with the statements of the guide', async () => {
    const statement = (pattern: RegExp) => statements.find((each) => pattern.test(each)) ?? '';
    await side.run(`INSERT INTO stg_payment_modes (id, name) VALUES ('CB', 'CB')`);
    await side.run(`INSERT INTO stg_bank_accounts (id, name, professional) VALUES ('B', 'Pro', 1)`);
    await gestan.createPiece(pieceDraft('invoice', '1'));
    await gestan.upsertProduct({ externalRef: 'woo:a:product:1', id: '1', priceGross: '12.00' });
    await gestan.createEntry({
      externalRef: 'woo:a:order:1:entry:1',
      date: '2026-03-29',
      direction: 'in',
      amount: '39.99',
      currency: 'EUR',
      label: 'Commande n° 1',
      contactId: '1',
      paymentModeId: 'CB',
      bankAccountId: 'B',
      pieceRef: 'woo:contrat:order:1:invoice',
    });
    for (const [table, expected] of [
      [
        'stg_product_changes',
        { action: 'change', fields: ',price_gross,', fiche: '1', price_gross: '12.00' },
      ],
      ['stg_entries', { amount: '39.99', contact: 'C1', payment_mode_id: 'CB', bank_account_id: 'B' }],
    ] as const) {
      const [taken] = await side.run(statement(new RegExp(`^UPDATE ${table} SET state = 'taken'`)));
      const here = (text: string) => text.replace(/\b12\b(?!')/g, String(taken?.id));
      const [read] = await side.run(here(statement(new RegExp(`FROM ${table} \\w\\b`))));
      expect(read).toMatchObject(expected);
      await side.run(here(statement(new RegExp(`^UPDATE ${table} SET state = 'done'`))));
      expect(await side.run(`SELECT state FROM ${table}`)).toEqual([
        expect.objectContaining({ state: 'done' }),
      ]);
    }
    expect(await side.run(`SELECT price_gross FROM stg_products WHERE code = 'A-1'`)).toEqual([
      expect.objectContaining({ price_gross: '12.00' }),
    ]);
  });

  test('publishing again what has not changed dates nothing anew', async () => {
    const [insert = ''] = statements.filter((each) => each.startsWith('INSERT INTO stg_products'));
    await side.run(insert);
    const [before] = await side.run(`SELECT id, modified_at FROM stg_products WHERE gestan_id = '1047'`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await side.run(insert);
    expect(await side.run(`SELECT id, modified_at FROM stg_products WHERE gestan_id = '1047'`)).toEqual([
      before,
    ]);
    await side.run(insert.replace("'Canne à mouche'", "'Canne'"));
    const [after] = await side.run(`SELECT id, modified_at FROM stg_products WHERE gestan_id = '1047'`);
    expect(after?.id).toEqual(before?.id);
    expect(String(after?.modified_at) > String(before?.modified_at)).toBe(true);
  });

  test('a piece that was entered by hand is read back', async () => {
    await side.run(
      `INSERT INTO stg_pieces (kind, date, currency, contact_id, total_net, total_vat, total_gross, state, gestan_id, number)
       VALUES ('invoice', '2026-05-01', 'EUR', 1, '10.00', '2.00', '12.00', 'done', '777', 'FA009')`,
    );
    await side.run(
      `INSERT INTO stg_piece_lines (piece_id, position, type, label, quantity, unit_net, discount_net, net)
       SELECT id, 1, 'product', 'Divers', '1', '10', '0', '10.00' FROM stg_pieces WHERE number = 'FA009'`,
    );
    const found = [];
    for await (const piece of gestan.pieces({ after: '2026-05-01' })) found.push(piece);
    expect(found).toMatchObject([{ number: 'FA009', totalGross: '12.00', lines: [{ label: 'Divers' }] }]);
  });
});

test('every column that Gestan fills stands in the guide', () => {
  for (const { name } of [...productColumns, ...contactColumns]) expect(guide).toContain(`\`${name}\``);
});

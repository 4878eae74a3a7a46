import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGestanSide } from '../../../examples/quickstart/gestan-side.js';
import type { StagingGestan } from '../../../src/gestan/adapters/staging/index.js';
import { pieceDraft, smallSeed } from '../../../src/testing/gestan-contract-seed.js';
import { oneInTurn } from '../../support/forms.js';
import { emptiesTables, openSchema } from '../../support/pglite.js';
import { publish } from './seeding.js';
import { type StagingWorld, stagingFile, stagingIn } from './world.js';

let schema: Awaited<ReturnType<typeof openSchema>> | undefined;
let empty: ReturnType<typeof emptiesTables> | undefined;
afterAll(() => schema?.remove());

const databases: readonly (readonly [string, () => Promise<StagingWorld>])[] = [
  ['SQLite', stagingFile],
  [
    'PostgreSQL',
    async () => {
      schema ??= await openSchema();
      const world = stagingIn(schema.database, async () => {});
      const gestan = world.open();
      await gestan.families();
      await gestan.close();
      empty ??= emptiesTables(schema.database, 'stg_');
      await empty();
      return world;
    },
  ],
];

describe.each(oneInTurn(databases))('in %s', (_, openWorld) => {
  let world: StagingWorld;
  let gestan: StagingGestan;

  beforeEach(async () => {
    world = await openWorld();
    gestan = world.open();
    await gestan.families();
    await publish(smallSeed, world.run);
  });
  afterEach(async () => {
    await gestan.close();
    await world.close();
  });

  async function contactId(): Promise<string> {
    for await (const { id } of gestan.contacts()) return id;
    throw new Error('the seed has contacts');
  }

  async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
    const list: T[] = [];
    for await (const row of rows) list.push(row);
    return list;
  }

  async function product(code: string) {
    return (await all(gestan.products())).find((each) => each.code === code);
  }

  describe('a piece', () => {
    const ref = 'woo:contrat:order:1:invoice';

    test('goes from sent over taken to done, and is reported with its number then', async () => {
      const made = await gestan.createPiece(pieceDraft('invoice', await contactId(), { movesStock: true }));
      expect(made).toMatchObject({ created: true, sent: true });
      expect(made.number).toBeUndefined();
      const where = `stg_pieces ${made.id}`;
      expect(await gestan.status('piece', ref)).toEqual({ state: 'sent', where });
      const side = createGestanSide(world.run);
      const taken = await side.take('stg_pieces');
      expect(taken).toMatchObject({ external_ref: ref, state: 'taken', total_gross: '39.99' });
      expect(await gestan.status('piece', ref)).toEqual({ state: 'taken', where });
      expect(await all(gestan.pieces({}))).toMatchObject([{ id: made.id, stockMoved: false }]);

      // Given back after a crash of Gestan's side, and taken again.
      await world.run(`UPDATE stg_pieces SET state = 'pending' WHERE state = 'taken'`);
      expect(await side.work()).toEqual({ done: 1, refused: 0 });
      expect(await gestan.status('piece', ref)).toEqual({ state: 'done', where, number: 'FA000001' });
      expect(await gestan.find('piece', ref)).toEqual({ id: made.id, number: 'FA000001' });
      expect(await gestan.createPiece(pieceDraft('invoice', made.id))).toEqual({
        id: made.id,
        number: 'FA000001',
        created: false,
      });
      expect(await all(gestan.pieces({}))).toMatchObject([{ number: 'FA000001', stockMoved: true }]);
      const stock = await all(gestan.stock());
      expect(stock.find(({ code }) => code === 'A-1')?.quantity).toBe('7');
      const [row] = await world.run('SELECT taken_at, ended_at, created_at FROM stg_pieces');
      for (const instant of Object.values(row ?? {}))
        expect(String(instant)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/);
    });

    test('that Gestan refuses is not there; asked for as it was it tells why, repaired it is taken', async () => {
      const draft = pieceDraft('invoice', await contactId());
      await gestan.createPiece(draft);
      const refusing = createGestanSide(world.run, { refuse: () => 'Client bloqué' });
      expect(await refusing.work()).toEqual({ done: 0, refused: 1 });
      expect(await gestan.find('piece', ref)).toBeUndefined();
      expect(await all(gestan.pieces({}))).toEqual([]);
      expect(await gestan.status('piece', ref)).toMatchObject({ state: 'refused', message: 'Client bloqué' });
      await expect(gestan.createPiece(draft)).rejects.toMatchObject({
        code: 'gestan.refused',
        message: expect.stringContaining('Client bloqué'),
      });
      const repaired = await gestan.createPiece({
        ...draft,
        date: '2026-04-01',
        lines: draft.lines.toReversed(),
      });
      expect(repaired).toMatchObject({ created: true, sent: true });
      expect(await createGestanSide(world.run).work()).toEqual({ done: 1, refused: 0 });
      const [piece] = await all(gestan.pieces({}));
      expect(piece).toMatchObject({ id: repaired.id, date: '2026-04-01', number: 'FA000001' });
      expect(piece?.lines.map(({ label }) => label)).toEqual(
        draft.lines.map(({ label }) => label).toReversed(),
      );
      expect(await world.run('SELECT count(*) AS n FROM stg_pieces')).toMatchObject([{ n: 1 }]);
    });

    test('that Gestan changes its mind about is taken as it was', async () => {
      const draft = pieceDraft('invoice', await contactId());
      const { id } = await gestan.createPiece(draft);
      await createGestanSide(world.run, { refuse: () => 'Exercice clos' }).work();
      await world.run(`UPDATE stg_pieces SET state = 'pending' WHERE id = ?`, Number(id));
      expect(await gestan.createPiece(draft)).toEqual({ id, created: false, sent: true });
      expect(await gestan.status('piece', ref)).not.toHaveProperty('message');
    });

    test('that is deleted in Gestan can be asked for again; what Gestan holds otherwise is read back', async () => {
      const draft = pieceDraft('order', await contactId());
      await gestan.createPiece(draft);
      await createGestanSide(world.run).work();
      await world.run(`UPDATE stg_pieces SET held_total_vat = '6.67', held_total_gross = '40.00'`);
      expect(await all(gestan.pieces({}))).toMatchObject([
        { totalNet: '33.33', totalVat: '6.67', totalGross: '40.00' },
      ]);
      await world.run(`UPDATE stg_pieces SET deleted_at = '2026-04-02T08:00:00.000Z'`);
      expect(await gestan.find('piece', draft.externalRef)).toBeUndefined();
      expect(await gestan.createPiece(draft)).toMatchObject({ created: true, sent: true });
      expect(await all(gestan.pieces({}))).toMatchObject([{ totalVat: '6.66' }]);
    });

    test.each([
      ['done at once', `state = 'done', gestan_id = 'G1'`],
      ['refused at once', `state = 'refused', message = 'non'`],
      ['another word', `state = 'fini'`],
    ])('%s is refused by the database', async (_, change) => {
      await gestan.createPiece(pieceDraft('invoice', await contactId()));
      await expect(world.run(`UPDATE stg_pieces SET ${change}`)).rejects.toThrow(/state/);
    });

    test.each([
      ['done without an id', `state = 'done'`, /gestan_id/],
      ['refused without a word', `state = 'refused', message = ' '`, /message/],
    ])('%s is refused by the database', async (_, change, reported) => {
      await gestan.createPiece(pieceDraft('invoice', await contactId()));
      await world.run(`UPDATE stg_pieces SET state = 'taken'`);
      await expect(world.run(`UPDATE stg_pieces SET ${change}`)).rejects.toThrow(reported);
    });

    test('is never there twice under one reference, whoever writes', async () => {
      await gestan.createPiece(pieceDraft('invoice', await contactId()));
      await expect(
        world.run(
          `INSERT INTO stg_pieces (external_ref, kind, date, currency, contact_id, total_net, total_vat, total_gross)
         VALUES (?, 'invoice', '2026-01-01', 'EUR', 1, '1.00', '0.00', '1.00')`,
          ref,
        ),
      ).rejects.toThrow(/unique/i);
    });

    test("two programs on Gestan's side never take the same one", async () => {
      const id = await contactId();
      for (let n = 0; n < 20; n++)
        await gestan.createPiece(
          pieceDraft('invoice', id, { externalRef: `woo:contrat:order:${n}:invoice` }),
        );
      const sides = ['a', 'b'].map((name) => createGestanSide(world.run, { name }));
      const done = await Promise.all(sides.map((side) => side.work()));
      expect(done.reduce((sum, counts) => sum + counts.done, 0)).toBe(20);
      expect(new Set((await all(gestan.pieces({}))).map(({ number }) => number)).size).toBe(20);
    });
  });

  describe('a product', () => {
    const ref = 'woo:contrat:product:7';
    const draft = { externalRef: ref, code: 'NEUF', name: 'Épuisette', priceGross: '24.00', vatRate: '20' };

    test('that is asked for is listed at once, under the id that stays', async () => {
      const made = await gestan.upsertProduct(draft);
      expect(await product('NEUF')).toMatchObject({ id: made.id, priceGross: '24.00', priceNet: '20.00' });
      await createGestanSide(world.run).work();
      expect(await world.run(`SELECT gestan_id FROM stg_products WHERE code = 'NEUF'`)).toEqual([
        expect.objectContaining({ gestan_id: expect.stringMatching(/^G-product/) }),
      ]);
      expect(await product('NEUF')).toMatchObject({ id: made.id, priceGross: '24.00', priceNet: '20.00' });
    });

    test('is listed as it will be; once done, as Gestan publishes it', async () => {
      const before = await product('A-1');
      if (before === undefined) throw new Error('the seed has A-1');
      const change = { externalRef: ref, id: before.id, name: 'Hameçon long', priceNet: '11.00' };
      expect(await gestan.upsertProduct(change)).toEqual({ id: before.id, created: false, sent: true });
      expect(await product('A-1')).toMatchObject({
        name: 'Hameçon long',
        priceNet: '11.00',
        priceGross: '13.20',
      });
      // Published anew before it is taken: the old values do not come back.
      await world.run(`UPDATE stg_products SET name = 'Hameçon n° 8', barcode = '1' WHERE code = 'A-1'`);
      expect(await product('A-1')).toMatchObject({ name: 'Hameçon long', barcode: '1' });
      // The same once more is no second request; something else before it is taken joins it.
      expect(await gestan.upsertProduct(change)).toEqual({ id: before.id, created: false, sent: true });
      await gestan.upsertProduct({ externalRef: ref, id: before.id, weightKg: '0.5', priceGross: '14.40' });
      const rows = await world.run('SELECT fields FROM stg_product_changes');
      expect(rows).toHaveLength(1);
      expect(String(rows[0]?.fields).split(',').filter(Boolean).sort()).toEqual([
        'name',
        'price_gross',
        'weight_kg',
      ]);
      await createGestanSide(world.run).work();
      expect(await product('A-1')).toMatchObject({
        name: 'Hameçon long',
        weightKg: '0.5',
        priceGross: '14.40',
        priceNet: '12.00',
      });
      await world.run(`UPDATE stg_products SET name = 'HAMECON LONG' WHERE code = 'A-1'`);
      expect(await product('A-1')).toMatchObject({ name: 'HAMECON LONG' });
      expect(await gestan.upsertProduct({ externalRef: ref, id: before.id, weightKg: '0.50' })).toEqual({
        id: before.id,
        created: false,
      });
    });

    test('that Gestan refuses is gone from the list, and its code is free', async () => {
      const made = await gestan.upsertProduct(draft);
      await createGestanSide(world.run, { refuse: () => 'Code réservé' }).work();
      expect(await product('NEUF')).toBeUndefined();
      expect(await gestan.find('product', ref)).toBeUndefined();
      await expect(gestan.upsertProduct(draft)).rejects.toThrow(/Code réservé/);
      const again = await gestan.upsertProduct({ ...draft, name: 'Autre épuisette' });
      expect(again).toMatchObject({ created: true });
      expect(again.id).not.toBe(made.id);
      expect(await world.run('SELECT count(*) AS n FROM stg_product_changes')).toMatchObject([{ n: 1 }]);
    });

    test('whose change is refused is as before, and was modified; the same is not asked again', async () => {
      const before = await product('A-1');
      if (before === undefined) throw new Error('the seed has A-1');
      const change = { externalRef: ref, id: before.id, name: 'Non' };
      await gestan.upsertProduct(change);
      const asked = await product('A-1');
      await createGestanSide(world.run, { refuse: () => 'Fiche verrouillée' }).work();
      const now = await product('A-1');
      expect(now).toMatchObject({ name: 'Hameçon n° 8' });
      expect(String(now?.modifiedAt) >= String(asked?.modifiedAt)).toBe(true);
      expect(
        (await all(gestan.products({ modifiedSince: asked?.modifiedAt }))).map(({ code }) => code),
      ).toContain('A-1');
      await expect(gestan.upsertProduct(change)).rejects.toThrow(/Fiche verrouillée/);
    });

    test('that two shops know is one product', async () => {
      const made = await gestan.upsertProduct(draft);
      await gestan.upsertProduct({ externalRef: 'woo:autre:product:3', id: made.id, name: 'Épuisette' });
      expect(await gestan.find('product', 'woo:autre:product:3')).toEqual({ id: made.id });
      expect(await gestan.find('product', ref)).toEqual({ id: made.id });
    });

    test('families and rates that Gestan does not have are refused with the field', async () => {
      await expect(gestan.upsertProduct({ ...draft, familyId: 'absente' })).rejects.toMatchObject({
        field: 'familyId',
      });
      await expect(gestan.upsertProduct({ ...draft, vatRate: '19.6' })).rejects.toMatchObject({
        field: 'vatRate',
      });
      await expect(
        gestan.upsertProduct({ ...draft, familyId: 'Appâts & amorces', subFamilyId: 'Cuillères' }),
      ).rejects.toMatchObject({ field: 'subFamilyId' });
      await gestan.upsertProduct({ ...draft, familyId: 'Leurres', subFamilyId: 'Cuillères' });
      await world.run('DELETE FROM stg_vat_rates');
      await gestan.upsertProduct({ ...draft, externalRef: `${ref}8`, code: 'N2', vatRate: '19.6' });
    });
  });

  describe("what Gestan's side writes wrongly", () => {
    test('is refused where it is written: a comma, a date of another form, a second code', async () => {
      const insert = (column: string, value: string) =>
        world.run(
          `INSERT INTO stg_products (gestan_id, code, name, ${column}) VALUES ('X', 'X', 'X', ?)`,
          value,
        );
      await expect(insert('price_net', '12,50')).rejects.toThrow(/check|json/i);
      await expect(insert('sale_from', '2026-01-01')).rejects.toThrow(/check|json/i);
      await expect(insert('extra', '{')).rejects.toThrow(/check|json/i);
      await expect(
        world.run(`INSERT INTO stg_products (gestan_id, code, name) VALUES ('X', 'A-1', 'X')`),
      ).rejects.toThrow(/unique/i);
    });

    test('and passes all the same is reported with table, column and row', async () => {
      await world.run(
        `INSERT INTO stg_products (gestan_id, code, name, sale_from) VALUES ('X', 'X', 'X', 'MATIN Z')`,
      );
      await expect(all(gestan.products())).rejects.toMatchObject({
        code: 'gestan.invalid',
        field: 'stg_products.sale_from',
        message: expect.stringMatching(/stg_products\.sale_from of row \d+/),
      });
    });

    test('a date of modification never goes back, even when the clock does', async () => {
      await world.run(`UPDATE stg_clock SET last = '2999-01-01T00:00:00.000Z'`);
      await world.run(`UPDATE stg_products SET name = 'x' WHERE code = 'A-1'`);
      expect((await product('A-1'))?.modifiedAt).toBe('2999-01-01T00:00:00.000Z');
      // Published as it is: not modified.
      await world.run(`UPDATE stg_clock SET last = '2999-01-02T00:00:00.000Z'`);
      await world.run(`UPDATE stg_products SET name = 'x' WHERE code = 'A-1'`);
      expect((await product('A-1'))?.modifiedAt).toBe('2999-01-01T00:00:00.000Z');
    });
  });

  test('a contact of Gestan that bears the reference is the contact', async () => {
    await world.run(
      `INSERT INTO stg_contacts (gestan_id, external_ref, last_name) VALUES ('C9', 'woo:contrat:customer:7', 'Zoé')`,
    );
    const found = await gestan.upsertContact({
      externalRef: 'woo:contrat:customer:7',
      email: 'zoe@contrat.test',
    });
    expect(found).toMatchObject({ created: false, sent: true });
    await createGestanSide(world.run).work();
    expect(await world.run(`SELECT last_name, email FROM stg_contacts WHERE gestan_id = 'C9'`)).toMatchObject(
      [{ last_name: 'Zoé', email: 'zoe@contrat.test' }],
    );
  });
});

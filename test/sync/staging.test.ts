import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StagingGestan } from 'woo-gestan/gestan/staging';
import { createGestanSide } from '../../examples/quickstart/gestan-side.js';
import { stagingFile } from '../gestan/staging/world.js';
import { testClock, type World } from './shops.js';
import { setUp, smallGestan, smallWorld } from './small.js';

let file: Awaited<ReturnType<typeof stagingFile>>;
let gestan: StagingGestan;
let world: World;

/** Publishes what `smallGestan` holds. */
async function publishSmall(): Promise<void> {
  const source = smallGestan(testClock());
  for (const { id, name } of await source.families())
    await file.run('INSERT INTO stg_families (id, name) VALUES (?, ?)', id, name);
  await file.run(`INSERT INTO stg_payment_modes (id, name) VALUES ('1', 'CB')`);
  await file.run(`INSERT INTO stg_bank_accounts (id, name, professional) VALUES ('1', 'Banque', 1)`);
  await file.run(`INSERT INTO stg_posting_categories (id, name, professional) VALUES ('1', 'Ventes', 1)`);
  for (const { id, code, name, priceGross = '', familyId = '' } of source.state.products)
    await file.run(
      `INSERT INTO stg_products (gestan_id, code, name, price_gross, vat_rate, family_id) VALUES (?, ?, ?, ?, '20', ?)`,
      `P${id}`,
      code,
      name,
      priceGross,
      familyId,
    );
  for (const { productId, quantity } of source.state.stock)
    await file.run(
      'INSERT INTO stg_stock (product_gestan_id, quantity) VALUES (?, ?)',
      `P${productId}`,
      quantity ?? null,
    );
}

beforeEach(async () => {
  file = await stagingFile();
  gestan = file.open();
  await gestan.families();
  await publishSmall();
  world = smallWorld();
});
afterEach(async () => {
  await gestan.close();
  await file.close();
});

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

/** How many rows each table holds, and in which states. */
async function rows(): Promise<Record<string, unknown>> {
  const counts: Record<string, unknown> = {};
  for (const table of [
    'products',
    'contacts',
    'product_changes',
    'contact_changes',
    'pieces',
    'entries',
    'piece_lines',
  ]) {
    const [row] = await file.run(`SELECT count(*) AS n FROM stg_${table}`);
    counts[table] = Number(row?.n);
  }
  counts.open = Number((await file.run(`SELECT count(*) AS n FROM stg_pieces WHERE state <> 'done'`))[0]?.n);
  return counts;
}

const open = () => world.open({ gestan });

describe('a whole sync through a staging database', () => {
  test('run twice before and once after Gestan has taken it: nothing is doubled, the numbers come back', async () => {
    const sync = open();
    await setUp(sync);
    const first = await sync.run();
    expect(first.reports.map(({ counts }) => counts.failed)).toEqual([0, 0, 0, 0]);
    const after = await rows();
    expect(after.pieces).toBeGreaterThan(5);
    expect(after.entries).toBeGreaterThan(0);
    expect(after.contacts).toBeGreaterThan(2);
    expect(Number(after.products)).toBeGreaterThan(5);
    await sync.run();
    expect(await rows()).toEqual(after);

    const side = createGestanSide(file.run);
    expect((await side.work()).refused).toBe(0);
    const writes = world.writes().length;
    const third = await sync.run();
    expect(third.reports.map(({ counts }) => counts.failed)).toEqual([0, 0, 0, 0]);
    expect(await rows()).toEqual({ ...after, open: 0 });
    expect((await side.work()).done).toBe(0);
    // What was sold leaves Gestan's stock and counts no longer against it: the shop's figures stay.
    expect(world.writes().length).toBe(writes);
    const pieces = await all(gestan.pieces({}));
    expect(pieces.every(({ number }) => number !== undefined)).toBe(true);
    const audit = await sync.orders.audit();
    expect(audit.rows).toEqual([]);
    const orderId = Number(pieces[0]?.externalRef?.split(':')[3]);
    const { order, text } = await sync.explain({ orderId });
    expect(order?.record?.pieces.map(({ number, sent }) => [number, sent])).toEqual(
      order?.record?.pieces.map(() => [expect.stringMatching(/^(FA|DE|CO|BL|AV)\d{6}$/), undefined]),
    );
    expect(text.join('\n')).not.toContain('unverified');
    await sync.close();
  });

  test('a refusal in Gestan comes back into explain() and the next report, and ends when Gestan changes its mind', async () => {
    const sync = open();
    await setUp(sync);
    await sync.run();
    const [victim] = await file.run(
      `SELECT id, external_ref FROM stg_pieces WHERE kind = 'invoice' ORDER BY id LIMIT 1`,
    );
    const orderId = Number(String(victim?.external_ref).split(':')[3]);
    const side = createGestanSide(file.run, {
      refuse: (kind, { id }) =>
        kind === 'piece' && Number(id) === Number(victim?.id) ? 'Client bloqué' : undefined,
    });
    expect((await side.work()).refused).toBe(1);
    // At once, without any run.
    expect((await sync.explain({ orderId })).text.join('\n')).toContain(
      `refusée par Gestan, stg_pieces ${victim?.id}, Client bloqué`,
    );

    const second = await sync.run();
    const orders = second.reports.find(({ flow }) => flow === 'orders');
    expect(orders?.counts).toMatchObject({ failed: 1, done: 0 });
    const failed = orders?.rows.find(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject({
      error: { code: 'gestan.refused', message: expect.stringContaining('Client bloqué') },
    });
    const why = (await sync.explain({ orderId })).text.join('\n');
    expect(why).toContain('Client bloqué');
    expect(why).toContain('Relue à chaque passage');
    const audit = await sync.orders.audit();
    expect(audit.rows).toMatchObject([{ orderId, finding: 'not-imported' }]);

    await file.run(`UPDATE stg_pieces SET state = 'pending' WHERE id = ?`, Number(victim?.id));
    const third = await sync.run();
    expect(third.reports.find(({ flow }) => flow === 'orders')?.counts).toMatchObject({
      failed: 0,
      done: 0,
      sent: 1,
    });
    await createGestanSide(file.run).work();
    const last = await sync.run();
    expect(last.reports.map(({ counts }) => counts.failed)).toEqual([0, 0, 0, 0]);
    expect((await sync.orders.audit()).rows).toEqual([]);
    expect((await sync.explain({ orderId })).order?.retry).toBeUndefined();
    await sync.close();
  });

  test('a product and a contact that Gestan refuses are in every report until they are accepted', async () => {
    const sync = open();
    await setUp(sync);
    await sync.run({ flows: ['contacts', 'products'] });
    const refusing = createGestanSide(file.run, { refuse: () => 'Fiche incomplète' });
    const { refused } = await refusing.work();
    expect(refused).toBeGreaterThan(4);
    const refusals = async () =>
      file.run(
        `SELECT external_ref FROM stg_product_changes WHERE state = 'refused' UNION SELECT external_ref FROM stg_contact_changes WHERE state = 'refused' ORDER BY 1`,
      );
    const before = await refusals();
    const second = await sync.run({ flows: ['contacts', 'products'] });
    for (const report of second.reports) {
      expect(report.counts.failed, report.flow).toBeGreaterThan(0);
      for (const row of report.rows.filter(({ outcome }) => outcome === 'failed'))
        expect(row.error).toMatchObject({
          code: 'gestan.refused',
          message: expect.stringContaining('Fiche incomplète'),
        });
    }
    // Asked once, and not again as it was.
    expect(await refusals()).toEqual(before);
    for (const table of ['contact', 'product'])
      await file.run(`DELETE FROM stg_${table}_changes WHERE state = 'refused'`);
    const third = await sync.run({ flows: ['contacts', 'products'] });
    expect(third.reports.map(({ counts }) => counts.failed)).toEqual([0, 0]);
    await createGestanSide(file.run).work();
    await sync.run({ flows: ['contacts', 'products'] });
    expect((await file.run(`SELECT count(*) AS n FROM stg_products WHERE gestan_id IS NULL`))[0]?.n).toBe(0);
    await sync.close();
  });

  test('a crash after any piece: the next run takes up what was made, also when Gestan has refused it meanwhile', async () => {
    const reference = open();
    await setUp(reference);
    await reference.run({ flows: ['contacts', 'products'] });
    const made: string[] = [];
    for (let crash = 1; crash <= 6; crash++) {
      let writes = 0;
      let isDead = false;
      const sync = world.open({
        gestan: {
          ...gestan,
          async createPiece(draft, options) {
            // Whatever a dead process would write reaches Gestan no more.
            if (isDead) throw new Error('killed');
            const answer = await gestan.createPiece(draft, options);
            if (answer.created) made.push(draft.externalRef);
            writes += 1;
            if (writes < crash) return answer;
            isDead = true;
            throw new Error('killed');
          },
        },
        storage: {
          ...world.storage,
          async commit(...given) {
            if (isDead) throw new Error('killed');
            return world.storage.commit(...given);
          },
        },
      });
      await sync.run({ flows: ['orders'] }).catch(() => undefined);
      expect(isDead).toBe(true);
      // Its lease runs out.
      world.clock.advance(3_600_000);
      if (crash === 3)
        await createGestanSide(file.run, {
          refuse: (kind) => (kind === 'piece' || kind === 'entry' ? 'Plus tard' : undefined),
        }).work();
      if (crash === 4) await file.run(`UPDATE stg_pieces SET state = 'pending' WHERE state = 'refused'`);
      await file.run(`UPDATE stg_entries SET state = 'pending' WHERE state = 'refused'`);
    }
    const sync = open();
    await sync.run({ flows: ['orders'] });
    await createGestanSide(file.run).work();
    const last = await sync.run({ flows: ['orders'] });
    expect(last.reports[0]?.counts.failed).toBe(0);
    expect(new Set(made).size).toBe(made.length);
    expect((await sync.orders.audit()).rows).toEqual([]);
    await sync.close();
  });
});

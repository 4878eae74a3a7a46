import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FileGestan, fileGestan, parsePieceFile } from 'woo-gestan/gestan/file';
import { sampleGestan, sampleShop } from 'woo-gestan/testing';
import { writeSampleExports } from '../../../examples/quickstart/sample-exports.js';
import { registerInTurn } from '../../support/forms.js';
import { testClock, world } from '../../sync/shops.js';
import { setUp, smallShop } from '../../sync/small.js';
import { folders } from './export-folder.js';

let place: ReturnType<typeof folders>;
beforeEach(async () => {
  place = folders();
  mkdirSync(place.done);
  await writeSampleExports(place.exports, sampleGestan());
});
afterEach(() => place.remove());

const open = (more: Partial<Parameters<typeof fileGestan>[0]> = {}): FileGestan =>
  fileGestan({
    exports: place.exports,
    outbox: place.outbox,
    acknowledgements: place.done,
    publishAfterMs: false,
    // The sample shop has a SKU that Windows-1252 cannot write; such a product would be refused.
    encoding: 'utf-8',
    ...more,
  });

async function shop(rows: ReturnType<typeof sampleShop> = sampleShop()) {
  const w = world({
    shop: rows,
    clock: testClock(),
    settings: {
      orders: { startAt: '2026-01-01' },
      products: { defaultFamily: { familyId: '9' }, conflicts: 'gestan' },
      safety: { created: 100, unpublished: 1 },
      billing: { shippingProductCode: 'PORT', feeProductCode: 'FRAIS' },
    },
  });
  await setUp(w.open({ gestan: open() }));
  return w;
}

/** All pieces in all files, wherever Gestan's user has put them. */
function pieces() {
  return [place.outbox, place.done].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => parsePieceFile(readFileSync(join(folder, name)))),
  );
}

const inTurns = registerInTurn(it, 2);

inTurns(
  'a whole sync, run again by another process, while files are imported, and after a fresh export: nothing is doubled',
  async () => {
    const w = await shop();
    const run = async () => {
      // Each as a process of its own: another adapter and another sync, on the same folders and storage.
      const gestan = open();
      const sync = w.open({ gestan });
      const { reports } = await sync.run();
      await sync.close();
      await gestan.close();
      return reports;
    };
    const first = await run();
    expect(first.map(({ flow, counts }) => [flow, counts.failed, counts.unsettled])).toEqual([
      ['contacts', 0, 0],
      ['products', 0, 0],
      ['orders', 0, 0],
      ['stock', 0, 0],
    ]);
    // What lies in a file is sent, not done; only what the shop has taken is done.
    const [contacts, products, orders, stock] = first.map(({ counts }) => counts);
    expect([orders?.done, stock?.sent]).toEqual([0, 0]);
    for (const counts of [contacts, products, orders]) expect(counts?.sent).toBeGreaterThan(5);

    expect(first.find(({ flow }) => flow === 'orders')?.warnings).toContainEqual(
      expect.objectContaining({ code: 'sent-not-read-back' }),
    );
    const files = readdirSync(place.outbox).filter((name) => /^\d/.test(name));
    const made = pieces();
    const refs = made.map(({ externalRef }) => externalRef);
    expect(made.length).toBeGreaterThan(80);
    expect(new Set(refs).size).toBe(refs.length);
    const shopProducts = w.store.state.products.length;

    const nothingNew = async () => {
      const again = await run();
      expect(again.map(({ flow, counts }) => [flow, counts.done + counts.sent])).toEqual([
        ['contacts', 0],
        ['products', 0],
        ['orders', 0],
        ['stock', 0],
      ]);
      expect(
        pieces()
          .map(({ externalRef }) => externalRef)
          .sort(),
      ).toEqual([...refs].sort());
      expect(w.store.state.products.length).toBe(shopProducts);
    };
    await nothingNew();
    expect(readdirSync(place.outbox).filter((name) => /^\d/.test(name))).toEqual(files);

    // Gestan's user imports some of the files, and puts them away.
    for (const name of files.filter((each) => /contacts|produits|factures/.test(each)))
      renameSync(join(place.outbox, name), join(place.done, name));
    await nothingNew();
    const [piece] = (await open().files()).filter(({ file }) => file.endsWith('factures.txt'));
    expect(piece?.state).toBe('done');
    const orderId = Number(/order:(\d+):/.exec(piece?.records[0]?.externalRef ?? '')?.[1]);
    const reported = (await w.open({ gestan: open() }).explain({ orderId })).text.join('\n');
    expect(reported).toMatch(/Fait\s: facture .*\(reprise par Gestan, \d+-factures\.txt\)/);
    expect(reported).toMatch(/Fait\s: commande .*\(envoyée à Gestan, \d+-commandes\.txt\)/);

    // A fresh export shows all that was imported, under ids of Gestan's own.
    const imported = sampleGestan();
    const gestan = open();
    const isIn = (rows: readonly { readonly id: string }[], id: string) => rows.some((row) => row.id === id);
    for await (const { id, modifiedAt: _, archived: __, kind: ___, ...product } of gestan.products())
      await imported.upsertProduct({
        ...product,
        ...(isIn(imported.state.products, id) ? { id } : {}),
        externalRef: `import:${product.code}`,
      });
    for await (const { id, modifiedAt: _, externalRef = id, ...contact } of gestan.contacts())
      await imported.upsertContact({
        ...contact,
        ...(isIn(imported.state.contacts, id) ? { id } : {}),
        externalRef,
      });
    await writeSampleExports(place.exports, imported, 'utf-8');
    await nothingNew();
  },
);

it('the exports cannot be read: the run says which file is missing and writes nothing', async () => {
  const w = await shop();
  renameSync(join(place.exports, 'contacts.csv'), join(place.exports, 'autre.csv'));
  const before = w.writes().length;
  await expect(w.open({ gestan: open() }).run()).rejects.toMatchObject({
    code: 'gestan.unavailable',
    field: 'files.contacts',
  });
  expect(w.writes().length).toBe(before);
  expect(pieces).toThrow();
});

it('ledger entries that are left out are refused by the settings, and no plan has any', async () => {
  const w = await shop();
  const sync = w.open({ gestan: open({ entries: false }) });
  await expect(
    sync.settings.save({ billing: { entries: { enabled: true, bankAccountId: '1' } } }),
  ).rejects.toMatchObject({ code: 'settings.unsupported', field: 'settings.billing.entries.enabled' });
  const plan = await sync.orders.plan();
  expect(plan.rows.flatMap(({ entries }) => entries)).toEqual([]);
  expect(plan.rows.flatMap((row) => row.pieces).length).toBeGreaterThan(80);
});

inTurns(
  'processes that die while they make a page of orders: each piece stands in the files once, none is missing',
  async () => {
    const w = await shop();
    const due = (await w.open({ gestan: open() }).orders.plan()).rows;
    const wanted = due.flatMap(({ pieces: planned }) => planned.map(({ externalRef }) => externalRef));
    expect(wanted.length).toBeGreaterThan(80);
    const orders = { flows: ['orders'] } as const;
    for (const [when, last] of [
      ['after', 30],
      ['before', 5],
    ] as const) {
      const files = open();
      let calls = 0;
      let isDead = false;
      const die = () => {
        isDead = true;
        throw new Error('The process died.');
      };
      const sync = w.open({
        gestan: {
          ...files,
          // What a folder of files cannot do otherwise is seen where it is asked for.
          get capabilities() {
            return files.capabilities;
          },
          async createPiece(draft) {
            if (isDead) die();
            calls += 1;
            if (calls === last && when === 'before') die();
            const answer = await files.createPiece(draft);
            return calls === last ? die() : answer;
          },
        },
        storage: {
          ...w.storage,
          async commit(writes, options) {
            if (isDead) die();
            await w.storage.commit(writes, options);
          },
        },
      });
      await sync.run(orders).catch(() => undefined);
      expect(isDead).toBe(true);
      // Its place is free again after half a minute.
      w.clock.advance(31_000);
    }
    const files = open();
    const [report] = (await w.open({ gestan: files }).run(orders)).reports;
    await files.close();
    expect(report?.counts).toMatchObject({ failed: 0, unsettled: 0 });
    const made = pieces().map(({ externalRef }) => externalRef);
    expect(made.toSorted()).toEqual(wanted.toSorted());
    expect((await w.open({ gestan: open() }).orders.plan()).rows).toEqual(
      due.filter(({ pieces: planned }) => planned.length === 0),
    );
  },
);

it('what files cannot hold is said in the plan and the report: parts of pieces, and letters; an e-mail serves as name', async () => {
  const rows = smallShop();
  const noAddress = { address_1: '9 rue Neuve', phone: '', company: '' };
  const orders = (rows.orders ?? []).map((order) => {
    const billing = order.billing as object;
    if (order.id === 396)
      return {
        ...order,
        customer_id: 0,
        billing: { ...billing, ...noAddress, last_name: 'Łucki', email: 'l@exemple.fr' },
      };
    if (order.id === 407)
      return {
        ...order,
        billing: { ...noAddress, first_name: '', last_name: '', email: 'seul@exemple.fr', country: 'FR' },
        shipping: {},
      };
    return order;
  });
  const w = await shop({ ...rows, orders });
  const sync = w.open({ gestan: open({ encoding: 'windows-1252' }) });
  const plan = await sync.orders.plan();
  expect(plan.warnings).toMatchObject([
    {
      code: 'piece-parts-left-out',
      values: { orders: plan.rows.length, parts: expect.arrayContaining(['note', 'paidOn']) },
    },
  ]);
  const lost = { code: 'text-changed', values: { characters: ['Ł'], written: 'Inès ?ucki' } };
  const of = (id: number) => plan.rows.find(({ wooId }) => wooId === id);
  expect(of(396)).toMatchObject({ status: 'import', reason: lost });
  expect(of(407)).toMatchObject({ status: 'import' });
  const files = open({ encoding: 'windows-1252' });
  const { reports } = await w.open({ gestan: files }).run();
  await files.close();
  const report = reports.find(({ flow }) => flow === 'orders');
  expect(report?.counts).toMatchObject({ sent: plan.rows.length, done: 0, failed: 0 });
  expect(report?.rows.find(({ wooId }) => wooId === 396)).toMatchObject({ outcome: 'sent', reason: lost });
  const guest = pieces().find(({ externalRef }) => externalRef === 'woo:main:order:407:invoice');
  expect(guest?.customer.lastName).toBe('seul@exemple.fr');
});

import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FileGestan,
  type FileGestanOptions,
  fileGestan,
} from '../../../src/gestan/adapters/file/index.js';
import type { GestanContact, GestanProduct } from '../../../src/gestan/index.js';
import { collect } from '../../../src/testing/gestan-contract-kit.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { folders, writeExport } from './export-folder.js';

const titles = ['IDPRODUIT', 'CODE', 'DESIGNATION', 'PRIXTTC', 'TVA'];
const productFields = ['name', 'priceGross', 'vatRate'] as const;

let place: ReturnType<typeof folders>;
let age = 0;

/** Gestan's user exports a table: each export is younger than the one before. */
function exported(name: string, rows: readonly (readonly string[])[], minutes = 0): void {
  const path = join(place.exports, `${name}.csv`);
  writeExport(path, rows);
  const at = new Date(Date.now() + minutes * 60_000);
  utimesSync(path, at, at);
}

beforeEach(() => {
  place = folders();
  age = 0;
  mkdirSync(place.exports);
  mkdirSync(place.done);
  exported(
    'produits',
    [titles, ['7', 'A-1', 'Hameçon', '12,00', '20'], ['9', 'PORT', 'Port', '6,00', '20']],
    -10,
  );
  exported(
    'contacts',
    [
      ['IDCONTACT', 'REFEXTERNE', 'NOM', 'EMAIL'],
      ['3', '', 'Ferré', 'leo@ferre.test'],
      ['4', 'CLIENT-4', 'Barbara', 'barbara@ferre.test'],
    ],
    -10,
  );
});
afterEach(() => place.remove());

function open(options: Partial<FileGestanOptions> = {}): FileGestan {
  age += 1;
  return fileGestan({
    exports: place.exports,
    outbox: place.outbox,
    productFields,
    publishAfterMs: 0,
    encoding: 'utf-8',
    name: `file ${age}`,
    ...options,
  });
}

const text = (name: string) => readFileSync(join(place.outbox, name), 'utf8');
const byCode = (rows: readonly GestanProduct[]) => new Map(rows.map((row) => [row.code, row]));
const byEmail = (rows: readonly GestanContact[]) => new Map(rows.map((row) => [row.email, row]));

describe('what was sent and not yet imported', () => {
  const ref = 'woo:main:product:9';

  it('is listed as Gestan will have it, until a younger export tells what became of it', async () => {
    const gestan = open({ acknowledgements: place.done });
    await gestan.upsertProduct({ externalRef: 'woo:main:product:1', id: '7', name: 'Hameçon fin' });
    const made = await gestan.upsertProduct({
      externalRef: ref,
      code: 'NEUF',
      name: 'Épuisette',
      priceGross: '9.9',
    });
    expect(made).toEqual({ id: ref, created: true, sent: true });
    const sent = byCode(await collect(gestan.products()));
    expect(sent.get('A-1')).toMatchObject({ id: '7', name: 'Hameçon fin', priceGross: '12' });
    expect(sent.get('NEUF')).toMatchObject({ id: ref, name: 'Épuisette' });

    // An export that was made before the import does not take it back.
    exported('produits', [titles, ['7', 'A-1', 'Hameçon', '12,00', '20']], 1);
    expect(byCode(await collect(gestan.products())).get('A-1')?.name).toBe('Hameçon fin');

    for (const name of ['000001-produits.csv', '000002-produits.csv'])
      renameSync(join(place.outbox, name), join(place.done, name));
    expect(await gestan.status('product', ref)).toEqual({
      state: 'done',
      where: '000002-produits.csv',
    });
    exported(
      'produits',
      [titles, ['7', 'A-1', 'Hameçon très fin', '12,00', '20'], ['8', 'NEUF', 'Épuisette', '9,90', '20']],
      2,
    );
    const later = byCode(await collect(open({ acknowledgements: place.done }).products()));
    expect(later.get('A-1')?.name).toBe('Hameçon très fin');
    // It keeps the id that the sync knows it by.
    expect(later.get('NEUF')).toMatchObject({ id: ref, priceGross: '9.9' });
  });

  it('a draft that was sent is not sent again, unless Gestan has come to hold something else', async () => {
    const gestan = open();
    const draft = { externalRef: 'woo:main:product:1', id: '7', name: 'Hameçon fin' };
    await gestan.upsertProduct(draft);
    await gestan.upsertProduct(draft);
    expect((await gestan.files()).length).toBe(1);
    renameSync(join(place.outbox, '000001-produits.csv'), join(place.done, 'importé.csv'));
    expect((await gestan.files())[0]?.state).toBe('done');
    exported('produits', [titles, ['7', 'A-1', 'Hameçon de Gestan', '12,00', '20']], 5);
    await gestan.upsertProduct(draft);
    expect((await gestan.files()).map(({ state }) => state)).toEqual(['done', 'sent']);
    expect(text('000002-produits.csv')).toContain(
      'MODIFIER;7;woo:main:product:1;A-1;Hameçon fin;Simple;12;20',
    );
  });

  it('a record that is gone from a younger export is not listed any more', async () => {
    const gestan = open();
    await gestan.upsertProduct({ externalRef: ref, code: 'NEUF', name: 'Épuisette' });
    await gestan.acknowledge(1);
    exported('produits', [titles, ['7', 'A-1', 'Hameçon', '12,00', '20']], 5);
    expect([...byCode(await collect(gestan.products())).keys()]).toEqual(['A-1']);
  });

  it('codes are unique among what is listed and what was sent', async () => {
    const gestan = open();
    await gestan.upsertProduct({ externalRef: ref, code: 'NEUF', name: 'Épuisette' });
    for (const code of ['A-1', 'NEUF'])
      await expect(
        gestan.upsertProduct({ externalRef: 'woo:main:product:10', code, name: 'Autre' }),
      ).rejects.toMatchObject({ code: 'gestan.refused', field: 'code' });
  });

  it('contacts: a change names the record, and null empties its cell', async () => {
    const gestan = open();
    await gestan.upsertContact({
      externalRef: 'woo:main:customer:4',
      id: '4',
      email: null,
      company: 'Ma plus belle histoire',
    });
    const [head = '', row = ''] = text('000001-contacts.csv').split('\r\n');
    const cells = Object.fromEntries(head.split(';').map((title, index) => [title, row.split(';')[index]]));
    expect(cells).toMatchObject({
      ACTION: 'MODIFIER',
      IDCONTACT: '4',
      REFEXTERNE: 'CLIENT-4',
      NOM: 'Barbara',
      EMAIL: '',
      RAISON: 'Ma plus belle histoire',
    });
    const { company } = byEmail(await collect(gestan.contacts())).get(undefined) ?? {};
    expect(company).toBe('Ma plus belle histoire');
  });
});

describe('states of a file', () => {
  const piece = pieceDraft('invoice', '4');
  const state = async (gestan: FileGestan) => (await gestan.status('piece', piece.externalRef))?.state;

  it('waits, is sent, is done where it was moved into the folder of acknowledgements', async () => {
    const gestan = open({ acknowledgements: place.done, publishAfterMs: false });
    expect(await gestan.status('piece', piece.externalRef)).toBeUndefined();
    expect(await gestan.createPiece(piece)).toEqual({ id: piece.externalRef, created: true, sent: true });
    expect(await state(gestan)).toBe('waiting');
    await gestan.flush();
    expect(await state(gestan)).toBe('sent');
    renameSync(join(place.outbox, '000001-factures.txt'), join(place.root, 'ailleurs.txt'));
    expect(await state(gestan)).toBe('missing');
    renameSync(join(place.root, 'ailleurs.txt'), join(place.done, '2026-04-01 000001-factures.txt'));
    expect(await state(gestan)).toBe('done');
    expect(await gestan.createPiece(piece)).toEqual({ id: piece.externalRef, created: false });
    // What is done stays done, also when the folder is emptied.
    rmSync(place.done, { recursive: true });
    expect(await state(open({ acknowledgements: place.done }))).toBe('done');
  });

  it('is done where it was renamed in place, or taken away and no folder was named', async () => {
    const named = open({ acknowledgements: place.done });
    await named.createPiece(piece);
    renameSync(join(place.outbox, '000001-factures.txt'), join(place.outbox, 'OK 000001-factures.txt'));
    expect(await state(named)).toBe('done');
    const other = { ...piece, externalRef: 'woo:main:order:2:invoice' };
    await open().createPiece(other);
    rmSync(join(place.outbox, '000002-factures.txt'));
    expect((await open().status('piece', other.externalRef))?.state).toBe('done');
  });

  it('files appear by themselves once it is quiet, all of a kind in one', async () => {
    const waits: (() => void)[] = [];
    const clock = {
      now: () => Date.parse('2026-04-01T10:00:00Z'),
      sleep: (_: number, signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          waits.push(resolve);
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    const gestan = open({ publishAfterMs: 500, clock });
    await gestan.createPiece(piece);
    await gestan.createPiece({ ...piece, externalRef: 'woo:main:order:2:invoice' });
    expect(await gestan.files()).toEqual([]);
    expect(waits).toHaveLength(2);
    waits[1]?.();
    await expect
      .poll(() => gestan.files().then((files) => files.map(({ file }) => file)))
      .toEqual(['000001-factures.txt']);
    expect((await gestan.files())[0]?.records).toHaveLength(2);
  });
});

describe('a fresh export tells what was imported', () => {
  const row = ['7', 'A-1', 'Hameçon', '12,00', '20'] as const;

  it('a product that it lists was created, one that it shows as sent was changed; the others wait on', async () => {
    const gestan = open({ acknowledgements: place.done });
    await gestan.upsertProduct({ externalRef: 'woo:main:product:1', id: '7', name: 'Hameçon fin' });
    await gestan.upsertProduct({ externalRef: 'woo:main:product:9', code: 'NEUF', name: 'Épuisette' });
    const states = async () => (await gestan.files()).map(({ state }) => state);
    // Older than the files: says nothing.
    exported('produits', [titles, ['7', 'A-1', 'Hameçon fin', '12,00', '20']], -5);
    expect(await states()).toEqual(['sent', 'sent']);
    exported('produits', [titles, row, ['8', 'NEUF', 'Épuisette', '9,90', '20']], 1);
    expect(await states()).toEqual(['sent', 'done']);
    exported('produits', [titles, ['7', 'A-1', ' Hameçon fin ', '12,00', '20']], 2);
    expect(await states()).toEqual(['done', 'done']);
    // What is done stays done: now Gestan's user has changed the one and deleted the other.
    exported('produits', [titles, ['7', 'A-1', 'Hameçon de Gestan', '12,00', '20']], 3);
    expect(await states()).toEqual(['done', 'done']);
    expect((await collect(gestan.products())).map(({ name }) => name)).toEqual(['Hameçon de Gestan']);
  });

  it('amounts, cleared fields and letters that the encoding lacks are compared as they were written', async () => {
    const gestan = open({ encoding: 'windows-1252' });
    await gestan.upsertProduct({
      externalRef: 'woo:main:product:1',
      id: '7',
      name: 'Nguyễn ☃',
      priceGross: '9.90',
      vatRate: null,
    });
    exported('produits', [titles, ['7', 'A-1', 'Nguyen ?', '9,9', '20']], 1);
    expect((await gestan.files())[0]?.state).toBe('sent');
    exported('produits', [titles, ['7', 'A-1', 'Nguyen ?', '9,9', '']], 2);
    expect((await gestan.files())[0]?.state).toBe('done');
  });

  it('letters that the file could not carry are no change of Gestan’s; a code that has some is refused', async () => {
    const gestan = open({ encoding: 'windows-1252' });
    await gestan.upsertProduct({ externalRef: 'woo:main:product:1', id: '7', name: 'Łódź ☃' });
    await gestan.upsertContact({
      externalRef: 'woo:main:customer:4',
      id: '4',
      lastName: 'Nguyễn',
      billing: { city: 'Łódź' },
    });
    exported('produits', [titles, ['7', 'A-1', '?ódz ?', '12,00', '20']], 1);
    exported(
      'contacts',
      [
        ['IDCONTACT', 'NOM', 'VILLE'],
        ['4', 'Nguyen', '?ódz'],
      ],
      1,
    );
    expect((await gestan.files()).map(({ state }) => state)).toEqual(['done', 'done']);
    const fresh = open({ encoding: 'windows-1252' });
    expect((await collect(fresh.products()))[0]).toMatchObject({ name: 'Łódź ☃' });
    expect((await collect(fresh.contacts()))[0]).toMatchObject({
      lastName: 'Nguyễn',
      billing: { city: 'Łódź' },
    });
    exported('produits', [titles, ['7', 'A-1', 'Lodz', '12,00', '20']], 2);
    expect((await collect(fresh.products()))[0]).toMatchObject({ name: 'Lodz' });
    await expect(
      fresh.upsertProduct({ externalRef: 'woo:main:product:2', code: 'UNI-竿', name: 'Canne' }),
    ).rejects.toMatchObject({ code: 'gestan.refused', field: 'code' });
  });

  it('contacts too, with their addresses; a piece is in no export', async () => {
    const gestan = open();
    const head = ['IDCONTACT', 'REFEXTERNE', 'NOM', 'ADRESSE', 'VILLE', 'PAYS'];
    await gestan.upsertContact({
      externalRef: 'woo:main:customer:4',
      id: '4',
      billing: { line1: '1 rue du Port', city: 'Brest', country: 'FR' },
    });
    await gestan.createPiece(pieceDraft('invoice', '4'));
    exported('contacts', [head, ['4', 'CLIENT-4', 'Barbara', '1 rue du Port', 'Nantes', 'France']], 1);
    expect((await gestan.files()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    exported('contacts', [head, ['4', 'CLIENT-4', 'Barbara', '1 rue du Port', 'Brest', 'France']], 2);
    expect((await gestan.files()).map(({ state }) => state)).toEqual(['done', 'sent']);
  });
});

describe('the customer of a piece', () => {
  it('is named by external reference; one that has none by id, in a file of its own', async () => {
    const gestan = open({ publishAfterMs: false });
    await gestan.createPiece(pieceDraft('invoice', '4'));
    await gestan.createPiece(pieceDraft('invoice', '3', { externalRef: 'woo:main:order:2:invoice' }));
    expect(await gestan.flush()).toEqual(['000001-factures.txt', '000002-factures-par-id.txt']);
    expect(text('000001-factures.txt')).toContain('\r\nC|CLIENT-4|Barbara|');
    expect(text('000002-factures-par-id.txt')).toContain('\r\nC|3|Ferré|');
  });

  it('by id where that is set; one that Gestan does not have yet by external reference', async () => {
    const gestan = open({ publishAfterMs: false, customerReference: 'id' });
    await gestan.createPiece(pieceDraft('invoice', '4'));
    const { id } = await gestan.upsertContact({ externalRef: 'woo:main:customer:9', lastName: 'Gréco' });
    await gestan.createPiece(pieceDraft('invoice', id, { externalRef: 'woo:main:order:2:invoice' }));
    expect(await gestan.flush()).toEqual([
      '000001-contacts.csv',
      '000002-factures.txt',
      '000003-factures-par-id.txt',
    ]);
    expect(text('000002-factures.txt')).toContain('\r\nC|woo:main:customer:9|Gréco|');
    expect(text('000003-factures-par-id.txt')).toContain('\r\nC|4|Barbara|');
  });

  it('must be known, and so must its products', async () => {
    const unknown = pieceDraft('invoice', '4');
    const lines = unknown.lines.map((line) => ({ ...line, productCode: 'INCONNU' }));
    await expect(open().createPiece({ ...unknown, lines })).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'lines[0].productCode',
    });
    expect(await open().find('piece', unknown.externalRef)).toBeUndefined();
    await expect(open().createPiece(pieceDraft('invoice', '99'))).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'contactId',
    });
  });
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type FileGestanOptions,
  fileGestan,
  parsePieceFile,
} from '../../../src/gestan/adapters/file/index.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { folders } from './export-folder.js';

let place: ReturnType<typeof folders>;
beforeEach(() => {
  place = folders();
  mkdirSync(place.exports);
});
afterEach(() => place.remove());

const open = (options: Partial<FileGestanOptions> = {}) =>
  fileGestan({ outbox: place.outbox, publishAfterMs: false, ...options });

const outboxFile = (pattern: RegExp) => {
  const name = readdirSync(place.outbox).find((each) => pattern.test(each));
  return readFileSync(join(place.outbox, name ?? ''));
};

async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe('letters that Windows-1252 does not have', () => {
  test('are a warning on the field that loses them, and a refusal in a product code', () => {
    const gestan = open();
    expect(
      gestan.inspect?.('contact', {
        externalRef: 'woo:a:customer:1',
        lastName: 'Őri',
        firstName: 'Zoé',
        billing: { city: 'Łódź' },
      }),
    ).toEqual([
      { field: 'lastName', severity: 'warning', characters: ['Ő'], written: 'Ori' },
      { field: 'billing.city', severity: 'warning', characters: ['Ł', 'ź'], written: '?ódz' },
    ]);
    expect(gestan.inspect?.('product', { externalRef: 'r', code: 'CANNE-漢', name: 'Canne' })).toEqual([
      { field: 'code', severity: 'refused', characters: ['漢'], written: 'CANNE-?' },
    ]);
    const draft = pieceDraft('invoice', '1');
    const lines = draft.lines.map((line) => ({ ...line, productCode: 'Ł-1' }));
    expect(gestan.inspect?.('piece', { ...draft, lines })).toMatchObject([
      { field: 'lines[0].productCode', severity: 'refused' },
      { field: 'lines[1].productCode', severity: 'refused' },
    ]);
  });

  test('are no matter in UTF-8, and ordinary French is none in Windows-1252', () => {
    const draft = { externalRef: 'r', code: 'A', name: 'Łódź 漢' };
    expect(open({ encoding: 'utf-8' }).inspect?.('product', draft)).toEqual([]);
    expect(open().inspect?.('product', { ...draft, name: 'Cœur d’été « brillant », 5 € – n° 3' })).toEqual(
      [],
    );
  });

  test('in the code of a line refuse the piece, as the notice says', async () => {
    const gestan = open();
    const draft = pieceDraft('invoice', '1');
    const lines = draft.lines.map((line) => ({ ...line, productCode: '漢' }));
    const given = { ...draft, lines, billing: { name: 'Roux' } };
    await expect(gestan.createPiece(given)).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'lines[0].productCode',
    });
  });
});

describe('texts of a checkout', () => {
  test('hold no NUL, no end-of-file mark and no escape in any file', async () => {
    const gestan = open();
    const bad = 'Ro\u0000ux\u001a\u001b[31m';
    const contact = await gestan.upsertContact({
      externalRef: 'woo:a:customer:1',
      lastName: bad,
      email: 'a@b.fr',
    });
    const draft = pieceDraft('invoice', contact.id, { note: bad });
    await gestan.createPiece({
      ...draft,
      lines: draft.lines.map((line) => ({ ...line, label: `Hameçon\u0000` })),
    });
    await gestan.flush();
    for (const file of [/contacts\.csv$/, /factures\.txt$/]) {
      const bytes = outboxFile(file);
      expect([...bytes].filter((byte) => byte < 32 && ![9, 10, 13].includes(byte))).toEqual([]);
    }
    expect(parsePieceFile(outboxFile(/factures\.txt$/))[0]).toMatchObject({
      customer: { lastName: 'Roux[31m' },
      lines: [{ label: 'Hameçon' }, { label: 'Hameçon' }],
    });
  });

  test('a guest who left only an e-mail address gets it as the name', async () => {
    const gestan = open();
    const contact = await gestan.upsertContact({ externalRef: 'woo:a:guest:1', email: 'invite@exemple.fr' });
    await gestan.createPiece(pieceDraft('invoice', contact.id));
    await gestan.flush();
    expect(parsePieceFile(outboxFile(/factures\.txt$/))[0]?.customer.lastName).toBe('invite@exemple.fr');
    expect(outboxFile(/contacts\.csv$/).toString('latin1')).toMatch(
      /;Client;invite@exemple\.fr;;;invite@exemple\.fr;/,
    );
  });
});

describe('an export with some of the columns', () => {
  const write = (text: string) => writeFileSync(join(place.exports, 'produits.csv'), text);

  test('is taken for what it has, and says what is left out as the user calls it', async () => {
    write('CODE;DESIGNATION;PRIXTTC\r\nA-1;Hameçon;12,00\r\n');
    const gestan = open({ exports: place.exports });
    expect(gestan.capabilities.productFields).toEqual(['name', 'priceGross']);
    expect(await collect(gestan.products())).toMatchObject([
      { code: 'A-1', name: 'Hameçon', priceGross: '12' },
    ]);
    expect(gestan.leftOut()).toEqual(
      expect.arrayContaining([
        { field: 'barcode', title: 'EAN13' },
        { field: 'priceNet', title: 'PRIXHT' },
        { field: 'vatRate', title: 'TAUXTVA' },
      ]),
    );
    await expect(
      gestan.upsertProduct({ externalRef: 'r', code: 'B', name: 'B', barcode: '1' }),
    ).rejects.toMatchObject({
      code: 'gestan.unsupported',
      field: 'barcode',
    });
  });

  test('that has more columns the next time is taken for those', () => {
    write('CODE;DESIGNATION\r\nA-1;Hameçon\r\n');
    const gestan = open({ exports: place.exports });
    expect(gestan.capabilities.productFields).toEqual(['name']);
    write('CODE;DESIGNATION;EAN13;PRIX PROMO TTC\r\nA-1;Hameçon;3464042848995;\r\n');
    expect(gestan.capabilities.productFields).toEqual(['name', 'barcode', 'salePriceGross']);
  });

  test('that loses a column after the plan was begun is refused: the field would look cleared', async () => {
    write('CODE;DESIGNATION;EAN13\r\nA-1;Hameçon;3464042848995\r\n');
    const gestan = open({ exports: place.exports });
    expect(gestan.capabilities.productFields).toContain('barcode');
    write('CODE;DESIGNATION\r\nA-1;Hameçon\r\n');
    await expect(collect(gestan.products())).rejects.toMatchObject({
      code: 'gestan.invalid',
      field: 'columns.products.barcode',
      message: expect.stringContaining('produits.csv has no column EAN13.'),
    });
    expect(gestan.capabilities.productFields).toEqual(['name']);
    expect(await collect(gestan.products())).toHaveLength(1);
  });

  test('without an export the usual fields are declared', () => {
    expect(open({ exports: place.exports }).capabilities.productFields).toContain('priceGross');
    expect(open().capabilities.productFields).toContain('priceGross');
  });

  test.each([
    ['utf-16le', '\uFEFF'],
    ['utf8', '\uFEFF'],
    ['latin1', ''],
  ] as const)('in %s, longer than its first part is read for, has its titles found', (encoding, mark) => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `A-${index};Hameçon é;12,00`);
    const text = `${mark}CODE;DÉSIGNATION;PRIXTTC\r\n${lines.join('\r\n')}\r\n`;
    writeFileSync(join(place.exports, 'produits.csv'), Buffer.from(text, encoding));
    expect(open({ exports: place.exports }).capabilities.productFields).toEqual(['name', 'priceGross']);
  });
});

describe('a file of its own that is damaged', () => {
  const damage = (folder: string, content: string) => {
    const path = join(place.outbox, '.woo-gestan', folder);
    const [name = ''] = readdirSync(path);
    writeFileSync(join(path, name), content);
    return join(path, name);
  };
  const made = async () => {
    const gestan = open();
    await gestan.upsertContact({ externalRef: 'woo:a:customer:1', lastName: 'Roux' });
    await gestan.flush();
  };

  test.each(['', '{', '{}', 'null', '\u0000\u0000', '{"externalRef":"x","version":1,"content":{}}'])(
    'a record %j is named, with what to do',
    async (content) => {
      await made();
      const path = damage('records/contact', content);
      await expect(open().find('contact', 'woo:a:customer:1')).rejects.toMatchObject({
        name: 'GestanError',
        code: 'gestan.invalid',
        field: 'outbox',
        message: expect.stringContaining(path),
        hint: expect.stringContaining('backup'),
      });
    },
  );

  test('a manifest is named, with where its copy lies', async () => {
    await made();
    const path = damage('manifests', '{"number":1');
    await expect(open().files()).rejects.toMatchObject({
      code: 'gestan.invalid',
      field: 'outbox',
      message: expect.stringContaining(path),
      hint: expect.stringContaining('.json file of the same number'),
    });
  });
});

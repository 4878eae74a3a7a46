import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decimalOf, parseFigure, parseMoment } from '../../../src/gestan/adapters/file/export/cells.js';
import { type FileGestanOptions, fileGestan } from '../../../src/gestan/adapters/file/index.js';
import { decodeText } from '../../../src/gestan/adapters/file/text-encoding.js';
import { collect } from '../../../src/testing/gestan-contract-kit.js';
import { type ExportStyle, folders, writeExport } from './export-folder.js';

let place: ReturnType<typeof folders>;
beforeEach(() => {
  place = folders();
  mkdirSync(place.exports);
});
afterEach(() => place.remove());

const open = (options: Partial<FileGestanOptions> = {}) =>
  fileGestan({
    exports: place.exports,
    outbox: place.outbox,
    productFields: ['name', 'priceGross'],
    ...options,
  });
const file = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(place.exports, name), content);

describe('encodings', () => {
  it.each(['windows-1252', 'utf-8', 'utf-8-bom', 'utf-16le'] as const)(
    '%s is found out',
    async (encoding) => {
      const style: ExportStyle = { encoding };
      writeExport(
        join(place.exports, 'produits.csv'),
        [
          ['CODE', 'DÉSIGNATION', 'PRIX TTC'],
          ['É-1', 'Œuf « frais » à 5 €', '3,95'],
        ],
        style,
      );
      expect(await collect(open().products())).toEqual([
        { id: 'É-1', code: 'É-1', name: 'Œuf « frais » à 5 €', priceGross: '3.95' },
      ]);
    },
  );

  it('UTF-16 is read in both byte orders, and an empty file has no rows', () => {
    expect(decodeText(iconv.encode('été', 'utf-16be', { addBOM: true }))).toBe('été');
    expect(decodeText(new Uint8Array())).toBe('');
  });
});

describe('figures', () => {
  it.each<[readonly string[], ',' | '.' | undefined]>([
    [['12', '3'], undefined],
    [['12,50'], ','],
    [['12.50'], '.'],
    [['1.234,50'], ','],
    [['1,234.50', '1,234'], '.'],
    [['1.234.567'], ','],
    [['1,234'], ','],
    [['1.234', '0.5'], '.'],
    [['1.234', '1,234'], ','],
    [['0,125'], ','],
    [['texte', ''], undefined],
  ])('%j have the decimal separator %j', (figures, separator) => {
    expect(decimalOf(figures)).toBe(separator);
  });

  it.each([
    ['1 234 567,89', ',', '1234567.89'],
    ['1\u202f234,5 €', ',', '1234.5'],
    ['1.234,50', ',', '1234.5'],
    ['1,234.50', '.', '1234.5'],
    ['-3', ',', '-3'],
    ['(3,5)', ',', '-3.5'],
    ['3,5-', ',', '-3.5'],
    ['20 %', ',', '20'],
    ['007,10', ',', '7.1'],
    ['1,2,3', ',', undefined],
    ['douze', ',', undefined],
    ['-', ',', undefined],
  ] as const)('%j with %j is %j', (text, separator, value) => {
    expect(parseFigure(text, separator)).toBe(value);
  });
});

describe('dates', () => {
  it.each([
    ['29/03/2026', '2026-03-28T23:00:00.000Z'],
    ['29/03/2026 03:30', '2026-03-29T01:30:00.000Z'],
    ['20260701', '2026-06-30T22:00:00.000Z'],
    ['20260701123456', '2026-07-01T10:34:56.000Z'],
    ['2026-07-01 12:34:56', '2026-07-01T10:34:56.000Z'],
    ['2026-07-01T12:34:56.789Z', '2026-07-01T12:34:56.789Z'],
    ['2026-07-01T12:34:56+02:00', '2026-07-01T10:34:56.000Z'],
    ['30/02/2026', undefined],
    ['01/07/2026 25:00', undefined],
    ['demain', undefined],
  ])('%s is %s', (text, instant) => {
    expect(parseMoment(text, 'Europe/Paris')).toBe(instant);
  });
});

describe('files', () => {
  it('the newest of several counts, whatever case and date its name has', async () => {
    file('PRODUITS-2026-03-01.TXT', 'Code\tDésignation\tPrix TTC\r\nA\tVieux\t1,00\r\n');
    file('Produits 2026-04-01.csv', 'Code;Désignation;Prix TTC\r\nA;Neuf;1,00\r\n');
    utimesSync(join(place.exports, 'PRODUITS-2026-03-01.TXT'), 1, 1);
    expect((await collect(open().products())).map(({ name }) => name)).toEqual(['Neuf']);
  });

  it('columns may be called otherwise, in any order, with quotes where nobody quotes', async () => {
    file('ARTICLES-WEB.TXT', 'Tarif|Machin|Intitulé\r\n3,95|A-1|Fil "fin"; 0,18 mm\r\n');
    const gestan = open({
      files: { products: 'articles-web.txt' },
      columns: { products: { code: 'machin', name: ['Titre', 'INTITULE'], priceGross: 'Tarif' } },
    });
    expect(await collect(gestan.products())).toEqual([
      { id: 'A-1', code: 'A-1', name: 'Fil "fin"; 0,18 mm', priceGross: '3.95' },
    ]);
  });

  it.each<[string, string, string, RegExp]>([
    ['a file that is missing', '', 'gestan.unavailable', /There is no produits\.csv/],
    [
      'a declared field without column',
      'CODE;DESIGNATION\r\nA;B\r\n',
      'gestan.invalid',
      /produits\.csv has no column PRIXTTC\..*productFields/,
    ],
    [
      'a figure that is none',
      'CODE;DESIGNATION;PRIXTTC\r\nA;B;1\r\nC;D;douze\r\n',
      'gestan.invalid',
      /produits\.csv, line 3, PRIXTTC: « douze » is no number/,
    ],
    ['a product without code', 'CODE;DESIGNATION;PRIXTTC\r\n;B;1\r\n', 'gestan.invalid', /line 2, CODE/],
    [
      'a code that stands twice',
      'CODE;DESIGNATION;PRIXTTC\r\nA;B;1\r\nA;B;1\r\n',
      'gestan.invalid',
      /lists A twice/,
    ],
    [
      'a line with more columns than titles',
      'CODE;DESIGNATION;PRIXTTC\r\nA;B;C;1\r\n',
      'gestan.invalid',
      /line 2 has 4 columns/,
    ],
    [
      'a quote that is not closed',
      'CODE;DESIGNATION;PRIXTTC\r\nA;"B;1\r\n',
      'gestan.invalid',
      /produits\.csv, line/,
    ],
  ])('%s is named', async (_, content, code, message) => {
    if (content !== '') file('produits.csv', content);
    await expect(collect(open().products())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('is read once, and again as soon as another one is there', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `P-${n};Produit ${n};1,00`);
    file('produits.csv', ['CODE;DESIGNATION;PRIXTTC', ...rows].join('\r\n'));
    const gestan = open({ publishAfterMs: false });
    const names = async () => (await collect(gestan.products())).length;
    expect(await names()).toBe(3000);
    const started = process.cpuUsage();
    for (let n = 0; n < 30; n += 1)
      await gestan.upsertProduct({ externalRef: `woo:main:product:${n}`, id: `P-${n}`, name: `Autre ${n}` });
    // Reading three thousand rows thirty times would take several seconds of processor.
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
    file('produits.csv', 'CODE;DESIGNATION;PRIXTTC\r\nP-0;Produit;1,00');
    utimesSync(join(place.exports, 'produits.csv'), 1, 1);
    expect(await names()).toBe(1);
  });

  it('a folder that is missing is named', async () => {
    await expect(collect(open({ exports: join(place.root, 'nulle-part') }).contacts())).rejects.toMatchObject(
      {
        code: 'gestan.unavailable',
        field: 'exports',
      },
    );
  });
});

describe('families', () => {
  const productFields = ['name', 'familyId', 'subFamilyId'] as const;
  const titles = 'CODE;DESIGNATION;FAMILLE;SOUSFAMILLE\r\n';

  it('are those that products name, where they are not exported', async () => {
    file('produits.csv', `${titles}A;a;Leurres;Cuillères\r\nB;b;Leurres;\r\nC;c;0;0\r\n`);
    const gestan = open({ productFields });
    expect(await gestan.families()).toEqual([
      { id: 'Leurres', name: 'Leurres' },
      { id: 'Leurres / Cuillères', name: 'Cuillères', parentId: 'Leurres' },
    ]);
    expect(await collect(gestan.products())).toEqual([
      { id: 'A', code: 'A', name: 'a', familyId: 'Leurres', subFamilyId: 'Leurres / Cuillères' },
      { id: 'B', code: 'B', name: 'b', familyId: 'Leurres' },
      { id: 'C', code: 'C', name: 'c' },
    ]);
  });

  it('are found by id or by name, a sub-family under its own family', async () => {
    file('familles.csv', 'ID;NOM;PARENT\r\n1;Leurres;0\r\n2;Divers;1\r\n3;Appâts;0\r\n4;Divers;3\r\n');
    file('produits.csv', `${titles}A;a;APPATS;divers\r\nB;b;1;2\r\n`);
    const gestan = open({ productFields });
    expect(
      (await collect(gestan.products())).map(({ familyId, subFamilyId }) => [familyId, subFamilyId]),
    ).toEqual([
      ['3', '4'],
      ['1', '2'],
    ]);
    await gestan.upsertProduct({
      externalRef: 'woo:main:product:1',
      code: 'N',
      name: 'n',
      familyId: '3',
      subFamilyId: '4',
    });
    const [name = ''] = await gestan.flush();
    expect(iconv.decode(readFileSync(join(place.outbox, name)), 'windows-1252')).toContain(
      'CREER;;woo:main:product:1;N;n;Simple;Appâts;Divers',
    );
  });
});

it('stock may stand among the products; what is not known is left out', async () => {
  file('produits.csv', 'ID;CODE;DESIGNATION;PRIXTTC;STOCK COURANT\r\n7;A;a;1;-2,5\r\n8;B;b;1;\r\n');
  expect(await collect(open().stock())).toEqual([
    { productId: '7', code: 'A', quantity: '-2.5' },
    { productId: '8', code: 'B' },
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/index.js';
import {
  type FileGestanOptions,
  fileGestan,
  parsePieceFile,
} from '../../../src/gestan/adapters/file/index.js';
import { postcodeText } from '../../../src/gestan/adapters/file/outbox/customer-line.js';
import { formatLine, parseLine } from '../../../src/gestan/adapters/file/outbox/piece-lines.js';
import type { PieceDraft } from '../../../src/gestan/index.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { inTurn, isFull } from '../../support/forms.js';
import { folders } from './export-folder.js';
import { ordersLeftOut, recordedOrders } from './recorded-pieces.js';

const place = folders();
afterAll(place.remove);
let count = 0;
const outbox = () => join(place.root, `outbox-${count++}`);

/** The lines of a draft as a file holds them. */
function linesOf(draft: PieceDraft) {
  return draft.lines.map((line) => ({
    code: line.productCode ?? '',
    label: line.label,
    quantity: decimal(line.quantity).toFixed(),
    unitNet: decimal(line.unitNet).toFixed(),
    discountNet: decimal(line.discountNet).toFixed(2),
    net: decimal(line.net).toFixed(2),
    vatRate: decimal(line.taxes[0]?.rate ?? '0').toFixed(),
  }));
}

const customer = { externalRef: 'woo:main:customer:1', lastName: 'Ferré', firstName: 'Léo' };

describe('pieces of all recorded orders', () => {
  it('all orders are there but those whose lines bear several taxes, which a file has no column for', () => {
    const left = ordersLeftOut();
    expect(new Set(left.map(({ code }) => code))).toEqual(new Set(['multiple-taxes']));
    const paid = recordedOrders().filter(({ order }) => order.date_paid_gmt !== null);
    const paidLeft = left.filter(({ order }) => order.date_paid_gmt !== null);
    expect([paid.length, paidLeft.length]).toEqual([226, 116]);
  });

  it.each<[string, Partial<FileGestanOptions>]>([
    ['as they are written by default, but for the encoding', { encoding: 'utf-8' }],
    [
      'with commas, semicolons, backslashes, another date and a byte order mark',
      {
        encoding: 'utf-8-bom',
        separator: ';',
        decimalSeparator: ',',
        escaping: 'backslash',
        dateFormat: 'YYYYMMDD',
        mostPerFile: 100,
      },
    ],
  ])('parse back to the same pieces: %s', async (_, options) => {
    // The second layout is tried on every fifth order: each write waits for the disk.
    const isDefault = options.separator === undefined;
    const orders = isDefault
      ? inTurn(recordedOrders(), 3)
      : recordedOrders().filter((_, index) => index % 5 === 0);
    const folder = outbox();
    const gestan = fileGestan({ outbox: folder, publishAfterMs: false, ...options });
    const drafts = new Map<string, PieceDraft>();
    for (let at = 0; at < orders.length; at += 30) {
      await Promise.all(
        orders.slice(at, at + 30).map(async ({ pieces, contact, store }) => {
          const ref = (text: string) => text.replace(':main:', `:${store}:`);
          await gestan.upsertContact({ ...contact, externalRef: ref(contact.externalRef) });
          for (const piece of pieces) {
            const draft = { ...piece, externalRef: ref(piece.externalRef), contactId: ref(piece.contactId) };
            drafts.set(draft.externalRef, draft);
            await gestan.createPiece(draft);
          }
        }),
      );
    }
    expect(drafts.size).toBeGreaterThan(isDefault ? (isFull ? 650 : 200) : 100);
    await gestan.flush();
    const seen = new Set<string>();
    for (const { file, records } of await gestan.files()) {
      if (!file.endsWith('.txt')) continue;
      const parsed = parsePieceFile(readFileSync(join(folder, file)), options);
      expect(parsed.map(({ externalRef }) => externalRef)).toEqual(
        records.map(({ externalRef }) => externalRef),
      );
      for (const piece of parsed) {
        const draft = drafts.get(piece.externalRef ?? '');
        expect(draft, piece.externalRef).toBeDefined();
        if (draft === undefined) continue;
        seen.add(draft.externalRef);
        expect(piece.lines).toEqual(linesOf(draft));
        expect(piece.customer).toMatchObject({ reference: draft.contactId, date: draft.date });
        expect(piece.customer.city).toBe(draft.billing?.city ?? '');
        // What Gestan comes to from these lines is, to the cent, what the piece says.
        expect(piece.totals).toEqual({ net: draft.totalNet, vat: draft.totalVat, gross: draft.totalGross });
      }
    }
    expect(seen).toEqual(new Set(drafts.keys()));
  });
});

describe('lines', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const nasty = fc.stringMatching(/^[|;#"'\\ né€\t-]{0,8}$/);
  const fields = fc
    .array(fc.oneof(text, nasty), { minLength: 1, maxLength: 6 })
    .map((cells) => ['P', ...cells]);

  it.each(['|', ';', '\t', ','])('whatever stands in them comes back, separator %j', (separator) => {
    fc.assert(
      fc.property(fields, (cells) => {
        const quoted = { separator, escaping: 'quote' } as const;
        const oneLine = cells.map((cell) => cell.replace(/\r\n|[\r\n\u2028\u2029]/g, ' '));
        expect(parseLine(formatLine(cells, quoted), quoted, 'x')).toEqual(oneLine);
        const escaped = { separator, escaping: 'backslash' } as const;
        const line = formatLine(cells, escaped);
        expect(line).not.toMatch(/[\r\n]/);
        expect(parseLine(line, escaped, 'x')).toEqual(
          cells.map((cell) => cell.replace(/\r\n|[\r\u2028\u2029]/g, '\n')),
        );
        const plain = { separator, escaping: 'replace' } as const;
        expect(parseLine(formatLine(cells, plain), plain, 'x')).toHaveLength(cells.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('customer line', () => {
  it.each([
    [{ postcode: '75011', country: 'FR' }, '75011'],
    [{ postcode: 'H2X 1Y4', state: 'QC', country: 'CA' }, 'QC H2X1Y4'],
    [{ postcode: '90210', state: 'CA', country: 'US' }, 'CA 90210'],
    [{ postcode: '01310-100', state: 'SP', country: 'BR' }, 'SP 01310-100'],
    [{ postcode: '2000', state: 'NSW', country: 'AU' }, 'NSW 2000'],
    [{ postcode: '2000', country: 'AU' }, '2000'],
    [{ postcode: 'SW1A 1AA', state: 'London', country: 'GB' }, 'SW1A 1AA'],
    [{}, ''],
  ])('%j is written %j', (address, expected) => {
    expect(postcodeText(address)).toBe(expected);
  });
});

describe('layout', () => {
  async function written(
    options: Partial<FileGestanOptions>,
    draft = pieceDraft('invoice', customer.externalRef),
  ) {
    const folder = outbox();
    const gestan = fileGestan({ outbox: folder, publishAfterMs: 0, encoding: 'utf-8', ...options });
    await gestan.upsertContact(customer);
    await gestan.createPiece(draft);
    return readFileSync(join(folder, '000002-factures.txt'), 'utf8').split('\r\n');
  }

  it('columns, constants, documents and dates are as set', async () => {
    const lines = await written({
      separator: ';',
      decimalSeparator: ',',
      dateFormat: 'YYYY-MM-DD',
      lineColumns: [{ constant: 'PU' }, 'label', 'quantity', 'unitNetDiscounted', 'discountPercent', 'type'],
      documents: ({ reference }) => [{ path: `Z:\\docs\\${reference}.pdf`, label: 'Bon ; signé' }],
      comments: false,
    });
    expect(lines).toEqual([
      'C;woo:main:customer:1;Ferré;Léo;;;;;2026-03-29',
      'P;PU;Hameçon n° 8;3;9,443333;0;product',
      'P;PU;Colissimo;1;5;0;shipping',
      'D;Z:\\docs\\1.pdf;"Bon ; signé"',
      '',
    ]);
  });

  it('columns that would make another net are refused for that piece', async () => {
    const draft = pieceDraft('invoice', customer.externalRef);
    const [first, ...rest] = draft.lines;
    if (first === undefined) throw new Error('no line');
    const lines = [{ ...first, quantity: '30000', unitNet: '0.000944' }, ...rest];
    await expect(
      written({ lineColumns: ['code', 'quantity', 'unitNet', 'vatRate'] }, { ...draft, lines }),
    ).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'lines[0].net',
    });
  });

  it('more than 7 documents are refused', async () => {
    const documents = () => Array.from({ length: 8 }, (_, n) => ({ path: `${n}.pdf` }));
    await expect(written({ documents })).rejects.toMatchObject({
      code: 'gestan.refused',
      field: 'documents',
    });
  });

  it('what Windows-1252 does not have is named in the manifest', async () => {
    const folder = outbox();
    const gestan = fileGestan({ outbox: folder, publishAfterMs: 0 });
    await gestan.upsertContact({
      ...customer,
      lastName: 'Nguyễn',
      firstName: '😀',
      company: 'Łódź “été” – 5 €',
    });
    const text = iconv.decode(readFileSync(join(folder, '000001-contacts.csv')), 'windows-1252');
    expect(text).toContain('Nguyen;?;?ódz “été” – 5 €');
    expect(JSON.parse(readFileSync(join(folder, '000001-contacts.json'), 'utf8')).replaced).toEqual([
      'ễ',
      '😀',
      'Ł',
      'ź',
    ]);
  });

  it.each([
    [{ separator: 'a' }, 'separator'],
    [{ separator: '#' }, 'separator'],
    [{ separator: ',', decimalSeparator: ',', escaping: 'replace' }, 'separator'],
    [{ lineColumns: ['code', 'label'] }, 'lineColumns'],
    [{ lineColumns: ['kode'] }, 'lineColumns.0'],
    [{ outbox: '' }, 'outbox'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ productFields: ['images'] }, 'productFields'],
    [{ nonsense: 1 }, ''],
  ])('%j is refused with its field', (options, field) => {
    expect(() => fileGestan({ outbox: 'x', ...options } as FileGestanOptions)).toThrow(
      expect.objectContaining({ name: 'SettingsError', code: 'settings.invalid', field }),
    );
  });
});

describe('a file that is not one', () => {
  it.each([
    ['P|A|B|1|1|0|1|20', /Line 1: There is no customer line/],
    ['C|1|A|||||\r\nX|1', /Line 2: A line begins with/],
    ['C|1|A|||||', /has no line/],
    ['C|1|A|||||\r\nP|A|B|un|1|0|1|20', /Line 2: « un » in QTE/],
    ['C|1|A|||||\r\nP|A|B|1|1|0|1', /Line 2: The column TVA is missing/],
    ['C|1|A||||||30/02/2026\r\nP|A|B|1|1|0|1|20', /Line 1: « 30\/02\/2026 » is no date/],
    ['C|1|"A|||||', /Line 1 cannot be read/],
  ])('%j', (text, message) => {
    expect(() => parsePieceFile(text)).toThrow(
      expect.objectContaining({ code: 'gestan.invalid', message: expect.stringMatching(message) }),
    );
  });
});

import { mkdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import { type FileGestanOptions, fileGestan } from '../../../src/gestan/adapters/file/index.js';
import { gestanAdapterContract } from '../../../src/testing/gestan-contract.js';
import { isFull, oneInTurn } from '../../support/forms.js';
import { type ExportStyle, folders, writeSeed } from './export-folder.js';

const styles: readonly [string, ExportStyle, Partial<FileGestanOptions>][] = [
  ['Windows-1252, semicolons, decimal commas', {}, {}],
  [
    'UTF-8 with byte order mark, tabulators, decimal points, a file after each write',
    { encoding: 'utf-8-bom', separator: '\t', decimal: '.', extension: 'txt' },
    { publishAfterMs: 0, modifiedSince: true },
  ],
  [
    'UTF-8, bars, fewer kinds and fields, by id',
    { encoding: 'utf-8', separator: '|' },
    {
      pieces: ['order', 'invoice'],
      productFields: ['name', 'priceGross', 'vatRate'],
      customerReference: 'id',
      publishAfterMs: false,
      escaping: 'backslash',
      separator: ';',
    },
  ],
];

describe.each(oneInTurn(styles))('fileGestan: %s', (_, style, options) => {
  gestanAdapterContract({
    test,
    rows: isFull && options.publishAfterMs === undefined ? 10_000 : 1_000,
    factory: (seed) => {
      const place = folders();
      mkdirSync(place.exports);
      writeSeed(place.exports, seed, style);
      const open = () => fileGestan({ exports: place.exports, outbox: place.outbox, ...options });
      return { adapter: open(), reopen: async () => open(), cleanup: place.remove };
    },
  });
});

describe('fileGestan without exports', () => {
  gestanAdapterContract({
    test,
    factory: (seed) => {
      const place = folders();
      const numbered = <T extends object>(rows: readonly T[]) =>
        rows.map((row, index) => ({ ...row, id: String(index) }));
      const lists = {
        families: seed.families.map(({ name, parent }) => ({
          id: name,
          name,
          ...(parent === undefined ? {} : { parentId: parent }),
        })),
        paymentModes: numbered(seed.paymentModes),
        bankAccounts: numbered(seed.bankAccounts),
        postingCategories: numbered(seed.postingCategories),
        vatRates: seed.vatRates,
      };
      const open = () => fileGestan({ outbox: place.outbox, publishAfterMs: false, lists });
      return { adapter: open(), reopen: async () => open(), cleanup: place.remove };
    },
  });
});

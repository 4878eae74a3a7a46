import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileGestan, parsePieceFile } from '../../../src/gestan/adapters/file/index.js';
import type { PieceDraft } from '../../../src/gestan/index.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entries-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lists = {
  bankAccounts: [
    { id: 'bnp', name: 'BNP', professional: true },
    { id: 'perso', name: 'Perso', professional: false },
  ],
  paymentModes: [{ id: 'cb', name: 'Carte' }],
};
const entry = {
  externalRef: 'woo:main:order:512:entry:1',
  date: '2026-05-05',
  direction: 'in',
  amount: '331.00',
  currency: 'EUR',
  label: 'Commande 512 – ch_123',
  contactId: 'woo:main:customer:7',
  paymentModeId: 'cb',
  bankAccountId: 'bnp',
  parts: [
    { postingCategoryId: 'v20', amount: '120.00' },
    { postingCategoryId: 'v5', amount: '211.00' },
  ],
  pieceRef: 'woo:main:order:512:invoice',
} as const;

it('entries have a file of their own, a line for each posting category; one is written once', async () => {
  const gestan = fileGestan({ outbox: folder, lists, publishAfterMs: false, encoding: 'utf-8' });
  expect(await gestan.createEntry(entry)).toMatchObject({ created: true, sent: true });
  expect(await gestan.createEntry({ ...entry, amount: '1.00' })).toMatchObject({ created: false });
  const [file = ''] = await gestan.flush();
  expect(file).toMatch(/000001-ecritures\.csv$/);
  const text = await readFile(join(folder, '000001-ecritures.csv'), 'utf8');
  expect(text.trim().split('\r\n')).toEqual([
    'REF;DATE;SENS;MONTANT;DEVISE;LIBELLE;MODE;COMPTE;IMPUTATION;CONTACT;PIECE',
    'woo:main:order:512:entry:1;05/05/2026;Recette;120.00;EUR;Commande 512 – ch_123;cb;bnp;v20;woo:main:customer:7;woo:main:order:512:invoice',
    'woo:main:order:512:entry:1;05/05/2026;Recette;211.00;EUR;Commande 512 – ch_123;cb;bnp;v5;woo:main:customer:7;woo:main:order:512:invoice',
  ]);
  await expect(
    gestan.createEntry({ ...entry, externalRef: 'b', bankAccountId: 'perso' }),
  ).rejects.toMatchObject({
    field: 'bankAccountId',
  });
  await gestan.close();
});

const credit: PieceDraft = {
  externalRef: 'woo:main:order:512:credit-note:600',
  kind: 'credit-note',
  date: '2026-06-01',
  currency: 'EUR',
  contactId: 'woo:main:customer:7',
  reference: '512',
  sourceRef: 'woo:main:order:512:invoice',
  sourceNumber: 'FA-7',
  movesStock: false,
  billing: { name: 'Anne Le Goff' },
  vatNumber: 'BE0403170701',
  exemption: 'Exonération de TVA, article 262 ter I du CGI',
  lines: [
    {
      type: 'fee',
      label: 'Remboursement',
      quantity: '1',
      unitNet: '10',
      discountNet: '0.00',
      net: '10.00',
      taxes: [{ rate: '0', label: '0 %' }],
    },
  ],
  vat: [{ rate: '0', label: '0 %', base: '10.00', amount: '0.00' }],
  totalNet: '10.00',
  totalVat: '0.00',
  totalGross: '10.00',
};

it.each(['lines', 'comments'] as const)(
  'a piece says what it corrects, why no VAT is charged and the VAT number, as %s',
  async (mentions) => {
    const gestan = fileGestan({ outbox: folder, publishAfterMs: false, encoding: 'utf-8', mentions });
    await gestan.createPiece(credit);
    const [file = ''] = await gestan.flush();
    await gestan.close();
    const bytes = await readFile(join(folder, basename(file)));
    const said = [
      'Avoir sur la facture n° FA-7',
      'Exonération de TVA, article 262 ter I du CGI',
      'N° de TVA du client : BE0403170701',
    ];
    for (const text of said) expect(bytes.toString()).toContain(text);
    const [piece] = parsePieceFile(bytes);
    expect(piece?.lines).toHaveLength(1);
    expect(piece?.mentions).toEqual(mentions === 'lines' ? said : undefined);
    expect(piece?.totals?.gross).toBe('10.00');
  },
);

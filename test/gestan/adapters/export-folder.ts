import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import type { GestanContractSeed } from '../../../src/testing/gestan-contract-seed.js';

export interface ExportStyle {
  readonly encoding?: 'windows-1252' | 'utf-8' | 'utf-8-bom' | 'utf-16le';
  readonly separator?: string;
  readonly decimal?: ',' | '.';
  readonly extension?: string;
}

/** Two empty folders: what Gestan exports, and what is written for it. */
export function folders() {
  const root = mkdtempSync(join(tmpdir(), 'gestan-files-'));
  return {
    root,
    exports: join(root, 'exports'),
    outbox: join(root, 'outbox'),
    done: join(root, 'done'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

type Cell = string | boolean | undefined;

/** Writes a table as Gestan would export it. */
export function writeExport(path: string, rows: readonly (readonly Cell[])[], style: ExportStyle = {}): void {
  const { encoding = 'windows-1252', separator = ';' } = style;
  const text = stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'Oui' : 'Non') : (cell ?? '')))),
    {
      delimiter: separator,
      record_delimiter: '\r\n',
    },
  );
  const addBOM = encoding === 'utf-8-bom' || encoding === 'utf-16le';
  writeFileSync(path, iconv.encode(text, encoding === 'utf-8-bom' ? 'utf-8' : encoding, { addBOM }));
}

/** A seed of the contract as a folder of exports. */
export function writeSeed(folder: string, seed: GestanContractSeed, style: ExportStyle = {}): void {
  const { decimal = ',', extension = 'csv' } = style;
  const figure = (value: string | undefined) => (decimal === ',' ? value?.replace('.', ',') : value);
  const write = (name: string, titles: readonly string[], rows: readonly (readonly Cell[])[]) =>
    writeExport(join(folder, `${name}.${extension}`), [titles, ...rows], style);
  const ids = <T>(rows: readonly T[], cells: (row: T) => readonly Cell[]) =>
    rows.map((row, index) => [String(index + 1), ...cells(row)]);

  write(
    'produits',
    [
      'IDPRODUIT',
      'CODE',
      'DESIGNATION',
      'EAN13',
      'PRIX HT',
      'PRIX TTC',
      'TVA',
      'POIDS (kg)',
      'Famille',
      'Sous-famille',
      'Description',
      'Modifié le',
      'ARCHIVE',
    ],
    ids(seed.products, (p) => [
      p.code,
      p.name,
      p.barcode,
      figure(p.priceNet),
      figure(p.priceGross),
      figure(p.vatRate),
      figure(p.weightKg),
      '',
      '',
      p.description,
      p.modifiedAt,
      p.archived,
    ]),
  );
  write(
    'contacts',
    [
      'IDCONTACT',
      'REFEXTERNE',
      'NOM',
      'PRENOM',
      'RAISON',
      'EMAIL',
      'TELEPHONE',
      'MOBILE',
      'SIRET',
      'TVAINTRA',
      'ADRESSE',
      'ADRESSE2',
      'CPOSTAL',
      'VILLE',
      'PAYS',
      'DATEMODIF',
    ],
    ids(seed.contacts, (c) => [
      '',
      c.lastName,
      c.firstName,
      c.company,
      c.email,
      c.phone,
      c.mobile,
      c.siret,
      c.vatNumber,
      c.billing?.line1,
      c.billing?.line2,
      c.billing?.postcode,
      c.billing?.city,
      c.billing?.country,
      c.modifiedAt,
    ]),
  );
  write(
    'stock',
    ['CODE', 'STOCK'],
    seed.stock.map(({ code, quantity }) => [code, figure(quantity)]),
  );
  write(
    'familles',
    ['IDFAMILLE', 'FAMILLE', 'PARENT'],
    ids(seed.families, (f) => [f.name, f.parent]),
  );
  write(
    'modes-de-paiement',
    ['ID', 'NOM'],
    ids(seed.paymentModes, ({ name }) => [name]),
  );
  write(
    'comptes',
    ['ID', 'NOM', 'PRO'],
    ids(seed.bankAccounts, (a) => [a.name, a.professional]),
  );
  write(
    'imputations',
    ['ID', 'NOM', 'PRO', 'COMPTE', 'JOURNAL'],
    ids(seed.postingCategories, (c) => [c.name, c.professional, c.account, c.journal]),
  );
  write(
    'tva',
    ['TAUX'],
    seed.vatRates.map(({ rate }) => [figure(rate)]),
  );
}

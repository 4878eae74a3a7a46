import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'odbc';
import type { GestanContractSeed } from 'woo-gestan/testing';
import type { TableMap } from '../src/table-map.js';

/**
 * Gestan's tables as they might be called: the names of HFSQL are the installation's own, hence the
 * map.
 */
export const map: TableMap = {
  products: {
    table: 'PRODUIT',
    columns: {
      id: 'IDPRODUIT',
      code: 'CODE',
      name: 'DESIGNATION',
      barcode: 'EAN13',
      priceNet: 'PRIXHT',
      priceGross: 'PRIXTTC',
      vatRate: 'TAUXTVA',
      familyId: 'IDFAMILLE',
      description: 'DESCRIPTIF',
      weightKg: 'POIDS',
      archived: 'ARCHIVE',
      modifiedAt: 'DATEMODIF',
    },
    where: 'SUPPRIME = 0',
  },
  contacts: {
    table: 'CONTACT',
    columns: {
      id: 'IDCONTACT',
      externalRef: 'REFEXTERNE',
      firstName: 'PRENOM',
      lastName: 'NOM',
      company: 'RAISON',
      email: 'EMAIL',
      phone: 'TELEPHONE',
      mobile: 'PORTABLE',
      siret: 'SIRET',
      vatNumber: 'TVAINTRA',
      line1: 'ADRESSE',
      line2: 'ADRESSE2',
      postcode: 'CPOSTAL',
      city: 'VILLE',
      country: 'PAYS',
      modifiedAt: 'DATEMODIF',
    },
  },
  stock: { table: 'STOCK', columns: { productId: 'IDPRODUIT', code: 'CODE', quantity: 'QTE' } },
  families: { table: 'FAMILLE', columns: { id: 'IDFAMILLE', name: 'LIBELLE', parentId: 'IDPARENT' } },
  paymentModes: { table: 'MODEPAIEMENT', columns: { id: 'IDMODE', name: 'LIBELLE' } },
  bankAccounts: { table: 'COMPTE', columns: { id: 'IDCOMPTE', name: 'LIBELLE', professional: 'PRO' } },
  postingCategories: {
    table: 'IMPUTATION',
    columns: {
      id: 'IDIMPUTATION',
      name: 'LIBELLE',
      professional: 'PRO',
      account: 'COMPTE',
      journal: 'JOURNAL',
    },
  },
  vatRates: { table: 'TVA', columns: { rate: 'TAUX' } },
};

const tables = `
CREATE TABLE PRODUIT (IDPRODUIT INTEGER, CODE VARCHAR(40), DESIGNATION VARCHAR(200), EAN13 CHAR(13), PRIXHT REAL, PRIXTTC REAL,
  TAUXTVA REAL, IDFAMILLE INTEGER, DESCRIPTIF TEXT, POIDS REAL, SUPPRIME INTEGER, DATEMODIF CHAR(17), ARCHIVE INTEGER);
CREATE TABLE CONTACT (IDCONTACT INTEGER, REFEXTERNE VARCHAR(80), PRENOM VARCHAR(80), NOM VARCHAR(80), RAISON VARCHAR(80), EMAIL VARCHAR(80),
  TELEPHONE VARCHAR(40), PORTABLE VARCHAR(40), SIRET CHAR(14), TVAINTRA VARCHAR(20), ADRESSE VARCHAR(200),
  ADRESSE2 VARCHAR(200), CPOSTAL VARCHAR(10), VILLE VARCHAR(80), PAYS CHAR(2),
  DATEMODIF CHAR(17));
CREATE TABLE STOCK (IDPRODUIT INTEGER, CODE VARCHAR(40), QTE REAL);
CREATE TABLE FAMILLE (IDFAMILLE INTEGER, LIBELLE VARCHAR(80), IDPARENT INTEGER);
CREATE TABLE MODEPAIEMENT (IDMODE INTEGER, LIBELLE VARCHAR(80));
CREATE TABLE COMPTE (IDCOMPTE INTEGER, LIBELLE VARCHAR(80), PRO INTEGER);
CREATE TABLE IMPUTATION (IDIMPUTATION INTEGER, LIBELLE VARCHAR(80), PRO INTEGER, COMPTE VARCHAR(20), JOURNAL VARCHAR(10));
CREATE TABLE TVA (TAUX REAL)`;

/** Windows-1252, as Gestan's own files hold it. */
const special: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  Œ: 0x8c,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  œ: 0x9c,
};
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = special[letter] ?? letter.charCodeAt(0);
    if (code > 0xff) throw new Error(`${letter} is not in Windows-1252.`);
    return code;
  });
}

export interface SourceOptions {
  /**
   * Texts are stored as bytes of Windows-1252, which the driver of the tests breaks as that of
   * HFSQL is said to.
   */
  readonly windows1252?: boolean;
}

/** An ODBC source that holds what the contract wants: SQLite through unixODBC. */
export async function createSource(seed: GestanContractSeed, { windows1252 = false }: SourceOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'odbc-gestan-'));
  const connectionString = `DRIVER={SQLite3};Database=${join(folder, 'gestan.db')};PWD={s3cret;x}`.replace(
    ';x',
    '',
  );
  const connection = await connect({ connectionString });
  const text = (value: string | undefined) => {
    if (value === undefined) return "''";
    if (!windows1252) return `'${value.replaceAll("'", "''")}'`;
    return `CAST(X'${Buffer.from(bytesOf(value)).toString('hex')}' AS TEXT)`;
  };
  const plain = (value: string | undefined) =>
    value === undefined ? "''" : `'${value.replaceAll("'", "''")}'`;
  const figure = (value: string | undefined) => value ?? 'NULL';
  const insert = async (table: string, rows: readonly (readonly string[])[]) => {
    for (let at = 0; at < rows.length; at += 200) {
      const values = rows.slice(at, at + 200).map((cells) => `(${cells.join(', ')})`);
      await connection.query(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    }
  };
  for (const statement of tables.split(';')) await connection.query(statement);
  await connection.query('BEGIN');
  const ids = new Map(seed.products.map(({ code }, index) => [code, String(index + 1)]));
  await insert(
    'PRODUIT',
    seed.products.map((p) => [
      ids.get(p.code) ?? '0',
      text(p.code),
      text(p.name),
      plain(p.barcode),
      figure(p.priceNet),
      figure(p.priceGross),
      figure(p.vatRate),
      '0',
      text(p.description),
      figure(p.weightKg),
      '0',
      plain(local(p.modifiedAt)),
      p.archived ? '1' : '0',
    ]),
  );
  await insert('PRODUIT', [
    ['999999', text('SUPPRIME'), text('Supprimé'), "''", '1', '1', '20', '0', "''", 'NULL', '1', "''", '0'],
  ]);
  await insert(
    'CONTACT',
    seed.contacts.map((c, index) => [
      String(index + 1),
      "''",
      text(c.firstName),
      text(c.lastName),
      text(c.company),
      text(c.email),
      plain(c.phone),
      plain(c.mobile),
      plain(c.siret),
      plain(c.vatNumber),
      text(c.billing?.line1),
      text(c.billing?.line2),
      plain(c.billing?.postcode),
      text(c.billing?.city),
      plain(c.billing?.country),
      plain(local(c.modifiedAt)),
    ]),
  );
  await insert(
    'STOCK',
    seed.stock.map(({ code, quantity }) => [ids.get(code) ?? '0', text(code), figure(quantity)]),
  );
  const familyIds = new Map(seed.families.map(({ name }, index) => [name, String(index + 1)]));
  await insert(
    'FAMILLE',
    seed.families.map(({ name, parent }) => [
      familyIds.get(name) ?? '0',
      text(name),
      familyIds.get(parent ?? '') ?? '0',
    ]),
  );
  const numbered = <T>(rows: readonly T[], cells: (row: T) => readonly string[]) =>
    rows.map((row, index) => [String(index + 1), ...cells(row)]);
  await insert(
    'MODEPAIEMENT',
    numbered(seed.paymentModes, ({ name }) => [text(name)]),
  );
  await insert(
    'COMPTE',
    numbered(seed.bankAccounts, (a) => [text(a.name), a.professional ? '1' : '0']),
  );
  await insert(
    'IMPUTATION',
    numbered(seed.postingCategories, (c) => [
      text(c.name),
      c.professional ? '1' : '0',
      plain(c.account),
      text(c.journal),
    ]),
  );
  await insert(
    'TVA',
    seed.vatRates.map(({ rate }) => [rate]),
  );
  await connection.query('COMMIT');
  await connection.close();
  return { connectionString, map, remove: () => rm(folder, { recursive: true }) };
}

/** A moment as Gestan writes it: local time in Paris, `YYYYMMDDHHMMSSmmm`. */
function local(instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return ['year', 'month', 'day', 'hour', 'minute', 'second'].map(part).join('') + instant.slice(20, 23);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import type { GestanAdapter } from 'woo-gestan/gestan';

type Cell = string | boolean | undefined;

/**
 * Writes the tables of a Gestan as a French Windows program exports them: semicolons, decimal
 * commas, Windows-1252. With a Gestan of your own, its export screens do this.
 */
export async function writeSampleExports(
  folder: string,
  gestan: GestanAdapter,
  encoding: 'windows-1252' | 'utf-8' = 'windows-1252',
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const table = async (name: string, titles: readonly string[], rows: readonly (readonly Cell[])[]) => {
    const cells = rows.map((row) =>
      row.map((cell) => (typeof cell === 'boolean' ? yesNo(cell) : (cell ?? ''))),
    );
    const text = stringify([titles, ...cells], { delimiter: ';', record_delimiter: '\r\n' });
    await writeFile(join(folder, `${name}.csv`), iconv.encode(text, encoding));
  };

  const stock = new Map<string, string | undefined>();
  for await (const { code, quantity } of gestan.stock()) stock.set(code, quantity);
  const products: Cell[][] = [];
  for await (const p of gestan.products()) {
    products.push([
      p.id,
      p.code,
      p.name,
      p.barcode,
      comma(p.priceNet),
      comma(p.priceGross),
      comma(p.vatRate),
      p.familyId,
      p.subFamilyId,
      p.description,
      comma(p.weightKg),
      p.archived ?? false,
      comma(stock.get(p.code)),
    ]);
  }
  await table(
    'produits',
    [
      'IDPRODUIT',
      'CODE',
      'DESIGNATION',
      'EAN13',
      'PRIXHT',
      'PRIXTTC',
      'TAUXTVA',
      'IDFAMILLE',
      'IDSOUSFAMILLE',
      'DESCRIPTION',
      'POIDSKG',
      'ARCHIVE',
      'STOCK',
    ],
    products,
  );

  const contacts: Cell[][] = [];
  for await (const { billing, ...c } of gestan.contacts()) {
    const { line1, postcode, city, country } = billing ?? {};
    const person = [c.lastName, c.firstName, c.company, c.email, c.phone, c.mobile, c.siret, c.vatNumber];
    contacts.push([c.id, c.externalRef, ...person, line1, postcode, city, country]);
  }
  await table(
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
      'CPOSTAL',
      'VILLE',
      'PAYS',
    ],
    contacts,
  );

  await table(
    'familles',
    ['IDFAMILLE', 'FAMILLE', 'IDPARENT'],
    (await gestan.families()).map(({ id, name, parentId }) => [id, name, parentId ?? '0']),
  );
  await table(
    'modes-de-paiement',
    ['ID', 'NOM'],
    (await gestan.paymentModes()).map(({ id, name }) => [id, name]),
  );
  await table(
    'comptes',
    ['ID', 'NOM', 'PRO'],
    (await gestan.bankAccounts()).map(({ id, name, professional }) => [id, name, professional]),
  );
  await table(
    'imputations',
    ['ID', 'NOM', 'PRO', 'COMPTE', 'JOURNAL'],
    (await gestan.postingCategories()).map((c) => [c.id, c.name, c.professional, c.account, c.journal]),
  );
  await table(
    'tva',
    ['TAUX', 'NOM'],
    (await gestan.vatRates()).map(({ rate, name }) => [comma(rate), name]),
  );
}

const comma = (figure: string | undefined) => figure?.replace('.', ',');
const yesNo = (flag: boolean) => (flag ? 'Oui' : 'Non');

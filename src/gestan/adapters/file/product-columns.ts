import type { GestanProduct, GestanProductField } from '../../model.js';

/** A field of a product that a file can hold: pictures and free fields have no column. */
export type FileProductField = Exclude<GestanProductField, 'images' | 'extra'>;

/**
 * What the cells of a column hold. A family is read by its id or its name, and written by its name.
 */
export type CellKind = 'text' | 'figure' | 'moment' | 'flag' | 'family';

/** The column of a field, in exports and in the files for Gestan. */
export interface ProductColumn<Kind extends CellKind = CellKind> {
  /** The title that this adapter writes, and that messages name. */
  readonly title: string;
  /** The titles that exports may have, without accents, case, spaces and signs. */
  readonly accepted: readonly string[];
  /** What its cells hold. */
  readonly cells: Kind;
}

type KindOf<Value> = Value extends boolean ? 'flag' : Exclude<CellKind, 'flag'>;

/**
 * Every field of a product that a file can hold. Exports are read and files are written by this
 * table, so that a field that is missing here does not compile, and one that is here is complete.
 */
export const productColumns: {
  readonly [Field in FileProductField]: ProductColumn<KindOf<NonNullable<GestanProduct[Field]>>>;
} = {
  name: { title: 'DESIGNATION', accepted: ['designation', 'libelle', 'nom', 'name'], cells: 'text' },
  barcode: { title: 'EAN13', accepted: ['ean13', 'ean', 'codebarre', 'codebarres', 'gtin'], cells: 'text' },
  priceNet: { title: 'PRIXHT', accepted: ['prixht', 'pvht', 'prixventeht', 'puht'], cells: 'figure' },
  priceGross: { title: 'PRIXTTC', accepted: ['prixttc', 'pvttc', 'prixventettc', 'puttc'], cells: 'figure' },
  vatRate: { title: 'TAUXTVA', accepted: ['tauxtva', 'tva', 'tauxdetva'], cells: 'figure' },
  salePriceNet: { title: 'PRIXPROMOHT', accepted: ['prixpromoht', 'promoht'], cells: 'figure' },
  salePriceGross: {
    title: 'PRIXPROMOTTC',
    accepted: ['prixpromottc', 'promottc', 'prixpromo'],
    cells: 'figure',
  },
  saleFrom: { title: 'DEBUTPROMO', accepted: ['debutpromo', 'promodu'], cells: 'moment' },
  saleTo: { title: 'FINPROMO', accepted: ['finpromo', 'promoau'], cells: 'moment' },
  familyId: { title: 'FAMILLE', accepted: ['idfamille', 'famille'], cells: 'family' },
  subFamilyId: { title: 'SOUSFAMILLE', accepted: ['idsousfamille', 'sousfamille'], cells: 'family' },
  description: {
    title: 'DESCRIPTION',
    accepted: ['description', 'descriptif', 'commentaire'],
    cells: 'text',
  },
  shortDescription: {
    title: 'DESCRIPTIONCOURTE',
    accepted: ['descriptioncourte', 'resume'],
    cells: 'text',
  },
  weightKg: { title: 'POIDSKG', accepted: ['poidskg', 'poids'], cells: 'figure' },
  published: { title: 'PUBLIE', accepted: ['publie', 'enligne', 'web', 'visible'], cells: 'flag' },
};

/** The fields of the table, in the order in which files have them. */
export const fileFields = Object.keys(productColumns) as readonly FileProductField[];

/** Whether a field has a column in files. */
export const isFileField = (field: GestanProductField): field is FileProductField => field in productColumns;

/** One property of each column. */
export function ofEachColumn<Value>(
  pick: (column: ProductColumn) => Value,
): Readonly<Record<FileProductField, Value>> {
  return Object.fromEntries(fileFields.map((field) => [field, pick(productColumns[field])])) as Readonly<
    Record<FileProductField, Value>
  >;
}

import { stringify } from 'csv-stringify/sync';
import { dayIn } from '../../../../core/index.js';
import {
  addressFields,
  type GestanContact,
  type GestanProduct,
  type GestanProductField,
} from '../../../model.js';
import { usualTitles } from '../export/columns.js';
import { type CellKind, type FileProductField, isFileField, productColumns } from '../product-columns.js';
import { type DateFormat, formatDay } from './customer-line.js';
import { type FigureStyle, figure } from './piece-columns.js';
import type { OutboxAction } from './records.js';

/**
 * How the files of contacts and products are written. Their titles are those that exports are read
 * by.
 */
export interface CsvStyle extends FigureStyle {
  readonly dateFormat: DateFormat;
  readonly timeZone: string;
}

const separator = ';';
const actions: Readonly<Record<OutboxAction, string>> = { create: 'CREER', change: 'MODIFIER' };

/** A contact or product as it is in a file: whole, so that an empty cell means empty. */
export interface CsvRow<T> {
  readonly action: OutboxAction;
  readonly externalRef: string;
  /** Gestan's own id, where it is known. */
  readonly gestanId: string | undefined;
  readonly whole: T;
  readonly family?: string | undefined;
  readonly subFamily?: string | undefined;
}

type Cell<T> = readonly [title: string, value: (row: CsvRow<T>) => string | undefined];

function csv<T>(cells: readonly Cell<T>[], rows: readonly CsvRow<T>[]): string {
  return stringify(
    [cells.map(([title]) => title), ...rows.map((row) => cells.map(([, value]) => value(row) ?? ''))],
    { delimiter: separator, record_delimiter: '\r\n', quoted_match: /^\s|\s$|[\r\n]/ },
  );
}

const groups = { client: 'Client', prospect: 'Prospect', partner: 'Partenaire', other: 'Autre' } as const;
const kinds = { simple: 'Simple', composed: 'Composé', model: 'Modèle' } as const;

const addressTitles: Readonly<
  Record<(typeof addressFields)[number], readonly [billing: string, shipping: string]>
> = {
  line1: ['ADRESSE', 'LIVADRESSE'],
  line2: ['ADRESSE2', 'LIVADRESSE2'],
  postcode: ['CPOSTAL', 'LIVCPOSTAL'],
  city: ['VILLE', 'LIVVILLE'],
  state: ['REGION', 'LIVREGION'],
  country: ['PAYS', 'LIVPAYS'],
  name: ['FACTNOM', 'LIVNOM'],
  company: ['FACTRAISON', 'LIVRAISON'],
  phone: ['FACTTELEPHONE', 'LIVTELEPHONE'],
};

const contactCells: readonly Cell<GestanContact>[] = [
  ['ACTION', ({ action }) => actions[action]],
  ['IDCONTACT', ({ gestanId }) => gestanId],
  ['REFEXTERNE', ({ whole, externalRef }) => whole.externalRef ?? externalRef],
  ['GROUPE', ({ whole }) => groups[whole.group ?? 'client']],
  ['NOM', ({ whole }) => whole.lastName || (whole.firstName || whole.company ? undefined : whole.email)],
  ['PRENOM', ({ whole }) => whole.firstName],
  ['RAISON', ({ whole }) => whole.company],
  ['EMAIL', ({ whole }) => whole.email],
  ['TELEPHONE', ({ whole }) => whole.phone],
  ['MOBILE', ({ whole }) => whole.mobile],
  ['SIRET', ({ whole }) => whole.siret],
  ['SIREN', ({ whole }) => whole.siren],
  ['TVAINTRA', ({ whole }) => whole.vatNumber],
  ...addressFields.map(
    (field): Cell<GestanContact> => [addressTitles[field][0], ({ whole }) => whole.billing?.[field]],
  ),
  ...addressFields.map(
    (field): Cell<GestanContact> => [addressTitles[field][1], ({ whole }) => whole.shipping?.[field]],
  ),
];

/** The text of a file of contacts to create or to change. */
export function formatContacts(rows: readonly CsvRow<GestanContact>[]): string {
  return csv(contactCells, rows);
}

/** The text of a file of products to create or to change. */
export function formatProducts(
  rows: readonly CsvRow<GestanProduct>[],
  declared: readonly GestanProductField[],
  style: CsvStyle,
): string {
  const written: Readonly<Record<CellKind, (value: unknown) => string | undefined>> = {
    text: String,
    family: String,
    figure: (value) => figure(String(value), style),
    moment: (value) => formatDay(dayIn(style.timeZone, String(value)), style.dateFormat),
    flag: (value) => (value ? '1' : '0'),
  };
  const titles = usualTitles.products;
  const cellOf = (field: FileProductField): Cell<GestanProduct> => {
    const { title, cells } = productColumns[field];
    return [
      title,
      (row) => {
        const value = { ...row.whole, familyId: row.family, subFamilyId: row.subFamily }[field];
        return value === undefined ? undefined : written[cells](value);
      },
    ];
  };
  const cells: readonly Cell<GestanProduct>[] = [
    ['ACTION', ({ action }) => actions[action]],
    [titles.id, ({ gestanId }) => gestanId],
    ['REFEXTERNE', ({ externalRef }) => externalRef],
    [titles.code, ({ whole }) => whole.code],
    [titles.name, ({ whole }) => whole.name],
    [titles.kind, ({ whole }) => kinds[whole.kind ?? 'simple']],
    ...declared.filter(isFileField).flatMap((field) => (field === 'name' ? [] : [cellOf(field)])),
  ];
  return csv(cells, rows);
}

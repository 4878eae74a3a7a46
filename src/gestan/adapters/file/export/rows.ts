import { GestanError } from '../../../errors.js';
import {
  addressFields,
  type GestanAddress,
  type GestanContact,
  type GestanProduct,
  type GestanProductField,
} from '../../../model.js';
import type { FileGestanConfig } from '../file-options.js';
import { type CellKind, fileFields, productColumns } from '../product-columns.js';
import { parseFigure, parseFlag, parseMoment } from './cells.js';
import type { ExportTable } from './columns.js';
import type { ExportFile, ExportRow } from './files.js';
import { titleOf } from './title-line.js';

/** How the cells of a file are read. */
export interface CellReading {
  readonly decimal: ',' | '.';
  readonly timeZone: string;
}

export function unreadable(row: ExportRow, field: string, message: string): GestanError {
  return new GestanError(`${row.where}, ${row.titles.get(field) ?? field}: ${message}`, {
    code: 'gestan.invalid',
    field,
    hint: 'Correct the record in Gestan and export again, or set the column of this field.',
  });
}

export function textCell({ cells }: ExportRow, field: string): string | undefined {
  const text = cells.get(field)?.trim();
  return text ? text : undefined;
}

/** An id: Gestan writes 0 for an empty one. */
export function keyCell(row: ExportRow, field: string): string | undefined {
  const text = textCell(row, field);
  return text === undefined || /^0+$/.test(text) ? undefined : text;
}

function read<T>(
  row: ExportRow,
  field: string,
  as: string,
  parse: (text: string) => T | undefined,
): T | undefined {
  const text = textCell(row, field);
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === undefined) throw unreadable(row, field, `« ${text} » is no ${as}.`);
  return value;
}

export const figureCell = (row: ExportRow, field: string, { decimal }: CellReading) =>
  read(row, field, 'number', (text) => parseFigure(text, decimal));
export const flagCell = (row: ExportRow, field: string) => read(row, field, 'yes or no', parseFlag);
export const momentCell = (row: ExportRow, field: string, { timeZone }: CellReading) =>
  /^[0/.\-: ]*$/.test(row.cells.get(field) ?? '')
    ? undefined
    : read(row, field, 'date', (text) => parseMoment(text, timeZone));

/** An object without the members that are `undefined`. */
export function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

/** @throws {GestanError} `gestan.invalid` where a field that is declared has no column. */
export function needColumns(
  file: ExportFile,
  table: ExportTable,
  fields: readonly string[],
  config: Pick<FileGestanConfig, 'columns'>,
): void {
  const missing = fields.filter((field) => !file.fields.has(field));
  const [first] = missing;
  if (first === undefined) return;
  const titles = missing.map((field) => titleOf(table, field, config));
  const leave = table === 'products' ? ', or leave the field out of the option productFields' : '';
  throw new GestanError(`${file.name} has no column ${titles.join(', ')}.`, {
    code: 'gestan.invalid',
    field: `columns.${table}.${first}`,
    hint: `Export it too, or name the column in the option columns: { ${table}: { ${first}: '…' } }${leave}.`,
  });
}

const kinds = { s: 'simple', c: 'composed', m: 'model' } as const;

function productKind(text: string | undefined): GestanProduct['kind'] {
  const first = text?.normalize('NFD').toLowerCase().charAt(0);
  return first === 's' || first === 'c' || first === 'm' ? kinds[first] : undefined;
}

const readers = {
  text: textCell,
  figure: figureCell,
  flag: flagCell,
  moment: momentCell,
  family: keyCell,
} as const satisfies Record<CellKind, (row: ExportRow, field: string, reading: CellReading) => unknown>;

/** A product, still with its family as the file names it. */
export function productRow(
  row: ExportRow,
  declared: ReadonlySet<GestanProductField>,
  reading: CellReading,
): GestanProduct {
  const code = textCell(row, 'code');
  if (code === undefined) throw unreadable(row, 'code', 'a product has no code.');
  const fields = fileFields.filter((field) => declared.has(field));
  return present<GestanProduct>({
    id: keyCell(row, 'id') ?? code,
    code,
    kind: productKind(textCell(row, 'kind')),
    ...Object.fromEntries(
      fields.map((field) => [field, readers[productColumns[field].cells](row, field, reading)]),
    ),
    name: textCell(row, 'name') ?? '',
    archived: flagCell(row, 'archived'),
    modifiedAt: momentCell(row, 'modifiedAt', reading),
  });
}

const countries: Readonly<Record<string, string>> = {
  france: 'FR',
  belgique: 'BE',
  suisse: 'CH',
  luxembourg: 'LU',
  allemagne: 'DE',
  espagne: 'ES',
  italie: 'IT',
  portugal: 'PT',
  paysbas: 'NL',
  royaumeuni: 'GB',
  irlande: 'IE',
  autriche: 'AT',
  canada: 'CA',
  etatsunis: 'US',
  usa: 'US',
  australie: 'AU',
  bresil: 'BR',
  monaco: 'MC',
  danemark: 'DK',
  suede: 'SE',
  pologne: 'PL',
  grece: 'GR',
};

function countryOf(row: ExportRow, field: string): string | undefined {
  return read(row, field, 'country (two letters, such as FR)', (text) => {
    if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
    return countries[
      text
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z]/g, '')
    ];
  });
}

function addressCells(row: ExportRow, prefix: 'billing' | 'shipping'): GestanAddress | undefined {
  const address = Object.fromEntries(
    addressFields.flatMap((field) => {
      const value =
        field === 'country' ? countryOf(row, `${prefix}.country`) : textCell(row, `${prefix}.${field}`);
      return value === undefined ? [] : [[field, value]];
    }),
  ) as GestanAddress;
  return Object.keys(address).length === 0 ? undefined : address;
}

const groups = { c: 'client', p: 'prospect' } as const;

function groupOf(text: string | undefined): GestanContact['group'] {
  const word = text?.toLowerCase();
  if (word === undefined) return undefined;
  if (/^part/.test(word)) return 'partner';
  if (/^(autre|other)/.test(word)) return 'other';
  const first = word.charAt(0);
  return first === 'c' || first === 'p' ? groups[first] : undefined;
}

export function contactRow(row: ExportRow, reading: CellReading): GestanContact {
  const externalRef = textCell(row, 'externalRef');
  const id = keyCell(row, 'id') ?? externalRef;
  if (id === undefined) throw unreadable(row, 'id', 'a contact has neither an id nor an external reference.');
  const text = (field: string) => textCell(row, field);
  return present<GestanContact>({
    id,
    externalRef,
    group: groupOf(text('group')),
    firstName: text('firstName'),
    lastName: text('lastName'),
    company: text('company'),
    email: text('email'),
    phone: text('phone'),
    mobile: text('mobile'),
    siret: text('siret'),
    siren: text('siren'),
    vatNumber: text('vatNumber'),
    billing: addressCells(row, 'billing'),
    shipping: addressCells(row, 'shipping'),
    modifiedAt: momentCell(row, 'modifiedAt', reading),
  });
}

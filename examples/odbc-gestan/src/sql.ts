import type { MappedTable } from './table-map.js';

/** How a column of text is asked for. `{column}` stands for its name. */
export type TextExpression = string;

const textFields: ReadonlySet<string> = new Set([
  'code',
  'name',
  'description',
  'shortDescription',
  'firstName',
  'lastName',
  'company',
  'email',
  'line1',
  'line2',
  'city',
  'state',
  'externalRef',
  'journal',
]);

/** What gives the columns of a table and no row. */
export function columnsQuery({ table }: MappedTable): string {
  return `SELECT * FROM ${table} WHERE 1 = 0`;
}

/**
 * The query of one list. Nothing of it is a parameter: drivers of HFSQL break at `?`. Names have
 * been checked, and the only value, a day, is digits.
 *
 * @param day `YYYYMMDD`: what was changed on it or later. Rows of an earlier hour of that day come
 * too, and are left out by the caller.
 */
export function listQuery(
  { table, columns, where }: MappedTable,
  text: TextExpression | undefined,
  day?: string,
): string {
  const selected = Object.entries(columns).map(([field, column]) => {
    const expression =
      text !== undefined && textFields.has(field) ? text.replaceAll('{column}', column) : column;
    return `${expression} AS ${field}`;
  });
  const conditions = [
    ...(where === undefined || where.trim() === '' ? [] : [`(${where})`]),
    // A row without a date may have changed. HFSQL writes an empty date as blanks or zeros.
    ...(day === undefined || columns.modifiedAt === undefined
      ? []
      : [
          `(${columns.modifiedAt} >= '${day}' OR ${columns.modifiedAt} IS NULL OR ${columns.modifiedAt} < '0001')`,
        ]),
  ];
  return [
    `SELECT ${selected.join(', ')} FROM ${table}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
  ].join(' ');
}

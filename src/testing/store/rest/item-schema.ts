import type { Json, Row } from '../json.js';
import type { Site } from '../site.js';

/**
 * One field of a record, in words: its type, then what else is known of it.
 *
 * - `integer`, `string|null` (one of two), `integer[]` (a list), `date-time`, `mixed`
 * - `ro` (read only), `edit` or `view` (shown in that context only), `bare` (shown in none by
 *   default)
 * - `format:uri`, `minimum:0`, `required`, `=pending` (the default, JSON where it can be),
 *   `enum:a,b`
 *
 * A pair gives the fields of an object, or with `object[]` those of the objects of a list.
 */
export type Field = string | readonly [words: string, fields: Fields];
export type Fields = Readonly<Record<string, Field>>;

/** The description of a resource's records. */
export interface ItemSchema {
  readonly title: string;
  readonly fields: (site: Site) => Fields;
}

function plain(word: string): Json {
  return /^(?:true|false|null|-?\d+|\[\]|\{\})$/.test(word) ? (JSON.parse(word) as Json) : word;
}

function typed(word: string): Row {
  if (word.endsWith('[]')) return { type: 'array', items: { type: word.slice(0, -2) } };
  return { type: word.includes('|') ? word.split('|') : word };
}

const inContext = (words: readonly string[]): Row => {
  if (words.includes('bare')) return {};
  if (words.includes('view')) return { context: ['view'] };
  return { context: words.includes('edit') ? ['edit'] : ['view', 'edit'] };
};

/** Writes a field out as JSON Schema. */
function written(field: Field): Row {
  const [text, fields] = typeof field === 'string' ? [field, undefined] : field;
  const [type = '', ...words] = text.split(' ');
  const schema: Row = { ...typed(type), ...inContext(words) };
  for (const word of words) {
    const [, name, value = ''] = /^(\w*)[:=](.*)$/.exec(word) ?? [];
    if (word === 'ro') schema.readonly = true;
    else if (word === 'required') schema.required = true;
    else if (name === '') schema.default = plain(value);
    else if (name === 'enum') schema.enum = value.split(',');
    else if (name !== undefined) schema[name] = plain(value);
  }
  if (fields) {
    const properties = writtenAll(fields);
    if (type.endsWith('[]')) schema.items = { type: type.slice(0, -2), properties };
    else schema.properties = properties;
  }
  return schema;
}

const writtenAll = (fields: Fields): Row =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, written(field)]));

/** The `schema` of an OPTIONS answer. */
export const publicSchema = (schema: ItemSchema, site: Site): Row => ({
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: schema.title,
  type: 'object',
  properties: writtenAll(schema.fields(site)),
});

/** The schema of a batch; it is the same for all records. */
export const batchSchema: Row = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'batch',
  type: 'object',
  properties: Object.fromEntries(
    (['create', 'update', 'delete'] as const).map((name) => [
      name,
      {
        type: 'array',
        context: ['view', 'edit'],
        items: { type: name === 'delete' ? 'integer' : 'object' },
      },
    ]),
  ),
};

/** Types that WordPress does not know are put in those it knows where a record is written. */
const knownTypes: Readonly<Record<string, Json>> = {
  'date-time': ['null', 'string'],
  mixed: ['null', 'object', 'string', 'number', 'boolean', 'integer', 'array'],
};

function asArgument(schema: Row): Row {
  const { properties, type } = schema;
  return {
    ...schema,
    ...(typeof type === 'string' && type in knownTypes ? { type: knownTypes[type] as Json } : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties as Row).map(([name, item]) => [name, asArgument(item as Row)]),
          ),
        }),
  };
}

/**
 * What a record may be written with, as an OPTIONS answer lists it: all fields that are not read
 * only.
 *
 * @param creates - whether the record is made: one that is changed has no defaults
 */
export function writeArguments(schema: ItemSchema, site: Site, creates: boolean): Record<string, Row> {
  const found: Record<string, Row> = {};
  for (const [name, field] of Object.entries(schema.fields(site))) {
    const { context: _context, readonly, default: standard, ...rest } = written(field);
    if (readonly === true) continue;
    found[name] = asArgument(creates && standard !== undefined ? { ...rest, default: standard } : rest);
  }
  return found;
}

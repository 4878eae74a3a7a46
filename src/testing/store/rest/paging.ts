import type { Json } from '../json.js';
import { integer, isRow, text } from '../json.js';
import { cleanText } from '../rules/php.js';
import type { Arg, Args } from './schema.js';

/**
 * A list of ids as WordPress reads one: numbers without their sign, each once; what is no number
 * counts as 0.
 */
export function readIds(value: Json): Json {
  const list = Array.isArray(value)
    ? value
    : isRow(value)
      ? Object.values(value)
      : text(value).split(/[\s,]+/);
  const ids = list
    .filter((item) => item !== '' && (item === null || typeof item !== 'object'))
    .map((item) => Math.abs(Number.parseInt(text(item), 10) || 0));
  return [...new Set(ids)];
}

/** Ids to show or to leave out. WooCommerce does not validate them. */
export const idListArg: Arg = {
  type: 'array',
  items: { type: 'integer' },
  default: [],
  unchecked: true,
  clean: readIds,
};

/** The context in which a record is shown. */
export const contextArg = {
  context: { type: 'string', enum: ['view', 'edit'], default: 'view' },
} as const satisfies Args;

/** The same where a record is shown in one way only. */
export const viewArg = {
  context: { type: 'string', enum: ['view'], default: 'view' },
} as const satisfies Args;

/** The arguments of lists that cannot be searched. */
export const pagedArgs = {
  ...contextArg,
  page: { type: 'integer', default: 1, minimum: 1 },
  per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
} as const satisfies Args;

/** The arguments of most lists. */
export const listArgs = {
  ...pagedArgs,
  search: { type: 'string', clean: (value) => cleanText(value) },
} as const satisfies Args;

/** The arguments of lists of posts and orders. */
export const postListArgs = {
  ...listArgs,
  after: { type: 'string', format: 'date-time' },
  before: { type: 'string', format: 'date-time' },
  modified_after: { type: 'string', format: 'date-time' },
  modified_before: { type: 'string', format: 'date-time' },
  dates_are_gmt: { type: 'boolean', default: false },
  exclude: idListArg,
  include: idListArg,
  offset: { type: 'integer' },
  order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
  parent: idListArg,
  parent_exclude: idListArg,
} satisfies Args;

export interface Slice<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly pages: number;
}

export interface SliceOptions {
  readonly page: number;
  readonly perPage: number;
  readonly offset?: number | undefined;
}

/** One page of a list. An offset beats the page. */
export function slice<T>(all: readonly T[], options: SliceOptions): Slice<T> {
  const start = options.offset ?? (options.page - 1) * options.perPage;
  return {
    items: all.slice(start, start + options.perPage),
    total: all.length,
    pages: Math.ceil(all.length / options.perPage),
  };
}

/** The page an offset falls on, as lists of terms, customers and tax rates count it. */
export function pageOf(params: Readonly<Record<string, unknown>>): number {
  const { page, perPage, offset } = sliceOptions(params);
  return offset === undefined ? page : Math.ceil(offset / perPage + 1);
}

export function sliceOptions(params: Readonly<Record<string, unknown>>): SliceOptions {
  const read = (name: string) => params[name] as string | number | undefined;
  const offset = read('offset');
  return {
    page: Math.max(1, integer(read('page') ?? 1)),
    perPage: integer(read('per_page') ?? 10),
    offset: offset === undefined || offset === null || text(offset) === '' ? undefined : integer(offset),
  };
}

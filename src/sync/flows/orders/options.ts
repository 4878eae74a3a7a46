import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import { isDay, isMoment, startOfDay } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { RowSelection } from '../../work/answers.js';
import { parseOptionsOf, select } from '../../work/parse-options.js';
import type { OrderSelection } from './read.js';

/** What the order window shows. */
export interface OrderPlanOptions extends WorkOptions {
  /** Orders created at or after this instant, or from this day of the shop on. @default all */
  readonly after?: string | undefined;
  /** Orders created before this instant, or before this day of the shop. @default all */
  readonly before?: string | undefined;
  /** Only these statuses, without `wc-`. @default all but the trash */
  readonly statuses?: readonly string[] | undefined;
  /** Only these orders. @default all */
  readonly ids?: readonly number[] | undefined;
  /** « Inclure les commandes déjà importées ». @default false */
  readonly includeImported?: boolean | undefined;
}

/** Options of `orders.apply()`. */
export interface OrderApplyOptions extends WorkOptions {
  /** Which rows: `'all'`, those with these keys, or those for which the function answers true. */
  readonly select: RowSelection<OrderRow>;
}

/** A day or an instant with its zone. */
export const moment = z
  .string('must be a day or an instant')
  .refine(isMoment, 'must be a day (2026-03-31) or an instant with its zone (2026-03-31T08:00:00Z)');

const schema = z
  .strictObject({
    after: moment.optional(),
    before: moment.optional(),
    statuses: z.array(z.string().min(1), 'must be a list of statuses').optional(),
    ids: z.array(z.int().positive(), 'must be a list of order ids').optional(),
    includeImported: z.boolean('must be true or false').optional(),
  })
  .refine(({ after, before }) => !after || !before || Date.parse(after) <= Date.parse(before), {
    message: 'must not be before "after"',
    path: ['before'],
  });

export type StoredOrderOptions = z.infer<typeof schema>;

/** Checks options from a caller or from a saved plan. */
export function parseOrderOptions(options: unknown, what = 'sync.orders.plan()'): StoredOrderOptions {
  return parseOptionsOf(schema, options, what);
}

const applySchema = z.strictObject({ select });

/** Checks the options of an apply. */
export function checkOrderApply(options: unknown): void {
  parseOptionsOf(applySchema, options, 'sync.orders.apply()');
}

/** The options as a selection of orders: days are the shop's. */
export function selectionOf(options: StoredOrderOptions, zone: string): OrderSelection {
  const instant = (text: string | undefined) =>
    text === undefined ? undefined : isDay(text) ? startOfDay(zone, text) : new Date(text).toISOString();
  return {
    after: instant(options.after),
    before: instant(options.before),
    statuses: options.statuses?.map((status) => status.replace(/^wc-/, '')),
    ids: options.ids,
  };
}

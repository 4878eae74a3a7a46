import * as z from 'zod';
import { SettingsError } from '../../core/index.js';
import { contactStatuses } from '../../diff/contacts/contact-row.js';
import { orderStatuses } from '../../diff/orders/types.js';
import type { FlowName, Plan, Row } from '../../diff/plan.js';
import { productStatuses } from '../../diff/products/row.js';
import { stockStatuses } from '../../diff/stock/plan-stock.js';
import { checkpointSchema } from '../state/records/checkpoint.js';

const text = z.string('must be a text');
const list = <T extends z.ZodType>(item: T) => z.array(item, 'must be a list');
const id = z.int('must be an id').positive('must be an id');
const object = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape, 'must be an object');

const change = object({ field: text, target: z.enum(['gestan', 'woo'], 'must be gestan or woo') });

/** A code with its values, or with the English sentence of an earlier version. */
const reason = object({
  code: text,
  message: text.optional(),
  values: z.record(z.string(), z.unknown(), 'must be an object').optional(),
}).refine(({ message, values }) => message !== undefined || values !== undefined, 'must hold values');

function rowOf(statuses: readonly string[]) {
  return object({
    key: text.min(1, 'must not be empty'),
    status: text.refine((status) => statuses.includes(status), `must be one of ${statuses.join(', ')}`),
    origin: z.enum(['gestan', 'woo'], 'must be gestan or woo'),
    name: text,
    gestanCode: text.optional(),
    wooId: id.optional(),
    variationId: id.optional(),
    changes: list(change),
    reason: reason.optional(),
    fingerprint: text.min(1, 'must not be empty'),
  });
}

const totals = object({ woo: z.int(), gestan: z.int(), managedStock: z.int() });

const rows: Readonly<Record<FlowName, z.ZodType>> = {
  contacts: rowOf(contactStatuses).extend({ linkRef: text, candidates: list(object({})) }),
  products: rowOf(productStatuses).extend({ conflicts: list(object({ field: text })).optional() }),
  orders: rowOf(orderStatuses).extend({
    wooId: id,
    pieces: list(object({})),
    entries: list(object({})),
    products: list(object({ wooProductId: z.int('must be an id') })),
  }),
  stock: rowOf(stockStatuses).extend({ wooId: id }),
};

function planOf(flow: FlowName, shop: string) {
  return object({
    version: z.literal(1, 'must be 1'),
    flow: z.literal(flow, `must be "${flow}"`),
    shop: z.literal(shop, `must be "${shop}"`),
    createdAt: text.refine((at) => !Number.isNaN(Date.parse(at)), 'must be an instant'),
    options: z.record(z.string(), z.unknown(), 'must be an object'),
    rows: list(rows[flow]),
    summary: z.record(z.string(), z.number('must be a number'), 'must be an object'),
    ...(flow === 'products' || flow === 'stock' ? { totals } : {}),
    ...(flow === 'products' ? { checkpoint: checkpointSchema.optional() } : {}),
  });
}

function refuse(path: readonly PropertyKey[], message: string, hint: string): SettingsError {
  const field = path.reduce<string>(
    (whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : `${whole}.${String(part)}`),
    'plan',
  );
  return new SettingsError(`Plan: ${field} ${message}.`, { code: 'settings.invalid-plan', field, hint });
}

/**
 * Checks a plan before it is used: it may come from a file.
 *
 * @throws SettingsError `settings.invalid-plan`, naming the field: `plan.rows[3].changes`.
 */
export function checkPlan<R extends Row, P extends Plan<R> = Plan<R>>(
  plan: unknown,
  flow: FlowName,
  shop: string,
): P {
  const again = `Give what sync.${flow}.plan() gave, unchanged.`;
  const result = planOf(flow, shop).safeParse(plan);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path ?? [];
    const isOfOther = path[0] === 'shop';
    throw refuse(
      path,
      issue?.message ?? 'is not valid',
      isOfOther ? 'Apply it with the sync of the shop it was made for.' : again,
    );
  }
  const given = plan as P;
  const keys = new Set<string>();
  for (const [index, { key }] of given.rows.entries()) {
    if (keys.has(key)) throw refuse(['rows', index, 'key'], `stands twice: ${key}`, again);
    keys.add(key);
  }
  return given;
}

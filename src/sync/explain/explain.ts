import * as z from 'zod';
import { need, needSignal } from '../../core/arguments.js';
import { defined } from '../../core/index.js';
import { nameFamilies } from '../flows/products/name-families.js';
import { invalidInput } from '../state/invalid-input.js';
import type { SyncContext } from '../work/context.js';
import { parseEmail } from '../work/people.js';
import { explainOrder } from './order.js';
import { explainPersons } from './person.js';
import { explainProducts } from './product.js';
import { readIntents } from './stored.js';
import { explanationText } from './text.js';
import type { ExplainOptions, ExplainSubject, Explanation } from './types.js';

const name = z.string('must be a text').trim().min(1, 'must not be empty');

const schema = z
  .strictObject({
    sku: name.optional(),
    code: name.optional(),
    orderId: z.int('must be an order id').positive('must be an order id').optional(),
    email: name.optional(),
  })
  .refine((subject) => Object.values(subject).filter((value) => value !== undefined).length === 1, {
    message: 'must name one of sku, code, orderId and email',
  });

/**
 * Explains everything about one subject: the stored data, the current plan row, the last failure.
 * Changes nothing.
 */
export async function explainSubject(
  context: SyncContext,
  subject: ExplainSubject,
  options: ExplainOptions = {},
): Promise<Explanation> {
  need('sync.explain()', 'options', options);
  const { signal, language } = options;
  needSignal('sync.explain()', signal);
  const parsed = schema.safeParse(subject);
  if (!parsed.success) throw invalidInput('sync.explain()', parsed.error, 'subject');
  const { sku, code = sku, orderId, email } = parsed.data;
  const intents = await readIntents(context.store);
  const address = email === undefined ? undefined : parseEmail(email, 'sync.explain()');
  const products = code === undefined ? [] : await explainProducts(context, code, intents, signal);
  const order = orderId === undefined ? undefined : await explainOrder(context, orderId, intents, signal);
  const { persons, orders } =
    address === undefined ? { persons: [], orders: [] } : await explainPersons(context, address, signal);
  const answer = {
    version: 1 as const,
    shop: context.shop.id,
    at: context.now(),
    subject,
    found: products.length > 0 || order !== undefined || persons.length > 0,
    products,
    ...(order ? { order } : {}),
    persons,
    orders,
  };
  const rows = products.flatMap(({ row }) => (row ? [row] : []));
  const families = await nameFamilies(context, rows, signal);
  const reader = { ...context.reader(), ...defined({ language }), ...families };
  const text = explanationText(answer, reader);
  return JSON.parse(JSON.stringify({ ...answer, language: reader.language, text })) as Explanation;
}

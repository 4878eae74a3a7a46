import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { unreadableCustomerRow } from '../../../diff/contacts/unreadable.js';
import { heldContact } from '../../../diff/held-back.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Plan } from '../../../diff/plan.js';
import type { SyncContext } from '../../work/context.js';
import { readHeldBack } from '../../work/parked.js';
import { parseOptionsOf, plainOptions } from '../../work/parse-options.js';
import { openDirectory } from './directory.js';
import { readMadeMeanwhile } from './made-meanwhile.js';
import { guestQuestions } from './questions.js';
import { readCustomers } from './read.js';

/** Options of `contacts.plan()`. */
export interface ContactPlanOptions extends WorkOptions {
  /** Only these customers of the shop. @default all */
  readonly customerIds?: readonly number[] | undefined;
  /** Also rows without anything to do. @default false */
  readonly includeInSync?: boolean | undefined;
}

const planSchema = z.strictObject({
  customerIds: z
    .array(z.int('must be a customer id').positive('must be a customer id'), 'must be a list of customer ids')
    .optional(),
  includeInSync: z.boolean('must be true or false').optional(),
});

/** Checks options from a caller or from a saved plan. */
export function parseContactOptions(
  options: unknown,
  what = 'sync.contacts.plan()',
): z.infer<typeof planSchema> {
  return parseOptionsOf(planSchema, options, what);
}

export async function planContacts(
  context: SyncContext,
  options: ContactPlanOptions = {},
): Promise<Plan<ContactRow>> {
  const stored = parseContactOptions(options);
  const { customerIds, includeInSync = false } = stored;
  const { signal } = options;
  await context.enter('contacts', 'plan');
  const directory = await openDirectory(context, await context.settings(), signal);
  const made = await readMadeMeanwhile(context);
  const held = await readHeldBack(context);
  const rows: ContactRow[] = [];
  const summary: Record<string, number> = {};
  const add = (found: ContactRow) => {
    const row = heldContact(found, held.get(`contact ${found.linkRef}`));
    summary[row.status] = (summary[row.status] ?? 0) + 1;
    if (row.status !== 'in-sync' || includeInSync) rows.push(row);
  };
  const onUnreadable = (customer: UnreadableShopRow) => add(unreadableCustomerRow(customer, context.shop.id));
  for await (const page of readCustomers(context, { ...options, onUnreadable }, customerIds)) {
    for (const customer of page) {
      const row = await directory.plan(directory.personOf(customer));
      add(await directory.question(row, made));
    }
  }
  if (customerIds === undefined)
    for (const row of await guestQuestions(context, directory, made, signal)) add(row);
  return {
    version: 1,
    flow: 'contacts',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
  };
}

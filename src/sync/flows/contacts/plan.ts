import * as z from 'zod';
import { chunks, SettingsError, type WorkOptions } from '../../../core/index.js';
import type { ContactDecision, ContactPerson, ContactRow, Plan, Report } from '../../../diff/index.js';
import { customerRef, guestRef } from '../../../pieces/index.js';
import type { WooCustomer } from '../../../woo/index.js';
import { put } from '../../state/store.js';
import { isSelected } from '../../work/answers.js';
import { type ApplyWork, applyRows, isUnsettled } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { parseOptionsOf, select } from '../../work/parse-options.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { type ContactDirectory, isActionable, openDirectory } from './directory.js';

export interface ContactPlanOptions extends WorkOptions {
  /** Only these customers of the shop. @default all */
  readonly customerIds?: readonly number[] | undefined;
  /** Also rows without anything to do. @default false */
  readonly includeInSync?: boolean | undefined;
}

export interface ContactApplyOptions extends WorkOptions {
  /** @default every row */
  readonly select?: ((row: ContactRow) => boolean) | undefined;
}

/** The answer about a possible homonym. */
export interface ContactAnswer {
  /** The Woo customer's id, a guest's e-mail address, or the `key` of the row. */
  readonly customer: number | string;
  /** Gestan's id of the candidate. */
  readonly contactId: string;
  /** Whether the two are one person. */
  readonly same: boolean;
}

/** Customers Woo → Gestan. */
export interface ContactsFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: ContactPlanOptions): Promise<Plan<ContactRow>>;
  /** Makes, changes and links the contacts of the selected rows that are still as they were planned. */
  apply(plan: Plan<ContactRow>, options?: ContactApplyOptions): Promise<Report>;
  /** Remembers the answer about a possible homonym; it is never asked again. */
  decide(answer: ContactAnswer): Promise<void>;
}

const planSchema = z.strictObject({
  customerIds: z
    .array(z.int('must be a customer id').positive('must be a customer id'), 'must be a list of customer ids')
    .optional(),
  includeInSync: z.boolean('must be true or false').optional(),
});

const applySchema = z.strictObject({ select });

/** Roles of people who run the shop; they are customers only once they have bought something. */
const staff: ReadonlySet<string> = new Set([
  'administrator',
  'editor',
  'author',
  'contributor',
  'shop_manager',
]);

/** Customers of the shop, page by page; those of `ids`, where given. */
export async function* readCustomers(
  { woo, hooks }: SyncContext,
  options: WorkOptions,
  ids?: readonly number[],
): AsyncGenerator<readonly WooCustomer[]> {
  const { signal, onProgress } = options;
  const lists = ids
    ? [...chunks(ids, 100)].map((chunk) => ({ role: 'all', include: chunk.join(',') }))
    : [{ role: 'all' }];
  let done = 0;
  for (const params of lists) {
    for await (const page of woo.customers.list(params, { signal }).pages()) {
      done += page.rows.length;
      onProgress?.({ phase: 'read', done, total: ids?.length ?? page.total });
      yield page.rows
        .filter(({ role, is_paying_customer: paying }) => paying === true || !staff.has(role))
        .map((customer) => hooks.contact?.(customer) ?? customer);
    }
  }
}

export async function planContacts(
  context: SyncContext,
  options: ContactPlanOptions = {},
): Promise<Plan<ContactRow>> {
  const { customerIds, includeInSync = false } = parseOptionsOf(planSchema, options, 'sync.contacts.plan()');
  const { signal } = options;
  await context.enter('contacts', 'plan');
  const directory = await openDirectory(context, await context.settings(), signal);
  const rows: ContactRow[] = [];
  const summary: Record<string, number> = {};
  for await (const page of readCustomers(context, options, customerIds)) {
    for (const customer of page) {
      const row = await directory.plan(directory.personOf(customer));
      summary[row.status] = (summary[row.status] ?? 0) + 1;
      if (row.status !== 'in-sync' || includeInSync) rows.push(row);
    }
  }
  return {
    version: 1,
    flow: 'contacts',
    shop: context.shop.id,
    createdAt: context.now(),
    options: {
      ...(customerIds ? { customerIds: [...customerIds] } : {}),
      ...(includeInSync ? { includeInSync } : {}),
    },
    rows,
    summary,
  };
}

export async function applyContacts(
  context: SyncContext,
  given: Plan<ContactRow>,
  options: ContactApplyOptions = {},
): Promise<Report> {
  const plan = checkPlan<ContactRow>(given, 'contacts', context.shop.id);
  parseOptionsOf(planSchema, plan.options, 'Plan');
  parseOptionsOf(applySchema, options, 'sync.contacts.apply()');
  return applyRows<ContactRow>(context, 'contacts', { ...options, rows: plan.rows }, async (work) => {
    const wanted = new Map<number, ContactRow>();
    for (const row of plan.rows) {
      if (isActionable(row) && isSelected(options.select, row) && row.wooId !== undefined)
        wanted.set(row.wooId, row);
    }
    const directory = await openDirectory(context, await context.settings(), options.signal);
    const people: [ContactRow, ContactPerson][] = [];
    for await (const page of readCustomers(context, { signal: options.signal }, [...wanted.keys()])) {
      for (const customer of page) {
        const row = wanted.get(customer.id);
        if (row) people.push([row, directory.personOf(customer)]);
        wanted.delete(customer.id);
      }
    }
    work.begin(plan.rows);
    // A contact that is made is one more that somebody may be: who is known already is linked first.
    const first = people.filter(([row]) => row.status !== 'add-to-gestan');
    const then = people.filter(([row]) => row.status === 'add-to-gestan');
    for (const [row, person] of [...first, ...then]) {
      work.signal?.throwIfAborted();
      await work.held.keep();
      await applyContact(directory, person, row, work);
      work.progress();
    }
    for (const row of wanted.values()) work.report.stale(row);
    for (const row of plan.rows) {
      if (work.report.has(row.key)) continue;
      work.report.skipped(row, isActionable(row) ? notSelected : idleReason(row));
    }
  });
}

/** Applies one row if it is still what was planned. */
async function applyContact(
  directory: ContactDirectory,
  person: ContactPerson,
  row: ContactRow,
  work: ApplyWork<ContactRow>,
): Promise<void> {
  const now = await directory.plan(person);
  if (now.fingerprint !== row.fingerprint || now.status !== row.status) {
    // Of two new customers who resemble each other, the second one waits: nobody else has changed anything.
    if (now.status === 'review' && directory.resemblesNew(now)) work.report.skipped(row, idleReason(now));
    else work.report.stale(row);
    return;
  }
  try {
    await directory.carryOut(now, work);
    work.report.done(row);
  } catch (error) {
    if (isUnsettled(error)) work.report.unsettled(row, error);
    else work.report.failed(row, error);
  }
}

export async function decideContact(context: SyncContext, answer: ContactAnswer): Promise<void> {
  const { store, shop, lock } = context;
  if (typeof answer !== 'object' || answer === null) throw badAnswer('answer', 'must be an object');
  const { customer, contactId, same } = answer;
  if (typeof contactId !== 'string' || contactId === '')
    throw badAnswer('contactId', 'must be the id of a candidate');
  if (typeof same !== 'boolean') throw badAnswer('same', 'must be true or false');
  const ref = refOf(shop.id, customer);
  await lock.brief(async (lease) => {
    const key = store.keys.decisions(ref);
    const before = (await store.get<readonly ContactDecision[]>(key)) ?? [];
    const others = before.filter((decision) => decision.contactId !== contactId);
    await store.commit([put(key, [...others, { contactId, same }])], lease);
  });
}

function refOf(shop: string, customer: number | string): string {
  if (typeof customer === 'number' && Number.isInteger(customer) && customer > 0)
    return customerRef(shop, customer);
  if (typeof customer === 'string') {
    if (customer.startsWith(`woo:${shop}:`)) return customer;
    if (customer.includes('@')) return guestRef(shop, customer);
  }
  throw badAnswer('customer', 'must be a Woo customer id, an e-mail address or the key of a row');
}

function badAnswer(field: string, message: string): SettingsError {
  return new SettingsError(`contacts.decide(): ${field} ${message}.`, {
    code: 'settings.invalid',
    field,
    hint: 'Take the values of a row with status "review".',
  });
}

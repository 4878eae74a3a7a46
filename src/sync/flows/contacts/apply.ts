import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import { isAsPlanned } from '../../../diff/as-planned.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { knownFirst } from '../../../diff/contacts/customers.js';
import { customerUnreadable } from '../../../diff/contacts/unreadable.js';
import type { ContactPerson } from '../../../diff/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Plan, Report } from '../../../diff/plan.js';
import { isActionable } from '../../../diff/statuses.js';
import { type RowSelection, selector } from '../../work/answers.js';
import { type ApplyWork, applyRows, reportError } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { parseOptionsOf, select } from '../../work/parse-options.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { type ContactDirectory, openDirectory } from './directory.js';
import { parseContactOptions } from './plan.js';
import { readCustomers } from './read.js';

/** Options of `contacts.apply()`. */
export interface ContactApplyOptions extends WorkOptions {
  /** Which rows: `'all'`, those with these keys, or those for which the function answers true. */
  readonly select: RowSelection<ContactRow>;
}

const applySchema = z.strictObject({ select });

export async function applyContacts(
  context: SyncContext,
  given: Plan<ContactRow>,
  options: ContactApplyOptions,
): Promise<Report> {
  const plan = checkPlan<ContactRow>(given, 'contacts', context.shop.id);
  parseContactOptions(plan.options, 'Plan');
  parseOptionsOf(applySchema, options, 'sync.contacts.apply()');
  const isSelected = selector(options.select, plan.rows);
  return applyRows<ContactRow>(context, 'contacts', { ...options, rows: plan.rows }, async (work) => {
    const wanted = new Map<number, ContactRow>();
    for (const row of plan.rows) {
      if (isActionable(row.status) && isSelected(row) && row.wooId !== undefined) wanted.set(row.wooId, row);
    }
    const directory = await openDirectory(context, await context.settings(), options.signal);
    const people: [ContactRow, ContactPerson][] = [];
    const unreadable: UnreadableShopRow[] = [];
    const reading = {
      signal: options.signal,
      onUnreadable: (customer: UnreadableShopRow) => void unreadable.push(customer),
    };
    for await (const page of readCustomers(context, reading, [...wanted.keys()])) {
      for (const customer of page) {
        const row = wanted.get(customer.id);
        if (row) people.push([row, directory.personOf(customer)]);
        wanted.delete(customer.id);
      }
    }
    work.begin(plan.rows);
    for (const [row, person] of knownFirst(people, ([row]) => row)) {
      work.signal?.throwIfAborted();
      await work.held.keep();
      await applyContact(directory, person, row, work);
      work.progress();
    }
    for (const customer of unreadable) {
      const row = customer.id === undefined ? undefined : wanted.get(customer.id);
      if (row) work.report.skipped(row, customerUnreadable(customer));
    }
    for (const row of wanted.values()) if (!work.report.has(row.key)) work.report.stale(row);
    for (const row of plan.rows) {
      if (work.report.has(row.key)) continue;
      work.report.skipped(row, isActionable(row.status) ? notSelected : idleReason(row));
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
  if (!isAsPlanned(row, now)) {
    // If two new customers resemble each other, the second one waits, even if the first could not
    // be made. The row is not stale, since nobody else has changed anything.
    if (now.reason?.code === 'contact-unmade' || (now.status === 'review' && directory.resemblesNew(now)))
      work.report.skipped(row, idleReason(now));
    else work.report.stale(row);
    return;
  }
  try {
    await directory.apply(now, work);
    work.report.done(row);
  } catch (error) {
    reportError(work, row, error);
  }
}

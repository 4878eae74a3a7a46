import type { WorkOptions } from '../../../core/index.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { unreadableCustomerRow } from '../../../diff/contacts/unreadable.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Report } from '../../../diff/plan.js';
import type { Reason } from '../../../diff/reasons.js';
import { isActionable } from '../../../diff/statuses.js';
import type { WooCustomer } from '../../../woo/index.js';
import type { SyncSettings } from '../../state/settings.js';
import { type ApplyWork, applyRows, reportError } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, idleRow } from '../../work/reporting.js';
import { type ContactDirectory, openDirectory } from './directory.js';
import { type MadeMeanwhile, readMadeMeanwhile } from './made-meanwhile.js';
import { readCustomers } from './read.js';
import { openUnchangedPages } from './unchanged-pages.js';

/** Plans and applies all customers, page by page. Customers under review wait for an answer. */
export async function runContacts(context: SyncContext, options: WorkOptions): Promise<Report> {
  return applyRows<ContactRow>(
    context,
    'contacts',
    { ...options, compact: true, verb: 'run' },
    async (work) => {
      const { store } = context;
      const { signal } = options;
      const settings = await context.settings();
      const pages = await openUnchangedPages(context, settings, signal);
      const unreadable: ContactRow[] = [];
      let opened: Promise<Opened> | undefined;
      const onUnreadable = (customer: UnreadableShopRow) =>
        void unreadable.push(unreadableCustomerRow(customer, context.shop.id));
      for await (const page of readCustomers(context, { signal, onUnreadable })) {
        work.begin([]);
        await work.held.keep();
        const unchanged = pages.rowsOf(page);
        if (unchanged) work.skipUnchanged(unchanged, 'some');
        else {
          opened ??= open(context, settings, signal);
          const { directory, made } = await opened;
          const { hasWritten, rows } = await directory.together(work, () =>
            takePage(work, { directory, made }, page),
          );
          if (hasWritten) {
            pages.drop();
            // New contacts are not among those that were read.
            if (context.reads) delete context.reads.contacts;
          } else pages.add(page, rows.map(idleRow));
        }
        options.onProgress?.({ phase: 'apply', done: work.report.handled });
      }
      const { directory } = (await opened) ?? {};
      if (!directory && unreadable.length === 0) work.skipUnchanged([], 'all');
      if (context.reads?.contacts && directory) context.reads.contacts = async () => directory.read();
      for (const row of unreadable) work.report.skipped(row, idleReason(row));
      await store.commit(pages.writes(), work.held.lease);
    },
  );
}

interface Opened {
  readonly directory: ContactDirectory;
  readonly made: MadeMeanwhile;
}

/**
 * The directory of contacts. It is opened at the first page that has changed since the last run.
 */
async function open(
  context: SyncContext,
  settings: SyncSettings,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  return {
    directory: await openDirectory(context, settings, signal),
    made: await readMadeMeanwhile(context),
  };
}

/**
 * Plans and applies a page of customers. Returns the rows that wait, and whether anything was
 * written.
 */
async function takePage(
  work: ApplyWork<ContactRow>,
  { directory, made }: Opened,
  page: readonly WooCustomer[],
): Promise<{ readonly hasWritten: boolean; readonly rows: readonly ContactRow[] }> {
  let hasWritten = false;
  const rows: ContactRow[] = [];
  const skip = (row: ContactRow, reason: Reason) => {
    work.report.skipped(row, reason);
    rows.push({ ...row, reason });
  };
  for (const customer of page) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await directory.passTurn();
    const row = await directory.plan(directory.personOf(customer));
    if (row.status === 'in-sync') {
      const asked = await directory.question(row, made);
      if (asked.status === 'review') skip(asked, idleReason(asked));
      continue;
    }
    if (!isActionable(row.status)) {
      skip(row, row.reason ?? { code: 'review', values: {} });
      continue;
    }
    hasWritten = true;
    try {
      await directory.apply(row, work);
      work.report.done(row);
    } catch (error) {
      reportError(work, row, error);
    }
  }
  return { hasWritten, rows };
}

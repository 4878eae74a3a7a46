import type { WorkOptions } from '../../../core/index.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import { unreadableCustomerRow } from '../../../diff/contacts/unreadable.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Report } from '../../../diff/plan.js';
import { isActionable } from '../../../diff/statuses.js';
import { applyRows, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';
import { openDirectory } from './directory.js';
import { readMadeMeanwhile } from './made-meanwhile.js';
import { readCustomers } from './read.js';

/** Plans and applies all customers, page by page. Possible homonyms wait for an answer. */
export async function runContacts(context: SyncContext, options: WorkOptions): Promise<Report> {
  return applyRows<ContactRow>(
    context,
    'contacts',
    { ...options, compact: true, verb: 'run' },
    async (work) => {
      const directory = await openDirectory(context, await context.settings(), options.signal);
      const made = await readMadeMeanwhile(context);
      const unreadable: ContactRow[] = [];
      let hasWritten = false;
      const onUnreadable = (customer: UnreadableShopRow) =>
        void unreadable.push(unreadableCustomerRow(customer, context.shop.id));
      for await (const page of readCustomers(context, { signal: options.signal, onUnreadable })) {
        work.begin([]);
        for (const customer of page) {
          work.signal?.throwIfAborted();
          await work.held.keep();
          const row = await directory.plan(directory.personOf(customer));
          if (row.status === 'in-sync') {
            const asked = await directory.question(row, made);
            if (asked.status === 'review') work.report.skipped(asked, idleReason(asked));
            continue;
          }
          if (!isActionable(row.status)) {
            work.report.skipped(row, row.reason ?? { code: 'review', values: {} });
            continue;
          }
          hasWritten = true;
          try {
            await directory.apply(row, work);
            work.report.done(row);
          } catch (error) {
            if (isUnsettled(error)) work.report.unsettled(row, error);
            else work.report.failed(row, error);
          }
        }
        options.onProgress?.({ phase: 'apply', done: work.report.handled });
      }
      if (context.reads && !hasWritten) context.reads.contacts = directory.read();
      for (const row of unreadable) work.report.skipped(row, idleReason(row));
    },
  );
}

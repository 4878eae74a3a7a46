import { readingPrint } from '../../../core/index.js';
import type { IdleRow } from '../../../diff/plan.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooCustomer } from '../../../woo/index.js';
import { type UnchangedContacts, unchangedContactsKey } from '../../state/records/contacts.js';
import type { SyncSettings } from '../../state/settings.js';
import { contactSettings } from '../../state/settings-parts.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { isFullReadingRecent } from '../../work/full-reading.js';
import { createContactCounter } from './counter.js';
import { readGestanContacts } from './gestan-contacts.js';

/** The pages of customers that have not changed since the last run. */
export interface UnchangedPages {
  /** The rows of a page that are not in sync; undefined: the page has to be compared. */
  rowsOf(page: readonly WooCustomer[]): readonly IdleRow[] | undefined;
  /** Stores the result of a page. */
  add(page: readonly WooCustomer[], rows: readonly IdleRow[]): void;
  /** Forgets all pages: something was written. */
  drop(): void;
  /** The writes that store these results. */
  writes(): readonly StorageWrite[];
}

/**
 * Reads Gestan's contacts, and compares everything that identifies a customer with the last run.
 * The later flows of the run use the same reading.
 */
export async function openUnchangedPages(
  context: SyncContext,
  settings: SyncSettings,
  signal: AbortSignal | undefined,
): Promise<UnchangedPages> {
  const { gestan, store, now } = context;
  const key = unchangedContactsKey(store);
  const rules = contactSettings(settings);
  const counter = createContactCounter(context);
  await counter.begin();
  const read = await readGestanContacts(context, signal);
  if (context.reads) {
    context.reads.contacts = async () => {
      const { createContactIndex } = await import('../../../diff/contacts/matcher.js');
      return {
        index: createContactIndex(read.all, rules),
        ids: new Set(read.all.map(({ id }) => id)),
        unreadable: new Map(read.unreadable),
        madeBefore: counter.before,
        rules: JSON.stringify(rules),
      };
    };
  }
  const { readContacts, writeContacts } = gestan.capabilities;
  const moved = await store.moved('contacts');
  // If a contact is unreadable, every page is compared.
  const print =
    read.unreadable.size > 0
      ? undefined
      : readingPrint([rules, readContacts, writeContacts, moved, read.all]);
  const orders = await store.moved('orders');
  const stored = await store.get<UnchangedContacts>(key);
  const isSame = print !== undefined && stored?.print === print && isFullReadingRecent(context, stored.at);
  const known = isSame ? stored.pages : {};
  const pages: Record<string, readonly IdleRow[]> = {};
  const prints = new WeakMap<readonly WooCustomer[], { readonly print: string | undefined }>();
  const printOf = (page: readonly WooCustomer[]) => {
    const printed = prints.get(page) ?? { print: readingPrint(page) };
    prints.set(page, printed);
    return printed.print;
  };
  let isDropped = print === undefined;
  return {
    rowsOf(page) {
      const pagePrint = isDropped ? undefined : printOf(page);
      const rows = pagePrint === undefined ? undefined : known[pagePrint];
      if (pagePrint === undefined || rows === undefined) return undefined;
      if (rows.length > 0 && stored?.orders !== orders) return undefined;
      pages[pagePrint] = rows;
      return rows;
    },
    add(page, rows) {
      const pagePrint = printOf(page);
      if (pagePrint !== undefined) pages[pagePrint] = rows;
    },
    drop() {
      isDropped = true;
    },
    writes() {
      if (isDropped || print === undefined) return stored === undefined ? [] : [{ delete: key }];
      const prints = Object.keys(pages);
      const isKept =
        isSame &&
        stored.orders === orders &&
        prints.every((each) => known[each] !== undefined) &&
        prints.length === Object.keys(known).length;
      const at = isSame ? stored.at : now();
      const next: UnchangedContacts = { print, orders, at, pages };
      return isKept ? [] : [put(key, next)];
    },
  };
}

import type { JsonValue, WorkOptions } from '../../core/index.js';
import { chunks } from '../../core/index.js';
import { orderKey } from '../../diff/orders/plan-order.js';
import type { Report } from '../../diff/plan.js';
import type { GestanAddress } from '../../gestan/index.js';
import type { StorageWrite } from '../../storage/index.js';
import { readOnlyError } from '../state/errors.js';
import { type HistoryRecord, historyKey } from '../state/history.js';
import { type ContactRecord, unchangedContactsKey } from '../state/records/contacts.js';
import { put } from '../state/store.js';
import type { SyncContext } from '../work/context.js';
import { checkWorkOptions } from '../work/parse-options.js';
import { findPeople, type PeopleOfEmail, parseEmail } from '../work/people.js';

/** The person to forget. */
export interface ForgetRequest {
  /** The person's e-mail address. */
  readonly email: string;
}

/** The number of records erased from the sync's own storage. */
export interface ForgetReport {
  /** Links to contacts of Gestan, with their copy of the person's data. */
  readonly contacts: number;
  /** Stored answers about possible duplicates. */
  readonly decisions: number;
  /** Messages about rows that failed or wait. */
  readonly history: number;
  /** Stored reports in which the person was named. */
  readonly reports: number;
}

const erased = '[erased]';

/**
 * Erases a person from the storage of this shop. Data in the shop and in Gestan stays: both have
 * their own erasure, and pieces must be kept by law. The storage keeps the number, amounts and
 * pieces of orders, which contain no name.
 */
export async function forgetPerson(
  context: SyncContext,
  request: ForgetRequest,
  options: WorkOptions = {},
): Promise<ForgetReport> {
  checkWorkOptions(options, 'sync.forget()');
  const { signal } = options;
  if (context.readOnly) throw readOnlyError('forgetting a person');
  const email = parseEmail(request?.email, 'sync.forget()');
  const people = await findPeople(context, email, signal);
  const { store } = context;
  return context.lock.run(async ({ lease, keep }) => {
    const writes: StorageWrite[] = [];
    const counts = { contacts: 0, decisions: 0, history: 0, reports: 0 };
    for (const ref of people.refs) {
      if ((await store.get(store.keys.contact(ref))) !== undefined) {
        counts.contacts += 1;
        writes.push({ delete: store.keys.contact(ref) });
      }
      if ((await store.get(store.keys.decisions(ref))) !== undefined) {
        counts.decisions += 1;
        writes.push({ delete: store.keys.decisions(ref) });
      }
    }
    const keys = keysOf(people);
    const clean = eraser([email, ...namesOf(people)]);
    for await (const { value } of store.list<HistoryRecord>(store.keys.history(''))) {
      if (!keys.has(value.key) && clean(value) === value) continue;
      counts.history += 1;
      writes.push({ delete: historyKey(store, value.flow, value.key) });
    }
    for await (const { value } of store.list<Report>(store.keys.run(''))) {
      await keep();
      const report = withoutPerson(value, keys, clean);
      if (JSON.stringify(report) === JSON.stringify(value)) continue;
      counts.reports += 1;
      writes.push(put(store.keys.run(value.runId), report));
    }
    // The next run reads all customers again.
    writes.push({ delete: unchangedContactsKey(store) });
    // Lists that the windows keep contain names too. They can be made again.
    for await (const { key } of store.list(store.keys.windows)) {
      writes.push({ delete: `${store.keys.windows}${key}` });
    }
    for (const chunk of chunks(writes, 100)) {
      await keep();
      await store.commit(chunk, lease);
    }
    return counts;
  });
}

/** The keys of the rows that are about these people. */
function keysOf({ refs, orders, unreadableOrders }: PeopleOfEmail): ReadonlySet<string> {
  return new Set([...refs, ...[...orders.map(({ id }) => id), ...unreadableOrders].map(orderKey)]);
}

function namesOf({ persons, records }: PeopleOfEmail): readonly string[] {
  const ofRecord = ({ base = {} }: ContactRecord) => [
    [base.firstName, base.lastName].filter(Boolean).join(' '),
    base.company ?? '',
    base.email ?? '',
    base.phone ?? '',
    ...placeFields.flatMap((place) => [base[`${place}.line1`] ?? '', base[`${place}.line2`] ?? '']),
  ];
  const all = [
    ...persons.flatMap(({ name, company, emails, phone }) => [name, company ?? '', ...emails, phone ?? '']),
    ...persons.flatMap((person) => placeFields.flatMap((place) => streetOf(person[place]))),
    ...records.flatMap(ofRecord),
  ];
  return all.filter((name) => name.length >= shortest);
}

/** A street identifies a person; a town or a postcode does not. */
const placeFields = ['billing', 'shipping'] as const;

function streetOf(address: GestanAddress | undefined): readonly string[] {
  return [address?.line1 ?? '', address?.line2 ?? ''];
}

/** A shorter name would be found inside other words. */
const shortest = 4;

/**
 * A report without the name of the person in rows and messages. Rows of a namesake keep their name.
 */
function withoutPerson(report: Report, keys: ReadonlySet<string>, clean: Eraser): Report {
  const named = report.rows.flatMap(({ key, name }) => (keys.has(key) ? [ownName(name)] : []));
  // The report may contain a name that neither the shop nor a link has any more.
  const cleanMore = eraser(named);
  const rows = report.rows.map((row) => {
    const cleaned = cleanMore(clean(row));
    return { ...cleaned, name: keys.has(row.key) ? row.name.replace(ownName(row.name), erased) : row.name };
  });
  return { ...cleanMore(clean({ ...report, rows: [] })), rows };
}

/** The name of an order's row is its number and its customer. */
function ownName(rowName: string): string {
  return /^\S+ – (.+)$/u.exec(rowName)?.[1] ?? rowName;
}

type Eraser = <T extends object>(value: T) => T;

/** Removes names from all texts of a value. Returns the value itself if there were none. */
function eraser(names: readonly string[]): Eraser {
  const longestFirst = [...new Set(names)]
    .filter((name) => name.length >= shortest)
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (value) => value;
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const walk = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return value.replace(pattern, erased);
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) {
      const next = value.map(walk);
      return next.some((item, at) => item !== value[at]) ? next : value;
    }
    const entries = Object.entries(value).map(([key, item]) => [key, walk(item)] as const);
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
  };
  return <T extends object>(value: T) => walk(value as JsonValue) as T;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

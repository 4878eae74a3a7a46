import { defined, type Instant } from '../../../core/index.js';
import type { ContactDecision, ContactLink, ContactPerson } from '../../../diff/index.js';
import type { IdleRow } from '../../../diff/plan.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { ContactRecord } from '../made-records.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

export type { ContactRecord } from '../made-records.js';

/**
 * Lets a run skip customers if neither they nor Gestan has changed since the last run.
 */
export interface UnchangedContacts {
  /** A fingerprint of everything that decides about a customer, except the customers themselves. */
  readonly print: string;
  /** The mark of the records of orders: open questions show their pieces. */
  readonly orders: string;
  /** When all customers were last compared. */
  readonly at: Instant;
  /** For each page of customers, by its print, the rows that were not in sync. */
  readonly pages: Readonly<Record<string, readonly IdleRow[]>>;
}

/** The key of {@link UnchangedContacts}. */
export function unchangedContactsKey({ keys }: ShopStore): string {
  return keys.remembered('contacts');
}

export function rememberContact(store: ShopStore, record: ContactRecord): StorageWrite {
  return put(store.keys.contact(record.ref), record);
}

/**
 * The links that a run has read, of the people it has met last. It alone writes links meanwhile.
 */
export interface MetLinks {
  /** The link of a person: that of the first reference that has one. */
  of(person: ContactPerson): Promise<ContactLink | undefined>;
  /** To be called before what is stored under a reference changes. */
  forget(ref: string): void;
  /** A link that is stored by the next commit of contacts. */
  note(record: ContactRecord): void;
  /** All that was noted is stored. */
  stored(): void;
}

const mostMet = 4_096;

/** @param mostKnown how many references are remembered; none outside of a run. */
export function metLinks(store: ShopStore, mostKnown = mostMet): MetLinks {
  const known = new Map<string, ContactRecord | undefined>();
  const noted = new Map<string, ContactRecord>();
  const read = async (ref: string) => {
    const record = await store.get<ContactRecord>(store.keys.contact(ref));
    if (known.size >= mostKnown) known.clear();
    if (mostKnown > 0) known.set(ref, record);
    return record;
  };
  return {
    of: (person) =>
      firstLink(person, (ref) => noted.get(ref) ?? (known.has(ref) ? known.get(ref) : read(ref))),
    forget: (ref) => void known.delete(ref),
    note: (record) => void noted.set(record.ref, record),
    stored() {
      for (const ref of noted.keys()) known.delete(ref);
      noted.clear();
    },
  };
}

/** The stored link of a person: that of the first reference that has one. */
async function firstLink(
  person: ContactPerson,
  recordOf: (ref: string) => Promise<ContactRecord | undefined> | ContactRecord | undefined,
): Promise<ContactLink | undefined> {
  for (const ref of person.refs) {
    const found = recordOf(ref);
    const record = found instanceof Promise ? await found : found;
    if (record)
      return {
        contactId: record.contactId,
        ref: record.ref,
        base: record.base,
        ...defined({ question: record.question }),
      };
  }
  return undefined;
}

/** The answers that were given about a person, under any of its references. */
export async function readDecisions(
  store: ShopStore,
  person: ContactPerson,
): Promise<readonly ContactDecision[]> {
  const all: ContactDecision[] = [];
  for (const ref of person.refs) {
    all.push(...((await store.get<readonly ContactDecision[]>(store.keys.decisions(ref))) ?? []));
  }
  return all;
}

/** The answers that were given about people. */
export interface Decisions {
  /** Those about a person, under any of its references. */
  of(person: ContactPerson): readonly ContactDecision[];
}

/**
 * All answers, read at once: there are few, and each person has several references. Later answers
 * are not included.
 */
export async function readAllDecisions(store: ShopStore): Promise<Decisions> {
  const prefix = store.keys.decisions('');
  const known = new Map<string, readonly ContactDecision[]>();
  for await (const { key, value } of store.list<readonly ContactDecision[]>(prefix))
    known.set(`${prefix}${key}`, value);
  return {
    of: ({ refs }) =>
      known.size === 0 ? [] : refs.flatMap((ref) => known.get(store.keys.decisions(ref)) ?? []),
  };
}

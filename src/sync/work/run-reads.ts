import type { ContactIndex } from '../../diff/contacts/contact-index.js';
import type { ContactRow } from '../../diff/contacts/contact-row.js';
import type { UnreadableContact } from '../../diff/contacts/unreadable.js';
import type { FlowName } from '../../diff/plan.js';
import type { WooDateCursor, WooProduct, WooVariation } from '../../woo/index.js';
import type { HeldOrder } from '../state/records/stock.js';
import type { HeldCatalogue } from './held-stock.js';

/** A list of changes as it was read: from one cursor to the next. */
export interface ReadChanges<T> {
  readonly since: WooDateCursor;
  readonly cursor: WooDateCursor;
  /** Ids of all rows that changed, also of those that cannot be read. */
  readonly ids: ReadonlySet<number>;
  /** The rows themselves; of very many only the first ones. */
  readonly rows: ReadonlyMap<number, T>;
}

/** Gestan's contacts from an earlier flow of the run, which has created and changed none. */
export interface ReadContacts {
  readonly index: ContactIndex;
  readonly ids: Set<string>;
  readonly unreadable: Map<string, UnreadableContact>;
  /** The number of contacts that shops on the same storage had made before. */
  readonly madeBefore: number;
  /** The rules of the index. */
  readonly rules: string;
}

/**
 * The data that flows of one run have read, so that a later flow does not request it again. Data
 * that the run itself writes is read again if it may have changed.
 */
export interface RunReads {
  /** Whether stock follows: it needs the orders and the catalogue. Otherwise neither is held. */
  readonly wantsStock: boolean;
  products?: ReadChanges<WooProduct>;
  orders?: ReadChanges<HeldOrder>;
  /** Loaded when a customer has to be identified. */
  contacts?: () => Promise<ReadContacts>;
  /** The variations of the variable products that were read, by the parent's id. */
  readonly variations: Map<number, readonly WooVariation[]>;
  /** The rows of contacts that could not be made, by their ids in an index of contacts. */
  readonly unmade: Map<string, ContactRow>;
  /** The catalogue, if all of it was read and no row is unreadable. */
  catalogue?: HeldCatalogue;
}

/** @param flows those of the run. */
export function newRunReads(flows: readonly FlowName[]): RunReads {
  return { wantsStock: flows.includes('stock'), unmade: new Map(), variations: new Map() };
}

/** Whether two cursors are equal: a reading from either gives the same rows. */
export function isSameCursor(a: WooDateCursor, b: WooDateCursor): boolean {
  return a === b || (a.at === b.at && JSON.stringify(a.seen) === JSON.stringify(b.seen));
}

/**
 * The cursor that a flow stores after its own reading. If an earlier flow of the run has read the
 * same list, this is the end of that reading. Both flows then continue from one cursor, and the
 * next run reads the list once.
 */
export function joinedCursor(
  { since, cursor }: Pick<ReadChanges<unknown>, 'since' | 'cursor'>,
  earlier: Pick<ReadChanges<unknown>, 'cursor'> | undefined,
): WooDateCursor {
  return earlier !== undefined && since.at <= earlier.cursor.at ? earlier.cursor : cursor;
}

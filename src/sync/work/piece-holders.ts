import type { GestanWriteResult } from '../../gestan/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { MadePiece } from '../state/records/orders.js';
import { put, type ShopStore } from '../state/store.js';
import type { SyncContext } from './context.js';

/**
 * Maps ids of Gestan to pieces. If an adapter answered with the id of another piece, that one would
 * be paid, credited or cancelled.
 */
export interface PieceHolders {
  /** The reference of another piece that has an id. */
  of(answer: Answer, externalRef: string): Promise<string | undefined>;
  /** Notes a piece that was made, until it is stored. */
  note(id: string, externalRef: string): void;
}

/** The answer of an adapter about a piece. */
type Answer = Pick<GestanWriteResult, 'id' | 'sent'>;

export function createPieceHolders({ store, gestan }: SyncContext): PieceHolders {
  const made = new Map<string, string>();
  // Gestan counts its pieces: from an id that is free to the next one that is not, one reading
  // tells of many. Only this run stores pieces of the shop meanwhile, and those are among `made`.
  let free: { readonly from: string; readonly to: string | undefined } | undefined;
  const storedUnder = async (id: string): Promise<string | undefined> => {
    const key = store.keys.piece(id);
    if (free && key >= free.from && (free.to === undefined || key < free.to)) return undefined;
    const found = await store.firstFrom<string>(key, store.keys.piece(''));
    if (found?.key === key) return found.value;
    free = { from: key, to: found?.key };
    return undefined;
  };
  return {
    async of({ id, sent }, externalRef) {
      const now = made.get(id);
      if (now !== undefined) return now === externalRef ? undefined : now;
      // A piece that was only sent has no id of Gestan yet.
      if (sent) return undefined;
      const stored = await storedUnder(id);
      if (stored === undefined || stored === externalRef) return undefined;
      // Gestan may reuse the id of a deleted piece. If that cannot be looked up now, the id counts
      // as held: the write is unsettled, not lost.
      const found = await gestan.find('piece', stored).catch(() => ({ id }));
      return found?.id === id ? stored : undefined;
    },
    note: (id, externalRef) => void made.set(id, externalRef),
  };
}

/** The write that tells {@link PieceHolders} of a piece. */
export function holderWrites(
  store: ShopStore,
  { id, externalRef, sent }: MadePiece,
): readonly StorageWrite[] {
  return id === undefined || id === '' || externalRef === undefined || sent
    ? []
    : [put(store.keys.piece(id), externalRef)];
}

import type { WorkOptions } from '../../../core/index.js';
import type { Warning } from '../../../diff/reasons.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { readBlacklist } from '../../admin/blacklist.js';
import { readLinks } from '../../state/links.js';
import type { StockCheckpoint } from '../../state/records/stock.js';
import type { SyncSettings } from '../../state/settings.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { startInstant } from '../../work/start-instant.js';
import { readShop, readSome, type WooReading } from '../products/read.js';
import { checkpointOf, type Reserved, readReserved, shopStockAfterApply } from './reserved-units.js';
import { newNotes, readFigures, stockRows, unreadableTo } from './rows.js';

export interface StockComparison {
  readonly settings: SyncSettings;
  readonly reserved: Reserved;
  rows(): AsyncGenerator<StockRow>;
  /** The writes that store this reading after an apply of these products. */
  checkpoint(written: readonly number[]): Promise<StockCheckpoint | undefined>;
  /**
   * Whether a quantity is not a whole number: a plugin allows fractions. Known once the rows were
   * read.
   */
  hasDecimals(): boolean;
}

/** Reported if the shop has fractions of units. Only whole units are sent. */
export const decimalsWarning: Warning = {
  code: 'decimal-stock',
  values: {},
};

/**
 * Reads Gestan's figures and the reserved units, then yields the stock rows page by page. Used by
 * plans and by the check before an apply, which read everything again.
 */
export async function compareStock(
  context: SyncContext,
  options: WorkOptions & { readonly only?: readonly number[]; readonly full?: boolean },
): Promise<StockComparison> {
  const { gestan, store, woo } = context;
  const { signal, onProgress, only } = options;
  requireCapability(gestan, 'readStock', 'planning stock');
  const [settings, facts, links, blacklist] = await Promise.all([
    context.settings(),
    context.facts(signal),
    readLinks(store),
    readBlacklist(store),
  ]);
  const figures = await readFigures(context, signal);
  const { timeZone } = facts;
  const { orders, reserved } = await readReserved(context, links, {
    startAt: startInstant(settings, facts),
    timeZone,
    full: options.full ?? false,
    again: true,
    signal,
  });
  const notes = newNotes();
  const reading: WooReading = {
    woo,
    signal,
    onUnreadable: unreadableTo(notes),
    fields: 'stock',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };
  const setup = { settings, links, blacklist, figures, reserved, unread: orders.unread };
  return {
    settings,
    reserved,
    rows: () => stockRows(setup, only ? readSome(reading, only) : readShop(reading), notes, !only),
    checkpoint: async (written) =>
      checkpointOf(orders, reserved, timeZone, await shopStockAfterApply(context, written)),
    hasDecimals: () => notes.hasDecimals,
  };
}

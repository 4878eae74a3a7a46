import type { WorkOptions } from '../../../core/index.js';
import type { IdleRow, Report } from '../../../diff/plan.js';
import type { SafetyLimit } from '../../../diff/safety.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { isManagedStock } from '../../../diff/stock/plan-stock.js';
import { readBlacklist } from '../../admin/blacklist.js';
import { readLinks } from '../../state/links.js';
import {
  blockedRowsWrite,
  readBlockedRows,
  readStockCheckpoint,
  type ShopStock,
  stockCheckpointWrite,
} from '../../state/records/stock.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, idleRow } from '../../work/reporting.js';
import { startInstant } from '../../work/start-instant.js';
import type { WooReading } from '../products/read.js';
import { guardStock } from './apply.js';
import { readUnchangedStock, stillPrint } from './as-before.js';
import { lastLook } from './last-look.js';
import { createMovedPieces } from './moved-pieces.js';
import { decimalsWarning } from './read.js';
import { freshCheckpoint } from './read-orders.js';
import { checkpointOf, readReserved, reservedWrites } from './reserved-units.js';
import { newNotes, readFigures, type StockNotes, type StockSetup, stockRows, unreadableTo } from './rows.js';
import { readShopStock, restPrint, shopStockOf } from './shop-stock.js';
import type { StockView } from './view.js';
import { sendStock } from './write.js';

export interface StockRunOptions extends WorkOptions {
  readonly override?: readonly SafetyLimit[] | undefined;
}

/**
 * Plans and applies all stock. If neither Gestan's stock nor the shop's orders and products have
 * changed since the last run, nothing more is read. Before a quantity is sent, the orders are read
 * once more.
 */
export async function runStock(context: SyncContext, options: StockRunOptions): Promise<Report> {
  const { gestan, store, woo, reads } = context;
  const { signal } = options;
  return applyRows<StockRow>(context, 'stock', { ...options, compact: true, verb: 'run' }, async (work) => {
    requireCapability(gestan, 'readStock', 'planning stock');
    const [settings, blacklist, remembered] = await Promise.all([
      context.settings(),
      readBlacklist(store),
      readStockCheckpoint(store),
    ]);
    const timeZone = remembered?.timeZone ?? (await context.facts(signal)).timeZone;
    const startAt = startInstant(settings, { timeZone });
    const stored = await freshCheckpoint(context, startAt, remembered);
    const figures = await readFigures(context, signal);
    const moved = createMovedPieces(context, signal);
    const sources = { settings, blacklist, figures, moved };
    const { unchanged, begun } = stored
      ? await readUnchangedStock(context, sources, stored, { timeZone, signal })
      : {};
    if (unchanged) {
      work.begin([]);
      work.skipUnchanged(await readBlockedRows(store), 'all');
      work.keepWithReport(stockCheckpointWrite(store, unchanged));
      return;
    }
    const links = await readLinks(store);
    const asked = { startAt, timeZone, full: false, again: false, known: remembered, begun, signal };
    const { orders, reserved, input } = await readReserved(context, links, asked, moved);
    const notes = newNotes();
    const reading: WooReading = { woo, signal, onUnreadable: unreadableTo(notes), fields: 'stock', reads };
    const shop = await readShopStock(context, reading, orders, stored);
    const setup: StockSetup = { settings, links, blacklist, figures, reserved, unread: orders.unread };
    const keep = async (now: StockSetup, latest: typeof orders, rest: RestOfRun, view?: StockView) => {
      const still = rest.print === undefined ? undefined : await stillPrint(context, sources);
      const { blocked, ...kept } = rest;
      const checkpoint = checkpointOf(latest, now.reserved, timeZone, shopStockOf(shop, { ...kept, still }));
      const views = view && checkpoint ? await view.writes() : [];
      const writes = [
        ...reservedWrites(context, now.reserved, checkpoint),
        blockedRowsWrite(store, blocked.map(idleRow)),
      ];
      await store.commit([...writes, ...views], work.held.lease);
    };

    const print = restPrint(setup);
    if (stored?.shop?.print === print && !shop.hasMoved) {
      const blocked = await readBlockedRows(store);
      work.begin([]);
      work.skipUnchanged(blocked, 'all');
      await keep(setup, orders, { again: [], blocked, print });
      return;
    }
    let found = await sort(setup, shop.view, notes);
    let now = { setup, orders };
    if (found.changed.length > 0) {
      now = await lastLook(context, setup, input, orders, found.changed, { timeZone, signal });
      if (now.setup !== setup) found = await sort(now.setup, shop.view, notes);
    }
    const { changed, blocked, managed } = found;
    guardStock(changed, managed, settings, options.override);
    work.begin(changed);
    if (notes.hasDecimals) work.report.warn(decimalsWarning);
    await keep(now.setup, now.orders, { again: idsOf(changed), blocked: [] }, shop.view);
    const isAllSent = await sendAndNote(context, work, changed, shop.view);
    for (const row of blocked) work.report.skipped(row, idleReason(row));
    await keep(
      now.setup,
      now.orders,
      {
        again: changed.filter(({ key }) => !work.report.isDone(key)).flatMap(({ wooId }) => wooId ?? []),
        blocked,
        print: isAllSent && notes.unreadable.size === 0 ? restPrint(now.setup) : undefined,
      },
      shop.view,
    );
  });
}

interface RestOfRun extends Pick<ShopStock, 'again' | 'print'> {
  readonly blocked: readonly IdleRow[];
}

const idsOf = (rows: readonly StockRow[]) => [...new Set(rows.flatMap(({ wooId }) => wooId ?? []))];

/** Sorts the rows of a shop into those to send and those that are blocked. */
async function sort(setup: StockSetup, view: StockView, notes: StockNotes) {
  const changed: StockRow[] = [];
  const blocked: StockRow[] = [];
  let managed = 0;
  for await (const row of stockRows(setup, view.pages(), notes, true)) {
    if (isManagedStock(row)) managed += 1;
    if (isActionable(row.status)) changed.push(row);
    else if (row.status === 'blocked') blocked.push(row);
  }
  return { changed, blocked, managed };
}

/** Sends quantities and stores what the shop has now. Returns whether all of them arrived. */
async function sendAndNote(
  context: SyncContext,
  work: ApplyWork<StockRow>,
  rows: readonly StockRow[],
  view: StockView,
): Promise<boolean> {
  await sendStock(context, work, rows);
  const done = rows.filter(({ key }) => work.report.isDone(key));
  for (const row of done) view.written(row);
  return done.length === rows.length;
}

import type { WorkOptions } from '../../../core/index.js';
import type { ProductRow, Report, SafetyLimit } from '../../../diff/index.js';
import { isActionable } from '../../../diff/statuses.js';
import { applyRows } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { compareCatalogues } from './catalogues.js';
import { isOpen, keepCheckpoint } from './checkpoint.js';
import type { ComparedProduct } from './compare.js';
import { scopeOf } from './plan.js';
import type { RowState } from './row-state.js';
import { readProductSetup } from './rules.js';
import { keepRows, together, writeProducts } from './write.js';

export interface ProductRunOptions extends WorkOptions {
  readonly override?: readonly SafetyLimit[] | undefined;
}

/**
 * Plans and applies the whole catalogue. Only what differs is kept in memory: all of it must be known before the first write, since the safety limits
 * are shares of the whole.
 */
export async function runProducts(context: SyncContext, options: ProductRunOptions): Promise<Report> {
  return applyRows<ProductRow>(
    context,
    'products',
    { ...options, compact: true, verb: 'run' },
    async (work) => {
      const setup = await readProductSetup(context, {}, options.signal);
      const ready: ComparedProduct[] = [];
      const left: ProductRow[] = [];
      let agreed: RowState[] = [];
      const keep = async () => {
        const states = agreed;
        agreed = [];
        await work.held.keep();
        await keepRows(context, setup, work, states);
      };
      const scope = await scopeOf(context, setup, {});
      const compared = compareCatalogues(context, setup, scope, { signal: options.signal });
      let next = await compared.next();
      while (!next.done) {
        const { row, woo, gestan, base } = next.value;
        if (isActionable(row.status)) ready.push(next.value);
        else if (row.status === 'in-sync') {
          // Both sides agree on something newer than the stored base: only the base moves.
          agreed.push({ row, woo, gestan, base, written: [], after: {} });
          if (agreed.length >= together) await keep();
        } else left.push(row);
        next = await compared.next();
      }
      await keep();
      const { counts, checkpoint } = next.value;
      guardSafety(
        ready.map(({ row }) => row),
        counts,
        setup.settings,
        options.override,
      );
      work.begin(ready.map(({ row }) => row));
      await writeProducts(context, setup, work, ready);
      for (const row of left) {
        work.report.skipped(row, idleReason(row));
      }
      if (checkpoint) {
        const open = [...ready.map(({ row }) => row).filter((row) => isOpen(row, work.report)), ...left];
        await context.store.commit([keepCheckpoint(context.store, checkpoint, open)], work.held.lease);
      }
    },
  );
}

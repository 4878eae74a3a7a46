import { need } from '../../../core/arguments.js';
import { defined, SettingsError, type WorkOptions } from '../../../core/index.js';
import type { UndoRecord, WooSource } from '../../../diff/index.js';
import type { Plan, Reason } from '../../../diff/plan.js';
import { baseAsMade } from '../../../diff/products/base-of-new.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import { refOf } from '../../../diff/products/kinds.js';
import { projectGestan } from '../../../diff/products/project-gestan.js';
import { projectWoo } from '../../../diff/products/project-woo.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { planUndo, undoRefusal } from '../../../diff/products/undo.js';
import { createUnreadableProducts } from '../../../diff/products/unreadable.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { GestanProduct } from '../../../gestan/index.js';
import { wooKey } from '../../../mapping/index.js';
import { isRunId } from '../../state/runs.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { checkWorkOptions } from '../../work/parse-options.js';
import { readBases } from './bases.js';
import { nameFamilies } from './name-families.js';
import type { ProductPlan } from './plan.js';
import { readSome } from './read.js';
import { type ProductSetup, readProductSetup } from './rules.js';
import { countTotals } from './totals.js';
import { unreadableInGestan } from './unreadable.js';

/** The run that a plan undoes; `undefined` for a plan of any other kind. */
export function undoneRun({ options }: Plan): string | undefined {
  const { undo, ...others } = options;
  if (undo === undefined) return undefined;
  if (isRunId(undo) && Object.keys(others).length === 0) return undo;
  throw new SettingsError('Plan: plan.options.undo must be the id of a run, without other options.', {
    code: 'settings.invalid-plan',
    field: 'plan.options.undo',
    hint: 'Pass the result of sync.undo(), unchanged.',
  });
}

/** Plans to restore the product fields that a run wrote. Reads both sides and changes nothing. */
export async function planUndoRun(
  context: SyncContext,
  runId: string,
  options: WorkOptions = {},
): Promise<ProductPlan> {
  need('sync.undo()', 'runId', runId, 'a text');
  checkWorkOptions(options, 'sync.undo()');
  await context.enter('products', 'plan');
  const records = await readUndoRecords(context, runId);
  const setup = await readProductSetup(context, {}, options.signal);
  const { compared, gestan } = await compareUndo(context, setup, records, options.signal);
  const rows: ProductRow[] = [];
  const summary: Record<string, number> = {};
  for (const { row } of compared) {
    summary[row.status] = (summary[row.status] ?? 0) + 1;
    if (row.status !== 'in-sync') rows.push(row);
  }
  return {
    version: 1,
    flow: 'products',
    shop: context.shop.id,
    createdAt: context.now(),
    options: { undo: runId },
    rows,
    summary,
    totals: await countTotals(context, setup, gestan, options.signal),
    ...(await nameFamilies(context, rows, options.signal)),
  };
}

/** Rows of a plan as they are now. */
export interface RowsNow {
  /** By key. */
  readonly rows: ReadonlyMap<string, PlannedProduct>;
  /** How many products Gestan has. */
  readonly gestan: number;
}

/** The rows of an undo plan as they are now. */
export async function readUndoAgain(
  context: SyncContext,
  setup: ProductSetup,
  runId: string,
  rows: readonly ProductRow[],
  signal: AbortSignal | undefined,
): Promise<RowsNow> {
  const keys = new Set(rows.map(({ key }) => key));
  const records = await readUndoRecords(context, runId);
  const ofRows = records.filter((record) => keys.has(`woo:${wooKey(record)}`));
  const { compared, gestan } = await compareUndo(context, setup, ofRows, signal);
  return { rows: new Map(compared.map((each) => [each.row.key, each])), gestan };
}

async function readUndoRecords({ store }: SyncContext, runId: unknown): Promise<readonly UndoRecord[]> {
  const field = 'runId';
  if (!isRunId(runId) || (await store.get(store.keys.run(runId))) === undefined) {
    throw new SettingsError(`This shop has no run ${JSON.stringify(runId)}.`, {
      code: 'settings.unknown-run',
      field,
      hint: 'Use a runId of sync.runs.list().',
    });
  }
  const records: UndoRecord[] = [];
  for await (const { value } of store.list<UndoRecord>(store.keys.undo(runId, ''))) records.push(value);
  if (records.length > 0) return records;
  throw new SettingsError(`The run ${runId} changed no product field.`, {
    code: 'settings.nothing-to-undo',
    field,
    hint: 'Only product fields can be restored: choose a run that is undoable in sync.runs.list().',
  });
}

async function compareUndo(
  context: SyncContext,
  setup: ProductSetup,
  records: readonly UndoRecord[],
  signal: AbortSignal | undefined,
): Promise<{ readonly compared: readonly PlannedProduct[]; readonly gestan: number }> {
  const { gestan, store, woo, hooks } = context;
  requireCapability(gestan, 'readProducts', 'undoing a run');
  const gestanIds = new Set(records.map(({ gestanId }) => gestanId));
  const products = new Map<string, GestanProduct>();
  let count = 0;
  const unreadable = createUnreadableProducts();
  const onInvalid = (row: InvalidGestanRow) => unreadable.add(unreadableInGestan(row));
  for await (const product of gestan.products({ signal, onInvalid })) {
    count += 1;
    if (gestanIds.has(product.id)) products.set(product.id, product);
  }
  const wooKeys = new Set(records.map(wooKey));
  const sources = new Map<string, WooSource>();
  const fields = hooks.product?.woo ? 'whole' : 'product';
  const ids = [...new Set(records.map(({ wooId }) => wooId))];
  for await (const page of readSome({ woo, signal, fields }, ids)) {
    for (const source of page) {
      const key = wooKey(refOf(source));
      if (wooKeys.has(key)) sources.set(key, source);
    }
  }
  const baseOf = await readBases(store, [...sources.values()]);
  const compared = records.map((record): PlannedProduct => {
    const source = sources.get(wooKey(record));
    const product = products.get(record.gestanId);
    const base = source ? baseAsMade(baseOf(record), source, setup.context) : baseOf(record);
    const unread = product ? undefined : unreadable.holds('gestan', { ...record, code: record.gestanCode });
    const row = undoRow(setup, record, source, product, unread);
    return { row, ...defined({ woo: source, gestan: product, base }) };
  });
  return { compared, gestan: count };
}

function undoRow(
  setup: ProductSetup,
  record: UndoRecord,
  woo: WooSource | undefined,
  gestan: GestanProduct | undefined,
  unread: Reason | undefined,
): ProductRow {
  return planUndo(record, {
    woo: woo && projectWoo(woo, setup.context),
    gestan: gestan && projectGestan(gestan, setup.context),
    refusal: undoRefusal(record, setup, gestan?.code, unread),
  });
}

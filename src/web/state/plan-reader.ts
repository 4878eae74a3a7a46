import type { RowTotal } from '../../report/html/row-total.js';
import { searchWords } from '../../report/search-text.js';
import type { Resolution } from '../../report/selection.js';
import type { SyncStorage } from '../../storage/index.js';
import { addUp } from './add-up.js';
import { type RowSet, rowSet } from './bits.js';
import type { PlanQuery, RowState, TickedSum } from './plan-types.js';
import { type PlanKeys, readTexts, type StoredPlan, searchRows } from './stored-plan.js';
import { readVersioned } from './versioned.js';

/** The ticks and answers. */
export interface Picks {
  readonly ticks: string;
  /** By row number, then by field. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Resolution>>>>;
}

/** The outcomes of the rows. */
export interface Outcomes {
  /** The set of the rows that are done. */
  readonly done: string;
  readonly others: Readonly<Record<string, RowState>>;
}

export const noPicks: Picks = { ticks: '', answers: {} };
export const noOutcomes: Outcomes = { done: '', others: {} };

/** What the windows ask of one plan: its ticks, its outcomes, which rows a query finds. */
export function createPlanReader(storage: SyncStorage, keys: PlanKeys) {
  const picksOf = async ({ id }: StoredPlan) =>
    (await readVersioned<Picks>(storage, keys.picks(id))) ?? noPicks;
  const outcomesOf = async ({ id }: StoredPlan) =>
    (await readVersioned<Outcomes>(storage, keys.outcomes(id))) ?? noOutcomes;

  // A search is usually followed by another: the texts of the plan that was searched last are kept.
  let searched: { readonly id: string; readonly texts: Promise<readonly string[]> } | undefined;
  const textsOf = async (plan: StoredPlan) => {
    const held = searched?.id === plan.id ? searched : { id: plan.id, texts: readTexts(storage, keys, plan) };
    searched = held;
    try {
      return await held.texts;
    } catch (error) {
      searched = undefined;
      throw error;
    }
  };

  const find = async (
    plan: StoredPlan,
    query: PlanQuery,
    ticks: RowSet,
    { done, others }: Outcomes,
  ): Promise<readonly number[]> => {
    const { statuses, outcome, search, sort, descending, onlyTicked } = query;
    const ranges = plan.ranges.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
    let numbers = ranges.flatMap(({ first, count }) => Array.from({ length: count }, (_, at) => first + at));
    if (onlyTicked) numbers = numbers.filter(ticks.has);
    if (outcome !== undefined) {
      const wanted =
        outcome === 'done'
          ? rowSet(plan.size, done).has
          : (n: number) => others[String(n)]?.outcome === outcome;
      numbers = numbers.filter(wanted);
    }
    const words = searchWords(search);
    if (words.length > 0) {
      const hits = searchRows(await textsOf(plan), words);
      numbers = numbers.filter((n) => hits.has(n));
    }
    if (sort !== undefined) {
      const order = ((await storage.get(keys.sort(plan.id, sort))) ?? []) as readonly number[];
      if (order.length > 0) {
        const among = rowSet(plan.size);
        for (const n of numbers) among.add(n);
        numbers = order.filter(among.has);
      }
    }
    return descending ? numbers.reverse() : numbers;
  };

  const sumOf = async (plan: StoredPlan, ticks: RowSet, answers: Picks['answers']): Promise<TickedSum> => {
    const chosen = ticks.list();
    const conflicts = plan.ranges.find(({ status }) => status === 'conflict');
    const asked = conflicts
      ? chosen.filter((n) => n >= conflicts.first && n < conflicts.first + conflicts.count)
      : [];
    const open = asked.filter((n) => Object.keys(answers[String(n)] ?? {}).length === 0).length;
    if (plan.flow !== 'orders' || chosen.length === 0) return { count: chosen.length, open, totals: [] };
    const totals = ((await storage.get(keys.totals(plan.id))) ?? []) as unknown as readonly RowTotal[];
    return { count: chosen.length, open, totals: addUp(chosen.flatMap((n) => [totals[n] ?? 0])) };
  };

  return { picksOf, outcomesOf, find, sumOf };
}

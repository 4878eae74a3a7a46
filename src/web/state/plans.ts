import type { FlowName, Outcome, Plan, RowReport } from '../../diff/plan.js';
import { isActionable } from '../../diff/statuses.js';
import type { SyncStorage } from '../../storage/index.js';
import { type RowSet, rowSet } from './bits.js';
import { createPlanReader, noOutcomes, noPicks, type Outcomes, type Picks } from './plan-reader.js';
import { type Plans, type RowState, rowsPerPage, type ShownRow } from './plan-types.js';
import { deletePlan, planKeys, readAllRows, readRows, type StoredPlan, savePlan } from './stored-plan.js';
import { changeVersioned } from './versioned.js';

/** So many plans of a flow are kept: somebody may still look at the one before. */
const plansPerFlow = 3;

export function createPlans(options: {
  readonly storage: SyncStorage;
  readonly prefix: string;
  readonly now: () => number;
  readonly keepMs: number;
}): Plans {
  const { storage, prefix, now, keepMs } = options;
  const keys = planKeys(prefix);
  const get = async (id: string) => {
    if (!/^[\w-]{1,80}$/.test(id)) return undefined;
    const plan = (await storage.get(keys.head(id))) as unknown as StoredPlan | undefined;
    return plan && plan.expiresAt > now() ? plan : undefined;
  };
  const { picksOf, outcomesOf, find, sumOf } = createPlanReader(storage, keys);

  return {
    async save(plan, about) {
      return savePlan(storage, keys, plan, { ...about, expiresAt: now() + keepMs });
    },
    get,
    async latest(flow) {
      const id = await storage.get(keys.latest(flow));
      return typeof id === 'string' ? get(id) : undefined;
    },

    async page(plan, query) {
      const [picks, outcomes] = await Promise.all([picksOf(plan), outcomesOf(plan)]);
      const ticks = rowSet(plan.size, picks.ticks);
      const done = rowSet(plan.size, outcomes.done);
      const numbers = await find(plan, query, ticks, outcomes);
      const pages = Math.max(1, Math.ceil(numbers.length / rowsPerPage));
      const page = Math.min(Math.max(1, query.page), pages);
      const shown = numbers.slice((page - 1) * rowsPerPage, page * rowsPerPage);
      const rows = await readRows(storage, keys, plan, shown);
      const counts: Record<string, number> = {};
      const count = (outcome: string, n: number) => {
        if (n > 0) counts[outcome] = (counts[outcome] ?? 0) + n;
      };
      count('done', done.size());
      for (const { outcome } of Object.values(outcomes.others)) count(outcome, 1);
      return {
        plan,
        rows: shown.flatMap((n): ShownRow[] => {
          const row = rows.get(n);
          if (!row) return [];
          const state = done.has(n) ? ({ outcome: 'done' } as const) : outcomes.others[String(n)];
          return [{ n, row, state, ticked: ticks.has(n), answers: picks.answers[String(n)] ?? {} }];
        }),
        found: numbers.length,
        free: numbers.filter(freeRows(plan, done, outcomes)).length,
        page,
        pages,
        ticks: await sumOf(plan, ticks, picks.answers),
        outcomes: counts,
      };
    },

    async find(plan, query) {
      const [picks, outcomes] = await Promise.all([picksOf(plan), outcomesOf(plan)]);
      return find(plan, query, rowSet(plan.size, picks.ticks), outcomes);
    },

    async row(plan, n) {
      return (await readRows(storage, keys, plan, [n])).get(n);
    },

    async pick(plan, change) {
      const outcomes = await outcomesOf(plan);
      const isFree = freeRows(plan, rowSet(plan.size, outcomes.done), outcomes);
      const picks = await changeVersioned<Picks>(storage, keys.picks(plan.id), (before = noPicks) => {
        const ticks = rowSet(plan.size, before.ticks);
        for (const n of change.untick ?? []) ticks.delete(n);
        for (const n of change.tick ?? []) if (isFree(n)) ticks.add(n);
        const answers = { ...before.answers };
        for (const [n, given] of change.answers ?? []) {
          if (isFree(n)) answers[String(n)] = { ...answers[String(n)], ...Object.fromEntries(given) };
        }
        return { ticks: ticks.toText(), answers };
      });
      return sumOf(plan, rowSet(plan.size, picks.ticks), picks.answers);
    },

    async chosen(plan) {
      const picks = await picksOf(plan);
      const numbers = rowSet(plan.size, picks.ticks).list();
      // A product plan that moves the checkpoint must name the rows that it leaves open: all of its
      // rows are given.
      const isWhole = plan.head.checkpoint !== undefined;
      const all = isWhole ? await readAllRows(storage, keys, plan) : [];
      const rows = isWhole
        ? new Map(all.map((row, n) => [n, row]))
        : await readRows(storage, keys, plan, numbers);
      const ticked = numbers.flatMap((n) => {
        const row = rows.get(n);
        return row ? [{ n, row }] : [];
      });
      return {
        plan: { ...(plan.head as Omit<Plan, 'rows'>), rows: isWhole ? all : ticked.map(({ row }) => row) },
        keys: ticked.map(({ row }) => row.key),
        answers: new Map(
          ticked.flatMap(({ n, row }) => {
            const given = picks.answers[String(n)];
            return given ? [[row.key, given] as const] : [];
          }),
        ),
      };
    },

    async applied(plan, report) {
      const picks = await picksOf(plan);
      const numbers = rowSet(plan.size, picks.ticks).list();
      const rows = await readRows(storage, keys, plan, numbers);
      const byKey = new Map([...rows].map(([n, { key }]) => [key, n]));
      const reached = report.rows.flatMap((row) => {
        const n = byKey.get(row.key);
        return n === undefined || row.reason?.code === 'aborted' ? [] : [{ n, row }];
      });
      await changeVersioned<Outcomes>(storage, keys.outcomes(plan.id), (before = noOutcomes) => {
        const done = rowSet(plan.size, before.done);
        const others: Record<string, RowState> = { ...before.others };
        for (const { n, row } of reached) {
          delete others[String(n)];
          if (row.outcome === 'done') done.add(n);
          else others[String(n)] = stateOf(row);
        }
        return { done: done.toText(), others };
      });
      await changeVersioned<Picks>(storage, keys.picks(plan.id), (before = noPicks) => {
        const ticks = rowSet(plan.size, before.ticks);
        for (const { n, row } of reached) if (row.outcome !== 'failed') ticks.delete(n);
        return { ...before, ticks: ticks.toText() };
      });
    },

    async mark(plan, n, state) {
      await changeVersioned<Outcomes>(storage, keys.outcomes(plan.id), (before = noOutcomes) => ({
        ...before,
        others: { ...before.others, [String(n)]: state },
      }));
      await changeVersioned<Picks>(storage, keys.picks(plan.id), (before = noPicks) => {
        const ticks = rowSet(plan.size, before.ticks);
        ticks.delete(n);
        return { ...before, ticks: ticks.toText() };
      });
    },

    async sweep(at) {
      const seen = new Map<FlowName, number>();
      const gone: StoredPlan[] = [];
      const all = { from: keys.head(''), to: `${keys.head('')}\uffff`, reverse: true };
      for await (const { value } of storage.range(all)) {
        const plan = value as unknown as StoredPlan;
        const newer = seen.get(plan.flow) ?? 0;
        seen.set(plan.flow, newer + 1);
        if (plan.expiresAt <= at || newer >= plansPerFlow) gone.push(plan);
      }
      for (const plan of gone) await deletePlan(storage, keys, plan);
    },
  };
}

/** Which rows can be ticked: there is something to apply, and nothing is done or decided. */
function freeRows({ ranges }: StoredPlan, done: RowSet, { others }: Outcomes): (n: number) => boolean {
  const open = ranges.filter(({ status }) => isActionable(status));
  return (n) =>
    open.some(({ first, count }) => n >= first && n < first + count) &&
    !done.has(n) &&
    !isDecided(others[String(n)]);
}

function stateOf({ outcome, reason, error }: RowReport): RowState {
  return { outcome, ...(reason ? { reason } : {}), ...(error ? { error } : {}) };
}

/** Decided in the window, so that there is nothing to apply any more. */
function isDecided(state: RowState | undefined): boolean {
  const decided: readonly (Outcome | 'blacklisted' | 'imported' | 'answered')[] = [
    'blacklisted',
    'imported',
    'answered',
    'stale',
  ];
  return state !== undefined && decided.includes(state.outcome);
}

import type { FlowName, Plan, Report, Row, RowReport } from '../../diff/plan.js';
import type { Resolution } from '../../report/selection.js';
import type { SortKey, StoredPlan } from './stored-plan.js';

/** Which rows a window shows. */
export interface PlanQuery {
  /** Empty: all. */
  readonly statuses: readonly string[];
  /** Only rows of this outcome. */
  readonly outcome?: string | undefined;
  readonly search: string;
  /** Undefined: rows to act on first. */
  readonly sort?: SortKey | undefined;
  readonly descending: boolean;
  readonly onlyTicked: boolean;
  /** From 1. */
  readonly page: number;
}

/** The outcome of a row since the plan was made. */
export type RowState =
  | Pick<RowReport, 'outcome' | 'reason' | 'error'>
  /** Decided by a person in the window. */
  | { readonly outcome: 'blacklisted' | 'imported' | 'answered' };

export interface ShownRow {
  readonly n: number;
  readonly row: Row;
  readonly state: RowState | undefined;
  readonly ticked: boolean;
  readonly answers: Readonly<Record<string, Resolution>>;
}

export interface PlanPage {
  readonly plan: StoredPlan;
  readonly rows: readonly ShownRow[];
  /** How many rows the query finds. */
  readonly found: number;
  /** How many of them can be ticked: there is something to apply, and nobody has decided. */
  readonly free: number;
  readonly page: number;
  readonly pages: number;
  readonly ticks: TickedSum;
  /** Rows that have an outcome, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** What is ticked, added up. */
export interface TickedSum {
  readonly count: number;
  /** Conflicts of ticked rows that nobody has answered. */
  readonly open: number;
  /** Of orders, by currency: net, VAT, gross. Amounts in the hundredth of the unit. */
  readonly totals: readonly (readonly [currency: string, net: string, vat: string, gross: string])[];
}

/** The number of rows on a page. */
export const rowsPerPage = 50;

/** Changes of ticks and answers. */
export interface PickChange {
  readonly tick?: Iterable<number>;
  readonly untick?: Iterable<number>;
  /** Row number → field → answer. */
  readonly answers?: ReadonlyMap<number, ReadonlyMap<string, Resolution>>;
}

/** The plans that the windows keep for a while. */
export interface Plans {
  save(plan: Plan, about: { readonly id: string; readonly by: string | undefined }): Promise<StoredPlan>;
  get(id: string): Promise<StoredPlan | undefined>;
  /** The newest plan of a flow. */
  latest(flow: FlowName): Promise<StoredPlan | undefined>;
  page(plan: StoredPlan, query: PlanQuery): Promise<PlanPage>;
  /** The numbers of all rows that a query finds. */
  find(plan: StoredPlan, query: PlanQuery): Promise<readonly number[]>;
  row(plan: StoredPlan, n: number): Promise<Row | undefined>;
  pick(plan: StoredPlan, change: PickChange): Promise<TickedSum>;
  /** The plan as `apply()` takes it, with what is ticked and answered. */
  chosen(plan: StoredPlan): Promise<{
    readonly plan: Plan;
    readonly keys: readonly string[];
    readonly answers: ReadonlyMap<string, Readonly<Record<string, Resolution>>>;
  }>;
  /** Stores the outcomes of an apply; done rows are no longer ticked. */
  applied(plan: StoredPlan, report: Report): Promise<void>;
  /** Stores a person's decision about a row. */
  mark(plan: StoredPlan, n: number, state: RowState): Promise<void>;
  /** Removes plans that have expired, and all but the newest of each flow. */
  sweep(now: number): Promise<void>;
}

import type { WorkOptions } from '../../core/index.js';
import type { ContactRow } from '../../diff/contacts/contact-row.js';
import type { OrderRow } from '../../diff/orders/types.js';
import type { FlowName, Plan, Report } from '../../diff/plan.js';
import type { SafetyLimit } from '../../diff/safety.js';
import { isActionable } from '../../diff/statuses.js';
import { conflictsOf } from '../../report/row-details.js';
import type { Resolution } from '../../report/selection.js';
import type { ProductPlan } from '../../sync/flows/products/plan.js';
import type { StockPlan } from '../../sync/flows/stock/plan.js';
import type { Sync } from '../../sync/sync.js';
import { dayAfter, type OptionLists } from '../pages/plan-options.js';
import { planWindow } from '../pages/plan-window.js';
import { readQuery } from '../pages/query-text.js';
import { ticksText } from '../pages/ticks-text.js';
import { readReadiness, type SetupStepId } from '../readiness.js';
import type { PickChange, Plans } from '../state/plan-types.js';
import type { StoredPlan } from '../state/stored-plan.js';
import type { TaskRecord } from '../state/task-record.js';
import { isFlow, type View } from '../view.js';
import type { Form } from './form.js';
import { joined, type Kit, type Outcome } from './kit.js';
import { latestPlans, orderStatuses, tryRead } from './read.js';

/** The four windows of the flows: making a list, ticking, applying. */
export function planRoutes(kit: Kit): void {
  kit.get('/:shop/:flow{products|stock|contacts|orders}', async (view, context) => {
    const flow = context.req.param('flow') ?? '';
    if (!isFlow(flow)) return undefined;
    return flowWindow(view, flow, new URL(context.req.url).searchParams);
  });

  kit.post('/:shop/:flow{products|stock|contacts|orders}/plan', 'read', async (view, form, context) => {
    const flow = context.req.param('flow') ?? '';
    if (!isFlow(flow)) return undefined;
    const { room, user } = view;
    await room.sweep();
    const { isNew } = await room.tasks.start({
      kind: 'plan',
      flow,
      by: user,
      async work({ id, signal, onProgress }) {
        const plan = await makePlan(room.sync, flow, form, { signal, onProgress });
        signal.throwIfAborted();
        await room.plans.save(plan, { id, by: user });
        return { planId: id };
      },
    });
    return { to: `${view.home}/${flow}`, notice: isNew ? undefined : joined(view) };
  });

  kit.post('/:shop/plans/:plan/picks', 'apply', async (view, form, context) => {
    const plan = await view.room.plans.get(context.req.param('plan') ?? '');
    if (plan === undefined) return goneNotice(view);
    const query = new URL(context.req.url).searchParams;
    const ticks = await view.room.plans.pick(plan, await readPicks(view.room.plans, plan, form, query));
    if (form.text('do') === 'apply') return startApply(view, plan, []);
    const json = {
      text: ticksText(view, ticks, plan),
      count: ticks.count,
      open: ticks.open,
      openText: view.t('openConflicts', { n: ticks.open }),
    };
    return { to: `${view.home}/${plan.flow}?${query}`, json };
  });

  kit.post('/:shop/plans/:plan/apply', 'apply', async (view, form, context) => {
    const plan = await view.room.plans.get(context.req.param('plan') ?? '');
    if (plan === undefined) return goneNotice(view);
    return startApply(view, plan, form.text('override').split(' ').filter(Boolean) as SafetyLimit[]);
  });
}

function goneNotice(view: View): Outcome {
  return { to: `${view.home}/`, notice: { tone: 'wrong', text: view.t('plan.gone') } };
}

async function flowWindow(view: View, flow: FlowName, address: URLSearchParams): Promise<string> {
  const { room, t } = view;
  const { plans, tasks } = room;
  const asked = address.get('plan');
  const [named, latest, recent, settings] = await Promise.all([
    asked === null ? undefined : plans.get(asked),
    plans.latest(flow),
    tasks.list(),
    room.sync.settings.get(),
  ]);
  const plan = named?.flow === flow ? named : latest;
  const isGone = asked !== null && named === undefined;
  const query = readQuery(isGone ? new URLSearchParams() : address);
  const found = plan && (await plans.page(plan, query));
  const families =
    flow === 'products'
      ? await tryRead(view, () => room.sync.gestan.families())
      : { value: [], problem: undefined };
  const lists: OptionLists = {
    families: families.value ?? [],
    statuses: orderStatuses(settings),
    startAt: settings.orders.startAt,
  };
  const { steps } = await readReadiness(view, { tasks: recent, plans: await latestPlans(plans) });
  const needed = neededFor[flow];
  const missing = steps
    .filter(({ id, state }) => state !== 'done' && needed.includes(id))
    .map(({ id, path }) => ({ text: t(`setup.${id}`), path }));
  const gone = { tone: 'wrong', text: t(plan ? 'plan.replaced' : 'plan.gone') } as const;
  const notice = isGone ? gone : view.notice;
  return planWindow(
    { ...view, notice: families.problem === undefined ? notice : { tone: 'wrong', text: families.problem } },
    { flow, tasks: shownTasks(recent, flow, plan), found, query, lists, missing },
  );
}

/** The steps of the first visit without which a window's rows are blocked. */
const neededFor: Readonly<Record<FlowName, readonly SetupStepId[]>> = {
  products: ['categories', 'families', 'vat'],
  stock: [],
  contacts: [],
  orders: ['vat', 'billing'],
};

/** Tasks that a window tells about: those that run, and the last one where it is news. */
function shownTasks(
  tasks: readonly TaskRecord[],
  flow: FlowName,
  plan: StoredPlan | undefined,
): readonly TaskRecord[] {
  const own = tasks.filter((task) => task.flow === flow);
  const running = own.filter(({ state }) => state === 'running');
  const [last] = own;
  if (last === undefined || last.state === 'running') return running;
  const isOfPlan = last.kind === 'apply' && last.planId === plan?.id;
  const isNews = last.state !== 'done' && (plan === undefined || last.startedAt >= plan.head.createdAt);
  return isOfPlan || isNews ? [...running, last] : running;
}

function makePlan(sync: Sync, flow: FlowName, form: Form, options: WorkOptions): Promise<Plan> {
  if (flow === 'stock') return sync.stock.plan(options);
  if (flow === 'contacts') return sync.contacts.plan(options);
  if (flow === 'orders') {
    const after = form.text('after');
    const until = form.text('until');
    const statuses = form.all('status');
    return sync.orders.plan({
      ...options,
      includeImported: form.has('includeImported'),
      ...(after === '' ? {} : { after }),
      ...(until === '' ? {} : { before: dayAfter(until) }),
      ...(statuses.length === 0 ? {} : { statuses }),
    });
  }
  const direction = form.text('direction');
  const family = form.text('family');
  return sync.products.plan({
    ...options,
    direction: direction === 'woo-to-gestan' || direction === 'gestan-to-woo' ? direction : 'both',
    includeUpdates: form.has('includeUpdates'),
    images: form.has('images'),
    ...(family === '' ? {} : { family }),
  });
}

/**
 * What the form of the rows says: the ticks of the rows that it showed, answers, or all of a
 * filter.
 */
async function readPicks(
  plans: Plans,
  plan: StoredPlan,
  form: Form,
  query: URLSearchParams,
): Promise<PickChange> {
  const what = form.text('do');
  if (what === 'none') return { untick: plan.ranges.flatMap(numbersOf) };
  if (what === 'all') {
    const found = await plans.find(plan, readQuery(query));
    const open = plan.ranges.filter(({ status }) => isActionable(status));
    return { tick: found.filter((n) => open.some(({ first, count }) => n >= first && n < first + count)) };
  }
  const ticked = new Set(form.all('tick').map(Number));
  const shown = form.all('shown').map(Number);
  const answers = new Map<number, Map<string, Resolution>>();
  for (const [name, answer] of form.under('answer-')) {
    if (answer !== 'gestan' && answer !== 'woo' && answer !== 'skip') continue;
    const [n = Number.NaN, at = Number.NaN] = name.split('-').map(Number);
    const row = await plans.row(plan, n);
    const field = row && conflictsOf(row)[at]?.field;
    if (field === undefined) continue;
    const given = answers.get(n) ?? new Map<string, Resolution>();
    answers.set(n, given.set(field, answer));
  }
  return { tick: shown.filter((n) => ticked.has(n)), untick: shown.filter((n) => !ticked.has(n)), answers };
}

function numbersOf({ first, count }: { readonly first: number; readonly count: number }): readonly number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}

async function startApply(view: View, plan: StoredPlan, override: readonly SafetyLimit[]): Promise<Outcome> {
  const { room, t, home, user } = view;
  const to = `${home}/${plan.flow}?plan=${plan.id}`;
  let chosen: Awaited<ReturnType<Plans['chosen']>> | undefined;
  const { task } = await room.tasks.start({
    kind: 'apply',
    flow: plan.flow,
    by: user,
    planId: plan.id,
    // Asked in turn: what a second click would apply again is done, and no longer ticked.
    async isNeeded() {
      chosen = await room.plans.chosen(plan);
      return chosen.keys.length > 0;
    },
    async work({ signal, onProgress }) {
      chosen ??= await room.plans.chosen(plan);
      const report = await applyPlan(room.sync, plan.flow, chosen, { signal, onProgress }, override);
      await room.plans.applied(plan, report);
      return {
        runId: report.runId,
        counts: report.counts,
        stopped: report.aborted && signal.aborted,
        ...(report.error ? { error: report.error } : {}),
      };
    },
  });
  if (task === undefined) return { to, notice: { tone: 'wrong', text: t('nothingTicked') } };
  // Another list of the window is being written: this one was not taken.
  return task.planId === plan.id ? { to } : { to, notice: { tone: 'wrong', text: t('task.otherList') } };
}

function applyPlan(
  sync: Sync,
  flow: FlowName,
  chosen: Awaited<ReturnType<Plans['chosen']>>,
  options: WorkOptions,
  override: readonly SafetyLimit[],
): Promise<Report> {
  const { keys: select, plan } = chosen;
  // Which flow a plan is of stands in the plan itself; `apply` checks it again.
  if (flow === 'stock') return sync.stock.apply(plan as StockPlan, { ...options, select, override });
  if (flow === 'contacts') return sync.contacts.apply(plan as Plan<ContactRow>, { ...options, select });
  if (flow === 'orders') return sync.orders.apply(plan as Plan<OrderRow>, { ...options, select });
  return sync.products.apply(plan as ProductPlan, {
    ...options,
    select,
    override,
    resolve: (row, { field }) => chosen.answers.get(row.key)?.[field] ?? 'skip',
  });
}

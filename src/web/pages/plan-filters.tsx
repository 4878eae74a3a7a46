import type { FlowName } from '../../diff/plan.js';
import { statusLabel } from '../../report/labels/label.js';
import { toneOf } from '../../report/labels/statuses.js';
import type { PlanPage, PlanQuery } from '../state/plan-types.js';
import type { TaskRecord } from '../state/task-record.js';
import { readerOf, type View } from '../view.js';
import type { OptionLists } from './plan-options.js';
import { queryText } from './query-text.js';

/** What the window of a flow shows. */
export interface PlanWindow {
  readonly flow: FlowName;
  readonly tasks: readonly TaskRecord[];
  readonly found: PlanPage | undefined;
  readonly query: PlanQuery;
  readonly lists: OptionLists;
  /** What the first list lacks: families, payment modes … Empty: nothing. */
  readonly missing: readonly { readonly text: string; readonly path: string }[];
}

/** Search, and one chip for each status and outcome. */
export function filters(view: View, { flow, query }: PlanWindow, found: PlanPage) {
  const { t, home, language } = view;
  const { plan } = found;
  const { say } = readerOf(view, plan.head);
  const to = (change: Partial<PlanQuery>) =>
    `${home}/${flow}${queryText(plan.id, { ...query, page: 1, ...change })}`;
  const chip = (text: string, n: number, active: boolean, change: Partial<PlanQuery>, tone = '') => (
    <li>
      <a class={`chip ${tone}`} href={to(change)} aria-current={active ? 'true' : undefined} data-soft="">
        {text} <b>{say.number(n)}</b>
      </a>
    </li>
  );
  const isAll = query.statuses.length === 0 && query.outcome === undefined && !query.onlyTicked;
  return (
    <div class="tools">
      <form method="get" action={`${home}/${flow}`} class="find" data-soft="">
        {hiddenQuery(plan.id, query)}
        <label class="field">
          <span>{t('search')}</span>
          <input type="search" name="q" id="search" value={query.search} placeholder={t('searchHint')} />
        </label>
        <button type="submit">{t('search.go')}</button>
      </form>
      <ul class="chips" aria-label={t('filter')}>
        {chip(t('all'), plan.size, isAll, { statuses: [], outcome: undefined, onlyTicked: false })}
        {plan.ranges.map(({ status, count }) =>
          chip(
            statusLabel(status, language, flow),
            count,
            query.statuses.includes(status),
            {
              statuses: query.statuses.includes(status) ? [] : [status],
              outcome: undefined,
              onlyTicked: false,
            },
            toneOf(status),
          ),
        )}
        {Object.entries(found.outcomes).map(([outcome, count]) =>
          chip(
            outcomeLabel(view, outcome, flow),
            count,
            query.outcome === outcome,
            { statuses: [], outcome: query.outcome === outcome ? undefined : outcome, onlyTicked: false },
            toneOf(outcome),
          ),
        )}
        {found.ticks.count > 0
          ? chip(t('onlyTicked'), found.ticks.count, query.onlyTicked, {
              statuses: [],
              outcome: undefined,
              onlyTicked: !query.onlyTicked,
            })
          : ''}
      </ul>
    </div>
  );
}

/** The outcome of a row, in a word. */
function outcomeLabel({ t, language }: View, outcome: string, flow: FlowName): string {
  return outcome === 'answered' ? t('answered') : statusLabel(outcome, language, flow);
}

function hiddenQuery(plan: string, query: PlanQuery) {
  const fields: [string, string][] = [
    ['plan', plan],
    ...query.statuses.map((status) => ['status', status] as [string, string]),
  ];
  if (query.outcome !== undefined) fields.push(['outcome', query.outcome]);
  if (query.onlyTicked) fields.push(['ticked', '1']);
  if (query.sort !== undefined) fields.push(['sort', query.sort]);
  if (query.descending) fields.push(['down', '1']);
  return fields.map(([name, value]) => <input type="hidden" name={name} value={value} />);
}

import { isActionable } from '../../diff/statuses.js';
import { noteKey } from '../../report/html/common-notes.js';
import { escapeHtml } from '../../report/html/escape.js';
import { lastHead, planRow, tableFrame } from '../../report/html/page-data.js';
import { headMarkup, type RowFrame, rowMarkup } from '../../report/html/row-markup.js';
import { countedLabel, label } from '../../report/labels/label.js';
import { toneOf } from '../../report/labels/statuses.js';
import { sentence } from '../../report/sentences/sentence.js';
import type { PlanPage, PlanQuery } from '../state/plan-types.js';
import type { SortKey, StoredPlan } from '../state/stored-plan.js';
import { readerOf, type View } from '../view.js';
import { empty, formFields, markup, page } from './layout.js';
import { foundText, pager } from './pager.js';
import { filters, type PlanWindow } from './plan-filters.js';
import { planForm } from './plan-options.js';
import { queryText } from './query-text.js';
import { menuMarkup, questionMarkup, stateMarkup } from './row-parts.js';
import { taskPanel } from './tasks.js';
import { ticksText } from './ticks-text.js';

/** The window of a flow: options, tasks, the list of its rows. */
export function planWindow(view: View, window: PlanWindow): string {
  const { t, language } = view;
  const { flow, tasks, found, lists } = window;
  const title = label(flow, language);
  return page(
    view,
    flow,
    title,
    <>
      {planForm(view, flow, found?.plan.head.options ?? {}, lists, found && madeText(view, found.plan))}
      {tasks.map((task) => taskPanel(view, task))}
      {window.missing.length > 0 ? (
        <p class="notice ask">
          {t('plan.missing')}{' '}
          {window.missing.map(({ text, path }, at) => (
            <>
              {at > 0 ? ' · ' : ''}
              <a href={`${view.home}${path}`}>{text}</a>
            </>
          ))}
        </p>
      ) : (
        ''
      )}
      {found
        ? planTable(view, window, found)
        : tasks.some(({ state }) => state === 'running')
          ? ''
          : empty(t('plan.none'), t(`plan.none.${flow}`))}
    </>,
  );
}

function planTable(view: View, window: PlanWindow, found: PlanPage) {
  const { t } = view;
  const { plan } = found;
  const reader = readerOf(view, plan.head);
  const asked = { ...window.query, page: found.page };
  const undo = typeof plan.head.options.undo === 'string';
  return (
    <>
      <section class="about">
        {undo ? <p class="notice">{t('plan.isUndo')}</p> : ''}
        {(plan.head.warnings ?? []).map((warning) => (
          <p class="notice ask">{sentence(warning, reader)}</p>
        ))}
        {plan.common.map((note) => (
          <p class="notice">{`${t('plan.everyRow')} ${sentence(note, reader)}`}</p>
        ))}
        {countedOnly(view, plan)}
      </section>
      {plan.size === 0 ? (
        empty(t('plan.nothing'), t(`plan.nothing.${window.flow}`))
      ) : (
        <>
          {filters(view, window, found)}
          {rowsForm(view, window, found, asked)}
        </>
      )}
    </>
  );
}

/** When a list was made, and by whom. */
function madeText(view: View, plan: StoredPlan): string {
  const at = readerOf(view, plan.head).say.instant(plan.head.createdAt);
  const by = plan.by === undefined ? '' : ` ${view.t('task.by', { name: plan.by })}`;
  return `${view.t('plan.made', { at })}${by}`;
}

/** Rows that are only counted: those that are in sync. */
function countedOnly(view: View, plan: StoredPlan) {
  const shown = new Set(plan.ranges.map(({ status }) => status));
  const others = Object.entries(plan.head.summary).filter(([status, n]) => n > 0 && !shown.has(status));
  const { say } = readerOf(view, plan.head);
  if (others.length === 0) return '';
  return (
    <ul class="counts">
      {others.map(([status, n]) => (
        <li class={`badge ${toneOf(status)}`}>
          {`${say.number(n)} ${countedLabel(status, n, view.language, plan.flow)}`}
        </li>
      ))}
    </ul>
  );
}

const sortable: Readonly<Record<string, SortKey>> = { code: 'code', id: 'id', name: 'name', total: 'total' };

function rowsForm(view: View, window: PlanWindow, found: PlanPage, asked: PlanQuery) {
  const { t, home, can, language } = view;
  const { flow } = window;
  const { plan } = found;
  const reader = readerOf(view, plan.head);
  const statuses = plan.ranges.map(({ status }) => status);
  const frame: RowFrame = {
    kind: 'plan',
    flow,
    ...tableFrame(flow, reader, lastHead(flow), statuses),
    hasCodes: plan.hasCodes,
    hasTotals: flow === 'orders',
  };
  const common = new Set(plan.common.map(noteKey));
  const query = queryText(plan.id, asked);
  const picks = can.apply && !view.room.sync.readOnly;
  const rows = found.rows.map((shown) => {
    const { row, n, state, ticked, answers } = shown;
    const open = isActionable(row.status) && isFree(state?.outcome);
    return rowMarkup(planRow(row, reader, common), frame, {
      n,
      pick: picks ? { ticked, open } : undefined,
      answers,
      state: state ? stateMarkup(view, state, reader, flow) : '',
      question: flow === 'contacts' ? questionMarkup(view, plan.id, shown, reader) : undefined,
      menu: menuMarkup(view, plan, shown),
      isWhole: true,
    });
  });
  const head = headMarkup(frame, {
    picks,
    menu: t('rowMenu'),
    head(column, text) {
      const key = sortable[column];
      if (key === undefined) return escapeHtml(text);
      const isNow = asked.sort === key;
      const next: PlanQuery = {
        ...asked,
        page: 1,
        sort: isNow && asked.descending ? undefined : key,
        descending: isNow && !asked.descending,
      };
      const sign = isNow ? (asked.descending ? ' ▼' : ' ▲') : '';
      const href = `${home}/${flow}${queryText(plan.id, next)}`;
      return `<a href="${escapeHtml(href)}" data-soft="" title="${escapeHtml(t('sortBy', { column: text }))}">${escapeHtml(text)}<span aria-hidden="true">${sign}</span></a>`;
    },
  });
  return (
    <form method="post" action={`${home}/plans/${plan.id}/picks${query}`} id="rows" data-plan={plan.id}>
      {formFields(view)}
      {/* The first button is the one that the Enter key sends. */}
      <button type="submit" name="do" value="save" class="no-script">
        {t('savePicks')}
      </button>
      {found.rows.map(({ n }) => (
        <input type="hidden" name="shown" value={String(n)} />
      ))}
      <div class="head-line">
        <p class="status-line" role="status">
          {foundText(view, found.found)}
        </p>
        {picks && found.free > 0 ? (
          <>
            <button type="submit" name="do" value="all">
              {t('tickAll', { n: reader.say.number(found.free) })}
            </button>
            <button type="submit" name="do" value="none">
              {t('untickAll')}
            </button>
          </>
        ) : (
          ''
        )}
      </div>
      {found.found === 0 ? (
        ''
      ) : (
        <div class="table-frame">
          <table class="rows" aria-label={label(flow, language)}>
            {markup(`${head}<tbody>${rows.join('')}</tbody>`)}
          </table>
        </div>
      )}
      {pager(view, {
        ...found,
        to: (at) => `${home}/${flow}${queryText(plan.id, { ...asked, page: at })}`,
      })}
      {picks ? (
        <footer class="act">
          <p id="ticks" role="status">
            {ticksText(view, found.ticks, plan)}
          </p>
          {found.ticks.open > 0 ? (
            <span class="badge ask" id="open">
              {t('openConflicts', { n: found.ticks.open })}
            </span>
          ) : (
            <span class="badge ask" id="open" hidden></span>
          )}
          <button
            type="submit"
            class="main"
            name="do"
            value="apply"
            id="apply"
            disabled={found.ticks.count === 0 ? true : undefined}
          >
            {t('apply')}
          </button>
        </footer>
      ) : view.room.sync.readOnly ? (
        <p class="notice">{t('readOnly')}</p>
      ) : (
        <p class="notice">{t('mayNotApply')}</p>
      )}
    </form>
  );
}

function isFree(outcome: string | undefined): boolean {
  return outcome === undefined || outcome === 'failed' || outcome === 'skipped' || outcome === 'unsettled';
}

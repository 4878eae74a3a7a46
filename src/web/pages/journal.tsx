import type { Report } from '../../diff/plan.js';
import { outcomes } from '../../diff/plan.js';
import { formatDuration } from '../../report/format.js';
import { reportRow, tableFrame } from '../../report/html/page-data.js';
import { headMarkup, type RowFrame, rowMarkup } from '../../report/html/row-markup.js';
import { countedLabel, label, statusLabel } from '../../report/labels/label.js';
import { rankOfOutcome, toneOf } from '../../report/labels/statuses.js';
import { fold, searchWords } from '../../report/search-text.js';
import { sentence } from '../../report/sentences/sentence.js';
import type { RunSummary } from '../../sync/state/runs.js';
import type { TaskRecord } from '../state/task-record.js';
import { readerOf, type View } from '../view.js';
import { actionButton, empty, markup, page } from './layout.js';
import { listTable } from './list-table.js';
import { pager } from './pager.js';
import { progressText, taskPanel, taskState, taskTitle } from './tasks.js';

const perPage = 50;

/** The runs, newest first, and what goes on. */
export function journalWindow(view: View, runs: readonly RunSummary[], tasks: readonly TaskRecord[]): string {
  const { t, home, language } = view;
  const open = tasks.filter(
    ({ state, kind }) => state === 'running' || state === 'lost' || (state === 'failed' && kind !== 'test'),
  );
  return page(
    view,
    'journal',
    t('journal'),
    <>
      {view.can.apply && !view.room.sync.readOnly
        ? actionButton(view, { to: `${home}/run`, text: t('runAll'), main: false })
        : ''}
      {open.slice(0, 5).map((task) => taskPanel(view, task))}
      {runs.length === 0
        ? empty(
            t('journal.none'),
            t('journal.noneHint'),
            <a href={`${home}/products`}>{label('products', language)}</a>,
          )
        : listTable(
            [
              { head: t('journal.when') },
              { head: t('journal.what') },
              { head: t('journal.result') },
              { head: t('journal.took'), num: true },
              { head: '' },
            ],
            runs.map((run) => {
              const { say } = readerOf(view, run);
              const at = say.instant(run.startedAt);
              return [
                <a href={`${home}/journal/${run.runId}`}>{at}</a>,
                label(run.flow, language),
                <>
                  {countBadges(view, run)}
                  {run.aborted ? <span class="badge ask">{label('report.aborted', language)}</span> : ''}
                  {run.error ? <p class="why">{sentence(run.error, readerOf(view, run))}</p> : ''}
                </>,
                formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
                undoButton(view, run, at),
              ];
            }),
          )}
      {tasks.length === 0 ? '' : taskList(view, tasks)}
    </>,
  );
}

function taskList(view: View, tasks: readonly TaskRecord[]) {
  const { t } = view;
  return (
    <details class="tasks-past">
      <summary>{t('journal.tasks')}</summary>
      {listTable(
        [t('journal.when'), t('journal.task'), t('journal.result'), t('journal.who')].map((head) => ({
          head,
        })),
        tasks.map((task) => [
          readerOf(view, {}).say.instant(task.startedAt),
          taskTitle(view, task),
          task.state === 'running' ? progressText(view, task) : taskState(view, task),
          task.by ?? '',
        ]),
      )}
    </details>
  );
}

function undoButton(view: View, run: RunSummary, when: string) {
  if (!run.undoable || !view.can.apply) return '';
  return actionButton(view, {
    to: `${view.home}/journal/${run.runId}/undo`,
    text: view.t('undo'),
    describe: `${view.t('undo')} : ${when}`,
  });
}

function countBadges(view: View, run: Pick<Report, 'counts' | 'flow'>) {
  const { say } = readerOf(view, {});
  const counts = outcomes.filter((outcome) => run.counts[outcome] > 0);
  if (counts.length === 0) return <span class="soft">{view.t('journal.nothing')}</span>;
  return (
    <ul class="counts">
      {counts.map((outcome) => (
        <li class={`badge ${toneOf(outcome)}`}>
          {`${say.number(run.counts[outcome])} ${countedLabel(outcome, run.counts[outcome], view.language, run.flow)}`}
        </li>
      ))}
    </ul>
  );
}

/** One run: its rows and errors, failures first. */
export function runWindow(
  view: View,
  report: Report,
  isUndoable: boolean,
  asked: { readonly outcome: string; readonly search: string; readonly page: number },
): string {
  const { t, home, language } = view;
  const reader = readerOf(view, report);
  const words = searchWords(asked.search);
  const found = report.rows
    .filter(({ outcome }) => asked.outcome === '' || outcome === asked.outcome)
    .filter(({ name, key, gestanCode = '', wooId = '' }) => {
      const text = fold(`${name} ${key} ${gestanCode} ${wooId}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rankOfOutcome(a.outcome) - rankOfOutcome(b.outcome));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const at = Math.min(Math.max(1, asked.page), pages);
  const frame: RowFrame = {
    kind: 'report',
    flow: report.flow,
    ...tableFrame(report.flow, reader, 'column.reason', outcomes),
    hasCodes: report.rows.some(({ gestanCode }) => gestanCode !== undefined),
  };
  const rows = found
    .slice((at - 1) * perPage, at * perPage)
    .map((row, n) => rowMarkup(reportRow(row, report.flow, reader), frame, { n }));
  const to = (change: Partial<typeof asked>) => {
    const next = { ...asked, page: 1, ...change };
    return `${home}/journal/${report.runId}?${new URLSearchParams({ outcome: next.outcome, q: next.search, page: String(next.page) })}`;
  };
  return page(
    view,
    'journal',
    `${label('report.title', language)} – ${label(report.flow, language)}`,
    <>
      <p class="soft">
        {`${reader.say.instant(report.startedAt)} · ${formatDuration(Date.parse(report.finishedAt) - Date.parse(report.startedAt))} · ${report.runId}`}
      </p>
      {report.aborted ? <p class="notice ask">{label('report.aborted', language)}</p> : ''}
      {report.error ? <p class="notice wrong">{sentence(report.error, reader)}</p> : ''}
      {report.warnings.map((warning) => (
        <p class="notice ask">{sentence(warning, reader)}</p>
      ))}
      {isUndoable
        ? undoButton(view, { ...report, undoable: true }, reader.say.instant(report.startedAt))
        : ''}
      <div class="tools">
        <form method="get" class="find" data-soft="">
          <input type="hidden" name="outcome" value={asked.outcome} />
          <label class="field">
            <span>{t('search')}</span>
            <input type="search" id="search" name="q" value={asked.search} placeholder={t('searchHint')} />
          </label>
          <button type="submit">{t('search.go')}</button>
        </form>
        <ul class="chips">
          {['', ...outcomes.filter((outcome) => report.counts[outcome] > 0)].map((outcome) => (
            <li>
              <a
                class={`chip ${toneOf(outcome)}`}
                href={to({ outcome })}
                data-soft=""
                aria-current={outcome === asked.outcome ? 'true' : undefined}
              >
                {outcome === '' ? t('all') : statusLabel(outcome, language, report.flow)}{' '}
                <b>{outcome === '' ? report.rows.length : report.counts[outcome as 'done']}</b>
              </a>
            </li>
          ))}
        </ul>
      </div>
      {rows.length === 0 ? (
        empty(t('nothingFound'), t('run.noRows'))
      ) : (
        <div class="table-frame">
          <table class="rows" aria-label={label('report.title', language)}>
            {markup(`${headMarkup(frame, { picks: false })}<tbody>${rows.join('')}</tbody>`)}
          </table>
        </div>
      )}
      {pager(view, { page: at, pages, to: (page) => to({ page }) })}
    </>,
  );
}

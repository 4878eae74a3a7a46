import { agree } from '../../report/labels/agree.js';
import { countedLabel, label } from '../../report/labels/label.js';
import { toneOf } from '../../report/labels/statuses.js';
import { sentenceParts } from '../../report/sentences/sentence.js';
import type { TaskRecord } from '../state/task-record.js';
import { readerOf, type View } from '../view.js';
import { actionButton, formFields } from './layout.js';

/** What a task is called: « Liste des produits », « Écriture : Commandes ». */
export function taskTitle(view: View, { kind, flow }: TaskRecord): string {
  const { t, language } = view;
  return t(`task.${kind}`, { flow: flow === undefined ? '' : label(flow, language) });
}

/** Whether it runs, and how it ended: « terminée » of a list, « terminé » of a test. */
export function taskState({ t }: View, { kind, state }: TaskRecord): string {
  const feminine = kind === 'plan' || kind === 'apply' || kind === 'undo' || kind === 'run';
  return agree(t(`task.state.${state}`), { feminine });
}

/** How far a running task is, in words. */
export function progressText(view: View, task: TaskRecord): string {
  const { t, language } = view;
  if (task.stopping) return t('task.stopping');
  const { progress } = task;
  if (!progress) return t('task.begins');
  const { say } = readerOf(view, {});
  const phase = label(`phase.${progress.phase}`, language);
  const done = say.number(progress.done);
  return progress.total === undefined
    ? t('task.progress', { phase, done })
    : t('task.progressOf', { phase, done, total: say.number(progress.total) });
}

/** The panel of a task that runs, or that ended otherwise than well. */
export function taskPanel(view: View, task: TaskRecord) {
  const { t, home } = view;
  const { progress } = task;
  const reader = readerOf(view, {});
  const title = taskTitle(view, task);
  const by = task.by === undefined ? '' : t('task.by', { name: task.by });
  if (task.state === 'running') {
    const canStop = view.can.apply || task.kind === 'plan' || task.kind === 'audit';
    return (
      <section class="task running" data-task={task.id} aria-label={title}>
        <div class="task-head">
          <strong>{title}</strong>
          <span class="soft">{by}</span>
          {canStop ? (
            <form method="post" action={`${home}/tasks/${task.id}/stop`} class="inline">
              {formFields(view)}
              <button type="submit" disabled={task.stopping ? true : undefined}>
                {t('task.stop')}
              </button>
            </form>
          ) : (
            ''
          )}
        </div>
        <progress
          aria-label={title}
          max={progress?.total === undefined ? undefined : Math.max(1, progress.total)}
          value={progress?.total === undefined ? undefined : progress.done}
        ></progress>
        <p class="task-text" role="status">
          {progressText(view, task)}
        </p>
      </section>
    );
  }
  const said = task.error ? sentenceParts(task.error, reader) : undefined;
  const tone = task.state === 'done' ? 'done' : task.state === 'stopped' ? 'calm' : 'wrong';
  return (
    <section class={`task ${tone}`}>
      <p>
        <strong>
          {title} – {taskState(view, task)}
        </strong>{' '}
        <span class="soft">{reader.say.instant(task.finishedAt ?? task.startedAt)}</span>
      </p>
      {said ? (
        <>
          <p>{said.text}</p>
          {said.hint === undefined ? '' : <p class="soft">{said.hint}</p>}
        </>
      ) : task.state === 'lost' ? (
        <p>{t('task.lostHint')}</p>
      ) : (
        ''
      )}
      {task.counts ? countList(view, task) : ''}
      {liftButton(view, task)}
      {task.runId ? (
        <p>
          <a href={`${home}/journal/${task.runId}`}>{t('task.report')}</a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

function countList(view: View, task: TaskRecord) {
  const { language } = view;
  const { say } = readerOf(view, {});
  return (
    <ul class="counts">
      {Object.entries(task.counts ?? {}).map(([outcome, count]) =>
        count === 0 ? (
          ''
        ) : (
          <li class={`badge ${toneOf(outcome)}`}>
            {`${say.number(count)} ${countedLabel(outcome, count, language, task.flow)}`}
          </li>
        ),
      )}
    </ul>
  );
}

/** The button that lifts, for this once, the safety limits that stopped an apply. */
function liftButton(view: View, task: TaskRecord) {
  const { error, planId } = task;
  if (error?.code !== 'settings.safety-limit' || planId === undefined || !view.can.apply) return '';
  const limits = (error.values as { limits?: readonly { limit: string }[] } | undefined)?.limits ?? [];
  return actionButton(view, {
    to: `${view.home}/plans/${planId}/apply`,
    text: view.t('applyAnyway'),
    danger: true,
    fields: { override: limits.map(({ limit }) => limit).join(' ') },
  });
}

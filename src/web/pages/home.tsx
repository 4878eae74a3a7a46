import type { FlowName } from '../../diff/plan.js';
import { countedLabel, label } from '../../report/labels/label.js';
import { toneOf } from '../../report/labels/statuses.js';
import type { Readiness } from '../readiness.js';
import type { StoredPlan } from '../state/stored-plan.js';
import type { TaskRecord } from '../state/task-record.js';
import { flows, readerOf, type View } from '../view.js';
import { actionButton, page } from './layout.js';
import { taskPanel } from './tasks.js';

/** What the first window shows. */
export interface HomeWindow {
  readonly readiness: Readiness;
  readonly tasks: readonly TaskRecord[];
  readonly plans: ReadonlyMap<FlowName, StoredPlan>;
}

/** The first window: ready or what is missing, and how each list stands. */
export function homeWindow(view: View, { readiness, tasks, plans }: HomeWindow): string {
  const { t } = view;
  return page(
    view,
    'home',
    t('home'),
    <>
      {tasks.map((task) => taskPanel(view, task))}
      {readiness.isReady ? <p class="notice done">{t('ready')}</p> : setupSteps(view, readiness)}
      <ul class="cards">{flows.map((flow) => card(view, flow, plans.get(flow)))}</ul>
    </>,
  );
}

/** The steps of the first visit, in their order: done, or what is to be done. */
function setupSteps(view: View, { steps }: Readiness) {
  const { t, home, can } = view;
  const next = steps.find(({ state }) => state === 'open');
  return (
    <section class="steps" aria-labelledby="steps">
      <h2 id="steps">{t('setup')}</h2>
      <p>{t('setup.intro')}</p>
      <ol>
        {steps.map((step) => (
          <li class={step.state} aria-current={step === next ? 'step' : undefined}>
            <span class="mark" aria-hidden="true">
              {step.state === 'done' ? '✓' : step.state === 'later' ? '·' : '→'}
            </span>
            <div>
              <h3>
                <a href={`${home}${step.path}`}>{t(`setup.${step.id}`)}</a>
                {step.state === 'done' ? <span class="away"> – {t('setup.done')}</span> : ''}
              </h3>
              <p class="soft">{step.text}</p>
            </div>
            {step === next && step.action && can[step.action.needs] ? (
              actionButton(view, { to: `${home}${step.action.to}`, text: step.action.text, main: true })
            ) : step === next ? (
              <a class="button main" href={`${home}${step.path}`}>
                {t('setup.go')}
              </a>
            ) : (
              ''
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function card(view: View, flow: FlowName, plan: StoredPlan | undefined) {
  const { t, home, language } = view;
  const { say } = readerOf(view, plan?.head ?? {});
  return (
    <li class="card">
      <h2>
        <a href={`${home}/${flow}`}>{label(flow, language)}</a>
      </h2>
      <p class="soft">{t(`card.${flow}`)}</p>
      {plan ? (
        <>
          <ul class="counts">
            {Object.entries(plan.head.summary).map(([status, n]) =>
              n === 0 ? (
                ''
              ) : (
                <li class={`badge ${toneOf(status)}`}>
                  {`${say.number(n)} ${countedLabel(status, n, language, flow)}`}
                </li>
              ),
            )}
          </ul>
          <p class="soft">{t('plan.made', { at: say.instant(plan.head.createdAt) })}</p>
        </>
      ) : (
        actionButton(view, {
          to: `${home}/${flow}/plan`,
          text: t('plan.start'),
          describe: `${t('plan.start')} : ${label(flow, language)}`,
          fields: flow === 'products' ? { includeUpdates: '1' } : {},
        })
      )}
    </li>
  );
}

import type { Child } from 'hono/jsx';
import type { TaskRecord } from '../../state/task-record.js';
import type { View } from '../../view.js';
import { page } from '../layout.js';
import { taskPanel } from '../tasks.js';

/** The tabs of the settings, in their order. */
export const tabs = [
  'connection',
  'ftp',
  'families',
  'payments',
  'vat',
  'products',
  'billing',
  'blacklist',
  'webhooks',
] as const;
export type Tab = (typeof tabs)[number];

export function isTab(text: string): text is Tab {
  return (tabs as readonly string[]).includes(text);
}

/** A tab of the settings within the others. */
export function settingsPage(view: View, tab: Tab, tasks: readonly TaskRecord[], content: Child): string {
  const { t, home } = view;
  return page(
    view,
    'settings',
    t('settings'),
    <>
      <nav class="tabs" aria-label={t('settings')}>
        <ul>
          {tabs.map((each) => (
            <li>
              <a href={`${home}/settings/${each}`} aria-current={each === tab ? 'page' : undefined}>
                {t(`tab.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(`tab.${tab}`)}</h2>
      {view.can.settings ? '' : <p class="notice">{t('mayNotSet')}</p>}
      {tasks.map((task) => taskPanel(view, task))}
      {content}
      <p class="reset">{view.can.settings ? <a href={`${home}/settings/reset`}>{t('reset')}</a> : ''}</p>
    </>,
  );
}

/** A form of a tab; only who may change settings can send it. */
export function settingsForm(view: View, to: string, content: Child, button: string) {
  return (
    <form method="post" action={`${view.home}/settings/${to}`} class="settings">
      <fieldset disabled={view.can.settings ? undefined : true}>
        <input type="hidden" name="token" value={view.token} />
        <input type="hidden" name="from" value={view.here} />
        {content}
        {view.can.settings ? (
          <p class="send">
            <button type="submit" class="main">
              {button}
            </button>
          </p>
        ) : (
          ''
        )}
      </fieldset>
    </form>
  );
}

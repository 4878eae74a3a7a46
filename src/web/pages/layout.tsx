import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { label } from '../../report/labels/label.js';
import type { View } from '../view.js';
import { flows } from '../view.js';

/** The windows that the navigation leads to. */
export type Place = (typeof flows)[number] | 'home' | 'journal' | 'control' | 'settings' | 'explain';

/** A whole page: navigation, shop switch, and what the window shows. */
export function page(view: View, place: Place, title: string, content: Child): string {
  const { t, language, home, assets, user, room } = view;
  const link = (to: Place, path: string, text: string) => (
    <li>
      <a href={`${home}${path}`} aria-current={place === to ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
  const html = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${room.name} – Gestan`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} defer></script>
      </head>
      <body
        data-events={`${home}/events?since=${view.newestTask}`}
        data-token={view.token}
        data-offline={t('offline')}
      >
        <a class="skip-link" href="#main">
          {t('skip')}
        </a>
        <header class="bar">
          <div class="inner">
            <a class="brand" href={`${home}/`}>
              Woocommerce <span aria-hidden="true">⇄</span> Gestan
            </a>
            {shopSwitch(view)}
            {user === undefined ? '' : <span class="user">{user}</span>}
          </div>
          <nav aria-label={t('nav')}>
            <ul class="inner">
              {link('home', '/', t('home'))}
              {flows.map((flow) => link(flow, `/${flow}`, label(flow, language)))}
              {link('journal', '/journal', t('journal'))}
              {link('control', '/control', t('control'))}
              {link('settings', '/settings/connection', t('settings'))}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          <h1>{title}</h1>
          <div id="notice" role="status">
            {view.notice ? (
              <p class={`notice ${view.notice.tone}`}>
                {view.notice.text}
                {view.next ? (
                  <>
                    {' '}
                    <a href={`${view.home}${view.next.path}`}>{view.next.text}</a>
                  </>
                ) : (
                  ''
                )}
              </p>
            ) : (
              ''
            )}
          </div>
          {content}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${String(html)}`;
}

function shopSwitch({ rooms, room, base, t }: View) {
  if (rooms.length === 1) return <strong class="shop">{room.name}</strong>;
  return (
    <nav class="shops" aria-label={t('shops')}>
      {rooms.map((other) => (
        <a href={`${base}/${other.id}/`} aria-current={other.id === room.id ? 'true' : undefined}>
          {other.name}
        </a>
      ))}
    </nav>
  );
}

/** Hidden fields that every form carries. */
export function formFields(view: View) {
  return (
    <>
      <input type="hidden" name="token" value={view.token} />
      <input type="hidden" name="from" value={view.here} />
    </>
  );
}

/** A button that is a form of its own. */
export function actionButton(
  view: View,
  options: {
    readonly to: string;
    readonly text: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly main?: boolean;
    readonly danger?: boolean;
    readonly describe?: string;
  },
) {
  const { to, text, fields = {}, main = false, danger = false, describe } = options;
  return (
    <form method="post" action={to} class="inline">
      {formFields(view)}
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={main ? 'main' : danger ? 'danger' : undefined} aria-label={describe}>
        {text}
      </button>
    </form>
  );
}

/** What a window says where it has nothing to show: what to do next. */
export function empty(title: string, text: string, action?: Child) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {action ?? ''}
    </section>
  );
}

/** Markup that the parts of `report` made: escaped there. */
export const markup = raw;

import type { ImageCheck } from '../../../images/transport.js';
import { checkLabel, label } from '../../../report/labels/label.js';
import { sentenceParts } from '../../../report/sentences/sentence.js';
import type { SyncConnectionReport } from '../../../sync/admin/connection.js';
import type { ConnectionCheck } from '../../../woo/connection/report.js';
import { connectionText } from '../../../woo/connection/text.js';
import type { TaskRecord } from '../../state/task-record.js';
import { readerOf, type View } from '../../view.js';
import { actionButton, empty } from '../layout.js';
import { listTable } from '../list-table.js';
import { settingsPage } from './frame.js';

/**
 * « Connexion » and « FTP »: what the application was given, without its secrets, and « Tester ».
 */
export function connectionTab(
  view: View,
  tab: 'connection' | 'ftp',
  tasks: readonly TaskRecord[],
  report: SyncConnectionReport | undefined,
): string {
  const { t, home, room } = view;
  const { sync } = room;
  const isShop = tab === 'connection';
  const checks = isShop ? report?.checks : report?.images?.checks;
  const test = view.can.settings
    ? actionButton(view, { to: `${home}/settings/${tab}/test`, text: t('test'), main: true })
    : '';
  return settingsPage(
    view,
    tab,
    tasks,
    <>
      {isShop ? (
        <dl class="facts">
          <dt>{t('shopAddress')}</dt>
          <dd>{sync.shop.url}</dd>
          <dt>{t('shopId')}</dt>
          <dd>{sync.shop.id}</dd>
          <dt>{t('keys')}</dt>
          <dd>{t('keys.hidden')}</dd>
          <dt>{t('gestanAdapter')}</dt>
          <dd>{sync.gestan.name}</dd>
        </dl>
      ) : sync.images ? (
        <dl class="facts">
          <dt>{t('imageTransport')}</dt>
          <dd>{sync.images.name}</dd>
          <dt>{t('ftpLogin')}</dt>
          <dd>{t('keys.hidden')}</dd>
        </dl>
      ) : (
        ''
      )}
      {!isShop && !sync.images ? empty(t('ftp.none'), t('ftp.noneHint')) : test}
      {report && checks ? (
        <section class="checks">
          <p class={`notice ${(isShop ? report.ok : report.images?.ok) ? 'done' : 'wrong'}`}>
            {label(
              (isShop ? report.ok : report.images?.ok) ? 'connection.good' : 'connection.bad',
              view.language,
            )}{' '}
            <span class="soft">{readerOf(view, {}).say.instant(report.checkedAt)}</span>
          </p>
          {listTable(
            ['column.check', 'column.status', 'column.found'].map((code) => ({
              head: label(code, view.language),
            })),
            [...checks].map((check) => checkCells(view, check)),
          )}
        </section>
      ) : (
        ''
      )}
    </>,
  );
}

const tones = { ok: 'create', warning: 'ask', failed: 'stop', skipped: 'calm' } as const;

function checkCells(view: View, check: ConnectionCheck | ImageCheck) {
  const { language } = view;
  const read = 'id' in check ? shopCheck(check, view) : imageCheck(check, view);
  return [
    read.title,
    <span class={`badge ${tones[read.level]}`}>{label(`connection.${read.level}`, language)}</span>,
    <>
      <p>{read.message}</p>
      {read.hint === undefined || read.level === 'ok' ? '' : <p class="why">{read.hint}</p>}
    </>,
  ];
}

function shopCheck(check: ConnectionCheck, { language }: View) {
  return { level: check.status, ...connectionText(check, language) };
}

function imageCheck(check: ImageCheck, view: View) {
  const said = check.found ? sentenceParts(check.found, readerOf(view, {})) : undefined;
  return {
    level: check.level,
    title: checkLabel(check.code, view.language),
    message: said?.text ?? check.message,
    hint: said ? said.hint : check.hint,
  };
}

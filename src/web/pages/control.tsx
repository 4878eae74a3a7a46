import { colon, decimal, toText } from '../../core/index.js';
import type { AuditMonth, OrderAudit } from '../../diff/orders/audit-types.js';
import { auditLabel, label } from '../../report/labels/label.js';
import type { Reader } from '../../report/options.js';
import { vatLabel } from '../../report/piece-words.js';
import { reasonTexts } from '../../report/reason-text.js';
import type { TaskRecord } from '../state/task-record.js';
import { readerOf, type View } from '../view.js';
import { equalMark, paymentTable } from './control-payments.js';
import { empty, formFields, page } from './layout.js';
import { listTable } from './list-table.js';
import { pager } from './pager.js';
import { taskPanel } from './tasks.js';

/** An audit as the windows keep it. */
export interface StoredAudit {
  readonly at: string;
  readonly after: string;
  readonly until: string;
  readonly audit: OrderAudit;
}

/** So many findings are shown at once. */
const perPage = 50;

/** The audit: what is missing or differs, and the VAT of both sides by month, rate and country. */
export function controlWindow(
  view: View,
  stored: StoredAudit | undefined,
  tasks: readonly TaskRecord[],
  asked: { readonly page: number; readonly after: string; readonly until: string },
): string {
  const { t, home } = view;
  return page(
    view,
    'control',
    t('control'),
    <>
      <p class="soft">{t('control.intro')}</p>
      <form method="post" action={`${home}/control`} class="options">
        {formFields(view)}
        <label class="field">
          <span>{t('after')}</span>
          <input type="date" name="after" value={stored?.after ?? asked.after} />
        </label>
        <label class="field">
          <span>{t('until')}</span>
          <input type="date" name="until" value={stored?.until ?? asked.until} />
        </label>
        <button type="submit" class={stored ? undefined : 'main'}>
          {t('control.start')}
        </button>
      </form>
      {tasks.map((task) => taskPanel(view, task))}
      {stored
        ? result(view, stored, asked.page)
        : tasks.some(({ state }) => state === 'running')
          ? ''
          : empty(t('control.none'), t('control.noneHint'))}
    </>,
  );
}

function result(view: View, { audit, at }: StoredAudit, pageNumber: number) {
  const { t, home, language } = view;
  const reader = readerOf(view, audit);
  const { say } = reader;
  const { total, right, wrong, nothing } = audit.orders;
  // The figure stands behind, so that no word has to agree with it.
  const badge = (tone: string, code: string, n: number) => (
    <li class={`badge ${tone}`}>{`${label(code, language)}${colon(language)}${say.number(n)}`}</li>
  );
  return (
    <>
      <p class="soft">{`${t('control.made', { at: say.instant(at) })} · ${label(`audit.${audit.basis}`, language)}`}</p>
      <ul class="counts">
        {badge('calm', 'orders', total)}
        {badge('create', 'audit.right', right)}
        {wrong > 0 ? badge('stop', 'audit.wrong', wrong) : ''}
        {nothing > 0 ? badge('calm', 'audit.nothing', nothing) : ''}
      </ul>
      {audit.complete ? <p class="notice done">{label('audit.complete', language)}</p> : ''}
      {audit.rows.length === 0 ? '' : findings(view, audit, reader, pageNumber)}
      {audit.months.length === 0 ? (
        ''
      ) : (
        <section>
          <h2>{t('control.vat')}</h2>
          <p class="links">
            <a href={`${home}/control/tva.csv?by=month`}>{t('control.csvMonths')}</a>
            <a href={`${home}/control/tva.csv?by=quarter`}>{t('control.csvQuarters')}</a>
          </p>
          {vatTable(view, audit.months, reader)}
        </section>
      )}
      {audit.payments.length === 0 ? '' : paymentTable(view, audit.payments, reader)}
    </>
  );
}

function findings(view: View, audit: OrderAudit, reader: Reader, pageNumber: number) {
  const { t, home, language } = view;
  const { say } = reader;
  const pages = Math.ceil(audit.rows.length / perPage);
  const at = Math.min(Math.max(1, pageNumber), pages);
  const amount = (value: string | undefined) => (value === undefined ? '' : say.amount(value));
  const l = (code: string) => label(code, language);
  return (
    <section>
      <h2>{t('control.findings')}</h2>
      {listTable(
        [
          { head: l('column.order') },
          { head: l('audit.finding') },
          { head: l('column.piece') },
          { head: l('audit.expected'), num: true },
          { head: l('audit.found'), num: true },
          { head: l('column.reason') },
        ],
        audit.rows
          .slice((at - 1) * perPage, at * perPage)
          .map((row) => [
            <a href={`${home}/explain?orderId=${row.orderId}`}>{row.number ?? row.orderId}</a>,
            <span class="badge stop">{auditLabel(row.finding, language)}</span>,
            row.kind === undefined ? '' : l(row.kind),
            amount(row.sums?.expected),
            amount(row.sums?.found),
            reasonTexts(row.reason, reader).map((text, n) => (
              <p class={n === 0 ? undefined : 'why'}>{text}</p>
            )),
          ]),
      )}
      {pager(view, { page: at, pages, to: (page) => `${home}/control?page=${page}` })}
    </section>
  );
}

/** Sums of several rows of one currency. */
function sumOf(rows: readonly AuditMonth[]) {
  const add = (pick: (row: AuditMonth) => string) =>
    toText(rows.reduce((sum, row) => sum.plus(decimal(pick(row))), decimal('0')));
  return {
    woo: { base: add(({ woo }) => woo.base), vat: add(({ woo }) => woo.vat) },
    gestan: { base: add(({ gestan }) => gestan.base), vat: add(({ gestan }) => gestan.vat) },
    equal: rows.every(({ equal }) => equal),
  };
}

function groups<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return [...found];
}

function vatTable(view: View, months: readonly AuditMonth[], reader: Reader) {
  const { t, language } = view;
  const { say } = reader;
  const mark = (equal: boolean) => equalMark(view, equal);
  const figures = (sums: ReturnType<typeof sumOf>, currency: string) =>
    [sums.woo.base, sums.gestan.base, sums.woo.vat, sums.gestan.vat].map((value) => (
      <td class={`num${sums.equal ? '' : ' differs'}`}>{say.amount(value, currency)}</td>
    ));
  const country = (code: string) => (code === '' ? '–' : say.country(code));
  const totals = groups(months, (row) => `${row.currency} ${row.country} ${row.rate} ${row.label}`);
  const currencies = groups(months, ({ currency }) => currency);
  return (
    // On a phone the table is scrolled sideways, by keys too.
    <section class="table-frame" tabindex={0} aria-label={t('control.vat')}>
      <table class="list vat">
        <thead>
          <tr>
            <th scope="col">{label('audit.month', language)}</th>
            <th scope="col">{t('country')}</th>
            <th scope="col">{label('column.rate', language)}</th>
            {(['wooBase', 'gestanBase', 'wooVat', 'gestanVat'] as const).map((head) => (
              <th scope="col" class="num">
                {label(`audit.${head}`, language)}
              </th>
            ))}
            <td></td>
          </tr>
        </thead>
        {groups(months, ({ month }) => month).map(([month, rows]) => (
          <tbody>
            {rows.map((row, at) => (
              <tr>
                {at === 0 ? (
                  <th scope="rowgroup" rowspan={rows.length}>
                    {monthName(month, language)}
                  </th>
                ) : (
                  ''
                )}
                <td>{country(row.country)}</td>
                <td>{vatLabel(row, say)}</td>
                {figures(row, row.currency)}
                {mark(row.equal)}
              </tr>
            ))}
            {groups(rows, ({ currency }) => currency).map(([currency, own]) => (
              <tr class="sum">
                <th scope="row" colspan={3}>
                  {t('control.monthTotal', { month: monthName(month, language, false) })}
                </th>
                {figures(sumOf(own), currency)}
                {mark(sumOf(own).equal)}
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          {totals.map(([, rows]) => {
            const [first] = rows;
            return first ? (
              <tr>
                <th scope="row">{t('control.total')}</th>
                <td>{country(first.country)}</td>
                <td>{vatLabel(first, say)}</td>
                {figures(sumOf(rows), first.currency)}
                {mark(sumOf(rows).equal)}
              </tr>
            ) : (
              ''
            );
          })}
          {currencies.map(([currency, rows]) => (
            <tr class="sum">
              <th scope="row" colspan={3}>
                {t('control.grandTotal')}
              </th>
              {figures(sumOf(rows), currency)}
              {mark(sumOf(rows).equal)}
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}

function monthName(month: string, language: string, isHead = true): string {
  const date = new Date(`${month}-01T12:00:00Z`);
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
  return !isHead && language === 'fr' ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

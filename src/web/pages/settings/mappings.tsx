import type { GestanFamily, GestanPaymentMode, GestanVatRate } from '../../../gestan/model.js';
import type { CategoryPath } from '../../../mapping/categories.js';
import type { FamilyMapping } from '../../../mapping/families.js';
import type { PaymentMapping } from '../../../mapping/payments.js';
import type { TaxSuggestion } from '../../../mapping/tax-suggestion.js';
import type { TaxMapping } from '../../../mapping/taxes.js';
import type { UnmappedPayment } from '../../../sync/admin/used-payments.js';
import type { TaskRecord } from '../../state/task-record.js';
import { readerOf, type View } from '../../view.js';
import { actionButton, empty } from '../layout.js';
import { listTable } from '../list-table.js';
import { familyChoices } from '../plan-options.js';
import { settingsForm, settingsPage } from './frame.js';

/** A choice in a form: the value now, what is proposed where nothing is chosen, and all choices. */
function choice(
  name: string,
  describe: string,
  now: string,
  proposed: string | undefined,
  choices: readonly (readonly [string, string])[],
  none: string,
) {
  const value = now === '' ? (proposed ?? '') : now;
  return (
    <select name={name} aria-label={describe}>
      <option value="">{none}</option>
      {choices.map(([code, text]) => (
        <option value={code} selected={code === value ? true : undefined}>
          {text}
        </option>
      ))}
    </select>
  );
}

const proposal = (view: View, now: string, proposed: string | undefined) =>
  now === '' && proposed !== undefined && proposed !== '' ? (
    <span class="badge ask">{view.t('proposed')}</span>
  ) : (
    ''
  );

/** « Mappage familles »: each category of the shop and its family in Gestan. */
export function familiesTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    readonly categories: readonly CategoryPath[];
    readonly families: readonly GestanFamily[];
    readonly mapped: readonly FamilyMapping[];
    readonly proposals: ReadonlyMap<number, string>;
    readonly defaultFamily: string;
  },
): string {
  const { t, home } = view;
  const { say } = readerOf(view, {});
  const choices = familyChoices(data.families);
  const now = new Map(data.mapped.map((row) => [row.categoryId, row]));
  const importButton = view.can.settings
    ? actionButton(view, {
        to: `${home}/settings/families/import`,
        text: t('importCategories'),
        main: data.categories.length === 0,
      })
    : '';
  return settingsPage(
    view,
    'families',
    tasks,
    data.categories.length === 0 ? (
      empty(t('families.none'), t('families.noneHint'), importButton)
    ) : (
      <>
        <p class="soft">{t('families.intro')}</p>
        {importButton}
        {settingsForm(
          view,
          'families',
          <>
            {listTable(
              [
                { head: t('category') },
                { head: t('productsCount'), num: true },
                { head: t('gestanFamily') },
                { head: t('primary') },
              ],
              data.categories.map(({ id, path, count }) => {
                const row = now.get(id);
                const value = row ? (row.subFamilyId ?? row.familyId) : '';
                const proposed = data.proposals.get(id);
                const describe = `${t('gestanFamily')} : ${path}`;
                return [
                  path,
                  say.number(count),
                  <>
                    {choice(`family-${id}`, describe, value, proposed, choices, t('notMapped'))}{' '}
                    {proposal(view, value, proposed)}
                  </>,
                  <input
                    type="checkbox"
                    name={`primary-${id}`}
                    value="1"
                    aria-label={`${t('primary')} : ${path}`}
                    checked={row?.primary ? true : undefined}
                  />,
                ];
              }),
            )}
            <p class="field">
              <span class="soft">{t('defaultFamily')}</span>
              {choice(
                'default',
                t('defaultFamily'),
                data.defaultFamily,
                undefined,
                choices,
                t('defaultFamily.none'),
              )}
            </p>
          </>,
          data.proposals.size > 0 ? t('confirm') : t('save'),
        )}
      </>
    ),
  );
}

/** « Mappage modes de paiement ». */
export function paymentsTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    readonly modes: readonly GestanPaymentMode[];
    readonly mapped: readonly PaymentMapping[];
    readonly unmapped: readonly (UnmappedPayment & { readonly proposed?: string | undefined })[];
  },
): string {
  const { t } = view;
  const { say } = readerOf(view, {});
  const choices = data.modes.map(({ id, name }) => [id, name] as const);
  const rows = [
    ...data.mapped.map(({ methodId, paymentModeId }) => ({
      id: methodId,
      title: '',
      now: paymentModeId,
      orders: undefined as number | undefined,
      proposed: undefined as string | undefined,
    })),
    ...data.unmapped.map(({ id, title, orders, proposed }) => ({ id, title, now: '', orders, proposed })),
  ];
  return settingsPage(
    view,
    'payments',
    tasks,
    rows.length === 0
      ? empty(t('payments.none'), t('payments.noneHint'))
      : settingsForm(
          view,
          'payments',
          listTable(
            [{ head: t('method') }, { head: t('ordersCount'), num: true }, { head: t('paymentMode') }],
            rows.map(({ id, title, now, orders, proposed }) => {
              const name = title !== '' ? title : id === '' ? t('method.none') : id;
              const describe = `${t('paymentMode')} : ${name}`;
              return [
                <>
                  {name} {title !== '' && id !== '' ? <small>{id}</small> : ''}
                </>,
                orders === undefined ? '' : say.number(orders),
                <>
                  {choice(`mode-${id}`, describe, now, proposed, choices, t('notMapped'))}{' '}
                  {proposal(view, now, proposed)}
                </>,
              ];
            }),
          ),
          data.unmapped.some(({ proposed }) => proposed !== undefined) ? t('confirm') : t('save'),
        ),
  );
}

/** « TVA »: each tax class of the shop and its rate in Gestan. */
export function vatTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    readonly rates: readonly GestanVatRate[];
    readonly mapped: readonly TaxMapping[];
    readonly suggested: readonly TaxSuggestion[];
    readonly classes: readonly string[];
    /** What the shop calls its classes. */
    readonly names: ReadonlyMap<string, string>;
  },
): string {
  const { t } = view;
  const { say } = readerOf(view, {});
  const now = new Map(data.mapped.map((row) => [row.taxClass, row]));
  const proposed = new Map(data.suggested.map((row) => [row.taxClass, row.rate]));
  const classes = [...new Set(['', ...data.classes, ...proposed.keys(), ...now.keys()])];
  const rates = [
    ...new Set([
      ...data.rates.map(({ rate }) => rate),
      ...proposed.values(),
      ...data.mapped.map(({ rate }) => rate),
    ]),
  ];
  const choices = rates.sort((a, b) => Number(b) - Number(a)).map((rate) => [rate, say.rate(rate)] as const);
  return settingsPage(
    view,
    'vat',
    tasks,
    <>
      <p class="soft">{t('vat.intro')}</p>
      {settingsForm(
        view,
        'vat',
        listTable(
          [{ head: t('taxClass') }, { head: t('vatRate') }],
          classes.map((taxClass) => {
            const name = data.names.get(taxClass) ?? taxClass;
            const title = taxClass === '' ? t('taxClass.standard') : name;
            const describe = `${t('vatRate')} : ${title}`;
            const value = now.get(taxClass)?.rate ?? '';
            const proposedRate = proposed.get(taxClass);
            return [
              <>
                {title} {name === taxClass ? '' : <small>{taxClass}</small>}
              </>,
              <>
                {choice(`rate-${taxClass}`, describe, value, proposedRate, choices, t('notMapped'))}{' '}
                {proposal(view, value, proposedRate)}
              </>,
            ];
          }),
        ),
        now.size === 0 ? t('confirm') : t('save'),
      )}
    </>,
  );
}

import type { Child } from 'hono/jsx';
import type { GestanBankAccount, GestanPostingCategory } from '../../../gestan/model.js';
import { stepLabel } from '../../../report/labels/label.js';
import { orderStatus } from '../../../report/sentences/piece-names.js';
import type { SyncSettings } from '../../../sync/state/settings.js';
import type { ProposedSettings } from '../../proposal.js';
import type { TaskRecord } from '../../state/task-record.js';
import type { View } from '../../view.js';
import { checkbox, select } from '../plan-options.js';
import { settingsForm, settingsPage } from './frame.js';

export const statusSteps = ['quote', 'order', 'delivery-note', 'invoice', 'invoice-if-paid'] as const;
export const pieceSwitches = ['invoices', 'quotes', 'orders', 'deliveryNotes'] as const;

/**
 * « Facturation »: the pieces, shipping, ledger entries, and what each status of an order asks for.
 */
export function billingTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    readonly settings: SyncSettings;
    /** What is proposed for settings that nobody has made. */
    readonly proposed: ProposedSettings;
    readonly accounts: readonly GestanBankAccount[];
    readonly categories: readonly GestanPostingCategory[];
    readonly statuses: readonly string[];
    /** Whether the adapter makes ledger entries. */
    readonly entries: boolean;
  },
): string {
  const { t, language } = view;
  const { billing, orders } = data.settings;
  const { proposed } = data;
  /** The setting, else what is proposed. A setting that was made is never overlaid. */
  const held = (setting: string, value: string | null) => value ?? proposed.get(setting) ?? '';
  const sign = (setting: string, value: string | null) =>
    value === null && proposed.has(setting) ? <span class="badge ask">{t('proposed')}</span> : '';
  const isNew = billing.entries.bankAccountId === null && proposed.get('billing.entries.enabled') === 'true';
  const professional = <T extends { readonly professional: boolean }>(list: readonly T[]) =>
    list.filter((item) => item.professional);
  return settingsPage(
    view,
    'billing',
    tasks,
    settingsForm(
      view,
      'billing',
      <>
        <fieldset>
          <legend>{t('billing.pieces')}</legend>
          {pieceSwitches.map((piece) => checkbox(piece, t(`pieces.${piece}`), billing.pieces[piece]))}
        </fieldset>
        <fieldset>
          <legend>{t('billing.start')}</legend>
          <label class="field">
            <span>
              {t('startAt')} {sign('orders.startAt', orders.startAt)}
            </span>
            <input type="date" name="startAt" value={held('orders.startAt', orders.startAt).slice(0, 10)} />
            <small>{t('startAt.hint')}</small>
          </label>
        </fieldset>
        <fieldset>
          <legend>{t('billing.shipping')}</legend>
          {textField(
            'shippingProductCode',
            t('shippingProduct'),
            held('billing.shippingProductCode', billing.shippingProductCode),
            t('shippingProduct.hint'),
            sign('billing.shippingProductCode', billing.shippingProductCode),
          )}
          {textField(
            'feeProductCode',
            t('feeProduct'),
            held('billing.feeProductCode', billing.feeProductCode),
            undefined,
            sign('billing.feeProductCode', billing.feeProductCode),
          )}
        </fieldset>
        <fieldset>
          <legend>{t('billing.entries')}</legend>
          {data.entries ? (
            <>
              {checkbox('entries', t('entries.enabled'), billing.entries.enabled || isNew)}
              {select(
                'bankAccountId',
                t('bankAccount'),
                held('billing.entries.bankAccountId', billing.entries.bankAccountId),
                [
                  ['', t('choose')],
                  ...professional(data.accounts).map(({ id, name }) => [id, name] as const),
                ],
              )}
              {select(
                'postingCategoryId',
                t('postingCategory'),
                held('billing.entries.postingCategoryId', billing.entries.postingCategoryId),
                [
                  ['', t('choose')],
                  ...professional(data.categories).map(({ id, name }) => [id, name] as const),
                ],
              )}
            </>
          ) : (
            <p class="soft">{t('entries.unsupported')}</p>
          )}
        </fieldset>
        <fieldset>
          <legend>{t('billing.statuses')}</legend>
          <p class="soft">{t('billing.statusesHint')}</p>
          <div class="table-frame">
            <table class="list statuses">
              <thead>
                <tr>
                  <th scope="col">{t('orderStatus')}</th>
                  {statusSteps.map((step) => (
                    <th scope="col">{stepLabel(step, language)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.statuses.map((status) => (
                  <tr>
                    <th scope="row">{orderStatus(status, language)}</th>
                    {statusSteps.map((step) => (
                      <td>
                        <input
                          type="checkbox"
                          name={`step-${status}`}
                          value={step}
                          aria-label={`${orderStatus(status, language)} : ${stepLabel(step, language)}`}
                          checked={billing.statuses[status]?.includes(step) ? true : undefined}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </fieldset>
      </>,
      t('save'),
    ),
  );
}

function textField(name: string, text: string, value: string, hint: string | undefined, sign: Child) {
  return (
    <label class="field">
      <span>
        {text} {sign}
      </span>
      <input type="text" name={name} value={value} autocomplete="off" />
      {hint === undefined ? '' : <small>{hint}</small>}
    </label>
  );
}

import type { AuditPayment } from '../../diff/orders/audit-types.js';
import { label } from '../../report/labels/label.js';
import type { Reader } from '../../report/options.js';
import { paymentSides } from '../../report/payment-sides.js';
import type { View } from '../view.js';

/** Whether two sums are equal, as a sign with its word. */
export function equalMark({ t }: View, equal: boolean) {
  return equal ? (
    <td class="mark ok" aria-label={t('control.equal')}>
      ✓
    </td>
  ) : (
    <td class="mark differs" aria-label={t('control.differs')}>
      ≠
    </td>
  );
}

/** What was paid and given back per day and method, against the ledger entries. */
export function paymentTable(view: View, payments: readonly AuditPayment[], { say }: Reader) {
  const { t, language } = view;
  const l = (code: string) => label(code, language);
  const { sides, hasOutside } = paymentSides(payments);
  return (
    <section>
      <h2>{t('control.payments')}</h2>
      {hasOutside ? <p class="soft">{l('audit.outsideNote')}</p> : ''}
      <section class="table-frame" tabindex={0} aria-label={t('control.payments')}>
        <table class="list vat">
          <thead>
            <tr>
              <th scope="col">{l('audit.day')}</th>
              <th scope="col">{l('audit.method')}</th>
              <th scope="col">{l('audit.side')}</th>
              <th scope="col" class="num">
                {l('audit.inShop')}
              </th>
              {hasOutside ? (
                <th scope="col" class="num">
                  {l('audit.outside')}
                </th>
              ) : (
                ''
              )}
              <th scope="col" class="num">
                {l('audit.booked')}
              </th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            {sides.map(({ payment: { day, method, currency }, code, due, outside, booked, isEqual }) => {
              const num = `num${isEqual ? '' : ' differs'}`;
              return (
                <tr>
                  <th scope="row">{say.day(day)}</th>
                  <td>{method}</td>
                  <td>{l(code)}</td>
                  <td class={num}>{say.amount(due, currency)}</td>
                  {hasOutside ? (
                    <td class="num">{outside === undefined ? '' : say.amount(outside, currency)}</td>
                  ) : (
                    ''
                  )}
                  <td class={num}>{say.amount(booked, currency)}</td>
                  {equalMark(view, isEqual)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

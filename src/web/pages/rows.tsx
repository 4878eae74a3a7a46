import type { OrderRow } from '../../diff/orders/types.js';
import { pieceKinds } from '../../gestan/piece-model.js';
import { label } from '../../report/labels/label.js';
import type { Explanation } from '../../sync/explain/types.js';
import type { StoredPlan } from '../state/stored-plan.js';
import { readerOf, type View } from '../view.js';
import { empty, formFields, page } from './layout.js';

/** « Pourquoi ? »: all that the sync knows of a product, an order or a person. */
export function explainWindow(view: View, explanation: Explanation | undefined, asked: string): string {
  const { t, home } = view;
  return page(
    view,
    'explain',
    t('why'),
    <>
      <form method="get" action={`${home}/explain`} class="find">
        <label class="field">
          <span>{t('explain.subject')}</span>
          <input type="search" id="search" name="q" value={asked} placeholder={t('explain.hint')} />
        </label>
        <button type="submit" class="main">
          {t('explain.go')}
        </button>
      </form>
      {explanation === undefined ? (
        ''
      ) : explanation.found ? (
        <section class="explained">
          {explanation.text.map((line) => (
            <p class={line.startsWith(' ') ? 'why' : undefined}>{line.trim()}</p>
          ))}
        </section>
      ) : (
        empty(t('explain.unknown'), t('explain.unknownHint'))
      )}
    </>,
  );
}

/** Takes an order over that was entered in Gestan by hand: which pieces it has there. */
export function adoptWindow(view: View, plan: StoredPlan, n: number, row: OrderRow): string {
  const { t, home, language } = view;
  const { say } = readerOf(view, plan.head);
  return page(
    view,
    'orders',
    t('adopt.title', { number: row.number }),
    <section class="confirm">
      <p>
        {row.name} – {say.amount(row.total, row.currency)}
      </p>
      <p class="soft">{t('adopt.hint')}</p>
      <form method="post" action={`${home}/plans/${plan.id}/rows/${n}/adopt`} class="settings">
        {formFields({ ...view, here: `${home}/orders?plan=${plan.id}` })}
        <fieldset>
          <legend>{t('adopt.pieces')}</legend>
          {pieceKinds
            .filter((kind) => kind !== 'credit-note')
            .map((kind) => (
              <div class="pair">
                <label class="check">
                  <input
                    type="checkbox"
                    name="kind"
                    value={kind}
                    checked={kind === 'invoice' ? true : undefined}
                  />{' '}
                  {label(kind, language)}
                </label>
                <label class="field">
                  <span>{t('adopt.number', { piece: label(kind, language) })}</span>
                  <input type="text" name={`number-${kind}`} autocomplete="off" />
                </label>
              </div>
            ))}
        </fieldset>
        <p class="send">
          <button type="submit" class="main">
            {t('adopt.do')}
          </button>{' '}
          <a class="button" href={`${home}/orders?plan=${plan.id}`}>
            {t('cancel')}
          </a>
        </p>
      </form>
    </section>,
  );
}

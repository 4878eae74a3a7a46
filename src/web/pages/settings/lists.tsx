import type { Instant } from '../../../core/index.js';
import type { BlacklistEntry } from '../../../mapping/blacklist.js';
import type { ProductLink } from '../../../mapping/links.js';
import { agree } from '../../../report/labels/agree.js';
import type { PendingHint } from '../../../sync/state/hints.js';
import type { WooWebhook } from '../../../woo/index.js';
import type { TaskRecord } from '../../state/task-record.js';
import { readerOf, type View } from '../../view.js';
import { actionButton, empty, formFields, page } from '../layout.js';
import { listTable } from '../list-table.js';
import { foundText, pager } from '../pager.js';
import { settingsForm, settingsPage } from './frame.js';

const wooRef = ({ wooId, variationId }: { wooId?: number | undefined; variationId?: number | undefined }) =>
  wooId === undefined ? '' : variationId === undefined ? String(wooId) : `${wooId}:${variationId}`;

/** A product of a list that can be removed from it. */
interface ListedProduct {
  readonly ref: {
    readonly code?: string | undefined;
    readonly wooId?: number | undefined;
    readonly variationId?: number | undefined;
  };
  /** How or why it came into the list. */
  readonly text: string | undefined;
  readonly at: Instant | undefined;
  readonly remove: {
    readonly to: string;
    readonly text: string;
    readonly fields: Readonly<Record<string, string>>;
  };
}

/**
 * Products by their code and their id in the shop. `title` is that of the column with their texts.
 */
function productTable(view: View, title: string, products: readonly ListedProduct[]) {
  const { t } = view;
  const { say } = readerOf(view, {});
  return listTable(
    [{ head: t('gestanCode') }, { head: t('wooProductId'), num: true }, { head: title }, { head: '' }],
    products.map(({ ref, text, at, remove }) => [
      ref.code ?? '',
      wooRef(ref),
      <>
        {text} <span class="soft">{at === undefined ? '' : say.instant(at)}</span>
      </>,
      view.can.settings
        ? actionButton(view, { ...remove, describe: `${remove.text} : ${ref.code ?? wooRef(ref)}` })
        : '',
    ]),
  );
}

/** « Mappage produits »: links, which can be forced and removed. */
export function linksTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    readonly links: readonly ProductLink[];
    readonly total: number;
    readonly search: string;
    readonly page: number;
    readonly pages: number;
  },
): string {
  const { t, home } = view;
  const to = (at: number) =>
    `${home}/settings/products?${new URLSearchParams({ q: data.search, page: String(at) })}`;
  return settingsPage(
    view,
    'products',
    tasks,
    <>
      <p class="soft">{t('links.intro')}</p>
      <details class="force">
        <summary>{t('links.force')}</summary>
        {settingsForm(
          view,
          'products/force',
          <>
            <label class="field">
              <span>{t('gestanCode')}</span>
              <input type="text" name="code" required autocomplete="off" />
            </label>
            <label class="field">
              <span>{t('wooProductId')}</span>
              <input
                type="text"
                name="wooId"
                required
                inputmode="numeric"
                pattern="\d+(:\d+)?"
                autocomplete="off"
              />
              <small>{t('wooProductId.hint')}</small>
            </label>
          </>,
          t('links.forceDo'),
        )}
      </details>
      {data.total === 0 && data.search === '' ? (
        empty(t('links.none'), t('links.noneHint'), <a href={`${home}/products`}>{t('plan.start')}</a>)
      ) : (
        <>
          <form method="get" action={`${home}/settings/products`} class="find" data-soft="">
            <label class="field">
              <span>{t('search')}</span>
              <input type="search" id="search" name="q" value={data.search} />
            </label>
            <button type="submit">{t('search.go')}</button>
          </form>
          <p class="status-line" role="status">
            {foundText(view, data.total)}
          </p>
          {productTable(
            view,
            t('links.made'),
            data.links.map((link) => ({
              ref: link,
              text: t(`links.${link.made}`),
              at: link.at,
              remove: {
                to: `${home}/settings/products/remove`,
                text: t('links.remove'),
                fields: { code: link.code },
              },
            })),
          )}
          {pager(view, { page: data.page, pages: data.pages, to })}
        </>
      )}
    </>,
  );
}

/** « Produits blacklistés ». */
export function blacklistTab(
  view: View,
  tasks: readonly TaskRecord[],
  entries: readonly BlacklistEntry[],
): string {
  const { t, home } = view;
  return settingsPage(
    view,
    'blacklist',
    tasks,
    entries.length === 0
      ? empty(t('blacklist.none'), t('blacklist.noneHint'))
      : productTable(
          view,
          t('blacklist.reason'),
          entries.map((entry) => ({
            ref: entry,
            text: entry.reason,
            at: entry.at,
            remove: {
              to: `${home}/settings/blacklist/remove`,
              text: t('unblacklist'),
              fields: { code: entry.code ?? '', wooId: wooRef(entry) },
            },
          })),
        ),
  );
}

/** What a webhook tells: « Commande créée ». One that the sync did not install keeps its topic. */
function topicText({ t }: View, topic: string): string {
  const [, what, event] =
    /^(order|product|customer|coupon)\.(created|updated|deleted|restored)$/.exec(topic) ?? [];
  if (what === undefined || event === undefined) return topic;
  const happened = agree(t(`topic.${event as 'created'}`), { feminine: what === 'order' });
  return `${t(`topic.${what as 'order'}`)} ${happened}`;
}

/** Webhooks of the shop: what there is, and « Installer ». */
export function webhooksTab(
  view: View,
  tasks: readonly TaskRecord[],
  data: {
    /** Undefined: the shop could not be asked, or the key may not read them. */
    readonly webhooks: readonly WooWebhook[] | undefined;
    readonly problem: string | undefined;
    readonly pending: readonly PendingHint[];
  },
): string {
  const { t, home } = view;
  const { say } = readerOf(view, {});
  const [first] = data.webhooks ?? [];
  return settingsPage(
    view,
    'webhooks',
    tasks,
    <>
      <p class="soft">{t('webhooks.intro')}</p>
      {data.problem === undefined ? '' : <p class="notice wrong">{data.problem}</p>}
      {settingsForm(
        view,
        'webhooks',
        <label class="field wide">
          <span>{t('webhooks.address')}</span>
          <input
            type="url"
            name="deliveryUrl"
            required
            value={String(first?.delivery_url ?? '')}
            autocomplete="off"
          />
          <small>{t('webhooks.addressHint')}</small>
        </label>,
        t('webhooks.install'),
      )}
      <p class="soft">{t('webhooks.pending', { n: say.number(data.pending.length) })}</p>
      {data.webhooks && data.webhooks.length > 0 ? (
        <>
          {listTable(
            ['webhooks.topic', 'webhooks.status', 'webhooks.address'].map((word) => ({
              head: t(word as 'webhooks.topic'),
            })),
            data.webhooks.map(({ topic, status, delivery_url }) => [
              topicText(view, String(topic)),
              <span class={`badge ${status === 'active' ? 'create' : 'ask'}`}>
                {t(status === 'active' ? 'webhooks.active' : 'webhooks.inactive')}
              </span>,
              String(delivery_url),
            ]),
          )}
          {view.can.settings
            ? actionButton(view, {
                to: `${home}/settings/webhooks/remove`,
                text: t('webhooks.remove'),
                danger: true,
              })
            : ''}
        </>
      ) : data.webhooks ? (
        empty(t('webhooks.none'), t('webhooks.noneHint'))
      ) : (
        ''
      )}
    </>,
  );
}

/** « Réinitialiser les paramètres » asks first. */
export function resetPage(view: View): string {
  const { t, home } = view;
  return page(
    view,
    'settings',
    t('reset'),
    <section class="confirm">
      <p>{t('reset.ask')}</p>
      <p class="soft">{t('reset.keeps')}</p>
      <form method="post" action={`${home}/settings/reset`} class="inline">
        {formFields(view)}
        <button type="submit" class="danger">
          {t('reset.do')}
        </button>
      </form>{' '}
      <a class="button" href={`${home}/settings/connection`}>
        {t('cancel')}
      </a>
    </section>,
  );
}

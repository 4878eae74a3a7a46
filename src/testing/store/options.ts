import type { Clock } from '../../core/index.js';
import { isRecord, isTimeZone } from '../../core/index.js';
import type { Check } from './checks.js';
import { isFunction, isText, isWhole, listOf, must, mustPass, objectOf, recordOf } from './checks.js';
import type { SiteCondition } from './condition.js';
import type { FaultPlan } from './faults/types.js';
import type { ImageFetcher } from './rules/image-world.js';
import type { WebhookSender } from './rules/webhook-queue.js';
import type { Shop } from './tables.js';

/** Options of the fake store. */
export interface FakeStoreOptions {
  /**
   * What the shop holds: resource → rows, exactly as the REST API lists them in `context=edit`. See
   * {@link sampleShop}. Settings, tax classes, shipping methods, gateways and categories that are
   * left out are those of a fresh installation; an empty list stays empty.
   */
  readonly shop: Shop;
  /**
   * Where the store's time comes from.
   * @default the platform's clock
   */
  readonly clock?: Clock;
  /**
   * Seeds order keys, secrets and delivery ids.
   * @default 1
   */
  readonly seed?: number;
  /**
   * The WooCommerce version to behave as.
   * @default what the shop's system status says
   */
  readonly version?: string;
  /**
   * The site's time zone.
   * @default the one in which the shop's local and UTC dates agree
   */
  readonly timeZone?: string;
  /**
   * The site's name.
   * @default 'Boutique'
   */
  readonly name?: string;
  /**
   * Sends the webhooks' requests.
   * @default nothing is sent: deliveries are returned by `deliverWebhooks` and counted as accepted
   */
  readonly sendWebhook?: WebhookSender;
  /**
   * What the store finds when it is given the address of an image (`src`).
   * @default every http(s) address with an image's extension leads to an image of 800 × 600 pixels,
   * or of the size that its name (`photo-640x480.jpg`) or query (`?w=640&h=480`) gives; names with
   * "missing" are not found, names with "broken" are no images, hosts under `.invalid` do not
   * resolve
   * @example
   * createFakeStore({ shop, fetchImage: (url) => (url.endsWith('/new.jpg') ? { width: 1200, height: 800 } : { status: 404 }) })
   */
  readonly fetchImage?: ImageFetcher;
  /**
   * The faults: a script, or random ones. More can be added while the store runs, see {@link
   * FakeStore.faults}.
   * @default nothing
   * @example
   * createFakeStore({ shop, faults: [{ when: { method: 'POST', path: '/orders' }, fault: { kind: 'lost-answer' } }] })
   * createFakeStore({ shop, faults: { seed: 7, rate: 0.2 } })
   */
  readonly faults?: FaultPlan;
  /**
   * The state of the site around WooCommerce: permalinks, maintenance, plugins that print or die.
   * See {@link FakeStore.setCondition}.
   * @default a healthy site
   */
  readonly condition?: SiteCondition;
}

/** Rows of a shop are not checked any deeper: there may be a hundred thousand of them. */
const isRow = must('it is no row', isRecord);

const checkAll = objectOf(
  {
    shop: recordOf(listOf(isRow)),
    clock: must(
      'it is no clock with now() and sleep()',
      (value) => isRecord(value) && typeof value.now === 'function' && typeof value.sleep === 'function',
    ),
    seed: isWhole,
    version: must('it is no version such as "9.9.5"', (value) => /^\d+\.\d+/.test(String(value))),
    timeZone: must('it is no time zone such as "Europe/Paris"', (value) => isTimeZone(String(value))),
    name: isText,
    sendWebhook: isFunction,
    fetchImage: isFunction,
    // These two have checks of their own.
    faults: () => undefined,
    condition: () => undefined,
  } satisfies Readonly<Record<keyof FakeStoreOptions, Check>>,
  ['shop'],
);

/** @throws SettingsError where an option cannot be used. */
export function checkOptions(options: FakeStoreOptions): void {
  mustPass(checkAll, options, { what: 'fake store', hint: 'See FakeStoreOptions.' });
}

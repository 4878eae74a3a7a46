import * as z from 'zod';
import type { Clock } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import type { SiteCondition } from './condition.js';
import type { FaultPlan } from './faults/types.js';
import type { ImageFetcher } from './rules/image-world.js';
import type { WebhookSender } from './rules/webhook-queue.js';
import type { Shop } from './tables.js';

/** What the fake store is made of. */
export interface FakeStoreOptions {
  /**
   * What the shop holds: resource → rows, exactly as the REST API lists them in `context=edit`. See {@link sampleShop}. Settings, tax classes,
   * shipping methods, gateways and categories that are left out are those of a fresh installation; an empty list stays empty.
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
   * @default every http(s) address with an image's extension leads to an image of 800 × 600 pixels, or of the measures its name
   * (`photo-640x480.jpg`) or query (`?w=640&h=480`) tells; names with "missing" are not found, names with "broken" are no images, hosts under
   * `.invalid` do not resolve
   * @example
   * createFakeStore({ shop, fetchImage: (url) => (url.endsWith('/new.jpg') ? { width: 1200, height: 800 } : { status: 404 }) })
   */
  readonly fetchImage?: ImageFetcher;
  /**
   * What goes wrong: a script or chance. More can be added while the store runs, see {@link FakeStore.faults}.
   * @default nothing
   * @example
   * createFakeStore({ shop, faults: [{ when: { method: 'POST', path: '/orders' }, fault: { kind: 'lost-answer' } }] })
   * createFakeStore({ shop, faults: { seed: 7, rate: 0.2 } })
   */
  readonly faults?: FaultPlan;
  /**
   * The state of the site around WooCommerce: permalinks, maintenance, plugins that print or die. See {@link FakeStore.setCondition}.
   * @default all is well
   */
  readonly condition?: SiteCondition;
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

const optionsSchema = z.strictObject({
  // Rows are looked at no deeper: a shop may hold a hundred thousand of them.
  shop: z.record(
    z.string(),
    z.array(z.custom((row) => row !== null && typeof row === 'object' && !Array.isArray(row), 'not a row')),
  ),
  clock: z.object({ now: z.function(), sleep: z.function() }).optional(),
  seed: z.number().int().optional(),
  version: z
    .string()
    .regex(/^\d+\.\d+/)
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'it is no time zone such as "Europe/Paris"').optional(),
  name: z.string().optional(),
  sendWebhook: z.function().optional(),
  faults: z.unknown().optional(),
  condition: z.unknown().optional(),
  fetchImage: z.function().optional(),
});

/** Throws where an option cannot be used. */
export function checkOptions(options: FakeStoreOptions): void {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  // An option that does not exist stands among the keys of the problem, not in its path.
  const misspelt = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...(issue?.path ?? []), ...misspelt.slice(0, 1)].join('.');
  if (misspelt.length > 0) {
    throw new SettingsError(`The fake store has no option "${field}".`, {
      code: 'settings.invalid',
      field,
      hint: `Its options are ${Object.keys(optionsSchema.shape).join(', ')}.`,
    });
  }
  throw new SettingsError(`The fake store's option "${field}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field,
    hint: 'See FakeStoreOptions.',
  });
}

import { defined } from '../core/index.js';
import type { FlowName } from '../diff/plan.js';
import type { Room } from './room.js';
import type { StoredPlan } from './state/stored-plan.js';
import type { TaskRecord } from './state/task-record.js';
import { readerOf, type View } from './view.js';

/** The steps of the first visit, in the order in which they build on each other. */
export const setupSteps = [
  'connection',
  'categories',
  'families',
  'vat',
  'payments',
  'billing',
  'plan',
] as const;
export type SetupStepId = (typeof setupSteps)[number];

/** One step: done, to be done now, or not possible yet. */
export interface SetupStep {
  readonly id: SetupStepId;
  readonly state: 'done' | 'open' | 'later';
  /** What is so, or what is missing, with its figures. */
  readonly text: string;
  /** The window where it is done. */
  readonly path: string;
  /** What one button does about it. */
  readonly action?: {
    readonly to: string;
    readonly text: string;
    readonly needs: 'apply' | 'settings';
  };
}

/** Whether the sync can be used, and what is missing. */
export interface Readiness {
  readonly isReady: boolean;
  readonly steps: readonly SetupStep[];
}

/**
 * How the shop stands: what has been set up, and what has not. Reads the storage and Gestan's
 * lists.
 */
export async function readReadiness(
  { room, t, language, timeZone }: Pick<View, 't' | 'language' | 'timeZone'> & { readonly room: Room },
  facts: {
    readonly tasks: readonly TaskRecord[];
    readonly plans: ReadonlyMap<FlowName, StoredPlan>;
  },
): Promise<Readiness> {
  const { sync } = room;
  const [categories, families, taxes, payments, settings, lastTest] = await Promise.all([
    sync.categories.list(),
    sync.mappings.families.list(),
    sync.mappings.taxes.list(),
    sync.mappings.payments.list(),
    sync.settings.get(),
    readLastTest(room),
  ]);
  const { say } = readerOf({ language, timeZone }, {});
  const mapped = new Set(families.map(({ categoryId }) => categoryId));
  const unmapped = categories.filter(({ id }) => !mapped.has(id) && id !== 0);
  const filled = unmapped.filter(({ count }) => count > 0);
  const { startAt } = settings.orders;
  const { entries, shippingProductCode } = settings.billing;
  const hasPlan = facts.plans.size > 0;
  const lacks = [
    ...(startAt === null ? [t('setup.noStart')] : []),
    ...(shippingProductCode === null ? [t('setup.noShipping')] : []),
    ...(entries.enabled && payments.length === 0 ? [t('setup.noPayments')] : []),
  ];
  const step = (
    id: SetupStepId,
    isDone: boolean,
    text: string,
    path: string,
    action?: SetupStep['action'],
  ): SetupStep => ({ id, state: isDone ? 'done' : 'open', text, path, ...defined({ action }) });
  const settingsAction = (to: string, text: string) => ({ to, text, needs: 'settings' as const });
  const steps: SetupStep[] = [
    step(
      'connection',
      lastTest?.ok === true,
      lastTest === undefined
        ? t('setup.connection.open')
        : lastTest.ok
          ? t('setup.connection.done', { at: say.instant(lastTest.at) })
          : t('setup.connection.failed'),
      '/settings/connection',
      settingsAction('/settings/connection/test', t('test')),
    ),
    step(
      'categories',
      categories.length > 0,
      categories.length > 0
        ? t('setup.categories.done', { n: say.number(categories.length) })
        : t('setup.categories.open'),
      '/settings/families',
      settingsAction('/settings/families/import', t('importCategories')),
    ),
    step(
      'families',
      categories.length > 0 && (filled.length === 0 || settings.products.defaultFamily !== null),
      filled.length === 0
        ? t('setup.families.done', { n: say.number(families.length) })
        : settings.products.defaultFamily === null
          ? t('setup.families.open', { n: say.number(filled.length) })
          : t('setup.families.rest', { n: say.number(families.length) }),
      '/settings/families',
    ),
    step(
      'vat',
      taxes.length > 0,
      taxes.length > 0 ? t('setup.vat.done', { n: say.number(taxes.length) }) : t('setup.vat.open'),
      '/settings/vat',
    ),
    step(
      'payments',
      payments.length > 0,
      payments.length > 0
        ? t('setup.payments.done', { n: say.number(payments.length) })
        : t('setup.payments.open'),
      '/settings/payments',
    ),
    step(
      'billing',
      lacks.length === 0,
      lacks.length === 0 ? t('setup.billing.done') : lacks.join(' '),
      '/settings/billing',
    ),
    step('plan', hasPlan, hasPlan ? t('setup.plan.done') : t('setup.plan.open'), '/products'),
  ];
  const firstOpen = steps.findIndex(({ state }) => state === 'open');
  return {
    isReady: firstOpen < 0,
    steps: steps.map((one, at) =>
      one.state === 'open' && at > firstOpen && firstOpen < 2 ? { ...one, state: 'later' as const } : one,
    ),
  };
}

/** What the last connection test found. */
export interface LastTest {
  readonly ok: boolean;
  /** An instant. */
  readonly at: string;
}

export const lastTestKey = (room: Room) => `${room.prefix}last-test`;

async function readLastTest(room: Room): Promise<LastTest | undefined> {
  return (await room.sync.storage.get(lastTestKey(room))) as unknown as LastTest | undefined;
}

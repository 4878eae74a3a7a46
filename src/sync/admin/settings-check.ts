import { SettingsError } from '../../core/index.js';
import type { GestanAdapter, PieceKind } from '../../gestan/index.js';
import type { SettingsPatch, SyncSettings } from '../state/settings.js';
import { requireFamily } from './mappings.js';

/** The switches of the kinds of piece. */
const switches = {
  invoices: 'invoice',
  quotes: 'quote',
  orders: 'order',
  deliveryNotes: 'delivery-note',
} as const satisfies Record<keyof SyncSettings['billing']['pieces'], PieceKind>;

const kindOfStep = (step: string) => (step === 'invoice-if-paid' ? 'invoice' : step) as PieceKind;

/**
 * Orders have their status without the prefix. An entry with it would never apply, and the entry
 * without it would still apply.
 */
function prefixed(status: string): SettingsError {
  return new SettingsError(
    `The status "${status}" is never an order's: WooCommerce gives it without "wc-".`,
    {
      code: 'settings.invalid',
      field: `settings.billing.statuses.${status}`,
      hint: `Write "${status.slice(3)}".`,
    },
  );
}

/**
 * Refuses settings of a patch that the adapter cannot fulfil, without a call to Gestan. A default
 * is not refused: the rows of a plan show what cannot be made.
 *
 * @throws SettingsError `settings.unsupported`, `settings.invalid` (a status with `wc-`), with the
 * field.
 */
export function checkCapabilities(
  { name, capabilities }: GestanAdapter,
  { billing, contacts }: SettingsPatch,
): void {
  const lacks = [
    ...piecesNotMade(billing, capabilities.pieces),
    ...(billing?.unknownProduct === 'create' && !capabilities.writeProducts
      ? [{ field: 'billing.unknownProduct', what: 'write products' }]
      : []),
    ...(billing?.entries?.enabled === true && !capabilities.entries
      ? [{ field: 'billing.entries.enabled', what: 'write ledger entries' }]
      : []),
    ...(hasCategories(billing?.entries?.categories) && capabilities.entryParts !== true
      ? [{ field: 'billing.entries.categories', what: 'split ledger entries over posting categories' }]
      : []),
    ...(contacts?.onReview === 'create' && !capabilities.writeContacts
      ? [{ field: 'contacts.onReview', what: 'write contacts' }]
      : []),
  ];
  const [first] = lacks;
  if (first === undefined) return;
  throw new SettingsError(`The Gestan adapter "${name}" does not ${first.what}.`, {
    code: 'settings.unsupported',
    values: { adapter: name },
    field: `settings.${first.field}`,
    hint: 'Switch it off, or use an adapter that supports it.',
  });
}

type Categories = NonNullable<NonNullable<SettingsPatch['billing']>['entries']>['categories'];

function hasCategories(categories: Categories): boolean {
  return [categories?.rates, categories?.families].some((table) =>
    Object.values(table ?? {}).some((id) => id !== null && id !== undefined),
  );
}

/** A setting that the adapter does not support. */
interface UnsupportedSetting {
  readonly field: string;
  readonly what: string;
}

/** The settings that require kinds of piece which the adapter does not make. */
function piecesNotMade(
  billing: SettingsPatch['billing'],
  made: readonly PieceKind[],
): readonly UnsupportedSetting[] {
  const unsupported: UnsupportedSetting[] = [];
  const need = (field: string, kind: PieceKind) => {
    if (!made.includes(kind)) unsupported.push({ field, what: `create pieces of kind "${kind}"` });
  };
  for (const [key, kind] of Object.entries(switches))
    if (billing?.pieces?.[key as keyof typeof switches] === true) need(`billing.pieces.${key}`, kind);
  for (const [status, steps] of Object.entries(billing?.statuses ?? {})) {
    if (status.startsWith('wc-') && steps) throw prefixed(status);
    for (const kind of (steps ?? []).map(kindOfStep)) need(`billing.statuses.${status}`, kind);
  }
  const mover = billing?.stockMovedBy;
  if (mover === 'invoice' || mover === 'delivery-note') need('billing.stockMovedBy', mover);
  return unsupported;
}

/**
 * Checks settings against what the adapter can do and what Gestan holds. Otherwise they would fail
 * only when a plan is applied.
 *
 * @throws SettingsError `settings.unsupported`, `settings.not-professional`,
 * `settings.unknown-bank-account`, `settings.unknown-posting-category`, `settings.unknown-family`
 */
export async function checkSettings(
  gestan: GestanAdapter,
  { billing, products: { defaultFamily } }: SyncSettings,
  patch: SettingsPatch,
): Promise<void> {
  // Values that were saved earlier are not checked again: people delete families in Gestan.
  if (patch.products?.defaultFamily && defaultFamily)
    await requireFamily(gestan, defaultFamily, 'settings.products.defaultFamily.');
  const { entries } = billing;
  if (!entries.enabled) return;
  if (!gestan.capabilities.entries) {
    throw new SettingsError(`The Gestan adapter "${gestan.name}" does not write ledger entries.`, {
      code: 'settings.unsupported',
      values: { adapter: gestan.name },
      field: 'settings.billing.entries.enabled',
      hint: 'Leave it off, or use an adapter that writes them.',
    });
  }
  if (entries.bankAccountId === null) {
    throw new SettingsError('Ledger entries need a bank account.', {
      code: 'settings.invalid',
      field: 'settings.billing.entries.bankAccountId',
      hint: 'Use the id of a professional account that the adapter lists.',
    });
  }
  const account = (await gestan.bankAccounts()).find(({ id }) => id === entries.bankAccountId);
  if (!account) {
    throw new SettingsError(`Gestan has no bank account "${entries.bankAccountId}".`, {
      code: 'settings.unknown-bank-account',
      values: { id: entries.bankAccountId },
      field: 'settings.billing.entries.bankAccountId',
      hint: 'Take one of those that the adapter lists.',
    });
  }
  if (!account.professional) {
    throw new SettingsError(`The bank account "${account.name}" is not professional.`, {
      code: 'settings.not-professional',
      values: { name: account.name },
      field: 'settings.billing.entries.bankAccountId',
      hint: 'Ledger entries of a shop belong on a professional account.',
    });
  }
  const wanted = [
    ['postingCategoryId', entries.postingCategoryId],
    ['feePostingCategoryId', entries.feePostingCategoryId],
    ['voucherPostingCategoryId', entries.voucherPostingCategoryId],
    ...(['rates', 'families'] as const).flatMap((table) =>
      Object.entries(entries.categories[table]).map(
        ([key, id]) => [`categories.${table}.${key}`, id] as const,
      ),
    ),
  ] as const;
  if (wanted.every(([, id]) => id === null)) return;
  const categories = await gestan.postingCategories();
  for (const [field, id] of wanted) {
    if (id === null || categories.some((category) => category.id === id)) continue;
    throw new SettingsError(`Gestan has no posting category "${id}".`, {
      code: 'settings.unknown-posting-category',
      values: { id },
      field: `settings.billing.entries.${field}`,
      hint: 'Take one of those that the adapter lists.',
    });
  }
}

import { SettingsError } from '../core/index.js';
import type { GestanAdapter } from '../gestan/index.js';
import type { SyncSettings } from './settings.js';

/**
 * Holds settings against what the adapter can do and what Gestan holds, so that nothing is asked for that would only fail when a plan is applied.
 *
 * @throws SettingsError `settings.unsupported`, `settings.not-professional`, `settings.unknown-bank-account`, `settings.unknown-posting-category`
 */
export async function checkSettings(gestan: GestanAdapter, { billing }: SyncSettings): Promise<void> {
  const { entries } = billing;
  if (!entries.enabled) return;
  if (!gestan.capabilities.entries) {
    throw new SettingsError(`The Gestan adapter "${gestan.name}" does not write ledger entries.`, {
      code: 'settings.unsupported',
      field: 'settings.billing.entries.enabled',
      mend: 'Leave it off, or use an adapter that writes them.',
    });
  }
  if (entries.bankAccountId === null) {
    throw new SettingsError('Ledger entries need a bank account.', {
      code: 'settings.invalid',
      field: 'settings.billing.entries.bankAccountId',
      mend: 'Give the id of a professional account that the adapter lists.',
    });
  }
  const account = (await gestan.bankAccounts()).find(({ id }) => id === entries.bankAccountId);
  if (!account) {
    throw new SettingsError(`Gestan has no bank account "${entries.bankAccountId}".`, {
      code: 'settings.unknown-bank-account',
      field: 'settings.billing.entries.bankAccountId',
      mend: 'Take one of those that the adapter lists.',
    });
  }
  if (!account.professional) {
    throw new SettingsError(`The bank account "${account.name}" is not a professional one.`, {
      code: 'settings.not-professional',
      field: 'settings.billing.entries.bankAccountId',
      mend: 'Ledger entries of a shop belong on a professional account.',
    });
  }
  const wanted = [
    ['postingCategoryId', entries.postingCategoryId],
    ['feePostingCategoryId', entries.feePostingCategoryId],
  ] as const;
  if (wanted.every(([, id]) => id === null)) return;
  const categories = await gestan.postingCategories();
  for (const [field, id] of wanted) {
    if (id === null || categories.some((category) => category.id === id)) continue;
    throw new SettingsError(`Gestan has no posting category "${id}".`, {
      code: 'settings.unknown-posting-category',
      field: `settings.billing.entries.${field}`,
      mend: 'Take one of those that the adapter lists.',
    });
  }
}

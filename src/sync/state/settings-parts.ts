import type { ContactSettings } from '../../diff/index.js';
import type { BillingSettings } from '../../pieces/index.js';
import type { SyncSettings } from './settings.js';

/** The settings for the piece builders: null becomes absent. */
export function billingSettings({ billing }: SyncSettings): BillingSettings {
  const { exemptions, entries, ...rest } = billing;
  const set = <T>(value: T | null): T | undefined => value ?? undefined;
  return {
    ...rest,
    closedUntil: set(rest.closedUntil),
    shippingProductCode: set(rest.shippingProductCode),
    feeProductCode: set(rest.feeProductCode),
    roundingProductCode: set(rest.roundingProductCode),
    deletedProductCode: set(rest.deletedProductCode),
    exemptions: { ...exemptions, vatNumber: set(exemptions.vatNumber) },
    entries: {
      ...entries,
      bankAccountId: set(entries.bankAccountId),
      postingCategoryId: set(entries.postingCategoryId),
      feePostingCategoryId: set(entries.feePostingCategoryId),
      voucherPostingCategoryId: set(entries.voucherPostingCategoryId),
    },
  };
}

/** The matcher's part of the settings. */
export function contactSettings({ contacts }: SyncSettings): ContactSettings {
  const { onReview: _, ...rules } = contacts;
  return rules;
}

import type { SettingsPatch } from '../../sync/state/settings.js';
import { billingTab, pieceSwitches, statusSteps } from '../pages/settings/billing.js';
import { proposedFor } from '../proposal.js';
import type { View } from '../view.js';
import type { Form } from './form.js';
import { orderStatuses, tryRead } from './read.js';

export async function billingPage(view: View): Promise<string> {
  const { sync } = view.room;
  const [proposed, settings, accounts, categories] = await Promise.all([
    proposedFor(view.room, 'settings'),
    sync.settings.get(),
    tryRead(view, () => sync.gestan.bankAccounts()),
    tryRead(view, () => sync.gestan.postingCategories()),
  ]);
  const problem = accounts.problem ?? categories.problem;
  return billingTab(
    problem === undefined ? view : { ...view, notice: { tone: 'wrong', text: problem } },
    [],
    {
      settings,
      proposed,
      accounts: accounts.value ?? [],
      categories: categories.value ?? [],
      statuses: orderStatuses(settings),
      entries: sync.gestan.capabilities.entries,
    },
  );
}

export async function saveBilling(view: View, form: Form): Promise<void> {
  const { sync } = view.room;
  const settings = await sync.settings.get();
  const orNull = (name: string) => (form.text(name) === '' ? null : form.text(name));
  const statuses = Object.fromEntries(
    orderStatuses(settings).map((status) => {
      const asked = new Set(form.all(`step-${status}`));
      const steps = statusSteps.filter((step) => asked.has(step));
      // A status that asks for nothing and never did stays out of the table.
      return [status, steps.length === 0 && settings.billing.statuses[status] === undefined ? null : steps];
    }),
  );
  const startAt = orNull('startAt');
  const isSameDay = startAt !== null && settings.orders.startAt?.slice(0, 10) === startAt;
  const patch: SettingsPatch = {
    ...(isSameDay ? {} : { orders: { startAt } }),
    billing: {
      pieces: Object.fromEntries(pieceSwitches.map((piece) => [piece, form.has(piece)])),
      shippingProductCode: orNull('shippingProductCode'),
      feeProductCode: orNull('feeProductCode'),
      statuses,
      ...(sync.gestan.capabilities.entries
        ? {
            entries: {
              enabled: form.has('entries'),
              bankAccountId: orNull('bankAccountId'),
              postingCategoryId: orNull('postingCategoryId'),
            },
          }
        : {}),
    },
  };
  await sync.settings.save(patch);
}

import type { TickedSum } from '../state/plan-types.js';
import type { StoredPlan } from '../state/stored-plan.js';
import { readerOf, type View } from '../view.js';

/** How much is ticked, and what it comes to. */
export function ticksText(view: Pick<View, 't' | 'language'>, ticks: TickedSum, plan: StoredPlan): string {
  const { t } = view;
  const { say } = readerOf(view, plan.head);
  const one = ticks.count === 1 || (ticks.count === 0 && view.language === 'fr');
  const counted = t(one ? 'tickedOne' : 'ticked', { n: say.number(ticks.count) });
  const sums = ticks.totals.map(([currency, net, vat, gross]) => {
    const amount = (value: string) => say.amount(value, currency);
    return net === '0' && vat === '0'
      ? t('sumGross', { gross: amount(gross) })
      : t('sum', { net: amount(net), vat: amount(vat), gross: amount(gross) });
  });
  return [counted, ...sums].join(' · ');
}

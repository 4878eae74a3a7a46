import { SettingsError } from '../../core/index.js';
import type { Row } from '../../diff/plan.js';
import type { SafetyLimit, SafetyTotals } from '../../diff/safety.js';
import { checkSafety } from '../../diff/safety.js';
import type { SyncSettings } from '../state/settings.js';

/** The setting with the share of a limit. */
const settingOf: Readonly<Record<SafetyLimit, keyof SyncSettings['safety']>> = {
  'stock-zeroed': 'stockZeroed',
  'price-jump': 'priceJump',
  created: 'created',
  unpublished: 'unpublished',
};

/**
 * Stops before the first write when the rows exceed a share limit that is not overridden.
 *
 * @throws SettingsError `settings.safety-limit`, naming the setting of the first limit that is
 * exceeded; the message names all of them.
 */
export function guardSafety(
  rows: Iterable<Row>,
  totals: SafetyTotals,
  { safety }: SyncSettings,
  override: readonly SafetyLimit[] | undefined,
): void {
  const violations = checkSafety({ rows, totals, settings: safety, override });
  const [first] = violations;
  if (!first) return;
  const names = violations.map(({ limit }) => `'${limit}'`).join(', ');
  throw new SettingsError(violations.map(({ message }) => message).join(' '), {
    code: 'settings.safety-limit',
    values: {
      limits: violations.map(({ limit, count, total, allowed }) => ({ limit, count, total, allowed })),
    },
    field: `settings.safety.${settingOf[first.limit]}`,
    hint: `Lift it once with override: [${names}], or set another share.`,
  });
}

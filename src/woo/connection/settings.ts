import { isRecord } from '../../core/index.js';
import type { Diagnosis } from './diagnosis.js';
import type { Outcome } from './outcome.js';

const units = new Set(['kg', 'g', 'lbs', 'oz']);

/** The three groups of settings that decide what amounts and weights mean. */
export interface SettingGroups {
  readonly general: Outcome;
  readonly tax: Outcome;
  readonly products: Outcome;
}

function reader(outcome: Outcome): (id: string) => string | undefined {
  const rows = outcome.kind === 'json' && Array.isArray(outcome.data) ? outcome.data.filter(isRecord) : [];
  return (id) => {
    const value = rows.find((row) => row.id === `woocommerce_${id}`)?.value;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
}

/** The decimals that a currency has by ISO 4217, as the platform knows them. */
export function usualDecimals(currency: string): number | undefined {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits;
  } catch {
    // A currency of a plugin's own making: nothing is usual.
    return undefined;
  }
}

function noteMoney(general: (id: string) => string | undefined, diagnosis: Diagnosis): void {
  const currency = general('currency');
  if (currency) {
    diagnosis.learn({ currency });
    diagnosis.note('currency', 'ok', 'currency.ok', { currency });
  }
  const text = general('price_num_decimals') ?? '';
  if (!/^\d+$/.test(text)) return;
  const decimals = Number(text);
  diagnosis.learn({ decimals });
  const usual = currency ? usualDecimals(currency) : undefined;
  if (currency && usual !== undefined && usual !== decimals) {
    diagnosis.note('decimals', 'warning', 'decimals.odd', { decimals, currency, usual });
  } else diagnosis.note('decimals', 'ok', 'decimals.ok', { decimals });
}

function noteTaxes(
  general: (id: string) => string | undefined,
  tax: (id: string) => string | undefined,
  diagnosis: Diagnosis,
): void {
  const enabled = general('calc_taxes');
  if (enabled !== undefined) diagnosis.learn({ taxesEnabled: enabled === 'yes' });
  const included = tax('prices_include_tax');
  if (included !== undefined) diagnosis.learn({ pricesIncludeTax: included === 'yes' });
  if (enabled === 'no') diagnosis.note('prices', 'warning', 'prices.no-taxes');
  else if (included !== undefined) {
    diagnosis.note('prices', 'ok', included === 'yes' ? 'prices.with-tax' : 'prices.without-tax');
  }
  const atSubtotal = tax('tax_round_at_subtotal');
  if (atSubtotal !== undefined) {
    const taxRounding = atSubtotal === 'yes' ? 'subtotal' : 'line';
    diagnosis.learn({ taxRounding });
    diagnosis.note('rounding', 'ok', `rounding.${taxRounding}`);
  }
  const taxBasedOn = tax('tax_based_on');
  if (taxBasedOn) diagnosis.learn({ taxBasedOn });
}

export function noteSettings(groups: SettingGroups, diagnosis: Diagnosis): void {
  const general = reader(groups.general);
  noteMoney(general, diagnosis);
  noteTaxes(general, reader(groups.tax), diagnosis);
  const country = general('default_country');
  if (country) diagnosis.learn({ country });
  const unit = reader(groups.products)('weight_unit');
  if (!unit) return;
  diagnosis.learn({ weightUnit: unit });
  const known = units.has(unit);
  diagnosis.note('weight-unit', known ? 'ok' : 'warning', known ? 'weight-unit.ok' : 'weight-unit.odd', {
    unit,
  });
}

import type { Diagnosis } from './diagnosis.js';
import type { ConnectionCheckId, ConnectionFacts } from './report.js';

/**
 * Facts that decide what amounts, weights and days mean: if a sync misses a change of them, it
 * reads every amount wrongly.
 */
const watched = [
  ['currency', 'currency'],
  ['taxRounding', 'rounding'],
  ['decimals', 'decimals'],
  ['weightUnit', 'weight-unit'],
  ['timeZone', 'time-zone'],
  ['orderStorage', 'order-storage'],
] as const satisfies readonly (readonly [keyof ConnectionFacts, ConnectionCheckId])[];

/** Compares with what an earlier test learnt. */
export function noteChanges(known: ConnectionFacts, diagnosis: Diagnosis): void {
  const { facts } = diagnosis;
  for (const [fact, id] of watched) {
    const from = known[fact];
    const to = facts[fact];
    if (from === undefined || to === undefined || from === to) continue;
    diagnosis.note(id, 'warning', 'changed', { from: String(from), to: String(to) });
  }
  const before = known.pricesIncludeTax;
  const now = facts.pricesIncludeTax;
  if (before === undefined || now === undefined || before === now) return;
  diagnosis.note('prices', 'warning', now ? 'prices.now-with-tax' : 'prices.now-without-tax');
}

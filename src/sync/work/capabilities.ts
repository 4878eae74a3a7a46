import { SettingsError } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import type { GestanAdapter, GestanCapabilities } from '../../gestan/index.js';

type Switch = {
  [K in keyof GestanCapabilities]-?: GestanCapabilities[K] extends boolean ? K : never;
}[keyof GestanCapabilities];

/** Refuses what an adapter cannot do, before anything is read or written. */
export function requireCapability(gestan: GestanAdapter, capability: Switch, what: string): void {
  if (gestan.capabilities[capability]) return;
  throw unsupported(gestan, capability, what);
}

/** The capabilities that a run of each flow needs. */
const needs: Readonly<Record<FlowName, readonly Switch[]>> = {
  contacts: [],
  products: ['readProducts'],
  orders: [],
  stock: ['readStock'],
};

/**
 * Refuses a run with a flow that the adapter does not support, before the first flow has written
 * anything.
 */
export function requireFlows(gestan: GestanAdapter, flows: readonly FlowName[]): void {
  for (const flow of flows) {
    for (const need of needs[flow]) requireCapability(gestan, need, `the flow ${flow}`);
    if (flow === 'orders' && gestan.capabilities.pieces.length === 0)
      throw unsupported(gestan, 'pieces', 'the flow orders');
  }
}

function unsupported(
  gestan: GestanAdapter,
  capability: keyof GestanCapabilities,
  what: string,
): SettingsError {
  return new SettingsError(
    `The Gestan adapter "${gestan.name}" cannot do what ${what} needs (${capability}).`,
    {
      code: 'settings.unsupported',
      values: { adapter: gestan.name },
      field: `gestan.capabilities.${capability}`,
      hint: 'Use an adapter that supports it, or leave this flow out.',
    },
  );
}

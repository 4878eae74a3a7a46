import { SettingsError } from '../core/index.js';
import type { GestanAdapter, GestanCapabilities } from '../gestan/index.js';

type Switch = {
  [K in keyof GestanCapabilities]: GestanCapabilities[K] extends boolean ? K : never;
}[keyof GestanCapabilities];

/** Refuses a work that an adapter cannot do, before anything is read or written. */
export function requireCapability(gestan: GestanAdapter, capability: Switch, what: string): void {
  if (gestan.capabilities[capability]) return;
  throw new SettingsError(
    `The Gestan adapter "${gestan.name}" cannot do what ${what} needs (${capability}).`,
    {
      code: 'settings.unsupported',
      field: `gestan.capabilities.${capability}`,
      mend: 'Use an adapter that can, or leave this flow out.',
    },
  );
}

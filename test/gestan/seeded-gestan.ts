import { type GestanCapabilities, memoryGestan } from '../../src/gestan/index.js';
import type { GestanContractSeed } from '../../src/testing/gestan-contract-seed.js';

/** A Gestan in memory that holds the seed of the contract. */
export function seeded(seed: GestanContractSeed, capabilities: Partial<GestanCapabilities> = {}) {
  const numbered = <T extends object>(rows: readonly T[]) =>
    rows.map((row, index) => ({ ...row, id: String(index + 1) }));
  const families = seed.families.map(({ name, parent }) => ({
    id: name,
    name,
    ...(parent === undefined ? {} : { parentId: parent }),
  }));
  return memoryGestan({
    ...seed,
    families,
    paymentModes: numbered(seed.paymentModes),
    bankAccounts: numbered(seed.bankAccounts),
    postingCategories: numbered(seed.postingCategories),
    capabilities,
  });
}

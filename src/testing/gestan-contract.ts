import type { ContractGestan, GestanContractCases } from './gestan-contract-kit.js';
import { largeCases, loadCases } from './gestan-contract-load.js';
import { pieceCases } from './gestan-contract-pieces.js';
import { readCases } from './gestan-contract-reads.js';
import { type GestanContractSeed, largeSeed, smallSeed } from './gestan-contract-seed.js';
import { writeCases } from './gestan-contract-writes.js';

export interface GestanContractOptions {
  /** Registers one test: `test` of vitest or of node:test. */
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  /** Makes a fresh Gestan that holds the seed, and an adapter on it. */
  readonly factory: (seed: GestanContractSeed) => Promise<ContractGestan> | ContractGestan;
  /** Rows of the large case. @default 10000 */
  readonly rows?: number | undefined;
}

/**
 * The checks that every `GestanAdapter` has to pass, for authors of adapters. What the capabilities declare is exercised; what they do
 * not declare must be refused with `gestan.unsupported`. Deterministic, without waiting.
 *
 * @example
 * import { test } from 'vitest'            // or from 'node:test'
 * import { gestanAdapterContract } from 'woo-gestan/testing'
 *
 * gestanAdapterContract({ test, factory: async (seed) => ({ adapter: await myGestan(await databaseWith(seed)) }) })
 */
export function gestanAdapterContract({ test, factory, rows = 10_000 }: GestanContractOptions): void {
  const register = (cases: GestanContractCases, seed: () => GestanContractSeed) => {
    for (const [name, run] of Object.entries(cases)) test(name, () => runCase(factory, seed(), run));
  };
  register({ ...readCases, ...writeCases, ...pieceCases, ...loadCases }, () => smallSeed);
  register(largeCases, () => largeSeed(rows));
}

async function runCase(
  factory: GestanContractOptions['factory'],
  seed: GestanContractSeed,
  run: GestanContractCases[string],
): Promise<void> {
  const made = await factory(seed);
  try {
    await run?.({ ...made, seed });
  } finally {
    await made.adapter.close?.();
    await made.cleanup?.();
  }
}

import { batchCases } from './gestan-contract-batch.js';
import { callCases } from './gestan-contract-calls.js';
import { changeCases } from './gestan-contract-changes.js';
import { contentCases } from './gestan-contract-content.js';
import { edgeCases } from './gestan-contract-edges.js';
import type { ContractGestan, GestanContractCases } from './gestan-contract-kit.js';
import { largeCases, loadCases } from './gestan-contract-load.js';
import { pieceCases } from './gestan-contract-pieces.js';
import { readCases } from './gestan-contract-reads.js';
import { type GestanContractSeed, largeSeed, smallSeed } from './gestan-contract-seed.js';
import { unexpected, watched, within } from './gestan-contract-watch.js';
import { writeCases } from './gestan-contract-writes.js';

/** What the contract suite needs of an adapter. */
export interface GestanContractOptions {
  /** Registers one test: `test` of vitest or of node:test. */
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  /** Makes a fresh Gestan that holds the seed, and an adapter on it. */
  readonly factory: (seed: GestanContractSeed) => Promise<ContractGestan> | ContractGestan;
  /** Rows of the large case. @default 10000 */
  readonly rows?: number | undefined;
  /**
   * How long one case may take, in milliseconds: a method that never answers fails by its name.
   * @default 120000
   */
  readonly timeoutMs?: number | undefined;
}

/**
 * The checks that every `GestanAdapter` has to pass, for authors of adapters. What the capabilities
 * declare is exercised; what they do not declare must be refused with `gestan.unsupported`.
 * Deterministic, without waiting; a method that hangs is named.
 *
 * @example
 * import { test } from 'vitest'            // or from 'node:test'
 * import { gestanAdapterContract } from 'woo-gestan/testing'
 *
 * gestanAdapterContract({ test, factory: async (seed) => ({ adapter: await myGestan(await databaseWith(seed)) }) })
 */
export function gestanAdapterContract({
  test,
  factory,
  rows = 10_000,
  timeoutMs = 120_000,
}: GestanContractOptions): void {
  const register = (cases: GestanContractCases, seed: () => GestanContractSeed) => {
    for (const [name, run] of Object.entries(cases))
      test(name, () => runCase({ factory, timeoutMs }, seed(), run));
  };
  register(
    {
      ...readCases,
      ...writeCases,
      ...pieceCases,
      ...contentCases,
      ...edgeCases,
      ...callCases,
      ...changeCases,
      ...loadCases,
      ...batchCases,
    },
    () => smallSeed,
  );
  register(largeCases, () => largeSeed(rows));
}

async function runCase(
  { factory, timeoutMs }: { readonly factory: GestanContractOptions['factory']; readonly timeoutMs: number },
  seed: GestanContractSeed,
  run: GestanContractCases[string] | undefined,
): Promise<void> {
  const made = await factory(seed);
  const { adapter, pending, thrownBy } = watched(made.adapter);
  try {
    await within(timeoutMs, Promise.resolve(run?.({ ...made, adapter, seed })), pending, 'The case');
  } catch (error) {
    throw unexpected(error, thrownBy(error));
  } finally {
    try {
      await within(timeoutMs, Promise.resolve(adapter.close?.()), pending, 'The end of the case');
    } finally {
      await made.cleanup?.();
    }
  }
}

import type { Clock } from '../core/index.js';
import type { SyncStorage } from '../storage/index.js';
import { commitCases, lifeCases } from './storage-contract-commits.js';
import { entryCases } from './storage-contract-entries.js';
import { historyCases } from './storage-contract-histories.js';
import { type ContractCase, createContractClock } from './storage-contract-kit.js';
import { leaseCases } from './storage-contract-leases.js';

/** What the contract needs of a test runner: vitest's and node:test's `test` are of this kind. */
export type ContractTest = (name: string, run: () => Promise<void>) => unknown;

/** A fresh storage for one test. */
export interface ContractStorage {
  /** Empty. */
  readonly storage: SyncStorage;
  /**
   * A second storage on the same data, as another process would open it. Without it (a storage that
   * lives in memory) what it checks is left out.
   */
  readonly reopen?: (() => Promise<SyncStorage>) | undefined;
  /** Called at the end of the test; all storages are closed by then. */
  readonly cleanup?: (() => Promise<void> | void) | undefined;
}

/** A storage to check, with or without further handles on the same data. */
type MadeStorage = ContractStorage | SyncStorage;

/** What the contract suite needs of a storage. */
export interface StorageContractOptions {
  /** Registers one test: `test` of vitest or of node:test. */
  readonly test: ContractTest;
  /**
   * Makes a fresh, empty storage that takes the time from `clock`; the storage alone, where there
   * is nothing more to say.
   */
  readonly factory: (clock: Clock) => MadeStorage | Promise<MadeStorage>;
}

/**
 * The checks that every `SyncStorage` has to pass, for authors of storages: reading, ranges in key
 * order, atomic commits, leases and fencing. Deterministic, without waiting.
 *
 * @example
 * import { test } from 'vitest'            // or from 'node:test'
 * import { storageContract } from 'woo-gestan/testing'
 *
 * storageContract({ test, factory: (clock) => myStorage({ clock }) })
 */
export function storageContract({ test, factory }: StorageContractOptions): void {
  for (const [name, run] of Object.entries({
    ...entryCases,
    ...commitCases,
    ...leaseCases,
    ...lifeCases,
    ...historyCases,
  })) {
    test(name, () => runCase(factory, run));
  }
}

async function runCase(
  factory: StorageContractOptions['factory'],
  run: (given: ContractCase) => Promise<void>,
): Promise<void> {
  const clock = createContractClock();
  const made = await factory(clock);
  const { storage, reopen, cleanup }: ContractStorage = 'storage' in made ? made : { storage: made };
  const opened: SyncStorage[] = [storage];
  const reopenTracked = async (open: () => Promise<SyncStorage>) => {
    const other = await open();
    opened.push(other);
    return other;
  };
  try {
    await run({ storage, clock, reopen: reopen && (() => reopenTracked(reopen)) });
  } finally {
    for (const one of opened) await one.close();
    await cleanup?.();
  }
}

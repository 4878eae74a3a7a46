/** The contract under Node's own runner; `node-runner.test.ts` starts it. */
import { test } from 'node:test';
import { memoryStorage } from '../../src/storage/index.js';
import { storageContract } from '../../src/testing/storage-contract.js';

storageContract({ test, factory: (clock) => memoryStorage({ clock }) });

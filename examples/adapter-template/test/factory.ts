import type { GestanContractOptions } from 'woo-gestan/testing';
import { myGestan } from '../src/my-gestan.js';
import { memoryBackend } from './memory-backend.js';

/** A fresh Gestan for each case of the contract, and an adapter on it. */
export const factory: GestanContractOptions['factory'] = (seed) => {
  const backend = memoryBackend(seed);
  return {
    adapter: myGestan(backend),
    // As another process would open it.
    reopen: async () => myGestan(backend),
    loseAnswerNext: () => backend.loseAnswerNext(),
  };
};

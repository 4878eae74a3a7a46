import { describe, test } from 'vitest';
import type { GestanCapabilities } from '../../src/gestan/index.js';
import { gestanAdapterContract } from '../../src/testing/gestan-contract.js';
import { seeded } from './seeded-gestan.js';

describe.each<[string, Partial<GestanCapabilities>]>([
  ['everything', {}],
  ['available stock', { stockFigure: 'available' }],
  [
    'a Gestan reached by files',
    {
      readBack: false,
      entries: false,
      multipleTaxes: false,
      vatAmounts: false,
      modifiedSince: false,
      pieces: ['order', 'invoice'],
      productFields: ['name', 'priceGross', 'vatRate', 'barcode'],
      images: { read: false, write: false },
    },
  ],
  [
    'read only',
    {
      pieces: [],
      entries: false,
      writeContacts: false,
      writeProducts: false,
      images: { read: true, write: false },
      productFields: ['name', 'priceNet'],
    },
  ],
  [
    'nothing',
    {
      pieces: [],
      entries: false,
      readContacts: false,
      writeContacts: false,
      readProducts: false,
      writeProducts: false,
      productFields: [],
      readStock: false,
      readBack: false,
      modifiedSince: false,
      images: { read: false, write: false },
    },
  ],
])('memoryGestan with %s', (_, capabilities) => {
  gestanAdapterContract({
    test,
    factory: (seed) => {
      const adapter = seeded(seed, capabilities);
      return { adapter, loseAnswerNext: () => adapter.faults.loseAnswerNext('createPiece') };
    },
  });
});

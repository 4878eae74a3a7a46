import type { OrderRow } from './types.js';

/** What the row of an order holds of which nothing is made: it only gives a reason. */
export const nothingToMake = {
  changes: [],
  pieces: [],
  withdrawals: [],
  entries: [],
  missingEntries: [],
  products: [],
  notes: [],
  issued: {},
  blocked: [],
} as const satisfies Partial<OrderRow>;

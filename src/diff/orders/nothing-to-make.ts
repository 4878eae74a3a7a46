import type { OrderRow } from './types.js';

/** The empty parts of an order row that only gives a reason. */
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

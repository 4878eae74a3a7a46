import type { NoValues } from '../../core/index.js';

/** Why a quantity is not sent, with what its sentence needs. */
export interface StockReasonValues {
  'stock-unknown': NoValues;
  /** Gestan's figure is there and cannot be read: which field, and what is wrong with it (English). */
  'stock-unreadable': { readonly field: string; readonly said: string };
  'parent-stock-incomplete': { readonly missing: number; readonly total: number };
}

import type { NoValues } from '../../core/index.js';

/** Why a quantity is not sent, with what its sentence needs. */
export interface StockReasonValues {
  'stock-unknown': NoValues;
  'parent-stock-incomplete': { readonly missing: number; readonly total: number };
}

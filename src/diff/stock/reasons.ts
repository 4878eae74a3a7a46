import type { NoValues } from '../../core/index.js';
import type { Side } from '../side.js';

/** Why a quantity is not sent, with what its sentence needs. */
export interface StockReasonValues {
  'stock-unknown': NoValues;
  /** A quantity is there and cannot be read: which field, and what is wrong with it (English). */
  'stock-unreadable': { readonly side: Side; readonly field: string; readonly said: string };
  'parent-stock-incomplete': { readonly missing: number; readonly total: number };
}

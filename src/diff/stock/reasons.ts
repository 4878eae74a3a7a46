import type { NoValues } from '../../core/index.js';
import type { Side } from '../side.js';

/** Why a quantity is not sent, with what its sentence needs. */
export interface StockReasonValues {
  'stock-unknown': NoValues;
  /**
   * An order cannot be read, so how many units it holds is not known: a quantity is not raised
   * meanwhile. `order`: its id; absent where the row does not tell it.
   */
  'order-units-unknown': {
    readonly order?: number | undefined;
    readonly field: string;
    readonly said: string;
  };
  /** A quantity is there and cannot be read: which field, and what is wrong with it (English). */
  'stock-unreadable': { readonly side: Side; readonly field: string; readonly said: string };
  'parent-stock-incomplete': { readonly missing: number; readonly total: number };
}

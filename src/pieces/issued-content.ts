import type { Decimal } from '../core/index.js';
import type { PieceLine } from '../gestan/piece-model.js';

/** VAT of an issued piece at one rate. */
export interface IssuedRate {
  /** Unique within the pieces of an order. */
  readonly key: string;
  /** In percent. */
  readonly percent: Decimal;
  /** Name of the tax. */
  readonly label: string;
  /** Whether the tax bears on the taxes before it too. */
  readonly compound?: boolean;
  /** The country that it was charged for. */
  readonly country?: string;
  /** Amount of VAT. */
  readonly vat: Decimal;
}

/** A line of an issued piece. Amounts HT. */
export interface IssuedLine {
  /** The id of the order item that it came from. */
  readonly item?: number;
  /** The kind of line. */
  readonly type: PieceLine['type'];
  /** Gestan's code of the product. */
  readonly productCode?: string;
  /** Gestan's id of the product. */
  readonly productId?: string;
  /** The label of the line. */
  readonly label: string;
  /** Units. */
  readonly quantity: Decimal;
  /** Unit price HT before discount. */
  readonly unitNet: Decimal;
  /** Discount HT on the whole line. */
  readonly discountNet: Decimal;
  /** Amount HT of the line, after discount. */
  readonly net: Decimal;
  /** Keys of its rates. */
  readonly rates: readonly string[];
  /** Whether it is a service or a download. */
  readonly virtual?: boolean;
  /** Whether it invoices a deposit, or deducts one. */
  readonly deposit?: boolean;
  /** Whether it refunds no VAT although VAT was invoiced on its item. */
  readonly netOfTax?: boolean;
}

/**
 * An invoice or a credit note as it was issued. Later corrections use it, even if the shop has
 * changed the order since. Plain JSON, in the order's currency; it is stored with the piece.
 */
export interface IssuedContent {
  /** ISO 4217: the order's. */
  readonly currency: string;
  /** The rate from its amounts to those of the piece. Absent: nothing was converted. */
  readonly rate?: Decimal;
  /** Total TTC. */
  readonly gross: Decimal;
  /** The amounts by tax rate. */
  readonly rates: readonly IssuedRate[];
  /** The lines. */
  readonly lines: readonly IssuedLine[];
}

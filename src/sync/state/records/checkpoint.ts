import * as z from 'zod';
import type { Instant } from '../../../core/index.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { SafetyTotals } from '../../../diff/safety.js';
import type { WooDateCursor } from '../../../woo/index.js';

/**
 * The result of a comparison of the whole catalogue, so that the next one reads only changes: the
 * cursors of both sides, and everything that was not in sync.
 */
export interface Checkpoint {
  /** Where the next read of the shop's products starts. */
  readonly woo: WooDateCursor;
  /**
   * Gestan's newest change, with a print of each product of that time: dates may be as coarse as a
   * day.
   */
  readonly gestan: {
    readonly at: Instant;
    readonly seen: Readonly<Record<string, string>>;
    /** A print of a reading from there: a reading with the same print has no change. */
    readonly read?: string | undefined;
  };
  /**
   * A print of everything else that affects a row: settings, mappings, blacklist. If it differs,
   * all rows are read again.
   */
  readonly print: string;
  /**
   * Shows without a request that nothing else has changed: a print of all but the shop's own
   * settings, and the shop's time zone. Absent in records of earlier versions.
   */
  readonly local?: { readonly print: string; readonly timeZone: string } | undefined;
  /** When all rows were last read: deletions show only then. */
  readonly fullAt: Instant;
  /** How many products, and with managed stock, there were. */
  readonly totals: SafetyTotals;
  /** In a plan: a seal over the checkpoint and the rows. */
  readonly seal?: string | undefined;
}

/** A checkpoint with what was not in sync. */
export interface StoredCheckpoint extends Checkpoint {
  readonly open: {
    /** Woo products, by id. */
    readonly woo: readonly number[];
    /** Gestan products without counterpart, by id. */
    readonly gestan: readonly string[];
    /**
     * Planned rows without anything to write: they stay the same as long as nothing changes. Absent
     * in records of earlier versions.
     */
    readonly idle?: readonly ProductRow[];
  };
}

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'must be an instant');
const count = z.int().min(0);

/** A checkpoint in a saved plan. */
export const checkpointSchema = z.strictObject({
  woo: z.strictObject({
    kind: z.literal('date'),
    at: instant,
    quiet: z.strictObject({ from: instant, to: instant }).optional(),
    seen: z.array(z.tuple([z.int(), instant, z.string()])),
  }),
  gestan: z.strictObject({
    at: instant,
    seen: z.record(z.string(), z.string()),
    read: z.string().optional(),
  }),
  print: z.string(),
  local: z.strictObject({ print: z.string(), timeZone: z.string() }).optional(),
  fullAt: instant,
  totals: z.strictObject({ woo: count, gestan: count, managedStock: count }),
  seal: z.string().optional(),
});

import { isRepeatable } from './repeatable.js';

/** What is done to a row of a batch. */
export type BatchVerb = 'create' | 'update' | 'delete';

/**
 * How heavy a row is for the store: a creation costs twice a change, an image has to be downloaded.
 */
export type BatchWeight = 'light' | 'create' | 'images';

/** How many rows of each weight fit one request; learnt from how the store handles them. */
export interface Sizer {
  size(weight: BatchWeight): number;
  /** A request was too much: half as many from now on. */
  shrink(): void;
  /** A full request went well: more next time. */
  grow(): void;
}

const starts: Readonly<Record<BatchWeight, number>> = { light: 100, create: 50, images: 10 };

/** WooCommerce refuses more. */
export const maxPerBatch = 100;

/**
 * How far above its start a size grows at a store that is fast enough: creations up to a full
 * batch.
 */
const most = 2;

export function createSizer(): Sizer {
  let share = 1;
  return {
    size(weight) {
      // An image is downloaded by the store: ten are enough for any.
      const grown = weight === 'create' ? share : Math.min(1, share);
      return Math.max(1, Math.min(maxPerBatch, Math.floor(starts[weight] * grown)));
    },
    shrink() {
      share = Math.max(1 / maxPerBatch, share / 2);
    },
    grow() {
      share = Math.min(most, share * 1.5);
    },
  };
}

/** The weight of one row. */
export function weightOf(verb: BatchVerb, input: unknown): BatchWeight {
  if (verb === 'delete') return 'light';
  if (
    typeof input === 'object' &&
    input !== null &&
    ('images' in input || 'image' in input) &&
    !isRepeatable(input)
  ) {
    return 'images';
  }
  return verb === 'create' ? 'create' : 'light';
}

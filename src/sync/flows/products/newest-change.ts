import { fingerprint } from '../../../core/index.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { Checkpoint } from '../../state/records/checkpoint.js';

/**
 * How far before the newest change the next reading begins. A slow write of Gestan may become
 * visible this late, with the date of its beginning.
 */
const overlapMs = 10 * 60_000;

/** The most products whose prints are kept. With more, all are read again, which does no harm. */
const mostRemembered = 20_000;

/**
 * The most products that are kept whole, with their texts. With more, only their prints are kept.
 */
const mostWhole = 100;

/** The instant from which Gestan's changes are read after a checkpoint. */
export function readFrom({ at }: Checkpoint['gestan']): string {
  return new Date(Date.parse(at) - overlapMs).toISOString();
}

/** Follows the newest changes among Gestan's products. */
export interface NewestChange {
  /** @param mark the product's fingerprint, where it is known. */
  add(product: GestanProduct, mark?: string): void;
  /** Undefined if no product has a date. */
  result(): Checkpoint['gestan'] | undefined;
}

interface Dated {
  readonly id: string;
  /** The product, until its print is computed. */
  readonly mark: string | GestanProduct;
  readonly at: number;
}

const markOf = ({ mark }: Dated): string => (typeof mark === 'string' ? mark : fingerprint(mark));

export function newestChange(): NewestChange {
  let newest = Number.NEGATIVE_INFINITY;
  // Only those near the newest one count, so most prints are computed at the end.
  let near: Dated[] = [];
  let next = mostWhole;
  // The latest date of the changes that were too many to keep.
  let dropped = Number.NEGATIVE_INFINITY;
  const counts = ({ at }: Dated) => at >= newest - overlapMs;
  return {
    add(product, mark) {
      const at = Date.parse(product.modifiedAt ?? '');
      if (Number.isNaN(at) || at < newest - overlapMs) return;
      newest = Math.max(newest, at);
      near.push({ id: product.id, mark: mark ?? product, at });
      if (near.length <= next) return;
      const isFull = near.length > 2 * mostRemembered;
      near = near.filter(counts);
      if (isFull && near.length > mostRemembered) {
        near = [];
        dropped = newest;
      }
      if (near.length >= mostWhole)
        near = near.map((one) => (typeof one.mark === 'string' ? one : { ...one, mark: markOf(one) }));
      next = near.length + mostWhole;
    },
    result() {
      if (newest === Number.NEGATIVE_INFINITY) return undefined;
      const kept = near.filter(counts);
      const isWhole = dropped < newest - overlapMs && kept.length <= mostRemembered;
      const seen = isWhole ? kept.map((one) => [one.id, markOf(one)] as const) : [];
      return { at: new Date(newest).toISOString(), seen: Object.fromEntries(seen) };
    },
  };
}

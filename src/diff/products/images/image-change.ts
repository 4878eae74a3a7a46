import type { Change, Reason } from '../../plan.js';
import type { Direction, WithheldChange } from '../merge-types.js';
import type { ProductRow, ProductStatus } from '../row.js';
import { originOf, statusOf } from '../row.js';
import { allowsDirection } from '../rules.js';

/**
 * The field under which a row shows its images. Images are a step of their own, not a compared
 * field.
 */
export const imageField = 'images';

/** Rows that can have images. A conflict is resolved first. */
const withImages: ReadonlySet<ProductStatus> = new Set<ProductStatus>([
  'in-sync',
  'link',
  'update-gestan',
  'update-woo',
  'update-both',
  'add-to-gestan',
  'add-to-woo',
]);

const newInPlan: ReadonlySet<ProductStatus> = new Set<ProductStatus>(['add-to-gestan', 'add-to-woo', 'link']);

/**
 * Whether the images of a row are compared. Variations are left alone: the shop shows their
 * parent's.
 */
export function hasImageStep(row: ProductRow, includeUpdates: boolean | undefined): boolean {
  if (!withImages.has(row.status) || row.variationId !== undefined || row.variant) return false;
  return includeUpdates !== false || newInPlan.has(row.status);
}

/** Whether the plan's direction lets a change of images be shown. */
export function isImageChangeAllowed({ target }: Change, direction: Direction | undefined): boolean {
  return allowsDirection(direction, target);
}

/**
 * A row with a change of images. With a reason, the change is due and cannot be made: it is
 * withheld, and a row that asks for nothing else is blocked.
 */
export function withImageChange(row: ProductRow, change: Change, reason: Reason | undefined): ProductRow {
  if (reason) {
    const withheld: readonly WithheldChange[] = [...(row.withheld ?? []), { ...change, reason }];
    return row.status === 'in-sync' ? { ...row, status: 'blocked', reason, withheld } : { ...row, withheld };
  }
  const changes = [...row.changes, change];
  if (row.status === 'add-to-gestan' || row.status === 'add-to-woo') return { ...row, changes };
  const status = statusOf(changes, [], true);
  return { ...row, status, origin: originOf(status), changes };
}

/** A row's changes of fields, and its change of images. */
export function splitImageChange({ changes }: ProductRow): {
  readonly fields: readonly Change[];
  readonly images: Change | undefined;
} {
  const images = changes.find(({ field }) => field === imageField);
  return { fields: images ? changes.filter((change) => change !== images) : changes, images };
}

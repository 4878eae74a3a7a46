import type { ProductRow } from '../../../../diff/products/row.js';
import { ImageError } from '../../../../images/index.js';
import { uploadsWrite } from '../../../state/records/images.js';
import type { ApplyWork } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { saidError } from '../../../work/reporting.js';

/**
 * Removes uploaded files. A file that cannot be removed is reported, and the next apply of images
 * tries again.
 */
export async function removeUploads(
  { images, logger, store }: SyncContext,
  work: ApplyWork<ProductRow>,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    try {
      await images?.remove(path, { signal: work.signal });
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      logger.warn('An uploaded image could not be removed again.', { path, code: error.code });
      work.report.warn({
        code: 'upload-not-removed',
        values: { path, error: saidError(error) },
      });
      await store.commit(uploadsWrite(store, [path]), work.held.lease);
      continue;
    }
    await store.commit([{ delete: store.keys.upload(path) }], work.held.lease);
  }
}

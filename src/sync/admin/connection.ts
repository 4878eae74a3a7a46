import type { ImageCheckReport, ImageTransport } from '../../images/index.js';
import {
  type ConnectionReport,
  type ConnectionTestOptions,
  testConnection,
  type WooClientOptions,
} from '../../woo/index.js';

/**
 * What « Tester » finds: each prerequisite of the shop and, where images are carried, of their
 * transport.
 */
export interface SyncConnectionReport extends ConnectionReport {
  /** The image transport's own checks; absent without one. */
  readonly images?: ImageCheckReport;
}

export interface ConnectionApi {
  /**
   * Looks at each prerequisite and says how to fix what is missing. Never throws for a broken shop;
   * writes nothing to it.
   *
   * @example
   * const report = await sync.connection.test({ language: 'fr' })
   * for (const check of report.checks) console.log(check.status, check.title, check.seen, check.hint ?? '')
   */
  test(options?: ConnectionTestOptions): Promise<SyncConnectionReport>;
}

export function createConnection(options: {
  readonly clientOptions: WooClientOptions;
  readonly images: ImageTransport | undefined;
  readonly readOnly: boolean;
}): ConnectionApi {
  const { clientOptions, images, readOnly } = options;
  return {
    async test(given = {}) {
      const report = await testConnection(clientOptions, { readOnly, ...given });
      if (!images) return report;
      const checked = await images.check({
        signal: given.signal,
        readOnly: readOnly || (given.readOnly ?? false),
      });
      return { ...report, ok: report.ok && checked.ok, images: checked };
    },
  };
}

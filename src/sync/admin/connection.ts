import { defined, type Language } from '../../core/index.js';
import type { ImageCheck, ImageCheckReport, ImageTransport } from '../../images/index.js';
import { sentenceParts } from '../../report/sentences/sentence.js';
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

/** A check of images in the language of the report; a check without codes keeps its own text. */
function inLanguage(check: ImageCheck, language: Language): ImageCheck {
  if (check.found === undefined) return check;
  const { hint: _, ...rest } = check;
  const { text, hint } = sentenceParts(check.found, { language });
  return { ...rest, message: text, ...defined({ hint }) };
}

/** The connection test, and what it last found. */
export interface ConnectionApi {
  /**
   * Looks at each prerequisite and says how to fix what is missing. Never throws for a broken shop;
   * writes nothing to it.
   *
   * @example
   * const report = await sync.connection.test()
   * for (const check of report.checks) console.log(check.status, check.title, check.message, check.hint ?? '')
   */
  test(options?: ConnectionTestOptions): Promise<SyncConnectionReport>;
}

export function createConnection(options: {
  readonly clientOptions: WooClientOptions;
  readonly images: ImageTransport | undefined;
  readonly readOnly: boolean;
  readonly language: Language;
}): ConnectionApi {
  const { clientOptions, images, readOnly, language } = options;
  return {
    async test(given = {}) {
      const report = await testConnection(clientOptions, { readOnly, language, ...given });
      if (!images) return report;
      const checked = await images.check({
        signal: given.signal,
        readOnly: readOnly || (given.readOnly ?? false),
      });
      const said = { ...checked, checks: checked.checks.map((check) => inLanguage(check, report.language)) };
      return { ...report, ok: report.ok && checked.ok, images: said };
    },
  };
}

import { defined, type Language } from '../../core/index.js';
import type { ImageCheck, ImageCheckReport, ImageTransport } from '../../images/index.js';
import type { ImageCheckOptions } from '../../images/transport.js';
import { sentenceParts } from '../../report/sentences/sentence.js';
import type { ConnectionReport, ConnectionTestOptions, WooClientOptions } from '../../woo/index.js';

/**
 * The result of « Tester »: each prerequisite of the shop and of the image transport, if there is
 * one.
 */
export interface SyncConnectionReport extends ConnectionReport {
  /** The image transport's own checks; absent without one. */
  readonly images?: ImageCheckReport;
}

/** A check of images in the language of the report. A check without a code keeps its own text. */
function inLanguage(check: ImageCheck, language: Language): ImageCheck {
  if (check.found === undefined) return check;
  const { hint: _, ...rest } = check;
  const { text, hint } = sentenceParts(check.found, { language });
  return { ...rest, message: text, ...defined({ hint }) };
}

/** The text of a custom transport may contain secrets. */
function withoutSecrets(check: ImageCheck, redact: (text: string) => string): ImageCheck {
  const clean: unknown = JSON.parse(JSON.stringify(check), (_, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  );
  return clean as ImageCheck;
}

/** The transport's own checks. If the test as a whole fails, that is one failed check. */
async function checkImages(images: ImageTransport, options: ImageCheckOptions): Promise<ImageCheckReport> {
  try {
    return await images.check(options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, checks: [{ code: 'images.reach', ok: false, level: 'failed', message }] };
  }
}

/** The connection test, and its last result. */
export interface ConnectionApi {
  /**
   * Checks each prerequisite and says how to fix what is missing. Never throws for a broken shop;
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
  readonly redact: (text: string) => string;
}): ConnectionApi {
  const { clientOptions, images, readOnly, language, redact } = options;
  return {
    async test(given = {}) {
      // Loaded on demand, because of its texts in two languages.
      const { testConnection } = await import('../../woo/connection/index.js');
      const report = await testConnection(clientOptions, { readOnly, language, ...given });
      if (!images) return report;
      const checked = await checkImages(images, {
        signal: given.signal,
        readOnly: readOnly || (given.readOnly ?? false),
      });
      const checks = checked.checks.map((check) =>
        withoutSecrets(inLanguage(check, report.language), redact),
      );
      return { ...report, ok: report.ok && checked.ok, images: { ...checked, checks } };
    },
  };
}

import type { Logger } from '../../core/index.js';

/**
 * The options with an `onProgress` that cannot stop the work: its errors and rejections are logged.
 * A failing progress bar must not stop an import.
 */
export function withSafeProgress<O>(options: O, logger: Logger, redact: (text: string) => string): O {
  const { onProgress } = (options ?? {}) as { readonly onProgress?: unknown };
  if (typeof onProgress !== 'function') return options;
  const warn = (error: unknown) => {
    logger.warn('onProgress failed; the work goes on.', { error: redact(String(error)) });
  };
  const safe = (progress: unknown) => {
    try {
      const result: unknown = onProgress(progress);
      if (result instanceof Promise) result.catch(warn);
    } catch (error) {
      warn(error);
    }
  };
  return { ...options, onProgress: safe };
}

import type { Logger } from '../../core/index.js';

/**
 * Options whose `onProgress` cannot end the work: what it throws, or rejects with where it is async, is logged. A progress bar that fails must not
 * leave an import half done.
 */
export function withSafeProgress<O>(options: O, logger: Logger, redact: (text: string) => string): O {
  const { onProgress } = (options ?? {}) as { readonly onProgress?: unknown };
  if (typeof onProgress !== 'function') return options;
  const told = (error: unknown) => {
    logger.warn('onProgress failed; the work goes on.', { error: redact(String(error)) });
  };
  const safe = (progress: unknown) => {
    try {
      const result: unknown = onProgress(progress);
      if (result instanceof Promise) result.catch(told);
    } catch (error) {
      told(error);
    }
  };
  return { ...options, onProgress: safe };
}

import { isSyncError } from '../../../core/index.js';
import { GestanError } from '../../errors.js';

/** The error of the disk as one of Gestan's; any other error as it is. */
export function asUnavailable(folder: string, error: unknown): unknown {
  if (isSyncError(error) || !(error instanceof Error) || !('syscall' in error)) return error;
  return new GestanError(`The folder ${folder} cannot be used: ${error.message}`, {
    code: 'gestan.unavailable',
    retryable: true,
    field: 'outbox',
    hint: 'Look at the disk and the rights of the folder.',
    cause: error,
  });
}

/**
 * Makes what runs work on a folder, so that errors of the disk are those of an unavailable Gestan.
 */
export function createGuard(folder: string): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw asUnavailable(folder, error);
    }
  };
}

/** A record whose writing failed: it may have become durable all the same. */
export function notConfirmed(folder: string, externalRef: string, cause: unknown): GestanError {
  return new GestanError(`The outbox ${folder} did not confirm ${externalRef}.`, {
    code: 'gestan.unsettled',
    hint: 'Look at the disk and the rights of the folder; then look the reference up.',
    cause,
  });
}

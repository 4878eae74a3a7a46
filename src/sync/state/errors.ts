import { SyncError } from '../../core/index.js';

/** A run or an apply of this shop is under way elsewhere. */
export function busyError(shop: string): SyncError {
  return new SyncError(`Another run of shop "${shop}" is under way.`, {
    code: 'sync.busy',
    retryable: true,
    hint: 'Wait until it has ended; one that crashed gives its place back within two minutes.',
  });
}

export function readOnlyError(what: string): SyncError {
  return new SyncError(`This sync writes nothing: ${what} was refused.`, {
    code: 'sync.read-only',
    field: 'readOnly',
    hint: 'Create it without `readOnly: true` to write.',
  });
}

export function guardError(flow: string, verb: string, cause?: unknown): SyncError {
  return new SyncError(`The guard refused to ${verb} ${flow}.`, {
    code: 'sync.guarded',
    field: 'guard',
    hint: 'The application that embeds this sync decides it: look at its licence or access rule.',
    cause,
  });
}

export function closedError(): SyncError {
  return new SyncError('This sync was closed.', {
    code: 'sync.closed',
    hint: 'Create another one with createSync().',
  });
}

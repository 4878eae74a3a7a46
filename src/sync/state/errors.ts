import { defined, type Instant, SyncError } from '../../core/index.js';

/**
 * Another run or apply of this shop is in progress.
 *
 * @param until when its lease ends unless it is renewed; undefined: it was just released.
 */
export function busyError(shop: string, until: Instant | undefined): SyncError {
  return new SyncError(`Another run of shop "${shop}" is in progress.`, {
    code: 'sync.busy',
    values: defined({ until }),
    retryable: true,
    hint:
      until === undefined
        ? 'Try again: it has just ended.'
        : `Wait until it has ended; if it has crashed, its place is free at ${until}.`,
  });
}

export function readOnlyError(what: string): SyncError {
  return new SyncError(`This sync is read-only: ${what} was refused.`, {
    code: 'sync.read-only',
    field: 'readOnly',
    hint: 'Create it without `readOnly: true` to write.',
  });
}

export function guardError(flow: string, verb: string, cause?: unknown): SyncError {
  return new SyncError(`The guard refused to ${verb} ${flow}.`, {
    code: 'sync.guarded',
    field: 'guard',
    hint: 'The application that embeds this sync decides: check its licence or access rule.',
    cause,
  });
}

export function closedError(): SyncError {
  return new SyncError('This sync was closed.', {
    code: 'sync.closed',
    hint: 'Create another one with createSync().',
  });
}

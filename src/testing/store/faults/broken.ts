const mark = 'ECONNRESET';

/** The error that the platform's `fetch` throws when a connection breaks. */
export function brokenConnection(): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(`read ${mark}`), { code: mark, syscall: 'read' }),
  });
}

export function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === mark;
}

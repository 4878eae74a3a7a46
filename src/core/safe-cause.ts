/** The safe fields of a foreign error: codes, no free text. */
const plainFields = ['code', 'errno', 'syscall', 'errcode', 'rawCode', 'severity'] as const;

const maxDepth = 5;

/**
 * A copy of a foreign error without secrets: its name, message and codes are redacted, and so are
 * its causes. Other fields are left out: a driver may keep its options there, with the password.
 *
 * @param redact removes secrets from a text, see `createRedactor`.
 */
export function safeCause(error: unknown, redact: (text: string) => string, depth = 0): Error {
  if (!(error instanceof Error)) return new Error(redact(String(error)));
  const cause =
    error.cause === undefined || depth >= maxDepth ? undefined : safeCause(error.cause, redact, depth + 1);
  const copy = new Error(redact(error.message), cause === undefined ? undefined : { cause });
  copy.name = redact(String(error.name));
  if (error.stack !== undefined) copy.stack = redact(error.stack);
  for (const field of plainFields) {
    const value: unknown = Reflect.get(error, field);
    if (typeof value === 'number') Object.assign(copy, { [field]: value });
    if (typeof value === 'string') Object.assign(copy, { [field]: redact(value) });
  }
  return copy;
}

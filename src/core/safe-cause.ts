/** The fields of a foreign error that say what happened, and are no text of anybody. */
const plainFields = ['code', 'errno', 'syscall', 'errcode', 'rawCode', 'severity'] as const;

const maxDepth = 5;

/**
 * A copy of a foreign error that keeps what helps, and no secret: its name, message and codes are
 * redacted, and so are its causes. Other fields are left out: a driver may keep its options, with
 * the password, in them.
 *
 * @param redact takes secrets out of a text, see `createRedactor`.
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

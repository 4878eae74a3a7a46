/**
 * Makes a value when it is first asked for, and keeps it. Schemas are made this way: building those of
 * the library takes longer than loading its code, and a process may need a few of them.
 *
 * @example
 * const optionsSchema = lazily(() => z.object({ name: z.string() }))
 * optionsSchema().parse(options)
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Makes a value at its first use, and keeps it. Schemas are made this way: building all of them
 * takes longer than loading the library's code, and a process may need only a few.
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

interface Builtins {
  readonly 'node:crypto': typeof import('node:crypto');
  readonly 'node:buffer': typeof import('node:buffer');
}

/**
 * A module of Node's own, for what it does faster than portable code. Undefined in browsers and
 * workers, where it is not: so it is asked for, and never imported.
 */
export function nodeBuiltin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
  };
  return process?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}

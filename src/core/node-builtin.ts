interface Builtins {
  readonly 'node:crypto': typeof import('node:crypto');
  readonly 'node:dns': typeof import('node:dns');
  readonly 'node:http': typeof import('node:http');
  readonly 'node:https': typeof import('node:https');
  readonly 'node:net': typeof import('node:net');
  readonly 'node:stream': typeof import('node:stream');
  readonly 'node:zlib': typeof import('node:zlib');
}

/**
 * A built-in module of Node; undefined in browsers and workers. It is requested at its use and
 * never imported, because a bundle of one file turns even a dynamic import into a static one.
 */
export function nodeBuiltin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
  };
  return process?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}

/** The same, if the module is required. */
export function requireBuiltin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  const found = nodeBuiltin(name);
  if (found) return found;
  throw new Error(`This needs ${name}, which does not exist here: it works in Node, Deno and Bun.`);
}

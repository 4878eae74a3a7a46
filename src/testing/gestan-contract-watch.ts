import assert from 'node:assert/strict';
import { isRecord, isSyncError } from '../core/index.js';
import type { GestanAdapter } from '../gestan/index.js';

/** An adapter whose calls are watched: which are under way, and which one an error came from. */
export interface WatchedAdapter {
  readonly adapter: GestanAdapter;
  /** The methods that were called and have not answered yet. */
  pending(): readonly string[];
  /** The method that threw this error; `undefined`: none did. */
  thrownBy(error: unknown): string | undefined;
}

const lists: ReadonlySet<string> = new Set(['products', 'contacts', 'stock', 'pieces']);

/** Watches an adapter without changing what it does. */
export function watched(adapter: GestanAdapter): WatchedAdapter {
  const running = new Map<symbol, string>();
  const sources = new WeakMap<object, string>();

  function during<T>(method: string, work: () => T): T {
    const call = Symbol(method);
    running.set(call, method);
    const failed = (error: unknown): never => {
      running.delete(call);
      if (typeof error === 'object' && error !== null) sources.set(error, method);
      throw error;
    };
    let answer: T;
    try {
      answer = work();
    } catch (error) {
      return failed(error);
    }
    if (!(answer instanceof Promise)) {
      running.delete(call);
      return answer;
    }
    const settled = answer.then((value: unknown) => {
      running.delete(call);
      return value;
    }, failed);
    return settled as T;
  }

  function rowsOf(method: string, rows: AsyncIterable<unknown>): AsyncIterable<unknown> {
    return {
      [Symbol.asyncIterator]() {
        const iterator = rows[Symbol.asyncIterator]();
        return {
          next: () => during(method, async () => iterator.next()),
          return: async () => (await iterator.return?.()) ?? { done: true as const, value: undefined },
        };
      },
    };
  }

  const proxy = new Proxy(adapter, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      return (...args: unknown[]) => {
        const answer = during(name, () => Reflect.apply(value, target, args) as unknown);
        if (!lists.has(name)) return answer;
        assert.ok(
          typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer,
          `${name}() must answer rows that are read one by one, as an async generator gives them`,
        );
        return rowsOf(name, answer as AsyncIterable<unknown>);
      };
    },
  });
  return {
    adapter: proxy,
    pending: () => [...new Set(running.values())],
    thrownBy: (error) => (typeof error === 'object' && error !== null ? sources.get(error) : undefined),
  };
}

/** Work that must end within a time; the failure names the methods that have not answered. */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  pending: () => readonly string[],
  what: string,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const methods = pending().map((method) => `${method}()`);
      const who =
        methods.length === 0
          ? 'it waits for something else than the adapter'
          : `${methods.join(', ')} has not answered`;
      reject(new assert.AssertionError({ message: `${what} did not end within ${ms} ms: ${who}` }));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The first problem of an error that a schema threw, by its field: its message is a text of JSON.
 */
function schemaProblem(error: unknown): string | undefined {
  const [issue] =
    error instanceof Error && 'issues' in error && Array.isArray(error.issues) ? error.issues : [];
  if (!isRecord(issue) || !Array.isArray(issue.path)) return undefined;
  return `${issue.path.join('.') || 'the value'}: ${String(issue.message)}`;
}

/** An error that no case expected, with the method it came from. */
export function unexpected(error: unknown, method: string | undefined): unknown {
  if (error instanceof assert.AssertionError || method === undefined) return error;
  const kind = isSyncError(error) ? error.code : 'no GestanError';
  const field = isSyncError(error) && error.field ? `, field ${error.field}` : '';
  const message = schemaProblem(error) ?? (error instanceof Error ? error.message : String(error));
  const failure = new assert.AssertionError({
    message: `${method}() must not reject here (${kind}${field}): ${message}`,
  });
  failure.cause = error;
  return failure;
}

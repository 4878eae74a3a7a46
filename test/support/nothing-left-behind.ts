import { afterAll, expect, vi } from 'vitest';

/** What other files in the same process count on. */
const globals = [
  ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'Blob', 'URL', 'URLSearchParams'],
  ...['AbortController', 'AbortSignal', 'ReadableStream', 'TextDecoder', 'TextEncoder', 'crypto'],
  ...['Date', 'Intl', 'Math', 'JSON', 'Promise', 'performance', 'console', 'process', 'queueMicrotask'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
] as const;

/** Each thing that may not be changed by a test file, by the name under which it is reported. */
function look(): ReadonlyMap<string, unknown> {
  const { env } = process;
  return new Map<string, unknown>([
    ...globals.map((name) => [name, globalThis[name]] as const),
    ['Date.now', Date.now],
    ['Math.random', Math.random],
    ['performance.now', performance.now],
    ['process.stdout.write', process.stdout.write],
    ['process.stderr.write', process.stderr.write],
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map(
      (name) => [`console.${name}`, console[name]] as const,
    ),
    ...Object.entries(env).map(([name, value]) => [`process.env.${name}`, value] as const),
    ...process
      .eventNames()
      .map((event) => [`listeners of ${String(event)}`, process.listenerCount(event)] as const),
    ['the working directory', process.cwd()],
    ['fake timers', vi.isFakeTimers()],
  ]);
}

const before = look();

// Registered before the hooks of the file, so that it runs after them.
afterAll(() => {
  const after = look();
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => !Object.is(before.get(name), after.get(name)));
  expect(changed, 'what this test file leaves changed for the next one in its process').toEqual([]);
});

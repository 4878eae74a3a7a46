import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../recordings/', import.meta.url));
const read = new Map<string, unknown>();

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

/**
 * A file of the recordings, parsed once for all test files of this process. It is frozen: who wants
 * to change something in it copies it.
 *
 * @param path - below `test/recordings`, such as `wc11/state/orders.json`
 */
export function recordedFile<Content>(path: string): Content {
  if (!read.has(path)) {
    const content: unknown = JSON.parse(readFileSync(root + path, 'utf8'));
    freeze(content);
    read.set(path, content);
  }
  return read.get(path) as Content;
}

import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * JSON in which the keys of like objects stand once. An object is `[shape, ...values]`, where `shape` is an
 * index into the list of key lists; a list is `[-1, ...items]`; everything else stands for itself.
 */
export interface CompactJson {
  readonly shapes: readonly (readonly string[])[];
  readonly value: unknown;
}

/** Writes a JSON value in compact form. */
export function compactJson(value: unknown): CompactJson {
  const shapes = new Map<string, number>();
  const compact = (item: unknown): unknown => {
    if (Array.isArray(item)) return [-1, ...item.map(compact)];
    if (typeof item !== 'object' || item === null) return item;
    const keys = JSON.stringify(Object.keys(item));
    if (!shapes.has(keys)) shapes.set(keys, shapes.size);
    return [shapes.get(keys), ...Object.values(item).map(compact)];
  };
  const compacted = compact(value);
  return { shapes: [...shapes.keys()].map((keys) => JSON.parse(keys) as string[]), value: compacted };
}

/** Reads what `compactJson` wrote. Its source is put into each built module that holds JSON: it refers to nothing. */
export function restoreJson({ shapes, value }: CompactJson): unknown {
  const restore = (item: unknown): unknown => {
    if (!Array.isArray(item)) return item;
    const [shape, ...values] = item as [number, ...unknown[]];
    const restored = values.map(restore);
    const keys = shapes[shape];
    return keys === undefined
      ? restored
      : Object.fromEntries(keys.map((key, index) => [key, restored[index]]));
  };
  return restore(value);
}

/** Builds a JSON file as one line of compact JSON: less than half as long as an object literal, and parsed faster. */
export const compactJsonFiles: Plugin = {
  name: 'compact-json',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(compactJson(JSON.parse(await readFile(path, 'utf8'))));
      const contents = `export default (${restoreJson})(JSON.parse(${JSON.stringify(text)}));`;
      return { contents, loader: 'js' };
    });
  },
};

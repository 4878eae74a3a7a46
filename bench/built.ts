import { existsSync } from 'node:fs';

/**
 * An entry point of the built package, as it is used: build first. Run from the sources, tsx names every function anew each time that one is made,
 * which doubles what an order costs.
 */
export async function built<T>(entry: string): Promise<T> {
  const file = new URL(`../dist/${entry}.js`, import.meta.url);
  if (!existsSync(file)) throw new Error('Build first: npm run build');
  return (await import(file.href)) as T;
}

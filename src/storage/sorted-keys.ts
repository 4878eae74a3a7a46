import { compareKeys } from './keys.js';

/**
 * Keys in UTF-8 order, in blocks, so that adding one among a hundred thousand moves a few hundred.
 */
export interface SortedKeys {
  add(key: string): void;
  remove(key: string): void;
  /** Up to `limit` keys upwards from the first at or above `from` (above it when `exclusive`). */
  upwards(from: string | undefined, exclusive: boolean, limit: number): readonly string[];
  /** Up to `limit` keys downwards from the last below `to`. */
  downwards(to: string | undefined, limit: number): readonly string[];
}

const largestBlock = 512;

export function createSortedKeys(): SortedKeys {
  const blocks: string[][] = [];

  /** The first block whose last key is not below `key`. */
  function blockOf(key: string): number {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = blocks[middle]?.at(-1);
      if (last !== undefined && compareKeys(last, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of `key` in a block, or where it would be inserted. */
  function placeIn(block: readonly string[], key: string): number {
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(block[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function add(key: string): void {
    const index = Math.min(blockOf(key), Math.max(0, blocks.length - 1));
    const block = blocks[index];
    if (block === undefined) {
      blocks.push([key]);
      return;
    }
    const place = placeIn(block, key);
    if (block[place] === key) return;
    block.splice(place, 0, key);
    if (block.length > largestBlock) blocks.splice(index + 1, 0, block.splice(block.length >> 1));
  }

  function remove(key: string): void {
    const index = blockOf(key);
    const block = blocks[index];
    if (block === undefined) return;
    const place = placeIn(block, key);
    if (block[place] !== key) return;
    block.splice(place, 1);
    if (block.length === 0) blocks.splice(index, 1);
  }

  function upwards(from: string | undefined, exclusive: boolean, limit: number): string[] {
    const found: string[] = [];
    let index = from === undefined ? 0 : blockOf(from);
    let place = from === undefined ? 0 : placeIn(blocks[index] ?? [], from);
    if (exclusive && blocks[index]?.[place] === from) place++;
    for (; index < blocks.length && found.length < limit; index++, place = 0) {
      found.push(...(blocks[index] ?? []).slice(place, place + limit - found.length));
    }
    return found;
  }

  function downwards(to: string | undefined, limit: number): string[] {
    const found: string[] = [];
    let index = to === undefined ? blocks.length - 1 : Math.min(blockOf(to), blocks.length - 1);
    let end = to === undefined ? undefined : placeIn(blocks[index] ?? [], to);
    for (; index >= 0 && found.length < limit; index--, end = undefined) {
      const below = (blocks[index] ?? []).slice(0, end);
      const wanted = limit - found.length;
      found.push(...below.slice(-wanted).reverse());
    }
    return found;
  }

  return { add, remove, upwards, downwards };
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, so small that it fills up. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it larger, as who makes room on a disk does. */
  grow(megabytes: number): void;
  /** The same files in another folder, where they may only be read. */
  readOnlyFolder(): string;
  remove(): void;
}

/** Mounts a small disk in memory; `undefined` where this machine does not allow it. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-disk-'));
  const mount = (...args: readonly string[]) => spawnSync('mount', args).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder)) {
    rmdirSync(folder);
    return undefined;
  }
  const views: string[] = [];
  return {
    folder,
    grow(size) {
      if (!mount('-o', `remount,size=${size}m`, folder)) throw new Error(`${folder} cannot grow.`);
    },
    readOnlyFolder() {
      const view = mkdtempSync(join(tmpdir(), 'woo-gestan-view-'));
      if (!mount('--bind', folder, view) || !mount('-o', 'remount,bind,ro', view))
        throw new Error(`${folder} cannot be shown read-only.`);
      views.push(view);
      return view;
    },
    remove() {
      for (const each of [...views, folder]) {
        spawnSync('umount', ['-l', each]);
        rmdirSync(each);
      }
    },
  };
}

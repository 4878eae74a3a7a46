import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inTurns } from './outbox/in-turns.js';

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Makes what a folder lists durable. Windows has no such call, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a file of a fresh name; its folder is made where it is missing. */
async function openNew(path: string) {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'wx');
  }
}

/**
 * Writes a file of a fresh name into a folder, down to the disk. Returns its path. Nobody knows the
 * name yet.
 */
export async function writeAside(folder: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, `.${randomUUID()}.tmp`);
  const handle = await openNew(path);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/**
 * Makes a file appear whole, unless its name is taken. One of several writers wins, in this process
 * or another, and a crash leaves either all of it or nothing.
 *
 * @returns whether it was made.
 */
export async function createOnce(
  path: string,
  content: string | Uint8Array,
  asideFolder: string,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const isMade = await appear(path, content, asideFolder);
  if (isMade) await syncFolder(dirname(path));
  return isMade;
}

/** A file to make, by its name in a folder. */
interface NewFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Makes files as {@link createOnce} does, those of one list one after the other. The disk is waited
 * for once for the names of all.
 *
 * @returns of each whether it was made.
 */
export async function createAllOnce(
  folder: string,
  lists: readonly (readonly NewFile[])[],
  asideFolder: string,
): Promise<readonly (readonly boolean[])[]> {
  await mkdir(folder, { recursive: true });
  const made = await inTurns(lists, async (files) => {
    const results: boolean[] = [];
    for (const { name, content } of files)
      results.push(await appear(join(folder, name), content, asideFolder));
    return results;
  });
  await syncFolder(folder);
  return made;
}

/**
 * Makes a file appear whole in a folder that is there, unless its name is taken. The folder is to
 * be made durable afterwards.
 */
async function appear(path: string, content: string | Uint8Array, asideFolder: string): Promise<boolean> {
  const aside = await writeAside(asideFolder, content);
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(aside);
  }
}

/**
 * Gives the content of a file, which is on the disk already, a further name, unless that is taken.
 * The folder of the new name is to be made durable afterwards, once for all.
 */
export async function nameOnce(path: string, source: string): Promise<void> {
  try {
    await link(source, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Makes a folder; what it lists is durable afterwards. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await syncFolder(folder);
}

/** Moves a file. `false`: it was moved before. */
export async function moveOnce(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  await syncFolder(dirname(to));
  return true;
}

/** Deletes a file that may be gone already. */
export async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The text of a file; `undefined`: there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

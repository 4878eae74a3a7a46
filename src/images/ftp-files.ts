import { type Client, FTPError } from 'basic-ftp';
import type { FtpStep } from './ftp-errors.js';

/** The full path of a path below the root. */
export function remotePath(root: string, path: string): string {
  return root === '' || root.endsWith('/') ? `${root}${path}` : `${root}/${path}`;
}

/** Size in bytes; `undefined` when the file is not there, or the server does not tell sizes. */
export async function sizeOf(client: Client, path: string): Promise<number | undefined> {
  try {
    return await client.size(path);
  } catch (error) {
    if (error instanceof FTPError) return undefined;
    throw error;
  }
}

/**
 * Makes a folder and those above it, where they are missing, and leaves the current folder as it
 * was.
 */
export async function makeFolder(client: Client, path: string, step: (next: FtpStep) => void): Promise<void> {
  const home = await client.pwd();
  if (await enter(client, path)) {
    await client.cd(home);
    return;
  }
  const isAbsolute = path.startsWith('/');
  const parts = path.split('/').filter((part) => part !== '');
  step('write');
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = (isAbsolute ? '/' : '') + parts.slice(0, depth).join('/');
    if (await enter(client, folder)) {
      await client.cd(home);
      continue;
    }
    try {
      await client.send(`MKD ${folder}`);
    } catch (error) {
      // Another upload may have made it meanwhile: that is fine.
      if (!(error instanceof FTPError) || !(await enter(client, folder))) throw error;
      await client.cd(home);
    }
  }
}

async function enter(client: Client, path: string): Promise<boolean> {
  try {
    await client.cd(path);
    return true;
  } catch (error) {
    if (isAboutFile(error)) return false;
    throw error;
  }
}

/** Deletes a file that may be gone already. */
export async function removeFile(client: Client, path: string): Promise<void> {
  try {
    await client.remove(path);
  } catch (error) {
    if (!isAboutFile(error) || (await isThere(client, path))) throw error;
  }
}

/** Whether a file is there, also on servers that tell no sizes. */
async function isThere(client: Client, path: string): Promise<boolean> {
  if ((await sizeOf(client, path)) !== undefined) return true;
  const cut = path.lastIndexOf('/');
  const [folder, name] = cut < 0 ? ['', path] : [path.slice(0, cut) || '/', path.slice(cut + 1)];
  try {
    return (await client.list(folder)).some((entry) => entry.name === name);
  } catch (error) {
    if (isAboutFile(error)) return false;
    throw error;
  }
}

/**
 * Whether an answer of the server is about the file, and not about the connection (`42x`).
 */
function isAboutFile(error: unknown): boolean {
  return error instanceof FTPError && error.code >= 430;
}

/** Removes a folder if it is empty. One that is not empty, or is gone, is left alone. */
export async function removeFolderIfEmpty(client: Client, path: string): Promise<boolean> {
  try {
    await client.send(`RMD ${path}`);
    return true;
  } catch (error) {
    if (!isAboutFile(error)) throw error;
    return false;
  }
}

/**
 * Removes the folder of one content, with what uploads that were never finished have left in it.
 */
export async function removeContentFolder(client: Client, path: string): Promise<void> {
  if (await removeFolderIfEmpty(client, path)) return;
  let names: readonly string[];
  try {
    names = (await client.list(path)).map(({ name }) => name);
  } catch (error) {
    if (isAboutFile(error)) return;
    throw error;
  }
  const unfinished = names.filter((name) => isTemporary(name));
  for (const name of unfinished) await removeFile(client, `${path}/${name}`);
  if (unfinished.length > 0) await removeFolderIfEmpty(client, path);
}

/** The name of a file while it is not whole: hidden, and no image by its ending. */
export function temporaryName(name: string, tag: string): string {
  return `.${name}.${tag}.part`;
}

/**
 * The server tells the names: none may lead to another folder, or end the command that it stands
 * in.
 */
function isTemporary(name: string): boolean {
  return /^\.[^/\\\p{Cc}]+\.[a-z0-9]+\.part$/u.test(name);
}

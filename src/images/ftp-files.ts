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

/** Makes a folder and those above it, where they are missing, and leaves the current folder as it was. */
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
      // Somebody else may have made it meanwhile; then all is well.
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
    if (error instanceof FTPError && error.code >= 500) return false;
    throw error;
  }
}

/** Deletes a file that may be gone already. */
export async function removeFile(client: Client, path: string): Promise<void> {
  try {
    await client.remove(path);
  } catch (error) {
    if (!(error instanceof FTPError) || error.code < 500) throw error;
    if (await isThere(client, path)) throw error;
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
    if (error instanceof FTPError && error.code >= 500) return false;
    throw error;
  }
}

/** Removes a folder when nothing is in it. */
export async function removeFolderIfEmpty(client: Client, path: string): Promise<void> {
  try {
    await client.send(`RMD ${path}`);
  } catch (error) {
    // Not empty, or gone: both are fine.
    if (!(error instanceof FTPError) || error.code < 500) throw error;
  }
}

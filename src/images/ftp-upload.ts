import { Readable } from 'node:stream';
import type { Client } from 'basic-ftp';
import { ImageError } from './errors.js';
import type { FtpStep } from './ftp-errors.js';
import { makeFolder, removeFile, sizeOf } from './ftp-files.js';
import { reasonOf } from './ftp-passive.js';

export interface FtpUpload {
  readonly folder: string;
  readonly name: string;
  /** The name of the unfinished file; the same at each try, so that the upload can be resumed. */
  readonly temporaryName: string;
  readonly content: Uint8Array;
}

const chunkBytes = 64 * 1024;

/**
 * Uploads a file once. After an interruption, call it again: it resumes the unfinished file, and
 * leaves a finished one alone (only the answer to the renaming was lost). Nobody sees half a file:
 * a file gets its name when it is complete.
 */
export async function uploadOnce(
  client: Client,
  { folder, name, temporaryName, content }: FtpUpload,
  step: (next: FtpStep) => void,
): Promise<void> {
  const target = `${folder}/${name}`;
  const temporary = `${folder}/${temporaryName}`;
  const there = await sizeOf(client, target);
  if (there === content.byteLength) return;
  await makeFolder(client, folder, step);
  const arrived = (await sizeOf(client, temporary)) ?? 0;
  step('transfer');
  try {
    if (arrived === 0 || arrived > content.byteLength)
      await client.uploadFrom(streamFrom(content, 0), temporary);
    else if (arrived < content.byteLength) await client.appendFrom(streamFrom(content, arrived), temporary);
  } catch (error) {
    throw await reasonOf(error, client.ftp);
  }
  const size = await sizeOf(client, temporary);
  if (size !== undefined && size !== content.byteLength) {
    step('write');
    await removeFile(client, temporary);
    throw new ImageError(`The FTP server holds ${size} bytes of an image of ${content.byteLength}.`, {
      code: 'image.ftp-unreachable',
      hint: 'It is sent again from its beginning.',
      retryable: true,
    });
  }
  step('write');
  // Not every server replaces a file when renaming.
  if (there !== undefined) await removeFile(client, target);
  await client.rename(temporary, target);
}

function streamFrom(content: Uint8Array, start: number): Readable {
  function* chunks(): Generator<Uint8Array> {
    for (let at = start; at < content.byteLength; at += chunkBytes)
      yield content.subarray(at, at + chunkBytes);
  }
  return Readable.from(chunks(), { objectMode: false });
}

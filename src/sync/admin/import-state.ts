import { need } from '../../core/arguments.js';
import { sha256OfMany } from '../../core/index.js';
import { StorageError, type StorageWrite, type SyncStorage } from '../../storage/index.js';
import { endOf, endSchema, entrySchema, headSchema, importMark, stateVersion } from './state-file.js';

/** Options of {@link importState}. */
export interface ImportStateOptions {
  /** Ends the import between two lines with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of an import. */
export interface ImportedState {
  /** How many entries. */
  readonly entries: number;
}

/** The most entries of one commit, and the most characters of their lines. */
const mostEntries = 500;
const mostText = 4_000_000;

/** The longest line that is read. Entries of a sync are far shorter. */
const longestLine = 64_000_000;

/**
 * Imports the state from {@link exportState} into an empty storage of any kind. Until the last line
 * is checked, a mark in the storage prevents every sync from using it
 * (`storage.import-unfinished`). After a failure or a crash, repeat the call. Leases are not
 * imported.
 *
 * @param storage an empty storage, or one with an unfinished import. It is not closed.
 * @param lines the file, in pieces of any size: a stream of it, or its lines.
 * @throws StorageError `storage.conflict` if the storage is not empty; `storage.newer-version` for
 *   a file of a newer release; `storage.invalid` with `field` (`line 17`) for an unreadable line,
 *   or a file that was truncated or changed.
 * @example
 * await importState(postgresStorage(pool), createReadStream('sync-state.jsonl'))
 */
export async function importState(
  storage: SyncStorage,
  lines: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: ImportStateOptions = {},
): Promise<ImportedState> {
  need('importState()', 'storage', storage, 'an object', { get: 'a function', commit: 'a function' });
  need('importState()', 'options', options);
  await begin(storage);
  const hash = sha256OfMany();
  let number = 0;
  let entries = 0;
  let last = '';
  let end: { readonly entries: number; readonly sha256: string } | undefined;
  let writes: StorageWrite[] = [];
  let text = 0;
  const flush = async () => {
    if (writes.length > 0) await storage.commit(writes);
    writes = [];
    text = 0;
  };
  for await (const line of split(lines)) {
    options.signal?.throwIfAborted();
    number += 1;
    if (end !== undefined) throw unreadable(number, 'stands after the last line');
    const value = parsed(line, number);
    if (number === 1) {
      checkHead(value);
      continue;
    }
    const entry = entrySchema.safeParse(value);
    if (!entry.success) {
      end = endSchema.safeParse(value).data;
      if (end === undefined) throw unreadable(number, 'is neither an entry nor the last line');
      continue;
    }
    const { key } = entry.data;
    if (key === last || key === importMark) throw unreadable(number, 'holds a key that cannot be there');
    last = key;
    hash.add(`${line}\n`);
    entries += 1;
    // Each key occurs once in a file.
    writes.push({ put: key, value: entry.data.value, ifAbsent: true });
    text += line.length;
    if (writes.length >= mostEntries || text >= mostText) await flush();
  }
  const seen = endOf(entries, hash);
  if (end === undefined) throw unreadable(number, 'is the end of a file that was cut short');
  if (end.entries !== seen.entries || end.sha256 !== seen.sha256)
    throw unreadable(number, 'does not fit the lines before it: the file was changed');
  await storage.commit([...writes, { delete: importMark }]);
  return { entries };
}

/** Marks the storage; deletes what an earlier import left, and refuses a storage in use. */
async function begin(storage: SyncStorage): Promise<void> {
  const isBegun = (await storage.get(importMark)) !== undefined;
  for await (const { key } of storage.range({ limit: 1 })) {
    if (isBegun) break;
    throw new StorageError(`The storage is not empty: it holds ${JSON.stringify(key)}.`, {
      code: 'storage.conflict',
      hint: 'Import into a new storage.',
    });
  }
  await storage.commit([{ put: importMark, value: true }]);
  let stale: StorageWrite[] = [];
  for await (const { key } of storage.range()) {
    if (key !== importMark) stale.push({ delete: key });
    if (stale.length < mostEntries) continue;
    await storage.commit(stale);
    stale = [];
  }
  if (stale.length > 0) await storage.commit(stale);
}

/** The lines of a text that comes in pieces. */
async function* split(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let number = 1;
  for await (const piece of pieces) {
    rest += typeof piece === 'string' ? piece : decode(decoder, piece, number);
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part;
    number += parts.length;
    if (rest.length > longestLine) throw unreadable(number, 'is longer than any line of a state');
  }
  if (rest.trim() !== '') yield rest;
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array, number: number): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    // A state file is UTF-8.
    throw unreadable(number, 'is not UTF-8');
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The error does not repeat the line: it may contain customers' data.
    throw unreadable(number, 'is not JSON');
  }
}

function checkHead(value: unknown): void {
  const head = headSchema.safeParse(value);
  if (!head.success) throw unreadable(1, 'is not the first line of a state of woo-gestan');
  if (head.data.version > stateVersion)
    throw new StorageError(
      `The file has version ${head.data.version}; this release of woo-gestan knows versions up to ${stateVersion}.`,
      { code: 'storage.newer-version', hint: 'Update woo-gestan.' },
    );
}

function unreadable(number: number, problem: string): StorageError {
  const what = number === 0 ? 'The state is empty, and' : `Line ${number} of the state`;
  return new StorageError(`${what} ${problem}.`, {
    code: 'storage.invalid',
    field: `line ${number}`,
    hint: 'Use the unchanged file of exportState(). Nothing of it was imported.',
  });
}

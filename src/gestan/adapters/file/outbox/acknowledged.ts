import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce, isMissing, readIfThere } from '../atomic-files.js';
import type { OutboxManifest } from './manifest.js';
import { stateFolder } from './names.js';
import type { Outbox } from './outbox.js';
import { namesIn, type OutboxRecord } from './records.js';

/**
 * The state of something that was written: `waiting` for its file to appear; `sent`: its file lies
 * in the outbox; `done`: Gestan's user has taken the file away as imported, or a fresh export shows
 * what it holds; `missing`: the file is neither in the outbox nor among the acknowledged ones.
 */
export type FileState = 'waiting' | 'sent' | 'done' | 'missing';

export interface Acknowledgements {
  stateOf(manifest: OutboxManifest): Promise<FileState>;
  /** When Gestan imported a file, in milliseconds since the epoch; `undefined`: not yet. */
  doneAt(record: OutboxRecord): Promise<number | undefined>;
  /** Takes a file for imported, whatever folder it lies in. */
  acknowledge(number: number): Promise<void>;
}

export interface AcknowledgementOptions {
  readonly folder: string;
  readonly acknowledgements: string | undefined;
  readonly outbox: Outbox;
  /** Until when something had been imported, where an export shows all that is in a file. */
  readonly shownAt: (manifest: OutboxManifest) => Promise<number | undefined>;
  readonly nowMs: () => number;
}

export function createAcknowledgements(options: AcknowledgementOptions): Acknowledgements {
  const { folder, acknowledgements, outbox, shownAt, nowMs } = options;
  const state = stateFolder(folder);
  const markOf = (number: number) => join(state, 'done', String(number).padStart(6, '0'));
  // What is done stays done.
  const known = new Map<number, number>();

  async function mark(number: number, at: number): Promise<number> {
    await createOnce(markOf(number), String(Math.round(at)), join(state, 'aside'));
    const stored = Number(await readIfThere(markOf(number)));
    known.set(number, stored);
    return stored;
  }

  /** The file as Gestan's user put it elsewhere or renamed it: its name still holds the old one. */
  async function movedTo({ file }: OutboxManifest): Promise<string | undefined> {
    const stem = file.replace(/\.[^.]+$/, '');
    for (const place of [acknowledgements, folder]) {
      if (place === undefined) continue;
      const name = (await namesIn(place)).find(
        (each) => each.includes(stem) && !(place === folder && (each === file || each === `${stem}.json`)),
      );
      if (name !== undefined) return join(place, name);
    }
    return undefined;
  }

  async function movedAt(path: string): Promise<number> {
    try {
      // The time of the move; that of the content is older.
      return (await stat(path)).ctimeMs;
    } catch (error) {
      if (isMissing(error)) return nowMs();
      throw error;
    }
  }

  /** The state, and since when it is done. */
  async function look(manifest: OutboxManifest): Promise<{ state: FileState; at?: number }> {
    const at = known.get(manifest.number);
    if (at !== undefined) return { state: 'done', at };
    const stored = await readIfThere(markOf(manifest.number));
    if (stored !== undefined) {
      known.set(manifest.number, Number(stored));
      return { state: 'done', at: Number(stored) };
    }
    if (await outbox.isStaged(manifest)) return { state: 'waiting' };
    const shown = await shownAt(manifest);
    if (shown !== undefined) return { state: 'done', at: await mark(manifest.number, shown) };
    if ((await namesIn(folder)).includes(manifest.file)) return { state: 'sent' };
    const elsewhere = await movedTo(manifest);
    if (elsewhere !== undefined)
      return { state: 'done', at: await mark(manifest.number, await movedAt(elsewhere)) };
    return acknowledgements === undefined
      ? { state: 'done', at: await mark(manifest.number, nowMs()) }
      : { state: 'missing' };
  }

  return {
    stateOf: async (manifest) => (await look(manifest)).state,
    async doneAt(record) {
      const manifest = await outbox.manifestOf(record);
      return manifest === undefined ? undefined : (await look(manifest)).at;
    },
    async acknowledge(number) {
      await mark(number, nowMs());
    },
  };
}

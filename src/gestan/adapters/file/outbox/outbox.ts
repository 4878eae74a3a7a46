import { join } from 'node:path';
import type { Instant } from '../../../../core/index.js';
import { createOnce, moveOnce, readIfThere, removeFile, writeAside } from '../atomic-files.js';
import { createClaims } from './claims.js';
import { manifestText, type OutboxManifest, type OutboxPlan, readManifest, readPlan } from './manifest.js';
import { copyName, fileName, padded, stateFolder } from './names.js';
import { makePlan } from './plans.js';
import {
  createOutboxRecords,
  namesIn,
  type OutboxGroup,
  type OutboxRecord,
  type OutboxRecords,
  recordKey,
} from './records.js';
import { isAnyWaiting, waitingRecords } from './waiting.js';

export interface RenderedFile {
  readonly bytes: Uint8Array;
  readonly encoding: string;
  readonly replaced: readonly string[];
}

export interface Outbox {
  readonly records: OutboxRecords;
  /** To be called before anything else. */
  restore(): Promise<void>;
  /** Whether records wait, or a file was left unfinished. */
  hasWork(): Promise<boolean>;
  /**
   * Makes files of the records that wait, and finishes files that a crash left unfinished. Returns
   * the names of the new files.
   */
  publish(): Promise<readonly string[]>;
  /** The manifest of the file that a record went into; `undefined`: it waits. */
  manifestOf(record: OutboxRecord): Promise<OutboxManifest | undefined>;
  manifests(): Promise<readonly OutboxManifest[]>;
  /** Whether a file waits to be moved into the outbox: a run stopped at that point. */
  isStaged(manifest: OutboxManifest): Promise<boolean>;
}

export interface OutboxOptions {
  readonly folder: string;
  /** Other folders with files that have numbers of this outbox. */
  readonly otherFolders: readonly string[];
  readonly mostPerFile: number;
  readonly now: () => Instant;
  readonly render: (group: OutboxGroup, records: readonly OutboxRecord[]) => RenderedFile;
}

/**
 * An outbox without a lock. Every step is a file that appears whole, under a name that only one
 * writer can take. So several processes may write at once, and a later one finishes what a crashed
 * one began:
 *
 * 1. the record of a write (its name is its reference: the second writer of a reference finds it);
 * 2. a plan: the next number, and which records may go into its file;
 * 3. per record a claim: which plan has it;
 * 4. the file, staged under a name that nobody else knows; then the manifest, which names that one.
 *    Only one manifest per number is made, so that only one file can ever be moved;
 * 5. the move into the outbox. A file that is not staged any more was moved: it is never made
 *   again, wherever Gestan's user put it.
 */
export function createOutbox({ folder, otherFolders, mostPerFile, now, render }: OutboxOptions): Outbox {
  const state = stateFolder(folder);
  const aside = join(state, 'aside');
  const staging = join(state, 'staged');
  const plans = join(state, 'plans');
  const voids = join(state, 'void');
  const planFolders = { plans, numbered: [folder, ...otherFolders], aside };
  const records = createOutboxRecords(state, aside);
  const claims = createClaims(state, aside, records);
  const manifestFolder = join(state, 'manifests');
  const manifestPath = (number: number) => join(manifestFolder, `${padded(number)}.json`);

  /**
   * Puts the copy of the manifest and then the file into the outbox. A file that is not staged any
   * more was moved before.
   */
  async function move(manifest: OutboxManifest): Promise<string | undefined> {
    const { staged, file } = manifest;
    if (!(await namesIn(staging)).includes(staged)) return undefined;
    await createOnce(join(folder, copyName(file)), manifestText(manifest), aside);
    return (await moveOnce(join(staging, staged), join(folder, file))) ? file : undefined;
  }

  /**
   * Continues a plan from the step where it stopped. Any process may do so, even several at once.
   */
  async function applyPlan({ number, group, records: candidates }: OutboxPlan): Promise<string | undefined> {
    const path = manifestPath(number);
    let manifest = await readManifest(path);
    if (manifest === undefined) {
      const members = await claims.claim(number, candidates);
      if (members.length === 0) {
        await createOnce(join(voids, padded(number)), '', aside);
        return undefined;
      }
      const { bytes, encoding, replaced } = render(group, members);
      const staged = await writeAside(staging, bytes);
      const own: OutboxManifest = {
        number,
        file: fileName(number, group),
        group,
        createdAt: now(),
        encoding,
        replaced,
        records: members,
        staged: staged.slice(staging.length + 1),
      };
      manifest = own;
      if (!(await createOnce(path, manifestText(own), aside))) {
        await removeFile(staged);
        manifest = (await readManifest(path)) ?? own;
      }
    }
    return move(manifest);
  }

  /** Plans without a manifest that did not turn out empty, and files that were not moved. */
  async function recover(): Promise<readonly string[]> {
    const files: string[] = [];
    const ended = new Set((await namesIn(voids)).map(Number));
    const known = await manifests();
    for (const manifest of known) ended.add(manifest.number);
    const staged = new Set(await namesIn(staging));
    for (const manifest of known) {
      const file = staged.has(manifest.staged) ? await move(manifest) : undefined;
      if (file !== undefined) files.push(file);
    }
    for (const name of [...(await namesIn(plans))].sort()) {
      if (ended.has(Number.parseInt(name, 10))) continue;
      const plan = await readPlan(join(plans, name));
      const file = plan === undefined ? undefined : await applyPlan(plan);
      if (file !== undefined) files.push(file);
    }
    return files;
  }

  /**
   * The state folder is found again from the manifests beside the files, where somebody deleted it
   * or copied the files alone.
   */
  async function restore(): Promise<void> {
    const known = new Set((await namesIn(manifestFolder)).map((name) => Number.parseInt(name, 10)));
    for (const name of await namesIn(folder)) {
      if (!/^\d{6,}-.*\.json$/.test(name) || known.has(Number.parseInt(name, 10))) continue;
      const manifest = await readManifest(join(folder, name));
      if (manifest === undefined) continue;
      for (const record of manifest.records) {
        const key = recordKey(record.externalRef, record.version);
        await createOnce(claims.pathOf(record.content.kind, key), String(manifest.number), aside);
        await records.create(record);
      }
      await createOnce(manifestPath(manifest.number), manifestText(manifest), aside);
    }
  }

  async function manifests(): Promise<readonly OutboxManifest[]> {
    const names = [...(await namesIn(manifestFolder))].filter((name) => name.endsWith('.json')).sort();
    const all = await Promise.all(names.map((name) => readManifest(join(manifestFolder, name))));
    return all.filter((each) => each !== undefined);
  }

  // Two publications of one process would only take numbers from each other.
  let last: Promise<unknown> = Promise.resolve();

  async function publishNow(): Promise<readonly string[]> {
    const files = [...(await recover())];
    for (const [group, rows] of await waitingRecords(records, claims)) {
      for (let at = 0; at < rows.length; at += mostPerFile) {
        const file = await applyPlan(await makePlan(planFolders, group, rows.slice(at, at + mostPerFile)));
        if (file !== undefined) files.push(file);
      }
    }
    return files;
  }

  return {
    records,
    restore,
    async hasWork() {
      if ((await namesIn(staging)).length > 0) return true;
      if (await isAnyWaiting(records, claims)) return true;
      const names = [...(await namesIn(manifestFolder)), ...(await namesIn(voids))];
      const ended = new Set(names.map((name) => Number.parseInt(name, 10)));
      return (await namesIn(plans)).some((name) => !ended.has(Number.parseInt(name, 10)));
    },
    publish() {
      const turn = last.then(publishNow, publishNow);
      last = turn.catch(() => undefined);
      return turn;
    },
    async manifestOf(record) {
      const number = await readIfThere(
        claims.pathOf(record.content.kind, recordKey(record.externalRef, record.version)),
      );
      return number === undefined ? undefined : readManifest(manifestPath(Number(number)));
    },
    manifests,
    isStaged: async ({ staged }) => (await namesIn(staging)).includes(staged),
  };
}

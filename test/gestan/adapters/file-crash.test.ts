import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileGestan, parsePieceFile } from '../../../src/gestan/adapters/file/index.js';
import { pieceDraft } from '../../../src/testing/gestan-contract-seed.js';
import { folders } from './export-folder.js';

/** After so many steps on the disk the process is dead: nothing works any more. */
const power = vi.hoisted(() => ({ steps: 0, diesAt: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const step = () => {
    power.steps += 1;
    if (power.steps > power.diesAt) throw new Error('the power is off');
  };
  const stepped =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      step();
      return work(...args);
    };
  return {
    ...real,
    link: stepped(real.link),
    rename: stepped(real.rename),
    unlink: stepped(real.unlink),
    mkdir: stepped(real.mkdir),
    open: stepped(async (path: string, flags: string) => {
      const handle = await real.open(path, flags);
      return {
        writeFile: stepped((content: string) => handle.writeFile(content)),
        // The disk itself is not waited for here.
        sync: stepped(async () => {}),
        close: () => handle.close(),
      };
    }),
  };
});

/** Each step takes a tenth of a second. `GESTAN_CRASH_STRIDE=1` tries all of them. */
const stride = Number(process.env.GESTAN_CRASH_STRIDE ?? 5);

const refs = ['1', '2'].map((n) => `woo:main:order:${n}:invoice`);
const drafts = [
  ...refs.map((externalRef) => pieceDraft('invoice', 'woo:main:customer:1', { externalRef })),
  pieceDraft('credit-note', 'woo:main:customer:1', { externalRef: 'woo:main:order:1:credit-note:7' }),
];
const every = drafts.map(({ externalRef }) => externalRef).sort();

async function run(outbox: string): Promise<void> {
  const gestan = fileGestan({ outbox, publishAfterMs: false });
  await gestan.upsertContact({ externalRef: 'woo:main:customer:1', lastName: 'Ferré' });
  for (const draft of drafts) await gestan.createPiece(draft);
  await gestan.flush();
}

const pieceFiles = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

/** The references in all piece files of some folders; each piece must stand there once. */
function written(...places: readonly string[]): readonly (string | undefined)[] {
  return places
    .flatMap((folder) => pieceFiles(folder).map((name) => readFileSync(join(folder, name))))
    .flatMap((bytes) => parsePieceFile(bytes).map(({ externalRef }) => externalRef))
    .sort();
}

/** Gestan's user imports what is there and puts it away, whatever it is. */
function putAway(outbox: string, done: string, only: (name: string) => boolean = () => true): void {
  mkdirSync(done, { recursive: true });
  for (const name of existsSync(outbox) ? readdirSync(outbox) : [])
    if (!name.startsWith('.') && only(name)) renameSync(join(outbox, name), join(done, name));
}

afterEach(() => {
  power.diesAt = Number.POSITIVE_INFINITY;
});

describe('a crash between any two steps', () => {
  it('writes no piece twice and loses none, whether or not the user takes files away meanwhile', async () => {
    const place = folders();
    try {
      power.steps = 0;
      await run(join(place.root, 'whole'));
      const steps = power.steps;
      expect(steps).toBeGreaterThan(80);
      expect(written(join(place.root, 'whole'))).toEqual(every);
      for (let diesAt = 0; diesAt < steps; diesAt += stride) {
        const root = join(place.root, String(diesAt));
        const [outbox, done] = [join(root, 'outbox'), join(root, 'done')];
        Object.assign(power, { steps: 0, diesAt });
        await expect(run(outbox), `step ${diesAt}`).rejects.toThrow();
        power.diesAt = Number.POSITIVE_INFINITY;
        // What is there is whole: it parses, and nothing stands in it twice.
        const before = written(outbox);
        expect(new Set(before).size).toBe(before.length);
        if (diesAt % 2 === 1) putAway(outbox, done);
        await run(outbox);
        expect(written(outbox, done), `step ${diesAt}`).toEqual(every);
        if (diesAt % 3 === 0) await run(outbox);
        expect(written(outbox, done), `step ${diesAt}, again`).toEqual(every);
        rmSync(root, { recursive: true });
      }
    } finally {
      place.remove();
    }
  });

  it('may happen twice: the recovery may be cut off too', async () => {
    const place = folders();
    try {
      for (let diesAt = 40; diesAt < 110; diesAt += 7 * stride) {
        for (let second = 0; second < 30; second += 4) {
          const outbox = join(place.root, `${diesAt}-${second}`);
          Object.assign(power, { steps: 0, diesAt });
          await run(outbox).catch(() => undefined);
          Object.assign(power, { steps: 0, diesAt: second });
          await run(outbox).catch(() => undefined);
          power.diesAt = Number.POSITIVE_INFINITY;
          await run(outbox);
          expect(written(outbox), `${diesAt} ${second}`).toEqual(every);
          rmSync(outbox, { recursive: true });
        }
      }
    } finally {
      place.remove();
    }
  });
});

describe('several processes', () => {
  it('make each piece once when they write and publish the same at the same time', async () => {
    const place = folders();
    try {
      const many = Array.from({ length: 12 }, (_, n) =>
        pieceDraft('invoice', 'woo:main:customer:1', { externalRef: `woo:main:order:${n}:invoice` }),
      );
      const adapters = Array.from({ length: 4 }, () =>
        fileGestan({ outbox: place.outbox, publishAfterMs: 0 }),
      );
      await Promise.all(
        adapters.map(async (gestan, index) => {
          await gestan.upsertContact({ externalRef: 'woo:main:customer:1', lastName: 'Ferré' });
          const own = [...many.slice(index * 3), ...many.slice(0, index * 3)];
          for (const draft of own) await gestan.createPiece(draft);
          await gestan.flush();
        }),
      );
      expect(written(place.outbox)).toEqual(many.map(({ externalRef }) => externalRef).sort());
      const numbers = readdirSync(place.outbox)
        .filter((name) => /^\d.*\.(txt|csv)$/.test(name))
        .map((name) => name.slice(0, 6));
      expect(new Set(numbers).size).toBe(numbers.length);
    } finally {
      place.remove();
    }
  });
});

describe('a state folder that was lost', () => {
  it('is found again from the manifests beside the files', async () => {
    const place = folders();
    try {
      await run(place.outbox);
      putAway(place.outbox, place.done, (name) => name.endsWith('.txt'));
      rmSync(join(place.outbox, '.woo-gestan'), { recursive: true });
      await run(place.outbox);
      expect(pieceFiles(place.outbox)).toEqual([]);
      expect(written(place.outbox, place.done)).toEqual(every);
    } finally {
      place.remove();
    }
  });
});

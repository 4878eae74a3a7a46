import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemoryGestan, memoryGestan } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { createFakeStore } from 'woo-gestan/testing';
import { type Bundled, bundled } from '../support/bundled.js';
import { firstSeed, isFull } from '../support/forms.js';
import { manyGestan, manySettings, mapPayments, shopOfMany } from './many-orders.js';
import { dump, seeded, testClock, world } from './shops.js';

const orders = isFull ? 1_000 : 40;
const kills = isFull ? 40 : 3;

let worker: Bundled;
beforeAll(async () => {
  worker = await bundled(fileURLToPath(new URL('./killed-worker.ts', import.meta.url)));
});
afterAll(() => worker.remove());

/**
 * When a process dies: at a call to Gestan, before or after it took effect, or some time after it
 * began to write.
 */
type Death =
  | { readonly at: 'before' | 'after'; readonly call: number }
  | { readonly at: 'time'; readonly ms: number };

const writes = new Set(['upsertContact', 'createPiece', 'createEntry', 'upsertProduct']);

/** A Gestan that outlives whoever calls it, over HTTP. `onCall` may end the caller. */
async function serveGestan(gestan: MemoryGestan, onCall: (at: 'before' | 'after', write: number) => boolean) {
  let writing = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const operation = (request.url ?? '').slice(1);
    const args = JSON.parse(Buffer.concat(chunks).toString()) as unknown[];
    const isWrite = writes.has(operation);
    if (isWrite) writing += 1;
    if (isWrite && onCall('before', writing)) return;
    try {
      const method = Reflect.get(gestan, operation) as (...args: unknown[]) => unknown;
      let value = await method.apply(gestan, args);
      if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value) {
        const rows: unknown[] = [];
        for await (const row of value as AsyncIterable<unknown>) rows.push(row);
        value = rows;
      }
      if (isWrite && onCall('after', writing)) return;
      response.end(JSON.stringify({ value }));
    } catch (error) {
      response.writeHead(500);
      response.end(String(error));
    }
  };
  // A call that breaks off belongs to a process that was killed.
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    newCaller: () => {
      writing = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Pieces, entries and contacts without what depends on the order in which they were made. */
function made({ state }: MemoryGestan) {
  const people = new Map(state.contacts.map(({ id, externalRef }) => [id, externalRef]));
  const byRef = <T extends { readonly externalRef?: string | undefined }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => ((a.externalRef ?? '') < (b.externalRef ?? '') ? -1 : 1));
  const plain = (
    row: object & { readonly contactId?: string | undefined; readonly externalRef?: string | undefined },
  ) => {
    const { id: _, number: __, contactId, ...rest } = row as Record<string, unknown>;
    return { ...rest, externalRef: row.externalRef, contact: people.get(contactId as string) };
  };
  return {
    pieces: byRef(state.pieces).map(plain),
    entries: byRef(state.entries).map(plain),
    contacts: byRef(state.contacts).map(({ id: _, modifiedAt: __, ...contact }) => contact),
    products: state.products.map(({ code }) => code).sort(),
  };
}

/** Imports all orders with processes that die one after another, and a last one that does not. */
async function importWith(deaths: readonly Death[]) {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead, sleep: async () => undefined };
  const store = createFakeStore({ shop: shopOfMany(orders), clock });
  const gestan = memoryGestan({ clock, ...manyGestan });
  const shop = await store.listen();
  let child: ChildProcess | undefined;
  let death: Death | undefined;
  let died = 0;
  const kill = () => {
    died += 1;
    child?.kill('SIGKILL');
    return true;
  };
  const served = await serveGestan(gestan, (at, write) => {
    if (death?.at === at && death.call === write) return kill();
    if (death?.at === 'time' && at === 'before' && write === 1) setTimeout(kill, death.ms);
    return child?.killed === true;
  });
  const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-'));
  const file = join(folder, 'sync.db');
  try {
    const live = async (when: Death | undefined) => {
      death = when;
      served.newCaller();
      const { consumerKey, consumerSecret } = store.keys.main;
      child = spawn(
        process.execPath,
        [worker.file, shop.url, served.url, file, consumerKey, consumerSecret, String(ahead)],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => {
          output += chunk;
        });
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
      // The place of a dead process is free again after half a minute.
      ahead += 31_000;
      return { code, signal, output };
    };
    for (const when of deaths) {
      const { signal, code, output } = await live(when);
      // One that was done before its time had come is no failure; any other end is.
      if (signal !== 'SIGKILL') expect({ code, output }).toMatchObject({ code: 0 });
    }
    const { code, output } = await live(undefined);
    expect({ code, output }).toMatchObject({ code: 0 });
    const [first, second] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(first).toMatchObject({ aborted: false, counts: { failed: 0, unsettled: 0 } });
    expect(second).toMatchObject({ aborted: false, counts: { done: 0, failed: 0, unsettled: 0 } });
    const storage = sqliteStorage(file, { clock });
    const kept = await dump(storage);
    await storage.close();
    const under = (part: string) =>
      Object.entries(kept).filter(([key]) => key.startsWith(`shop/main/${part}/`));
    const remembered = under('order').flatMap(([, value]) =>
      (value as { pieces: { externalRef: string; id: string }[] }).pieces.map(({ externalRef, id }) => [
        externalRef,
        id,
      ]),
    );
    return { died, gestan, open: under('intent').length, remembered };
  } finally {
    child?.kill('SIGKILL');
    await served.close();
    await shop.close();
    await rm(folder, { recursive: true });
  }
}

/** The same orders imported without being disturbed, in this process. */
async function undisturbed() {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  const sync = world({ shop: shopOfMany(orders), clock, gestan, settings: manySettings }).open();
  await mapPayments(sync);
  const { aborted } = await sync.run({ flows: ['orders'] });
  expect(aborted).toBe(false);
  return made(gestan);
}

test(
  `killed ${kills} times while it imports ${orders} orders, it makes exactly the pieces of an undisturbed import`,
  async () => {
    const random = seeded(2026 + firstSeed);
    // Each process gets to write some of the calls that are left: about three and a half an order.
    const share = (orders * 3.5) / (kills + 1);
    const deaths = Array.from({ length: kills }, (_, index): Death => {
      if (index % 3 === 2) return { at: 'time', ms: Math.floor(random() * share * 3) };
      return { at: index % 3 === 0 ? 'before' : 'after', call: 1 + Math.floor(random() * share * 1.6) };
    });
    const expected = await undisturbed();
    expect(expected.pieces.length).toBeGreaterThan(orders * 2);
    expect(expected.entries.length).toBeGreaterThan(orders / 2);
    const { died, gestan, open, remembered } = await importWith(deaths);
    expect(died).toBeGreaterThan(kills / 2);
    const got = made(gestan);
    expect(got.pieces.map(({ externalRef }) => externalRef)).toEqual(
      expected.pieces.map(({ externalRef }) => externalRef),
    );
    // Each by itself: of so many at once a difference would not be shown.
    for (const [index, piece] of got.pieces.entries()) expect(piece).toEqual(expected.pieces[index]);
    expect(got).toEqual(expected);
    expect(open).toBe(0);
    const { pieces } = gestan.state;
    expect(new Set(pieces.map(({ externalRef }) => externalRef)).size).toBe(pieces.length);
    // What is remembered of each piece is the piece there is.
    expect(remembered.sort()).toEqual(pieces.map(({ externalRef, id }) => [externalRef, id]).sort());
  },
  isFull ? 1_800_000 : 300_000,
);

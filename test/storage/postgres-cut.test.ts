import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { poolDriver } from '../../src/sql/postgres-drivers.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const packet = (kind: string, ...parts: readonly Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
};
const ready = [packet('R', int32(0)), packet('Z', Buffer.from('I'))];
const shutDown = packet(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

/** A server that lets a connection in and ends it in one packet, as one that is shut down does. */
async function cuttingServer(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([...ready, shutDown])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `postgres://woo@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`;
}

test('a connection that is cut in the packet that opened it ends the work, and not the process', async () => {
  const pool = new pg.Pool({ connectionString: await cuttingServer(), max: 2 });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => void uncaught.push(error);
  process.prependListener('uncaughtException', onUncaught);
  closing.push(() => process.removeListener('uncaughtException', onUncaught));
  const driver = poolDriver(pool, { lockTimeoutMs: 1_000 });
  const failure = { name: 'StorageError', code: 'storage.unavailable', retryable: true };
  const one = { text: 'SELECT 1', params: [] };
  for (let turn = 0; turn < 3; turn += 1) {
    const write = driver.write(function* () {
      return { result: yield one, rollback: false };
    });
    await expect(write).rejects.toMatchObject(failure);
    const read = driver.read(function* () {
      return yield one;
    });
    await expect(read).rejects.toMatchObject(failure);
  }
  expect(uncaught).toEqual([]);
});

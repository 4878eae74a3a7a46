import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** PostgreSQL's programs; a server of the test's own is started where they are named. */
export const pgBin = process.env.WOO_GESTAN_PG_BIN;

/** `nobody` on Debian and its relatives: the server refuses to run as root. */
const nobody = 65_534;

/** A PostgreSQL server of its own, which a test may kill. */
export interface Cluster {
  readonly url: string;
  /** The folder of its files. */
  readonly data: string;
  start(): Promise<void>;
  /** Ends the server and all its processes at once, as a power cut does. */
  kill(): Promise<void>;
  /** Stops it, and removes what it kept. */
  remove(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

export async function createCluster(bin: string): Promise<Cluster> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-pg-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  chmodSync(data, 0o700);
  if (isRoot) {
    chownSync(folder, nobody, nobody);
    chownSync(data, nobody, nobody);
  }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'woo', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr ?? made.error}`);
  const port = await freePort();
  const url = `postgres://woo@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  const isUp = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      // It is still starting, or recovering.
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const cluster: Cluster = {
    url,
    data,
    async start() {
      const child = spawn(
        join(bin, 'postgres'),
        ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
        { ...user, cwd: folder, stdio: 'ignore', detached: true },
      );
      server = child;
      for (;;) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
        if (await isUp()) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async kill() {
      const child = server;
      server = undefined;
      if (child?.pid === undefined) return;
      const ended = once(child, 'exit');
      // Its own process group: the server and what it forked.
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
    async remove() {
      await cluster.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}
